#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "study/sweep_settings.h"

namespace crossfade::study {

/// What is to be tried, and how it is judged.
struct SweepPlan {
  std::string name = "sweep";
  bool is_random = false;  ///< settings were drawn, not all tried
  std::uint64_t seed = 7;
  int folds = 5;
  int repeats = 1;                     ///< divisions into folds
  std::vector<SweepSetting> settings;  ///< all different, in the order of the file
  std::string text;                    ///< of the file
};

/// Reads a sweep file (docs/experiments.md explains its keys). Throws base::Error (kInputRefused;
/// file, line, column) for what is not TOML, an unknown key, one that the learner has not, a value
/// out of range, a range where all are tried, and more than 10,000 settings.
SweepPlan parse_sweep(std::string_view text, const std::string& path);
SweepPlan read_sweep(const std::string& path);

/// A sweep file of 47 settings, with every key explained.
std::string_view example_sweep();

}  // namespace crossfade::study
