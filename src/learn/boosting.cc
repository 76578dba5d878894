// Gradient boosting (Friedman 2001): every tree takes a step of second order down the loss (Chen
// and Guestrin 2016) from where the trees before it came to. Rows and columns are drawn afresh for
// each tree (Friedman 2002). How one tree grows stands in leaf_wise_grower.cc.
//
// The derivatives are rounded to whole numbers before they are summed, as many bits as leave room
// for all rows (22 at most, against a noise of the target that is a million times larger): sums are
// then exact in any order.
#include "learn/boosting.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "base/check.h"
#include "base/error.h"
#include "learn/column_draw.h"
#include "learn/leaf_wise_grower.h"

namespace crossfade::learn {
namespace {

// Rounds to whole numbers of `unit` steps, which the largest value fills to `bits`; sets `unit`.
void quantise(std::span<const double> values, int bits, std::vector<std::int32_t>& out,
              double& unit) {
  double most = 0;
  for (const double value : values) most = std::max(most, std::abs(value));
  unit = most > 0 ? std::ldexp(most, -bits) : 1;
  const double steps = 1 / unit;
  for (std::size_t i = 0; i < values.size(); ++i) {
    // Adding and taking away 1.5 x 2^52 rounds to a whole number, ties to even.
    constexpr double kRounder = 6755399441055744.0;
    out[i] = static_cast<std::int32_t>(values[i] * steps + kRounder - kRounder);
  }
}

double mean_at(std::span<const double> values, std::span<const std::uint32_t> rows) {
  double sum = 0;
  for (const std::uint32_t row : rows) sum += values[row];
  return sum / static_cast<double>(rows.size());
}

// What the model answers before its first tree.
double start_of(Loss loss, double mean, std::size_t rows) {
  if (loss == Loss::kSquared) return mean;
  // Half a row of doubt keeps the log-odds finite where all rows are alike.
  const double doubt = 0.5 / (static_cast<double>(rows) + 1);
  const double share = std::clamp(mean, doubt, 1 - doubt);
  return std::log(share / (1 - share));
}

class Booster {
 public:
  Booster(const BinnedMatrix& features, std::span<const double> target,
          const BoostingOptions& options, std::span<const std::size_t> held_out)
      : options_(options),
        target_(target),
        held_out_(held_out),
        random_(options.seed),
        grower_(features, {.leaves = static_cast<std::size_t>(options.leaves),
                           .min_leaf_rows = static_cast<std::uint32_t>(options.min_leaf_rows),
                           .l2 = options.l2,
                           .columns_tried =
                               share_of(options.column_share, features.varying_columns().size())}),
        first_(target.size()),
        second_(options.loss == Loss::kLogistic ? target.size() : 0),
        derivative_(target.size()),
        curvature_(second_.size()),
        // First derivatives are packed above the row count, and must leave room for their sum.
        bits_(std::min(
            22, 62 - SplitSums::kCountBits - static_cast<int>(std::bit_width(target.size())))) {
    std::vector<bool> is_held_out(target.size());
    for (const std::size_t place : held_out) is_held_out[place] = true;
    for (std::uint32_t row = 0; row < target.size(); ++row) {
      if (!is_held_out[row]) learnt_.push_back(row);
    }
    CF_CHECK(learnt_.size() + held_out.size() == target.size());
  }

  TreeEnsemble fit(std::size_t columns) {
    const double start = start_of(options_.loss, mean_at(target_, learnt_), learnt_.size());
    scores_.assign(target_.size(), start);
    std::vector<Tree> trees;
    std::size_t best_trees = 0;
    double best_loss = options_.patience > 0 ? held_out_loss() : 0;
    while (trees.size() < static_cast<std::size_t>(options_.trees)) {
      trees.push_back(grow());
      if (options_.patience == 0) continue;
      if (const double loss = held_out_loss(); loss < best_loss) {
        best_loss = loss;
        best_trees = trees.size();
      }
      if (trees.size() >= best_trees + static_cast<std::size_t>(options_.patience)) break;
    }
    // A model needs a tree; one leaf's worth is the least.
    if (options_.patience > 0) trees.resize(std::max<std::size_t>(best_trees, 1));
    return {columns, std::move(trees), start, 1};
  }

