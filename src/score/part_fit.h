#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "evaluate/cross_validation.h"
#include "features/fitted_features.h"
#include "features/row_material.h"
#include "learn/feature_matrix.h"
#include "learn/tree_ensemble.h"
#include "score/learners.h"
#include "score/question.h"

namespace crossfade::score {

/// One fit of everything that a scenario asks for: features, learners of the outcome and,
/// where asked, learners of hits.
struct PartTask {
  features::Target outcome = features::Target::kLogStreams;
  features::Scenario scenario = features::Scenario::kDemo;
  std::vector<std::size_t> training;       ///< catalogue rows
  std::vector<std::uint32_t> leak_groups;  ///< one a training row (FittingTask)
  std::vector<std::size_t> known;          ///< further rows known of artists (FittingTask)
  std::vector<std::uint32_t> known_groups;
  std::vector<std::size_t> test;      ///< catalogue rows; none when fitting for good
  std::vector<std::size_t> left_out;  ///< features that no learner is given
  bool with_hits = false;             ///< of streams: fit the learners of hits too
  Effort effort = Effort::kFull;
  std::uint64_t seed = 7;
};

/// The task of one fold of a question, or, for evaluate::FoldPlan::kLeftOut, of all its rows. What
/// is tied to a test row is not known while it is tested.
PartTask part_task(const Question& question, int fold, Effort effort, std::uint64_t seed);

/// Whether the learners of a question are to answer also where only part of the sound was heard:
/// those of streams before release. Their training rows have copies that hide some or all of what
/// is perceived (features::draw_masks()).
bool knows_bare_sound(features::Target outcome, features::Scenario scenario);

/// Of these, who answer where nothing but the sound is known, not even names: the demo's.
bool knows_sound_alone(features::Target outcome, features::Scenario scenario);
/// The features that are read from the sound, and where they stand in the question's recipe.
struct SoundColumns {
  features::FeatureRecipe recipe;
  std::vector<std::size_t> columns;
};
SoundColumns sound_columns(const features::FeatureRecipe& recipe);

/// What the learners of a part read, and what they learn.
struct PartInput {
  features::FittedFeatures features;
  learn::FeatureMatrix training;  ///< training rows, then their copies, x features
  learn::FeatureMatrix test;      ///< test rows x features; 0 x 0 without test rows
  learn::FeatureMatrix bare;      ///< the same without what is perceived; 0 x 0 where not known
  std::vector<double> target;     ///< of the rows of `training`, log unit
  double hit_threshold = 0;       ///< log streams, 90th percentile of the training rows
};

/// Fits the features of a task, on one thread. The columns are make_recipe(outcome, scenario) less
/// those left out.
PartInput prepare_part(const features::RowMaterial& material, const PartTask& task);

/// Several answers to the same question: learner x row.
using LearnerAnswers = std::vector<std::vector<double>>;

/// The learners of one target. Empty where there are none.
struct Learners {
  std::vector<learn::TreeEnsemble> models;  ///< in the order of learner_settings()
};
LearnerAnswers ask(const Learners& learners, const learn::FeatureMatrix& features, int threads);

/// What a fit leaves behind. `test_*` speak of the task's test rows.
struct PartFit {
  features::FittedFeatures features;
  Learners outcome;
  Learners hit;
  double hit_threshold = 0;  ///< log streams, 90th percentile of the training part
  learn::FeatureMatrix test_matrix;
  LearnerAnswers test_outcome;
  LearnerAnswers test_hit;      ///< log-odds
  LearnerAnswers bare_outcome;  ///< to the test rows without what is perceived; or none
  LearnerAnswers bare_hit;
  /// Learners that read the sound alone, fitted on whole and masked rows alike, and what they say
  /// of the test rows without what is perceived; none where knows_sound_alone() is not.
  Learners alone_outcome;
  Learners alone_hit;
  LearnerAnswers alone_test_outcome;
  LearnerAnswers alone_test_hit;
  learn::FeatureMatrix alone_matrix;  ///< test rows x features of the sound, without the perceived
};

/// Fits the learners on what prepare_part() gives, on one thread.
PartFit fit_part(const features::RowMaterial& material, const PartTask& task);

}  // namespace crossfade::score
