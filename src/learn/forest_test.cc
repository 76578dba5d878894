#include "learn/forest.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/random.h"
#include "base/test_record.h"

namespace crossfade::learn {
namespace {

using base::record_of;

constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();
constexpr float kInfinity = std::numeric_limits<float>::infinity();

struct Problem {
  FeatureMatrix features;
  std::vector<double> target;
};

// Five columns, the last pure noise; one value in ten of the second is missing. The target follows
// the first three, with noise of variance .01.
Problem make_problem(std::size_t rows, std::uint64_t seed) {
  base::Random random(seed);
  Problem problem{FeatureMatrix(rows, 5), std::vector<double>(rows)};
  for (std::size_t r = 0; r < rows; ++r) {
    double x[5];
    for (std::size_t c = 0; c < 5; ++c) {
      x[c] = random.uniform();
      problem.features.column(c)[r] = static_cast<float>(x[c]);
    }
    if (random.uniform() < .1) problem.features.column(1)[r] = kMissing;
    problem.target[r] = std::sin(6 * x[0]) + x[1] + (x[2] > .5 ? 1 : 0) + .1 * random.normal();
  }
  return problem;
}

FeatureMatrix one_column(const std::vector<float>& values) {
  FeatureMatrix features(values.size(), 1);
  std::copy(values.begin(), values.end(), features.column(0).begin());
  return features;
}

std::vector<double> predict(const TreeEnsemble& model, const FeatureMatrix& features,
                            int threads = 1) {
  std::vector<double> out(features.rows());
  model.predict(features, out, threads);
  return out;
}

TreeEnsemble read_record(const std::string& bytes) {
  base::ByteReader in(bytes, "model.bin");
  return TreeEnsemble::read(in);
}

ForestOptions small_forest() {
  ForestOptions options;
  options.trees = 20;
  return options;
}

double r_squared(const std::vector<double>& truth, const std::vector<double>& predicted) {
  double mean = 0;
  for (const double value : truth) mean += value / static_cast<double>(truth.size());
  double left = 0;
  double all = 0;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    left += (truth[i] - predicted[i]) * (truth[i] - predicted[i]);
    all += (truth[i] - mean) * (truth[i] - mean);
  }
  return 1 - left / all;
}

TEST_CASE("a forest explains unseen rows of a smooth problem with missing values") {
  const Problem training = make_problem(3000, 1);
  const Problem fresh = make_problem(1000, 2);
  ForestOptions options;
  options.trees = 100;
  const TreeEnsemble model = fit_forest(training.features, training.target, options);
  CHECK(r_squared(fresh.target, predict(model, fresh.features)) > .95);
  options.column_share = .4;
  options.min_leaf_rows = 3;
  const TreeEnsemble drawn = fit_forest(training.features, training.target, options);
  CHECK(r_squared(fresh.target, predict(drawn, fresh.features)) > .93);
}

TEST_CASE("one, two and three threads give the same bytes") {
  const Problem problem = make_problem(1500, 3);
  for (const double share : {1.0, .5}) {
    ForestOptions options = small_forest();
    options.column_share = share;
    const TreeEnsemble one = fit_forest(problem.features, problem.target, options);
    const std::vector<double> predicted = predict(one, problem.features);
    for (const int threads : {2, 3}) {
      options.threads = threads;
      const TreeEnsemble many = fit_forest(problem.features, problem.target, options);
      CHECK(record_of(many) == record_of(one));
      CHECK(predict(one, problem.features, threads) == predicted);
    }
  }
}

TEST_CASE("another seed gives another forest") {
  const Problem problem = make_problem(300, 3);
  ForestOptions options = small_forest();
  const std::string first = record_of(fit_forest(problem.features, problem.target, options));
  options.seed = 2;
  CHECK(record_of(fit_forest(problem.features, problem.target, options)) != first);
}

TEST_CASE("one row is predicted to the same bytes as a batch") {
  const Problem problem = make_problem(700, 4);
  ForestOptions options = small_forest();
  options.trees = 37;  // not a multiple of the walks taken at once
  const TreeEnsemble model = fit_forest(problem.features, problem.target, options);
  const std::vector<double> batch = predict(model, problem.features);
  std::vector<float> row(problem.features.columns());
  for (std::size_t r = 0; r < problem.features.rows(); ++r) {
    for (std::size_t c = 0; c < row.size(); ++c) row[c] = problem.features.column(c)[r];
    CHECK(model.predict_row(row) == batch[r]);
  }
}

TEST_CASE("missing values go to the side that they resemble") {
  std::vector<float> values;
  std::vector<double> low_target;
  std::vector<double> high_target;
  for (int i = 0; i < 900; ++i) {
    const int kind = i % 3;
    values.push_back(kind == 2 ? kMissing : static_cast<float>(kind));
    low_target.push_back(kind == 1 ? 1 : 0);   // missing is like 0
    high_target.push_back(kind == 0 ? 0 : 1);  // missing is like 1
  }
  const FeatureMatrix features = one_column(values);
  const FeatureMatrix asked = one_column({0, 1, kMissing});
  const TreeEnsemble low = fit_forest(features, low_target, small_forest());
  CHECK(predict(low, asked) == std::vector<double>{0, 1, 0});
  const TreeEnsemble high = fit_forest(features, high_target, small_forest());
  CHECK(predict(high, asked) == std::vector<double>{0, 1, 1});
}

TEST_CASE("being missing can itself be what splits") {
  std::vector<float> values;
  std::vector<double> target;
  for (int i = 0; i < 300; ++i) {
    values.push_back(i % 4 == 0 ? kMissing : static_cast<float>(i % 7));
    target.push_back(i % 4 == 0 ? 5 : 2);
  }
  const TreeEnsemble model = fit_forest(one_column(values), target, small_forest());
  CHECK(predict(model, one_column({kMissing, 3, 100})) == std::vector<double>{5, 2, 2});
}

TEST_CASE("values missing only from later rows follow the heavier side") {
  std::vector<float> values;
  std::vector<double> target;
  for (int i = 0; i < 400; ++i) {
    values.push_back(i % 4 == 0 ? 1.f : 0.f);
    target.push_back(i % 4 == 0 ? 1 : 0);
  }
  const TreeEnsemble model = fit_forest(one_column(values), target, small_forest());
  CHECK(predict(model, one_column({kMissing})) == std::vector<double>{0});
}

TEST_CASE("columns without information leave the mean") {
  std::vector<double> target;
  for (int i = 0; i < 600; ++i) target.push_back(i % 2);
  for (const float value : {3.f, kMissing}) {
    FeatureMatrix features(600, 2);
    std::fill_n(features.column(0).begin(), 600, value);
    std::fill_n(features.column(1).begin(), 600, 0.f);
    const TreeEnsemble model = fit_forest(features, target, small_forest());
    const double predicted = predict(model, features)[0];
    CHECK(predicted > .45);
    CHECK(predicted < .55);
    CHECK(record_of(model).size() < 20 * 40);  // every tree a single leaf
  }
}

TEST_CASE("one row is its own forest") {
  const TreeEnsemble model = fit_forest(one_column({4}), std::vector<double>{2.5}, small_forest());
  CHECK(predict(model, one_column({4, -1, kMissing})) == std::vector<double>{2.5, 2.5, 2.5});
}

TEST_CASE("a single distinct target is predicted everywhere") {
  const Problem problem = make_problem(900, 5);
  const std::vector<double> target(900, 17.25);
  const TreeEnsemble model = fit_forest(problem.features, target, small_forest());
  for (const double value : predict(model, problem.features)) CHECK(value == 17.25);
}

TEST_CASE("a target of 0 and 1 gives probabilities") {
  const Problem problem = make_problem(1200, 6);
  std::vector<double> hit;
  for (const double value : problem.target) hit.push_back(value > 1.5 ? 1 : 0);
  const TreeEnsemble model = fit_forest(problem.features, hit, small_forest());
  const std::vector<double> predicted = predict(model, make_problem(500, 7).features);
  CHECK(*std::min_element(predicted.begin(), predicted.end()) >= 0);
  CHECK(*std::max_element(predicted.begin(), predicted.end()) <= 1);
  CHECK(r_squared(hit, predict(model, problem.features)) > .8);
}

TEST_CASE("infinities are ordered like any other value") {
  const std::vector<float> kinds = {-kInfinity, -3, 8, kInfinity};
  std::vector<float> values;
  std::vector<double> target;
  for (std::size_t i = 0; i < 800; ++i) {
    values.push_back(kinds[i % 4]);
    target.push_back(static_cast<double>(i % 4 * (i % 4)));
  }
  const TreeEnsemble model = fit_forest(one_column(values), target, small_forest());
  CHECK(predict(model, one_column(kinds)) == std::vector<double>{0, 1, 4, 9});
  CHECK(predict(read_record(record_of(model)), one_column(kinds)) ==
        std::vector<double>{0, 1, 4, 9});
}

TEST_CASE("a matrix binned beforehand gives the same forest") {
  const Problem problem = make_problem(500, 3);
  const ForestOptions options{.trees = 5};
  const TreeEnsemble straight = fit_forest(problem.features, problem.target, options);
  const TreeEnsemble binned =
      fit_forest(BinnedMatrix(problem.features, 1), problem.target, options);
  CHECK(record_of(straight) == record_of(binned));
}

TEST_CASE("the targets of held-out rows change nothing") {
  Problem problem = make_problem(500, 4);
  const BinnedMatrix binned(problem.features, 1);
  std::vector<std::size_t> held_out;
  for (std::size_t row = 0; row < 500; row += 4) held_out.push_back(row);
  const ForestOptions options{.trees = 5};
  const TreeEnsemble before = fit_forest(binned, problem.target, options, held_out);
  for (const std::size_t row : held_out) problem.target[row] = 1e9;
  CHECK(record_of(before) == record_of(fit_forest(binned, problem.target, options, held_out)));
  CHECK(record_of(before) != record_of(fit_forest(binned, problem.target, options)));
}

TEST_CASE("a forest refuses to learn from nothing") {
  CHECK_THROWS_AS(fit_forest(FeatureMatrix(0, 3), {}, {}), base::Error);
  CHECK_THROWS_AS(fit_forest(FeatureMatrix(3, 0), std::vector<double>(3), {}), base::Error);
}

TEST_CASE("a saved forest predicts the same") {
  const Problem problem = make_problem(600, 8);
  const TreeEnsemble model = fit_forest(problem.features, problem.target, small_forest());
  const std::string bytes = record_of(model);
  const TreeEnsemble read = read_record(bytes);
  CHECK(predict(read, problem.features) == predict(model, problem.features));
  CHECK(read.tree_count() == 20);
  CHECK(read.column_count() == 5);
  CHECK(record_of(read) == bytes);
}

TEST_CASE("a record cut off anywhere is refused") {
  const Problem problem = make_problem(60, 9);
  ForestOptions options = small_forest();
  options.trees = 3;
  const std::string bytes = record_of(fit_forest(problem.features, problem.target, options));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK_THROWS_AS(read_record(bytes.substr(0, size)), base::Error);
  }
}

