#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "catalogue/import.h"
#include "score/recipe.h"
#include "stats/estimate.h"

namespace crossfade::score {

/// A recipe and the rows it learns from: an import of the store, as it stands there.
struct TrialSide {
  Recipe recipe;
  const catalogue::Import& data;
  bool is_latest = false;  ///< whether these are the very rows that are tested
};

/// How a trial is held.
struct TrialOptions {
  std::uint64_t seed = 7;  ///< of the folds and of the intervals
  int folds = 5;
  int resamples = 2000;  ///< the ends of the wide intervals want some hundred times the figures
  int threads = 1;
  base::Progress* progress = nullptr;  ///< not owned; may be null
};

/// What a trial says of one figure.
enum class TrialVerdict : std::uint8_t {
  kBetter,     ///< the challenger's, by more than chance explains in any of the figures
  kWorse,      ///< the champion's, by more than chance explains in this one
  kUndecided,  ///< neither
  kLost,       ///< the champion answers here, the challenger does not
  kGained,     ///< the other way round
  kNotTried,   ///< the tested rows carry no model
};
std::string_view trial_verdict_name(TrialVerdict verdict);  ///< "better", ...

/// The figure of one target and scenario on the same rows: "r2", of hits "average_precision".
struct TrialFigure {
  std::string target;    ///< "log_streams", "hit", "log_views"
  std::string scenario;  ///< "a" to "d"
  std::string figure;
  stats::Estimate champion;
  stats::Estimate challenger;
  stats::Estimate difference;  ///< challenger - champion, paired, with its 95 % interval
  /// The lower end of the difference's interval where all figures are to be right at once.
  double sure_gain = std::numeric_limits<double>::quiet_NaN();
  TrialVerdict verdict = TrialVerdict::kNotTried;
};

/// What a trial came to.
struct Trial {
  std::vector<TrialFigure> figures;
  std::size_t rows = 0;     ///< tested, of streams
  std::size_t artists = 0;  ///< that are resampled
  /// At least one figure is better, none worse or lost.
  bool is_won = false;
};

/// Fits both recipes anew, each on the rows of its own import less those tested, and judges both
/// out of fold on the rows of `latest`, in the same folds. Everything of a recipe, its fill-ins,
/// stack and calibration too, learns from its own import alone; the artists' other tracks are
/// those of `latest`, as when the models are asked. Costs about two trainings. The same for any
/// number of threads.
Trial try_recipes(const catalogue::Import& latest, const TrialSide& champion,
                  const TrialSide& challenger, const TrialOptions& options);

}  // namespace crossfade::score
