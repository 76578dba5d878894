#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "registry/runs.h"
#include "stats/estimate.h"

namespace crossfade::registry {

/// What differs between runs: one text a run, empty where a run has none.
struct TextDifference {
  std::string name;
  std::vector<std::string> values;
};

/// How a figure of a run differs from that of the first run.
struct FigureChange {
  enum class Basis : std::uint8_t {
    kNone,         ///< one of the two has neither interval nor folds: nothing can be said
    kPairedFolds,  ///< both were judged on the same rows in the same folds
    kIntervals,    ///< different rows or folds: the two intervals alone
  };
  Basis basis = Basis::kNone;
  /// kPairedFolds: the mean over folds of the differences, with the interval of the corrected
  /// resampled t-test (Nadeau and Bengio 2003), which counts that folds share training rows. Else
  /// the difference of the figures; kIntervals: with the interval that theirs give, taken as
  /// independent (Zou and Donner 2008).
  stats::Estimate difference;
  /// Whether the interval leaves out 0: the difference is larger than chance explains.
  bool is_clear = false;
};

/// A figure that at least one of the runs has.
struct FigureDifference {
  std::string target;  ///< of the model; empty: of the run itself
  std::string scenario;
  std::string name;                      ///< "r2"
  std::vector<stats::Estimate> values;   ///< one a run; value NaN: it has none
  std::vector<FigureChange> from_first;  ///< one a run behind the first
};

/// Runs beside each other. Only what differs is told, of figures all.
struct RunComparison {
  std::vector<TextDifference> data;     ///< files, digest, rows, snapshot
  std::vector<TextDifference> params;   ///< with seed; those of models as "log_streams c: trees"
  std::vector<TextDifference> origins;  ///< code version, tags
  std::vector<FigureDifference> figures;
  std::vector<FigureDifference> times;  ///< figures named "time.…", seconds: never judged
};

/// Compares two runs or more. Models are met by target and scenario. Families of equal form.
RunComparison compare_runs(const std::vector<RunFamily>& families);

/// The change of a figure from one run to another; `key` as in find_metric().
FigureChange figure_change(const RunRecord& from, const RunRecord& to, const std::string& key);

}  // namespace crossfade::registry
