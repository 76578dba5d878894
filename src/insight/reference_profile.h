#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "catalogue/catalogue.h"
#include "text/language.h"

namespace crossfade::insight {

/// The KPI figures of the old system's cleaning, by the names its users know (the keys of the JSON).
struct ReferenceKpis {
  std::size_t rows_read = 0;
  std::size_t rows_after_cut_on_streams = 0;
  std::size_t rows_after_cut_on_views = 0;
  std::size_t rows_after_cut_on_likes = 0;
  std::size_t artists = 0;
  double total_streams = 0;
  double total_views = 0;
  double mean_streams = 0;
  double median_streams = 0;
  double correlation_streams_views = 0;
  double mean_likes_per_view_plus_one = 0;
  double mean_audio_positivity = 0;
  double official_video_lift = 0;
  double hit_threshold_streams = 0;
  std::size_t rows_with_views = 0;
};

/// A column's share of a forest's loss of score when it is shuffled in the held-out rows.
struct ReferenceImportance {
  std::string column;
  double share = 0;
};

/// One of the old system's three forests, judged as it judged them: a random 80/20 split, and five
/// folds of consecutive rows. Recordings and artists stand on both sides of each.
struct ReferenceModel {
  std::string_view name;    ///< "streams", "hit", "views"
  std::string_view metric;  ///< "r2" or "accuracy"
  std::size_t rows = 0;
  double split_score = 0;       ///< on the 20 % held out
  double fold_mean = 0;         ///< mean over the 5 folds
  double fold_deviation = 0;    ///< their population standard deviation
  double base_score = 0;        ///< of predicting the mean, or of calling nothing a hit
  std::vector<ReferenceImportance> importances;  ///< of the stream forest alone
};

/// A claim of the old README beside what its own run wrote and what this run finds.
struct ReferenceClaim {
  std::string_view id;             ///< e.g. "stream-r2"
  text::Bilingual label;
  std::string_view claimed;        ///< as its README says
  std::string_view its_run_wrote;  ///< empty where it wrote nothing
  std::string found;               ///< by this run
  text::Bilingual why;             ///< why they differ
};

struct ReferenceResult {
  ReferenceKpis kpis;
  std::vector<ReferenceModel> models;
  std::vector<ReferenceClaim> claims;
};

struct ReferenceOptions {
  std::uint64_t seed = 7;
  int threads = 1;
  base::Progress* progress = nullptr;
};

/// Repeats the old pipeline step by step: fill, three 3-sigma cuts, derive, three forests. Kept for
/// comparison only; what is wrong with it stands in docs/reference.md.
ReferenceResult run_reference(const catalogue::Catalogue& catalogue,
                              const ReferenceOptions& options);

}  // namespace crossfade::insight
