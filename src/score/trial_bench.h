#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "catalogue/import.h"
#include "catalogue/recording_index.h"
#include "evaluate/fold_plan.h"
#include "features/row_material.h"
#include "features/scenario.h"
#include "learn/binned_matrix.h"
#include "learn/feature_matrix.h"
#include "score/learners.h"
#include "score/question.h"
#include "stats/bootstrap.h"

namespace crossfade::score {

/// On what single learners are tried.
struct TrialTask {
  features::Target target = features::Target::kLogStreams;
  features::Scenario scenario = features::Scenario::kVideoOut;
  int folds = 5;
  int repeats = 1;  ///< divisions into folds; the first is that of train_models() with this seed
  std::uint64_t seed = 7;
};

/// The rows of a bench. "Repeat x row" throughout.
struct TrialRows {
  features::Target target = features::Target::kLogStreams;
  std::vector<std::uint32_t> artist;       ///< one a row, numbered from 0
  std::vector<evaluate::FoldPlan> plans;   ///< one a repeat
  std::vector<std::vector<double>> truth;  ///< log unit; of hits 1 and 0, by each fold's threshold
  std::string folds_digest;                ///< names which row was in which fold of which repeat
};
/// Out-of-fold answers, repeat x row: the target's unit; of hits anything that rises with the
/// chance.
using TrialAnswers = std::vector<std::vector<double>>;

/// Single learners side by side: the features of every fold are fitted once, as train_models() fits
/// them, and each learner is then fitted on those alone.
class TrialBench {
 public:
  /// Takes rows and folds; `import` must outlive the bench. Where the data cannot carry a model,
  /// refused() says why and there are no parts.
  TrialBench(const catalogue::Import& import, const catalogue::RecordingIndex& recordings,
             const TrialTask& task, int threads);

  const std::optional<evaluate::Refusal>& refused() const { return refused_; }
  const TrialRows& rows() const { return rows_; }
  /// Folds of all repeats.
  std::size_t parts() const { return parts_.size(); }
  /// Fits the features of all parts, several at a time; advances `progress` (may be null) by each.
  void prepare(int threads, base::Progress* progress);
  /// After prepare(): fits a learner on the training rows of a part and writes what it says of its
  /// test rows to `answers`, which has all rows. From any number of threads.
  void fit(std::size_t part, const LearnerOptions& learner, TrialAnswers& answers) const;

 private:
  struct Part {
    std::size_t repeat = 0;
    int fold = 0;
    double hit_threshold = 0;  // log streams
    std::vector<std::size_t> test_rows = {};
    std::optional<learn::BinnedMatrix> training = {};
    learn::FeatureMatrix test = {};
    std::vector<double> target = {};
  };

  void add_part(std::size_t repeat, int fold);
  bool is_of_hits() const { return task_.target == features::Target::kHit; }

  TrialTask task_;
  features::NameProjections names_;
  features::RowMaterial material_;
  std::vector<Question> questions_;  // one a repeat
  TrialRows rows_;
  std::vector<Part> parts_;
  std::optional<evaluate::Refusal> refused_;
};

/// R2, of hits AUC: the mean over repeats, with its interval, artists resampled.
stats::Estimate trial_score(const TrialRows& rows, const TrialAnswers& answers,
                            const stats::BootstrapOptions& options);
/// The same of each fold alone, repeat by repeat.
std::vector<double> trial_fold_scores(const TrialRows& rows, const TrialAnswers& answers);

}  // namespace crossfade::score
