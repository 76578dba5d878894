#include "advise/spend_experiment.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/random.h"
#include "stats/summary.h"

namespace crossfade::advise {
namespace {

// How often a two-sided t test at 5 % finds `effect` between `blocks` and as many other blocks.
double power_of(std::size_t blocks, double spread, double effect) {
  base::Random random(17);
  const auto n = static_cast<double>(blocks);
  const double degrees = 2 * n - 2;
  // Quantile of Student's t at 97.5 %, to three digits (Cornish and Fisher).
  const double z = 1.959964;
  const double critical = z + (z * z * z + z) / (4 * degrees) +
                          (5 * std::pow(z, 5) + 16 * z * z * z + 3 * z) / (96 * degrees * degrees);
  int found = 0;
  constexpr int kTrials = 4000;
  for (int trial = 0; trial < kTrials; ++trial) {
    std::vector<double> a(blocks);
    std::vector<double> b(blocks);
    for (std::size_t i = 0; i < blocks; ++i) {
      a[i] = 1 + spread * random.normal();
      b[i] = 1 + effect + spread * random.normal();
    }
    const double sd_a = stats::standard_deviation(a);
    const double sd_b = stats::standard_deviation(b);
    const double error = std::sqrt((sd_a * sd_a + sd_b * sd_b) / (n - 1));
    if (std::abs(stats::mean(b) - stats::mean(a)) > critical * error) ++found;
  }
  return static_cast<double>(found) / kTrials;
}

TEST_CASE("the size gives 80 % power, and a fifth fewer blocks do not") {
  for (const double spread : {0.1, 0.2}) {
    const std::size_t blocks = size_experiment(spread, 0.1, 2, 2).blocks_a_platform;
    CHECK(power_of(blocks, spread, 0.1) == doctest::Approx(0.8).epsilon(0.03));
    CHECK(power_of(blocks * 4 / 5, spread, 0.1) < 0.75);
  }
}

TEST_CASE("the sizes for spreads of 10, 20 and 30 % are those of the formula") {
  const std::vector<ExperimentSize> sizes = experiment_sizes(std::nan(""), 2, 2);
  REQUIRE(sizes.size() == 9);
  std::vector<std::size_t> blocks;
  for (const ExperimentSize& size : sizes) blocks.push_back(size.blocks_a_platform);
  CHECK(blocks == std::vector<std::size_t>{64, 17, 5, 253, 64, 17, 567, 143, 37});
  CHECK(sizes[1].weeks == 17 * 2 * 2);
  CHECK(experiment_sizes(0.04, 3, 2).size() == 3);
  CHECK(size_experiment(0, 0.1, 3, 2).blocks == 6);
}

TEST_CASE("each round of the order holds every platform once, in an order drawn by the seed") {
  ExperimentOptions options;
  const std::vector<std::string> platforms = {"a", "b", "c"};
  const SpendExperiment experiment = design_experiment(platforms, options);
  REQUIRE(experiment.order.size() == experiment.size.blocks);
  for (std::size_t begin = 0; begin < experiment.order.size(); begin += 3) {
    std::vector<std::size_t> round(
        experiment.order.begin() + static_cast<std::ptrdiff_t>(begin),
        experiment.order.begin() + static_cast<std::ptrdiff_t>(begin) + 3);
    std::ranges::sort(round);
    CHECK(round == std::vector<std::size_t>{0, 1, 2});
  }
  CHECK(design_experiment(platforms, options).order == experiment.order);
  options.seed = 2;
  CHECK(design_experiment(platforms, options).order != experiment.order);
}

TEST_CASE("a block lasts until at most a quarter of the carry-over is left, and a week") {
  const auto washout = [](double carry_over) {
    ExperimentOptions options;
    options.carry_over = carry_over;
    return design_experiment({"a", "b"}, options).washout_weeks;
  };
  CHECK(washout(0) == 1);
  CHECK(washout(0.25) == 1);
  CHECK(washout(0.3) == 2);
  CHECK(washout(0.6) == 3);
}

TEST_CASE("the sentence says what to do with the design's own figures") {
  ExperimentOptions options;
  options.spread = 0.04;
  options.carry_over = 0.3;
  const SpendExperiment known = design_experiment({"a", "b"}, options);
  CHECK(known.spread_known);
  CHECK(known.sentence.english.find("blocks of 3 weeks") != std::string::npos);
  CHECK(known.sentence.english.find("4.0 % (as in the history)") != std::string::npos);
  options = {};
  const SpendExperiment assumed = design_experiment({"a", "b"}, options);
  CHECK(assumed.size.spread == 0.2);
  CHECK(assumed.sentence.english.find("64 blocks a platform: 256 weeks") != std::string::npos);
  CHECK(assumed.sentence.korean.find("블록 64개") != std::string::npos);
}

}  // namespace
}  // namespace crossfade::advise