 private:
  Tree grow() {
    Gradients gradients{first_, second_};
    set_derivatives();
    // What is held out must not even set the steps in which derivatives are rounded.
    for (const std::size_t place : held_out_) derivative_[place] = 0;
    quantise(derivative_, bits_, first_, gradients.first_unit);
    if (!second_.empty()) quantise(curvature_, bits_, second_, gradients.second_unit);
    return grower_.grow(draw_rows(), gradients, options_.rate, random_, scores_);
  }

  void set_derivatives() {
    if (options_.loss == Loss::kSquared) {
      for (std::size_t i = 0; i < target_.size(); ++i) derivative_[i] = scores_[i] - target_[i];
      return;
    }
    for (std::size_t i = 0; i < target_.size(); ++i) {
      const double probability = 1 / (1 + std::exp(-scores_[i]));
      derivative_[i] = probability - target_[i];
      curvature_[i] = probability * (1 - probability);
    }
  }

  // Hands the grower all rows: first those it grows on, a share of what is learnt from, drawn
  // without replacement; last what is held out. Returns how many were drawn. Without a branch on
  // which ones are: until it is known, a row stands in both places.
  std::size_t draw_rows() {
    const std::span<std::uint32_t> rows = grower_.rows();
    const std::size_t drawn = share_of(options_.row_share, learnt_.size());
    std::ranges::copy(held_out_, rows.begin() + static_cast<std::ptrdiff_t>(learnt_.size()));
    if (drawn == learnt_.size()) {
      std::ranges::copy(learnt_, rows.begin());
      return drawn;
    }
    std::size_t front = 0;
    std::size_t left = learnt_.size();
    for (const std::uint32_t row : learnt_) {
      const bool is_drawn = random_.below(static_cast<std::uint32_t>(left)) < drawn - front;
      rows[front] = row;
      rows[front + left - 1] = row;
      front += is_drawn ? 1 : 0;
      --left;
    }
    return drawn;
  }

  double held_out_loss() const {
    double loss = 0;
    for (const std::size_t i : held_out_) {
      if (options_.loss == Loss::kSquared) {
        loss += (scores_[i] - target_[i]) * (scores_[i] - target_[i]);
      } else {
        loss += std::log1p(std::exp(target_[i] > 0.5 ? -scores_[i] : scores_[i]));
      }
    }
    return loss;
  }

  const BoostingOptions& options_;
  std::span<const double> target_;
  std::span<const std::size_t> held_out_;
  base::Random random_;
  LeafWiseGrower grower_;
  std::vector<std::uint32_t> learnt_;
  std::vector<double> scores_;
  std::vector<std::int32_t> first_;
  std::vector<std::int32_t> second_;
  std::vector<double> derivative_;
  std::vector<double> curvature_;
  int bits_;
};

}  // namespace

TreeEnsemble fit_boosting(const BinnedMatrix& features, std::span<const double> target,
                          const BoostingOptions& options, std::span<const std::size_t> held_out) {
  CF_CHECK(target.size() == features.rows());
  CF_CHECK(options.trees > 0 && options.leaves > 1 && options.min_leaf_rows > 0);
  CF_CHECK(options.rate > 0 && options.l2 >= 0);
  CF_CHECK(options.row_share > 0 && options.row_share <= 1);
  CF_CHECK(options.column_share > 0 && options.column_share <= 1);
  CF_CHECK(options.patience == 0 || !held_out.empty());
  CF_CHECK(features.columns() <= Tree::kMostColumns);
  if (features.rows() <= held_out.size() || features.columns() == 0) {
    throw base::Error(base::ErrorKind::kInputRefused,
                      "boosting needs rows and columns to learn from", {},
                      "import tracks with streams, views and audio features");
  }
  return Booster(features, target, options, held_out).fit(features.columns());
}

}  // namespace crossfade::learn
