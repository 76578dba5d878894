#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "evaluate/leak_alarm.h"
#include "evaluate/metrics.h"
#include "stats/estimate.h"

namespace crossfade::evaluate {

/// What a feature or family is worth to a model: the loss of score when it is shuffled.
struct Importance {
  std::string name;
  stats::Estimate loss;  ///< in units of R2 (regression) or AUC (classification)
};

/// How much of what a model says is a family's doing: its mean |contribution| (exact Shapley values
/// of out-of-fold answers) as a share of all families'.
struct FamilyShare {
  std::string name;
  double share = 0;
};

/// Why the data cannot carry a model. The words for it are the report's, in both languages.
struct Refusal {
  enum class Kind : std::uint8_t {
    kFewRows,         ///< `found` rows hold what the model needs, `needed` are the least
    kFewArtists,      ///< `found` artists, fewer than the `needed` folds that keep them whole
    kConstantTarget,  ///< what it would predict is the same in all rows
    kNoHit,           ///< no row lies above the hit threshold
  };
  Kind kind = Kind::kFewRows;
  std::size_t found = 0;
  std::size_t needed = 0;
};

/// A learner of a stack and how it was set; the words for it are the report's.
struct LearnerCard {
  enum class Kind : std::uint8_t { kBoosting, kExtraTrees };
  Kind kind = Kind::kBoosting;
  int trees = 0;
  int leaves = 0;           ///< most a tree; boosting
  double rate = 0;          ///< boosting
  double l2 = 0;            ///< boosting
  double row_share = 1;     ///< drawn a tree; boosting
  double column_share = 1;  ///< drawn a tree, of extra trees a split
  int min_leaf_rows = 0;    ///< extra trees
};

/// How a model did on the rows of one fold, which it was not fitted on.
struct FoldFigure {
  std::uint64_t rows = 0;
  double score = 0;  ///< R2 (regression) or AUC (classification); NaN where there is none
};

/// The honest description of one model: how it was judged and how well it did, out of fold. Exactly
/// one of `regression` and `classification` is set unless `refused` says why there is no model.
struct ModelCard {
  std::string target;              ///< "log_streams", "hit", "log_views"
  std::string scenario;            ///< "a" to "d"
  std::vector<LearnerCard> learners;
  std::optional<Refusal> refused;  ///< set where there is no model
  std::size_t rows = 0;            ///< rows judged
  std::size_t artists = 0;         ///< groups of the folds
  int folds = 0;
  std::vector<FoldFigure> fold_figures;  ///< one a fold
  std::string folds_digest;              ///< names which row was judged in which fold
  std::vector<std::string> features;
  std::optional<RegressionFigures> regression;
  std::optional<ClassificationFigures> classification;
  double alarm_level = std::numeric_limits<double>::infinity();  ///< R2 or AUC above which a leak is
                                                                 ///< suspected until explained
  std::vector<LeakWarning> leak_warnings;  ///< empty where nothing is suspected
  double hit_threshold = 0;  ///< streams; of a model trained on all rows; hits only
  std::vector<double> learner_scores;  ///< R2 of each learner of the stack alone, in the order of `learners`
  std::vector<double> stack_weights;   ///< one a learner, of the stack fitted on all rows
  stats::Estimate band_coverage;       ///< share of out-of-fold rows inside their 90 % band; regression
  double band_width = 0;     ///< mean width of the band, decades; regression
  std::vector<Importance> feature_importance;  ///< largest first
  std::vector<Importance> family_importance;   ///< largest first
  std::vector<FamilyShare> family_shares;      ///< largest first; add up to 1
  std::size_t rows_explained = 0;              ///< rows behind family_shares
};

}  // namespace crossfade::evaluate
