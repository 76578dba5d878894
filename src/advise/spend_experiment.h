#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "text/sentence.h"

namespace crossfade::advise {

/// How large a test must be.
struct ExperimentSize {
  double spread = 0;        ///< standard deviation of a week's outcome, as a share of its mean
  double least_effect = 0;  ///< difference of two platforms' mean outcomes to be seen, a share too
  std::size_t blocks_a_platform = 0;
  std::size_t blocks = 0;  ///< of all platforms
  std::size_t weeks = 0;   ///< in one market; in several alike at once, that much less
};

/// The blocks a platform that show a difference of `least_effect` with 80 % power in a two-sided
/// test at 5 %: 2 (1.960 + 0.842)^2 (spread / least_effect)^2 + 1.960^2 / 4, rounded up (normal
/// formula with Guenther's correction for the t test, 1981), at least 2. `spread` is 0 or more,
/// `least_effect` above 0, `platforms` 2 or more.
ExperimentSize size_experiment(double spread, double least_effect, std::size_t platforms,
                               std::size_t weeks_a_block);

/// A randomised test of where promotion works: time (in one market or several) is cut into blocks,
/// and the free budget of a block goes to one platform, drawn at random.
struct SpendExperiment {
  std::vector<std::string> platforms;
  ExperimentSize size;
  bool spread_known = false;       ///< from the history; else assumed
  std::size_t washout_weeks = 0;   ///< at the begin of a block, not compared: carry-over fades
  std::vector<std::size_t> order;  ///< the platform of each block: rounds that hold each once
  text::Sentence sentence;         ///< what to do
};

struct ExperimentOptions {
  double spread = std::numeric_limits<double>::quiet_NaN();  ///< NaN: 20 % is assumed
  double least_effect = 0.1;
  double carry_over = 0.25;  ///< the largest of the platforms: decides how many weeks fade
  std::uint64_t seed = 1;    ///< of the order
};
/// The design for two or more platforms. A block is as many weeks as it takes until at most a
/// quarter of the carry-over is left, at least one, and one week more, which is compared.
SpendExperiment design_experiment(const std::vector<std::string>& platforms,
                                  const ExperimentOptions& options);

/// Sizes for effects of 5, 10 and 20 %, at `spread`, or at 10, 20 and 30 % where it is NaN.
std::vector<ExperimentSize> experiment_sizes(double spread, std::size_t platforms,
                                             std::size_t weeks_a_block);

}  // namespace crossfade::advise
