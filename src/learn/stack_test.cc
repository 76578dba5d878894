#include "learn/stack.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/random.h"
#include "base/test_record.h"

namespace crossfade::learn {
namespace {

using base::record_of;

struct Problem {
  std::vector<std::vector<double>> learners;
  std::vector<double> target;
};

// Each learner sees the truth through noise of its own and some that all share.
Problem make_problem(std::size_t learners, std::uint64_t seed) {
  Problem problem{std::vector<std::vector<double>>(learners), {}};
  base::Random random(seed);
  for (int r = 0; r < 400; ++r) {
    const double truth = 10 + random.normal();
    const double shared = random.normal();
    for (std::size_t l = 0; l < learners; ++l) {
      problem.learners[l].push_back(truth + .5 * shared +
                                    (.3 + .3 * static_cast<double>(l)) * random.normal());
    }
    problem.target.push_back(truth);
  }
  return problem;
}

double error(const Problem& problem, double intercept, std::span<const double> weights) {
  double sum = 0;
  for (std::size_t r = 0; r < problem.target.size(); ++r) {
    double rest = problem.target[r] - intercept;
    for (std::size_t l = 0; l < weights.size(); ++l) rest -= weights[l] * problem.learners[l][r];
    sum += rest * rest;
  }
  return sum;
}

TEST_CASE("no small allowed change of a stack lowers its error") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Problem problem = make_problem(2 + seed % 5, seed);
    const Stack stack = fit_stack(problem.learners, problem.target);
    const double least = error(problem, stack.intercept(), stack.weights());
    for (const double change : {-.001, .001}) {
      CHECK(error(problem, stack.intercept() + change, stack.weights()) > least);
      for (std::size_t l = 0; l < problem.learners.size(); ++l) {
        std::vector<double> weights(stack.weights().begin(), stack.weights().end());
        CHECK(weights[l] >= 0);
        weights[l] += change;
        if (weights[l] >= 0) CHECK(error(problem, stack.intercept(), weights) > least);
      }
    }
  }
}

TEST_CASE("a stack of learners that together hold the target finds it") {
  Problem problem = make_problem(3, 30);
  for (std::size_t r = 0; r < problem.target.size(); ++r) {
    problem.target[r] = 2 + .25 * problem.learners[0][r] + .5 * problem.learners[2][r];
  }
  const Stack stack = fit_stack(problem.learners, problem.target);
  CHECK(stack.intercept() == doctest::Approx(2));
  CHECK(stack.weights()[0] == doctest::Approx(.25));
  CHECK(std::abs(stack.weights()[1]) < 1e-9);
  CHECK(stack.weights()[2] == doctest::Approx(.5));
  CHECK(stack.predict(std::vector<double>{4, 100, 2}) == doctest::Approx(4));
}

TEST_CASE("a learner that points the wrong way, repeats another or is constant is left out") {
  Problem problem = make_problem(1, 31);
  problem.learners.push_back(problem.learners[0]);
  problem.learners.push_back(problem.target);
  for (double& value : problem.learners[2]) value = -value;
  problem.learners.emplace_back(problem.target.size(), 7.0);
  const Stack stack = fit_stack(problem.learners, problem.target);
  CHECK(stack.weights()[0] > .5);
  CHECK(stack.weights()[1] == 0);
  CHECK(stack.weights()[2] == 0);
  CHECK(stack.weights()[3] == 0);
}

TEST_CASE("a stack without learners predicts the mean, and without rows refuses") {
  const Stack stack = fit_stack({}, std::vector<double>{1, 2, 6});
  CHECK(stack.predict({}) == 3);
  CHECK_THROWS_AS(fit_stack(std::vector<std::vector<double>>(2), {}), base::Error);
}

TEST_CASE("a saved stack predicts the same, a damaged one is refused") {
  const Problem problem = make_problem(3, 32);
  const Stack stack = fit_stack(problem.learners, problem.target);
  const std::string bytes = record_of(stack);
  base::ByteReader in(bytes, "stack.bin");
  const Stack read = Stack::read(in);
  CHECK(in.at_end());
  CHECK(record_of(read) == bytes);
  const std::vector<double> row = {9, 10, 11};
  CHECK(read.predict(row) == stack.predict(row));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    base::ByteReader cut(std::string_view(bytes).substr(0, size), "stack.bin");
    CHECK_THROWS_AS(Stack::read(cut), base::Error);
  }
  base::ByteWriter negative;
  negative.put(0.0);
  negative.put_vector<double>(std::vector<double>{-1});
  base::ByteReader bad(negative.bytes(), "stack.bin");
  CHECK_THROWS_AS(Stack::read(bad), base::Error);
}

}  // namespace
}  // namespace crossfade::learn