TEST_CASE("an altered record is refused or still predicts safely") {
  const Problem problem = make_problem(60, 10);
  ForestOptions options = small_forest();
  options.trees = 2;
  const std::string bytes = record_of(fit_forest(problem.features, problem.target, options));
  std::size_t refused = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (const int flip : {0x01, 0x80, 0xff}) {
      std::string altered = bytes;
      altered[i] = static_cast<char>(altered[i] ^ flip);
      try {
        const TreeEnsemble model = read_record(altered);
        if (model.column_count() == 5) predict(model, problem.features);
      } catch (const base::Error&) {
        ++refused;
      }
    }
  }
  CHECK(refused > bytes.size() / 4);
}

TEST_CASE("a tree of one very long branch is read and walked") {
  Tree tree;
  constexpr std::size_t kDepth = 50000;
  for (std::size_t i = 0; i < kDepth; ++i) {
    const std::size_t node = tree.append_split(0, static_cast<float>(kDepth - i), false);
    tree.nodes[node].right = static_cast<std::uint32_t>(2 * (kDepth - i));
  }
  for (std::size_t i = 0; i <= kDepth; ++i) tree.append_leaf(static_cast<float>(i), 1);
  tree.sum_covers();
  const TreeEnsemble model = read_record(record_of(TreeEnsemble(1, {tree}, 0, 1)));
  const Tree read = model.trees()[0];
  CHECK(read.nodes[kDepth - 1].right == 2);
  CHECK(read.covers == tree.covers);
  CHECK(read.covers[0] == kDepth + 1);
  CHECK(model.predict_row(std::vector<float>{-1}) == 0);
  CHECK(model.predict_row(std::vector<float>{kDepth}) == kDepth - 1);
  CHECK(model.predict_row(std::vector<float>{kDepth + 1}) == kDepth);
}

}  // namespace
}  // namespace crossfade::learn
