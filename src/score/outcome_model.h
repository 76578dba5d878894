#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "evaluate/model_card.h"
#include "evaluate/scaled_band.h"
#include "features/feature_recipe.h"
#include "features/fitted_features.h"
#include "learn/calibration.h"
#include "learn/stack.h"
#include "learn/tree_ensemble.h"
#include "score/part_fit.h"
#include "score/range_check.h"

namespace crossfade::score {

/// What a model of hits said of the rows it was judged on, out of fold, and what became of them:
/// for trying a rule on ("invest above .7") before anyone pays for it. One entry a row.
struct HitTrial {
  std::vector<double> probability;
  std::vector<double> is_hit;         ///< 1 or 0
  std::vector<std::uint32_t> artist;  ///< numbered from 0
};

/// How the learners' answers are to be read where part of what is perceived of the sound is not
/// known: measured out of fold on rows without any of it. Marginal: nothing tells such rows apart
/// by how large their errors are.
struct BareReading {
  evaluate::ResidualBand band;  ///< 90 %, log unit
  learn::Calibration hit_odds;  ///< as OutcomeModel has it
  HitTrial hit_trial;           ///< empty where there are no hits
};

/// Learners that read the sound alone, for a demo of which nothing else is known.
struct SoundModel {
  features::FeatureRecipe recipe;
  Learners learners;      ///< of the outcome
  learn::Stack stack;     ///< over them
  Learners hit_learners;  ///< none where there are no hits
  BareReading reading;
  std::optional<TrainingRange> range;  ///< as OutcomeModel has it
};

/// What is known of the rows that are asked about.
enum class SoundKnown : std::uint8_t {
  kAsTraining,  ///< what training rows have of it, or the row is judged as unlike them
  kBare,        ///< perceived features are missing: tempo, key, loudness and length alone are heard
  kAlone,       ///< and nothing else is known: no names, no release sheet
};

/// Everything that answers for one outcome (streams or views) in one scenario: the fitted features,
/// the stack of learners, its band and, for streams, the hit probability. Immutable once made; any
/// number of threads may ask.
struct OutcomeModel {
  features::Target outcome = features::Target::kLogStreams;
  features::Scenario scenario = features::Scenario::kDemo;
  features::FeatureRecipe recipe;
  features::FittedFeatures features;
  Learners learners;
  learn::Stack stack;                  ///< over the learners
  learn::TreeEnsemble error_size;      ///< how large the stack's error is to be expected, log unit
  double least_scale = 1;              ///< the expected size is taken as no less
  evaluate::ResidualBand band;         ///< 90 %, in units of the expected size
  std::optional<TrainingRange> range;  ///< what training rows look like; always set once made
  Learners hit_learners;               ///< streams only; none where there are no hits
  learn::Calibration hit_odds;         ///< over the hit learners and the stack
  double hit_threshold = 0;            ///< streams above which a track is a hit; streams only
  HitTrial hit_trial;                  ///< empty where there are no hits
  std::optional<BareReading> bare;     ///< of streams before release
  std::optional<SoundModel> alone;     ///< of streams before release, the artist unknown
  std::uint64_t seed = 0;              ///< of every random draw while it was made
  std::string data_digest;             ///< names the files it was trained on
  std::vector<evaluate::FoldFigure> fold_figures;      ///< of the outcome
  std::vector<evaluate::FoldFigure> hit_fold_figures;  ///< none where there are no hits
};

/// Answers for rows, one entry a row.
struct OutcomeAnswers {
  std::vector<double> expected;  ///< the outcome in its log unit
  std::vector<double> low;       ///< ends of the 90 % band, same unit
  std::vector<double> high;
  std::vector<double> hit_probability;  ///< empty without learners of hits
};

/// The stack's answers from its learners', one a row; and the scores that hit_odds reads, score x
/// row.
std::vector<double> stacked(const learn::Stack& stack, const LearnerAnswers& answers);
LearnerAnswers hit_scores(const LearnerAnswers& hit_answers, const std::vector<double>& expected);
std::vector<double> calibrated(const learn::Calibration& calibration, const LearnerAnswers& scores);

/// The family of each column of a model's matrix.
std::vector<features::Family> families_of(const features::FeatureRecipe& recipe);

/// `matrix` has the model's recipe as columns, that of model.alone for SoundKnown::kAlone; what is
/// read must be there. The same values for any number of threads.
OutcomeAnswers answer(const OutcomeModel& model, const learn::FeatureMatrix& matrix, int threads,
                      SoundKnown sound = SoundKnown::kAsTraining);

/// How answers are read where less than training rows have of the sound is known; not for
/// SoundKnown::kAsTraining.
const BareReading& reading_of(const OutcomeModel& model, SoundKnown sound);

/// Writes all but outcome and scenario, which the features name. What models have in common is
/// `shared` by those read with it. read_outcome_model() throws base::Error
/// (kInputRefused) on a damaged record.
void write_outcome_model(const OutcomeModel& model, base::ByteWriter& out);
OutcomeModel read_outcome_model(base::ByteReader& in, features::OtherArtists::Shared& shared);

/// The names that files and reports use: "log_streams", "hit", "log_views"; "a" to "d".
std::string_view target_name(features::Target target);
std::string_view scenario_name(features::Scenario scenario);

}  // namespace crossfade::score
