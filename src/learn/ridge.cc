// Ridge regression by the eigenvectors of the correlation matrix.
//
// With standardised columns Z (n rows) and a centred target y the weights minimise
// |y - Z w|^2 / n + penalty |w|^2. In the eigenvectors of Z'Z / n, with values d_i and
// c_i = v_i' Z'y / n, they are c_i / (d_i + penalty): after one decomposition every penalty costs
// only a sum. What a penalty leaves unexplained is
//   rest = |y|^2 / n - sum c_i^2 (d_i + 2 penalty) / (d_i + penalty)^2,
// its effective number of parameters 1 + sum d_i / (d_i + penalty), and generalised
// cross-validation (Golub, Heath and Wahba 1979) takes the least rest / (1 - parameters / n)^2: the
// error of leaving rows out one by one, with their leverages made equal.
//
// Directions in which the columns hardly vary are left out altogether (d_i below 1e-11 of the
// largest, which is where rounding of the sums begins), so that columns which combine to others are
// safe without any penalty.
#include "learn/ridge.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/check.h"
#include "base/error.h"
#include "stats/linear_algebra.h"
#include "stats/summary.h"

namespace crossfade::learn {
namespace {

constexpr double kLeastDirection = 1e-11;
constexpr int kStepsPerDecade = 4;
constexpr int kLeastExponent = -5;
constexpr int kLargestExponent = 2;

// Means and standard deviations of the known values; a deviation of 0 marks a constant column.
struct Standard {
  std::vector<double> means;
  std::vector<double> deviations;
};

// Writes the standardised columns to `z`: missing and constant become 0.
Standard standardise(const FeatureMatrix& features, stats::DenseMatrix& z) {
  Standard standard;
  for (std::size_t c = 0; c < features.columns(); ++c) {
    const std::span<double> column = z.column(c);
    double sum = 0;
    std::size_t known = 0;
    for (const float value : features.column(c)) {
      if (!std::isfinite(value)) continue;
      sum += value;
      ++known;
    }
    const double mean = known > 0 ? sum / static_cast<double>(known) : 0;
    double squares = 0;
    for (std::size_t r = 0; r < column.size(); ++r) {
      const float value = features.column(c)[r];
      column[r] = std::isfinite(value) ? value - mean : 0;
      squares += column[r] * column[r];
    }
    // A constant column's mean may be off by rounding, its deviation then too.
    double deviation = std::sqrt(squares / static_cast<double>(column.size()));
    if (!(deviation > 1e-12 * std::abs(mean))) deviation = 0;
    for (double& value : column) value = deviation > 0 ? value / deviation : 0;
    standard.means.push_back(mean);
    standard.deviations.push_back(deviation);
  }
  return standard;
}

// The regression in the eigenvectors of the columns' correlation matrix.
struct Directions {
  stats::DenseMatrix vectors;
  std::vector<double> variances;    // d, those kept, largest first
  std::vector<double> covariances;  // c
  double target_variance = 0;
  double rows = 0;
};

Directions find_directions(const stats::DenseMatrix& z, std::span<const double> centred) {
  Directions found;
  found.rows = static_cast<double>(z.rows);
  stats::DenseMatrix correlations = stats::gram(z);
  for (double& value : correlations.values) value /= found.rows;
  stats::SymmetricEigen eigen = stats::symmetric_eigen(correlations);
  std::vector<double> with_target(z.columns);
  for (std::size_t c = 0; c < z.columns; ++c) {
    double sum = 0;
    for (std::size_t r = 0; r < z.rows; ++r) sum += z.column(c)[r] * centred[r];
    with_target[c] = sum / found.rows;
  }
  for (const double value : centred) found.target_variance += value * value / found.rows;
  for (std::size_t i = 0; i < z.columns; ++i) {
    if (!(eigen.values[i] > kLeastDirection * eigen.values[0])) break;
    double covariance = 0;
    for (std::size_t c = 0; c < z.columns; ++c) {
      covariance += eigen.vectors.at(c, i) * with_target[c];
    }
    found.variances.push_back(eigen.values[i]);
    found.covariances.push_back(covariance);
  }
  found.vectors = std::move(eigen.vectors);
  return found;
}

// The generalised cross-validation error; infinite where no row would be left to judge.
double expected_error(const Directions& found, double penalty) {
  double rest = found.target_variance;
  double parameters = 1;
  for (std::size_t i = 0; i < found.variances.size(); ++i) {
    const double d = found.variances[i];
    const double c = found.covariances[i];
    rest -= c * c * (d + 2 * penalty) / ((d + penalty) * (d + penalty));
    parameters += d / (d + penalty);
  }
  const double left = 1 - parameters / found.rows;
  if (!(left > 0)) return std::numeric_limits<double>::infinity();
  return std::max(0.0, rest) / (left * left);
}

// Of equally good penalties the largest.
double choose_penalty(const Directions& found) {
  double best = std::pow(10, kLargestExponent);
  double least = expected_error(found, best);
  for (int step = kLargestExponent * kStepsPerDecade - 1; step >= kLeastExponent * kStepsPerDecade;
       --step) {
    const double penalty = std::pow(10, static_cast<double>(step) / kStepsPerDecade);
    const double error = expected_error(found, penalty);
    if (error < least) {
      least = error;
      best = penalty;
    }
  }
  return best;
}

}  // namespace

void RidgeModel::predict(const FeatureMatrix& features, std::span<double> out) const {
  CF_CHECK(features.columns() == slopes_.size() && out.size() == features.rows());
  std::fill(out.begin(), out.end(), target_mean_);
  for (std::size_t c = 0; c < slopes_.size(); ++c) {
    const std::span<const float> column = features.column(c);
    for (std::size_t r = 0; r < out.size(); ++r) {
      if (std::isfinite(column[r])) out[r] += slopes_[c] * (column[r] - column_means_[c]);
    }
  }
}

double RidgeModel::predict_row(std::span<const float> row) const {
  CF_CHECK(row.size() == slopes_.size());
  double predicted = target_mean_;
  for (std::size_t c = 0; c < slopes_.size(); ++c) {
    if (std::isfinite(row[c])) predicted += slopes_[c] * (row[c] - column_means_[c]);
  }
  return predicted;
}

void RidgeModel::write(base::ByteWriter& out) const {
  out.put(penalty_);
  out.put(target_mean_);
  out.put_vector<double>(column_means_);
  out.put_vector<double>(slopes_);
}

RidgeModel RidgeModel::read(base::ByteReader& in) {
  RidgeModel model;
  model.penalty_ = in.get<double>();
  model.target_mean_ = in.get<double>();
  model.column_means_ = in.get_vector<double>();
  model.slopes_ = in.get_vector<double>();
  const auto finite = [](double value) { return std::isfinite(value); };
  if (model.column_means_.size() != model.slopes_.size() || !finite(model.target_mean_) ||
      !std::ranges::all_of(model.column_means_, finite) ||
      !std::ranges::all_of(model.slopes_, finite)) {
    throw base::Error(base::ErrorKind::kInputRefused, "holds a damaged linear model",
                      {in.file(), 0, 0}, "train the models again");
  }
  return model;
}

RidgeModel fit_ridge(const FeatureMatrix& features, std::span<const double> target,
                     const RidgeOptions& options) {
  CF_CHECK(target.size() == features.rows());
  CF_CHECK(!options.penalty || *options.penalty >= 0);
  if (features.rows() == 0) {
    throw base::Error(base::ErrorKind::kInputRefused, "a linear model needs rows to learn from", {},
                      "import tracks with streams and views");
  }
  RidgeModel model;
  model.target_mean_ = stats::mean(target);
  std::vector<double> centred(target.begin(), target.end());
  for (double& value : centred) value -= model.target_mean_;
  stats::DenseMatrix z(features.rows(), features.columns());
  Standard standard = standardise(features, z);
  const Directions found = find_directions(z, centred);

  model.penalty_ = options.penalty ? *options.penalty : choose_penalty(found);
  model.slopes_.resize(features.columns());
  for (std::size_t i = 0; i < found.variances.size(); ++i) {
    const double along = found.covariances[i] / (found.variances[i] + model.penalty_);
    for (std::size_t c = 0; c < features.columns(); ++c) {
      if (standard.deviations[c] > 0) {
        model.slopes_[c] += along * found.vectors.at(c, i) / standard.deviations[c];
      }
    }
  }
  model.column_means_ = std::move(standard.means);
  return model;
}

}  // namespace crossfade::learn
