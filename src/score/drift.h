#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "catalogue/import.h"
#include "features/feature_table.h"
#include "stats/estimate.h"

namespace crossfade::score {

/// What is to be done about a difference.
enum class DriftVerdict : std::uint8_t {
  kStable,     ///< nothing
  kUndecided,  ///< nothing can be said: too few rows
  kWatch,      ///< look again at the next import
  kDrifted,    ///< train again
};
std::string_view drift_verdict_name(DriftVerdict verdict);  ///< "stable", ...

/// How drift is measured.
struct DriftOptions {
  double threshold = 0.25;  ///< of the index, above which the population is another; "watch" from
                            ///< two fifths of it on (.1 and .25: Siddiqi 2006)
  int resamples = 200;
  std::uint64_t seed = 7;
  int threads = 1;
};

/// A feature then and now. `index` is stats::stability_index(); its interval resamples the later
/// artists, less what chance adds (basic bootstrap: Davison and Hinkley 1997, section 5.2).
struct FeatureDrift {
  std::size_t feature = 0;  ///< in the feature table
  stats::Estimate index;
  double missing_then = 0;  ///< shares of rows
  double missing_now = 0;
  DriftVerdict verdict = DriftVerdict::kUndecided;
};

/// A family is as far off as the feature that is furthest off.
struct FamilyDrift {
  features::Family family = features::Family::kAudio;
  std::size_t worst = 0;  ///< in InputDrift::features
  DriftVerdict verdict = DriftVerdict::kUndecided;
};

/// What became of the rows that models are asked about. Features that are fitted with a target in
/// sight are left out: they follow from the others.
struct InputDrift {
  std::size_t rows_then = 0;  ///< recordings
  std::size_t rows_now = 0;
  std::size_t artists_now = 0;
  stats::Estimate new_artists;  ///< share of the later recordings whose artist was not there then
  std::vector<FeatureDrift> features;  ///< in the order of the table
  std::vector<FamilyDrift> families;   ///< in the order of the table
  DriftVerdict verdict = DriftVerdict::kUndecided;
};

/// Compares a later import with the one that models were trained on; nothing in either is filled.
/// Both are of the same store. Undecided below 100 recordings or 20 artists on either side.
InputDrift measure_drift(const catalogue::Import& then, const catalogue::Import& now,
                         const DriftOptions& options);

}  // namespace crossfade::score
