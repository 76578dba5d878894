#pragma once

#include <functional>
#include <span>
#include <vector>

namespace crossfade::learn {

/// A smooth function: returns its value at a place and writes its gradient there.
using SmoothFunction =
    std::function<double(std::span<const double> at, std::span<double> gradient)>;

/// Where to look: low <= start <= high, each of the same length.
struct Box {
  std::vector<double> start;
  std::vector<double> low;
  std::vector<double> high;
};

struct BoxMinimumOptions {
  int most_steps = 200;     ///< more only where `converged` comes back false
  double tolerance = 1e-6;  ///< largest slope left in a free direction; in value by unit of place
  double longest_step = 2;  ///< in any one direction; keeps the first steps near the start
};

/// A local minimum within a box.
struct BoxMinimum {
  std::vector<double> at;
  double value = 0;
  int steps = 0;
  bool converged = false;  ///< false: `most_steps` ran out; `at` is the best place seen
};

/// Walks downhill from `box.start` by projected quasi-Newton steps (BFGS; for a handful of
/// parameters). Deterministic as long as `function` is.
BoxMinimum minimise_in_box(const SmoothFunction& function, const Box& box,
                           const BoxMinimumOptions& options = {});

}  // namespace crossfade::learn
