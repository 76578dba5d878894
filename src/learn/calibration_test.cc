#include "learn/calibration.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/random.h"

namespace crossfade::learn {
namespace {

using Scores = std::vector<std::vector<double>>;

double log_odds(double probability) { return std::log(probability / (1 - probability)); }

struct Problem {
  Scores scores;
  std::vector<double> truth;
};

// Truths drawn with the log-odds -1 + 0.7 x score 0 + 0.3 x score 1.
Problem make_problem(std::size_t rows, std::uint64_t seed) {
  Problem problem{Scores(2), {}};
  base::Random random(seed);
  for (std::size_t r = 0; r < rows; ++r) {
    problem.scores[0].push_back(2 * random.normal());
    problem.scores[1].push_back(problem.scores[0][r] + 3 * random.normal());
    const double p = sigmoid(-1 + .7 * problem.scores[0][r] + .3 * problem.scores[1][r]);
    problem.truth.push_back(random.uniform() < p ? 1 : 0);
  }
  return problem;
}

// Slopes of the log-loss with Platt's targets: for the intercept, then for each weight.
std::vector<double> loss_slopes(const Problem& problem, const Calibration& calibration) {
  const auto hits =
      static_cast<double>(std::count(problem.truth.begin(), problem.truth.end(), 1.0));
  const double others = static_cast<double>(problem.truth.size()) - hits;
  std::vector<double> slopes(problem.scores.size() + 1);
  for (std::size_t r = 0; r < problem.truth.size(); ++r) {
    std::vector<double> row;
    for (const std::vector<double>& score : problem.scores) row.push_back(score[r]);
    const double target = problem.truth[r] > 0 ? (hits + 1) / (hits + 2) : 1 / (others + 2);
    const double rest = calibration.probability(row) - target;
    slopes[0] += rest;
    for (std::size_t s = 0; s < row.size(); ++s) slopes[s + 1] += rest * row[s];
  }
  return slopes;
}

TEST_CASE("the sigmoid neither overflows nor leaves 0 to 1") {
  CHECK(sigmoid(0) == .5);
  CHECK(sigmoid(std::log(3.0)) == doctest::Approx(.75));
  CHECK(sigmoid(-std::log(3.0)) == doctest::Approx(.25));
  CHECK(sigmoid(5000) == 1);
  CHECK(sigmoid(-5000) == 0);
}

TEST_CASE("with two scores the probabilities are Platt's targets' means") {
  // Score 0: 1 hit of 4 rows. Score 2: 3 hits of 5. So 4 hits, 5 others.
  const Scores scores = {{0, 0, 0, 0, 2, 2, 2, 2, 2}};
  const std::vector<double> truth = {1, 0, 0, 0, 1, 1, 1, 0, 0};
  const double hit = 5. / 6;
  const double other = 1. / 7;
  const Calibration calibration = fit_calibration(scores, truth);
  CHECK(calibration.probability(std::vector<double>{0}) ==
        doctest::Approx((hit + 3 * other) / 4).epsilon(1e-9));
  CHECK(calibration.probability(std::vector<double>{2}) ==
        doctest::Approx((3 * hit + 2 * other) / 5).epsilon(1e-9));
  CHECK(calibration.intercept() == doctest::Approx(log_odds((hit + 3 * other) / 4)));
}

TEST_CASE("the loss is level in every free weight and rises with every held one") {
  int held = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Problem problem = make_problem(300, seed);
    problem.scores.emplace_back();
    base::Random random(seed + 100);
    for (std::size_t r = 0; r < 300; ++r) problem.scores[2].push_back(random.normal());
    const Calibration calibration = fit_calibration(problem.scores, problem.truth);
    const std::vector<double> slopes = loss_slopes(problem, calibration);
    CHECK(std::abs(slopes[0]) < 1e-6);
    for (std::size_t s = 0; s < 3; ++s) {
      const bool is_held = calibration.weights()[s] == 0;
      held += is_held ? 1 : 0;
      CHECK(calibration.weights()[s] >= 0);
      CHECK(slopes[s + 1] > -1e-6);
      if (!is_held) CHECK(slopes[s + 1] < 1e-6);
    }
  }
  CHECK(held > 3);
  CHECK(held < 20);
}

TEST_CASE("many rows give back the log-odds that they were drawn with") {
  const Problem problem = make_problem(40000, 21);
  const Calibration calibration = fit_calibration(problem.scores, problem.truth);
  CHECK(calibration.intercept() == doctest::Approx(-1).epsilon(.06));
  CHECK(calibration.weights()[0] == doctest::Approx(.7).epsilon(.06));
  CHECK(calibration.weights()[1] == doctest::Approx(.3).epsilon(.06));
}

TEST_CASE("scores that separate hits from the rest give finite weights") {
  for (const double scale : {1e-3, 1.0, 1e3}) {
    Problem problem{Scores(1), {}};
    for (int r = -50; r < 50; ++r) {
      problem.scores[0].push_back((r + .5) * scale);
      problem.truth.push_back(r >= 0 ? 1 : 0);
    }
    const Calibration calibration = fit_calibration(problem.scores, problem.truth);
    CHECK(std::isfinite(calibration.weights()[0]));
    CHECK(calibration.weights()[0] > 0);
    CHECK(std::abs(loss_slopes(problem, calibration)[1]) < 1e-5 * scale);
    const double high = calibration.probability(std::vector<double>{25 * scale});
    CHECK(high > .95);
    CHECK(high < 1);
  }
}

TEST_CASE("a score that ranks the wrong way leaves the base rate") {
  const Scores scores = {{4, 3, 2, 1}};
  const std::vector<double> truth = {0, 0, 1, 1};
  const Calibration calibration = fit_calibration(scores, truth);
  CHECK(calibration.weights()[0] == 0);
  CHECK(calibration.probability(std::vector<double>{9}) == doctest::Approx(.5));
}

TEST_CASE("rows of one kind give a probability short of certainty") {
  const Scores scores = {{1, 2, 3}};
  const auto at = [](const Calibration& fitted) {
    return fitted.probability(std::vector<double>{2});
  };
  CHECK(at(fit_calibration(scores, std::vector<double>{0, 0, 0})) == doctest::Approx(.2));
  CHECK(at(fit_calibration(scores, std::vector<double>{1, 1, 1})) == doctest::Approx(.8));
  CHECK_THROWS_AS(fit_calibration(Scores(1), {}), base::Error);
}

TEST_CASE("a saved calibration gives the same probability, a damaged one is refused") {
  const Problem problem = make_problem(200, 22);
  const Calibration calibration = fit_calibration(problem.scores, problem.truth);
  base::ByteWriter out;
  calibration.write(out);
  base::ByteReader in(out.bytes(), "calibration.bin");
  const Calibration read = Calibration::read(in);
  CHECK(in.at_end());
  const std::vector<double> row = {.3, -2};
  CHECK(read.probability(row) == calibration.probability(row));
  for (std::size_t size = 0; size < out.bytes().size(); ++size) {
    base::ByteReader cut(std::string_view(out.bytes()).substr(0, size), "calibration.bin");
    CHECK_THROWS_AS(Calibration::read(cut), base::Error);
  }
  base::ByteWriter infinite;
  infinite.put(std::numeric_limits<double>::infinity());
  infinite.put_vector<double>(std::vector<double>{1});
  base::ByteReader bad(infinite.bytes(), "calibration.bin");
  CHECK_THROWS_AS(Calibration::read(bad), base::Error);
}

}  // namespace
}  // namespace crossfade::learn
