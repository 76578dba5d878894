// Logistic calibration (Platt 1999), for several scores at once.
//
// The log-loss of p = sigmoid(a + sum b_s score_s) is convex in a and b. Each step of Newton's
// method is a weighted least squares problem: weights v = p (1 - p), target z = current log-odds +
// (t - p) / v. Its intercept is taken out by centring on the weighted means, which leaves a
// non-negative least squares problem in b, so that the bound holds at every step. Where a step does
// not lower the loss (far from the optimum, or v near 0) it is halved; both ends of it keep the
// bound, hence so does all between.
//
// Truths are drawn in a little from 0 and 1 (Platt's targets: what a uniform prior on the rate of
// each class would expect), so the optimum is finite even where a score separates the classes.
#include "learn/calibration.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "base/error.h"
#include "stats/linear_algebra.h"
#include "stats/non_negative.h"

namespace crossfade::learn {
namespace {

constexpr int kMostSteps = 200;
constexpr int kMostHalvings = 40;
// Keeps the weighted problem finite where a row is certain.
constexpr double kLeastCurvature = 1e-10;

// log(1 + exp(x)), without overflow.
double softplus(double x) { return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x))); }

struct Line {
  double intercept = 0;
  std::vector<double> weights;
};

class LogisticFit {
 public:
  LogisticFit(std::span<const std::vector<double>> scores, std::span<const double> truth)
      : scores_(scores), targets_(truth.size()), log_odds_(truth.size()) {
    double hits = 0;
    for (const double value : truth) hits += value;
    const double others = static_cast<double>(truth.size()) - hits;
    double mean = 0;
    for (std::size_t r = 0; r < truth.size(); ++r) {
      targets_[r] = truth[r] > 0 ? (hits + 1) / (hits + 2) : 1 / (others + 2);
      mean += targets_[r] / static_cast<double>(truth.size());
    }
    line_ = {std::log(mean / (1 - mean)), std::vector<double>(scores.size())};
    loss_ = loss(line_);
  }

  Line fit() {
    for (int step = 0; step < kMostSteps; ++step) {
      Line next = newton_target();
      const double before = loss_;
      for (int halving = 0; halving < kMostHalvings; ++halving) {
        const double reached = loss(next);
        if (reached <= loss_) {
          line_ = next;
          loss_ = reached;
          break;
        }
        next.intercept = (next.intercept + line_.intercept) / 2;
        for (std::size_t s = 0; s < next.weights.size(); ++s) {
          next.weights[s] = (next.weights[s] + line_.weights[s]) / 2;
        }
      }
      if (!(before - loss_ > 1e-14 * before)) break;
    }
    return line_;
  }

 private:
  void set_log_odds(const Line& line) {
    std::fill(log_odds_.begin(), log_odds_.end(), line.intercept);
    for (std::size_t s = 0; s < scores_.size(); ++s) {
      for (std::size_t r = 0; r < log_odds_.size(); ++r) {
        log_odds_[r] += line.weights[s] * scores_[s][r];
      }
    }
  }

  double loss(const Line& line) {
    set_log_odds(line);
    double sum = 0;
    for (std::size_t r = 0; r < targets_.size(); ++r) {
      sum += softplus(log_odds_[r]) - targets_[r] * log_odds_[r];
    }
    return sum;
  }

  // The optimum of the loss's second-order approximation at line_.
  Line newton_target() {
    set_log_odds(line_);
    const std::size_t rows = targets_.size();
    const std::size_t count = scores_.size();
    std::vector<double> root(rows);    // of the curvature
    std::vector<double> target(rows);  // of the weighted problem
    std::vector<double> means(count);
    double total = 0;
    double target_mean = 0;
    for (std::size_t r = 0; r < rows; ++r) {
      const double p = sigmoid(log_odds_[r]);
      const double curvature = std::max(kLeastCurvature, p * (1 - p));
      root[r] = std::sqrt(curvature);
      target[r] = log_odds_[r] + (targets_[r] - p) / curvature;
      total += curvature;
      target_mean += curvature * target[r];
      for (std::size_t s = 0; s < count; ++s) means[s] += curvature * scores_[s][r];
    }
    target_mean /= total;
    stats::DenseMatrix centred(rows, count);
    std::vector<double> right(count);
    for (std::size_t s = 0; s < count; ++s) {
      means[s] /= total;
      for (std::size_t r = 0; r < rows; ++r) {
        centred.column(s)[r] = root[r] * (scores_[s][r] - means[s]);
        right[s] += centred.column(s)[r] * root[r] * (target[r] - target_mean);
      }
    }
    Line next{target_mean, stats::solve_non_negative(stats::gram(centred), right)};
    for (std::size_t s = 0; s < count; ++s) next.intercept -= next.weights[s] * means[s];
    return next;
  }

  std::span<const std::vector<double>> scores_;
  std::vector<double> targets_;
  std::vector<double> log_odds_;
  Line line_;
  double loss_ = 0;
};

}  // namespace

double sigmoid(double log_odds) {
  const double small = std::exp(-std::abs(log_odds));
  return (log_odds >= 0 ? 1 : small) / (1 + small);
}

double Calibration::probability(std::span<const double> scores) const {
  CF_CHECK(scores.size() == weights_.size());
  double log_odds = intercept_;
  for (std::size_t s = 0; s < weights_.size(); ++s) log_odds += weights_[s] * scores[s];
  return sigmoid(log_odds);
}

void Calibration::write(base::ByteWriter& out) const {
  out.put(intercept_);
  out.put_vector<double>(weights_);
}

Calibration Calibration::read(base::ByteReader& in) {
  Calibration calibration;
  calibration.intercept_ = in.get<double>();
  calibration.weights_ = in.get_vector<double>();
  const auto sound = [](double weight) { return std::isfinite(weight) && weight >= 0; };
  if (!std::isfinite(calibration.intercept_) || !std::ranges::all_of(calibration.weights_, sound)) {
    throw base::Error(base::ErrorKind::kInputRefused, "holds a damaged calibration",
                      {in.file(), 0, 0}, "train the models again");
  }
  return calibration;
}

Calibration fit_calibration(std::span<const std::vector<double>> scores,
                            std::span<const double> truth) {
  for (const std::vector<double>& score : scores) CF_CHECK(score.size() == truth.size());
  if (truth.empty()) {
    throw base::Error(base::ErrorKind::kInputRefused, "a calibration needs rows to learn from", {},
                      "import tracks with streams and views");
  }
  const Line line = LogisticFit(scores, truth).fit();
  Calibration calibration;
  calibration.intercept_ = line.intercept;
  calibration.weights_ = line.weights;
  return calibration;
}

}  // namespace crossfade::learn
