#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "base/random.h"
#include "base/test_record.h"
#include "learn/boosting.h"
#include "learn/extra_trees.h"
#include "learn/forest.h"

namespace crossfade::learn {
namespace {

using base::record_of;

constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();
constexpr std::size_t kRows = 600;
// Where the columns of the narrow matrix stand in the wide one; the others there are constant.
constexpr std::array<std::size_t, 7> kPlaces = {1, 2, 5, 6, 7, 8, 10};
constexpr std::size_t kWide = 12;

struct Problem {
  FeatureMatrix narrow{kRows, kPlaces.size()};
  FeatureMatrix wide{kRows, kWide};
  std::vector<double> target = std::vector<double>(kRows);
};

// Of the narrow columns the last is known in some rows alone, always as 3. The wide ones between
// them hold one number, nothing at all, or an infinity.
Problem make_problem() {
  Problem problem;
  base::Random random(4);
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t c = 0; c < kWide; ++c) {
      problem.wide.column(c)[r] = c == 0    ? 7
                                  : c == 11 ? std::numeric_limits<float>::infinity()
                                            : kMissing;
    }
    for (std::size_t c = 0; c < kPlaces.size(); ++c) {
      const bool is_last = c + 1 == kPlaces.size();
      const float value = is_last ? 3 : static_cast<float>(random.uniform());
      const float cell = random.uniform() < .2 ? kMissing : value;
      problem.narrow.column(c)[r] = problem.wide.column(kPlaces[c])[r] = cell;
      problem.target[r] += (std::isnan(cell) ? -.2 : cell * static_cast<double>(c));
    }
  }
  return problem;
}

// The same model, asking for the columns where the wide matrix has them.
TreeEnsemble widened(const TreeEnsemble& model) {
  std::vector<Tree> trees = model.trees();
  for (Tree& tree : trees) {
    for (TreeNode& node : tree.nodes) {
      if (!node.is_leaf()) node.feature = static_cast<std::uint16_t>(kPlaces[node.feature]);
    }
  }
  return TreeEnsemble(kWide, std::move(trees), model.offset(), model.factor());
}

TEST_CASE("a constant column changes nothing that is learnt") {
  const Problem problem = make_problem();
  const auto check = [&](const std::function<TreeEnsemble(const FeatureMatrix&)>& fit) {
    CHECK(record_of(fit(problem.wide)) == record_of(widened(fit(problem.narrow))));
  };
  for (const double share : {.25, .5, 1.0}) {
    check([&](const FeatureMatrix& features) {
      return fit_forest(features, problem.target, {.trees = 10, .column_share = share});
    });
    check([&](const FeatureMatrix& features) {
      return fit_extra_trees(BinnedMatrix(features, 1), problem.target,
                             {.trees = 10, .column_share = share});
    });
    check([&](const FeatureMatrix& features) {
      return fit_boosting(BinnedMatrix(features, 1), problem.target,
                          {.trees = 10, .column_share = share});
    });
  }
}

TEST_CASE("a column varies where two bins, or one and missing values, tell rows apart") {
  const BinnedMatrix binned(make_problem().wide, 2);
  CHECK(std::ranges::equal(binned.varying_columns(), kPlaces));
}

TEST_CASE("of constant columns alone every learner makes the mean") {
  FeatureMatrix features(4, 2);
  const std::vector<double> target = {1, 2, 3, 6};
  const std::vector<float> row = {5, 5};
  const BinnedMatrix binned(features, 1);
  // Forests and boosting draw rows: their means are of many samples.
  for (const TreeEnsemble& model :
       {fit_extra_trees(binned, target, {.trees = 2}), fit_boosting(binned, target, {.trees = 9}),
        fit_forest(features, target, {.trees = 99})}) {
    CHECK(model.predict_row(row) == doctest::Approx(3).epsilon(.1));
  }
}

}  // namespace
}  // namespace crossfade::learn
