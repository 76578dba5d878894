#include "stats/non_negative.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/random.h"

namespace crossfade::stats {
namespace {

struct Problem {
  DenseMatrix columns;
  std::vector<double> target;
};

Problem random_problem(std::size_t columns, std::uint64_t seed) {
  Problem problem{DenseMatrix(30, columns), std::vector<double>(30)};
  base::Random random(seed);
  for (std::size_t r = 0; r < 30; ++r) {
    const double shared = random.normal();
    for (std::size_t c = 0; c < columns; ++c) {
      problem.columns.column(c)[r] = (shared + random.normal()) * std::pow(10, c % 3);
    }
    problem.target[r] = shared + random.normal();
  }
  return problem;
}

std::vector<double> right_side(const Problem& problem) {
  std::vector<double> right;
  for (std::size_t c = 0; c < problem.columns.columns; ++c) {
    double sum = 0;
    for (std::size_t r = 0; r < 30; ++r) sum += problem.columns.at(r, c) * problem.target[r];
    right.push_back(sum);
  }
  return right;
}

double squared_error(const Problem& problem, std::span<const double> x) {
  double error = 0;
  for (std::size_t r = 0; r < 30; ++r) {
    double rest = problem.target[r];
    for (std::size_t c = 0; c < x.size(); ++c) rest -= x[c] * problem.columns.at(r, c);
    error += rest * rest;
  }
  return error;
}

// The best of the unbounded solutions of all subsets that happen to be non-negative.
double best_of_subsets(const Problem& problem) {
  const DenseMatrix all = gram(problem.columns);
  const std::vector<double> right = right_side(problem);
  double best = squared_error(problem, std::vector<double>(right.size()));
  for (unsigned subset = 1; subset < 1U << right.size(); ++subset) {
    std::vector<std::size_t> places;
    std::vector<double> b;
    for (std::size_t i = 0; i < right.size(); ++i) {
      if ((subset >> i & 1) == 0) continue;
      places.push_back(i);
      b.push_back(right[i]);
    }
    DenseMatrix a(places.size(), places.size());
    for (std::size_t c = 0; c < places.size(); ++c) {
      for (std::size_t r = 0; r < places.size(); ++r) {
        a.column(c)[r] = all.at(places[r], places[c]);
      }
    }
    const auto solution = solve_positive_definite(a, b);
    if (!solution || std::ranges::min(*solution) < 0) continue;
    std::vector<double> x(right.size());
    for (std::size_t i = 0; i < places.size(); ++i) x[places[i]] = (*solution)[i];
    best = std::min(best, squared_error(problem, x));
  }
  return best;
}

TEST_CASE("non-negative least squares is the best over all subsets of columns") {
  int held = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const Problem problem = random_problem(1 + seed % 6, seed);
    const std::vector<double> x = solve_non_negative(gram(problem.columns), right_side(problem));
    CHECK(std::ranges::min(x) >= 0);
    held += static_cast<int>(std::ranges::count(x, 0.0));
    CHECK(squared_error(problem, x) == doctest::Approx(best_of_subsets(problem)).epsilon(1e-10));
  }
  CHECK(held > 100);  // the bound was put to the test
}

TEST_CASE("of two equal columns one carries the weight, and an empty one none") {
  Problem problem = random_problem(3, 5);
  std::copy(problem.columns.column(0).begin(), problem.columns.column(0).end(),
            problem.columns.column(1).begin());
  std::fill(problem.columns.column(2).begin(), problem.columns.column(2).end(), 0);
  for (std::size_t r = 0; r < 30; ++r) problem.target[r] = 3 * problem.columns.at(r, 0);
  const std::vector<double> x = solve_non_negative(gram(problem.columns), right_side(problem));
  CHECK(x[0] + x[1] == doctest::Approx(3));
  CHECK(x[2] == 0);
}

TEST_CASE("where every column points the wrong way all weights are zero") {
  Problem problem = random_problem(3, 6);
  for (std::size_t r = 0; r < 30; ++r) {
    problem.target[r] = 0;
    for (std::size_t c = 0; c < 3; ++c) problem.target[r] -= problem.columns.at(r, c);
  }
  CHECK(solve_non_negative(gram(problem.columns), right_side(problem)) == std::vector<double>(3));
}

}  // namespace
}  // namespace crossfade::stats
