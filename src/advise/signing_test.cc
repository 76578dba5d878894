#include "advise/signing.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/random.h"

namespace crossfade::advise {
namespace {

SigningRequest costs_of(double miss, double false_alarm) {
  SigningRequest request;
  request.miss_cost = miss;
  request.false_alarm_cost = false_alarm;
  return request;
}

struct Demos {
  std::vector<double> probability;
  std::vector<double> truth;
  std::vector<std::uint32_t> artists;
};

// Demos whose probabilities are right: about one in six is a hit.
Demos calibrated_demos(std::size_t rows) {
  base::Random random(9);
  Demos demos;
  for (std::size_t i = 0; i < rows; ++i) {
    const double root = random.uniform();
    demos.probability.push_back(root * root * 0.6);
    demos.truth.push_back(random.uniform() < demos.probability.back() ? 1 : 0);
    demos.artists.push_back(static_cast<std::uint32_t>(i / 4));
  }
  return demos;
}

SigningTable tabulate(const Demos& demos, const SigningRequest& request) {
  return tabulate_signing(demos.probability, demos.truth, demos.artists, request);
}

const SigningLine& line_of(const SigningTable& table, ThresholdSource source) {
  return *std::ranges::find(table.lines, source, &SigningLine::source);
}

std::string refusal_of(const SigningRequest& request) {
  try {
    check(request);
  } catch (const base::Error& error) {
    return error.what();
  }
  return {};
}

TEST_CASE("a line counts who passes, who of them hits, and what the others cost") {
  const Demos demos{{0.9, 0.75, 0.7, 0.4, 0.3, 0.1}, {1, 0, 1, 1, 0, 0}, {1, 1, 2, 2, 3, 3}};
  const SigningTable table = tabulate(demos, costs_of(300, 100));
  CHECK(table.rows == 6);
  CHECK(table.hits == 3);
  CHECK(table.base_rate.value == 0.5);
  CHECK(table.most_probable == 0.9);
  const SigningLine& rule = line_of(table, ThresholdSource::kRule);
  CHECK(rule.threshold == 0.7);
  CHECK(rule.passed == 3);  // at least the threshold
  CHECK(rule.expected_precision == doctest::Approx((0.9 + 0.75 + 0.7) / 3));
  CHECK(rule.precision.value == doctest::Approx(2.0 / 3));
  CHECK(rule.precision.n == 3);
  CHECK(rule.recall.value == doctest::Approx(2.0 / 3));
  CHECK(rule.recall.n == 3);
  CHECK(rule.cost_per_100.value == doctest::Approx(100.0 * (300 + 100) / 6));
  CHECK(table.cost_of_none.value == doctest::Approx(100.0 * 3 * 300 / 6));
  CHECK(table.cost_of_all.value == doctest::Approx(100.0 * 3 * 100 / 6));
}

TEST_CASE("thresholds ascend, with a line for the rule and one for the costs") {
  const SigningTable table = tabulate(calibrated_demos(400), costs_of(300, 100));
  REQUIRE(table.lines.size() == 10);  // .7 is the rule's line
  CHECK(std::ranges::is_sorted(table.lines, {}, &SigningLine::threshold));
  CHECK(table.cost_threshold == 0.25);
  CHECK(line_of(table, ThresholdSource::kCosts).threshold == 0.25);
  CHECK(source_name(ThresholdSource::kCosts) == "costs");
}

TEST_CASE("where probabilities are right, the threshold of the costs costs least") {
  const SigningTable table = tabulate(calibrated_demos(20000), costs_of(300, 100));
  const SigningLine& costs = line_of(table, ThresholdSource::kCosts);
  for (const SigningLine& line : table.lines) {
    CHECK(costs.cost_per_100.value <= line.cost_per_100.value);
  }
  CHECK(costs.cost_per_100.value < table.cost_of_none.value);
  CHECK(costs.cost_per_100.value < table.cost_of_all.value);
  CHECK(costs.precision.value == doctest::Approx(costs.expected_precision).epsilon(0.03));
  CHECK(costs.precision.low < costs.expected_precision);
  CHECK(costs.precision.high > costs.expected_precision);
}

TEST_CASE("no track passes is an answer") {
  const SigningTable table = tabulate(calibrated_demos(400), costs_of(300, 100));
  const SigningLine& rule = line_of(table, ThresholdSource::kRule);
  CHECK(rule.passed == 0);
  CHECK(std::isnan(rule.expected_precision));
  CHECK(std::isnan(rule.precision.value));
  CHECK(std::isnan(rule.precision.low));
  CHECK(rule.recall.value == 0);
  CHECK(rule.cost_per_100.value == table.cost_of_none.value);
}

TEST_CASE("without costs the table has no costs, and without hits no recall") {
  Demos demos = calibrated_demos(400);
  const SigningTable table = tabulate(demos, {});
  CHECK(table.lines.size() == 9);
  CHECK(std::isnan(table.cost_threshold));
  CHECK(std::isnan(table.cost_of_none.value));
  CHECK(table.lines[0].passed > 0);
  CHECK(table.lines[0].precision.low > 0);
  std::ranges::fill(demos.truth, 0);
  CHECK(std::isnan(tabulate(demos, {}).lines[0].recall.value));
  CHECK(tabulate(demos, {}).lines[0].precision.value == 0);
}

TEST_CASE("threads change no byte and the order of rows no draw") {
  Demos demos = calibrated_demos(300);
  const SigningTable table = tabulate(demos, costs_of(3, 1));
  stats::BootstrapOptions options;
  options.threads = 3;
  const SigningTable threaded =
      tabulate_signing(demos.probability, demos.truth, demos.artists, costs_of(3, 1), options);
  CHECK(threaded.lines[2].precision.low == table.lines[2].precision.low);
  std::ranges::reverse(demos.probability);
  std::ranges::reverse(demos.truth);
  std::ranges::reverse(demos.artists);
  CHECK(tabulate(demos, costs_of(3, 1)).lines[2].precision.low == table.lines[2].precision.low);
}

TEST_CASE("costs and thresholds that cannot be are refused by their key") {
  CHECK(refusal_of(costs_of(1, 1)).empty());
  CHECK(refusal_of({}).empty());
  CHECK(refusal_of(costs_of(0, 1)) == "signing.miss_cost must be above 0 and finite, not 0");
  CHECK(refusal_of(costs_of(1, -2)) ==
        "signing.false_alarm_cost must be above 0 and finite, not -2");
  SigningRequest request;
  request.threshold = 70;
  CHECK(refusal_of(request) == "signing.threshold must be above 0 and at most 1, not 70");
  CHECK_THROWS_AS(tabulate({}, costs_of(1, 1)), base::Error);
}

}  // namespace
}  // namespace crossfade::advise
