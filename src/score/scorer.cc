#include "score/scorer.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <utility>

#include "features/feature_recipe.h"
#include "features/row_material.h"
#include "features/sound_mask.h"
#include "score/row_notes.h"

namespace crossfade::score {
namespace {

using features::Scenario;
using features::Target;

// What one row holds, as far as the choice of the models goes.
struct Known {
  catalogue::MissingInputs missing = {};  // before any was filled
  bool some_audio = false;
  bool views = false;
  bool streams = false;
  bool roster = false;  // another recording of the artist is known
};

Known known_of(const catalogue::Catalogue& catalogue, std::size_t row, const KnownRoster& roster) {
  Known known{catalogue::missing_inputs(catalogue, row), false, !std::isnan(catalogue.views[row]),
              !std::isnan(catalogue.streams[row]),
              roster.has_another(catalogue.ids.artist[row], catalogue.ids.recording[row])};
  known.some_audio = catalogue::missing_of_sound(known.missing) < catalogue::kSoundInputs;
  return known;
}

double counts_of(double log_count) { return std::max(0.0, std::expm1(log_count)); }

// Why a row cannot be scored at all, in both languages; empty where it can.
struct Refusal {
  std::string english;
  std::string korean;
};

Refusal refusal_of(const StudyModel& model, const Known& known, SoundKnown sound) {
  if (!known.some_audio && !known.views) {
    return {std::string(kNothingKnown.english), std::string(kNothingKnown.korean)};
  }
  if (model.missing.policy != catalogue::MissingPolicy::kRefuse) return {};
  if (sound != SoundKnown::kAsTraining) return {};
  return {with_inputs(kInputMissing, known.missing, text::Language::kEnglish),
          with_inputs(kInputMissing, known.missing, text::Language::kKorean)};
}

// The rows to score and what is known of them.
struct Rows {
  const catalogue::Catalogue& given;  // as their file has them
  std::vector<Known> known;
  std::vector<Refusal> refusal;
  std::vector<double> reach;  // distance to the recordings of training
};

// One outcome's answers for all rows of a catalogue, by a model each; NaN where there is none.
struct Answers {
  explicit Answers(std::size_t rows)
      : expected(rows, kMissing),
        low(rows, kMissing),
        high(rows, kMissing),
        hit(rows, kMissing),
        range(rows) {}

  static constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
  std::vector<double> expected;
  std::vector<double> low;
  std::vector<double> high;
  std::vector<double> hit;
  std::vector<RangeJudgement> range;
  std::vector<std::optional<RowReasons>> reasons;  // empty where none are asked for
};

// Who is asked, and how: the same for all rows.
struct Asking {
  const Scorer& scorer;
  const features::RowMaterial& material;  // the rows as the models read them
  int threads;
  Detail detail;
  SoundKnown sound;
};

void explain(const Explainer& explainer, const std::vector<std::size_t>& asked,
             const learn::FeatureMatrix& matrix, const Asking& asking, Answers& answers) {
  std::vector<std::uint64_t> artists;
  for (const std::size_t row : asked) {
    artists.push_back(asking.material.catalogue.ids.artist[row]);
  }
  std::vector<RowReasons> reasons = explain_rows(explainer, matrix, artists, asking.threads);
  for (std::size_t i = 0; i < asked.size(); ++i) answers.reasons[asked[i]] = std::move(reasons[i]);
}

// Asks model number `which`.
void ask_model(std::size_t which, const Rows& rows, const std::vector<std::size_t>& asked,
               const Asking& asking, Answers& answers) {
  const int threads = asking.threads;
  const OutcomeModel& model = asking.scorer.model().models[which];
  const bool is_alone = asking.sound == SoundKnown::kAlone;
  const features::FittedRows fitted =
      is_alone ? features::FittedRows{asked, std::vector<features::FittedRow>(asked.size())}
               : model.features.apply(asking.material, asked,
                                      asking.scorer.roster().as_seen_by(which), threads);
  const learn::FeatureMatrix matrix =
      features::make_matrix(is_alone ? model.alone.value().recipe : model.recipe,
                            asking.material.catalogue, asking.material.cues, fitted, threads);
  const OutcomeAnswers given = answer(model, matrix, threads, asking.sound);
  const TrainingRange& range = (is_alone ? model.alone->range : model.range).value();
  const std::optional<features::Family> spared =
      asking.sound == SoundKnown::kBare ? std::optional(features::Family::kAudio) : std::nullopt;
  std::vector<float> row(matrix.columns());
  for (std::size_t i = 0; i < asked.size(); ++i) {
    for (std::size_t c = 0; c < row.size(); ++c) row[c] = matrix.column(c)[i];
    RangeJudgement judged = range.judge(rows.reach[asked[i]], row, spared);
    const double expected = given.expected[i];
    answers.expected[asked[i]] = expected;
    answers.low[asked[i]] = expected - (expected - given.low[i]) * judged.band_factor;
    answers.high[asked[i]] = expected + (given.high[i] - expected) * judged.band_factor;
    if (!given.hit_probability.empty()) answers.hit[asked[i]] = given.hit_probability[i];
    answers.range[asked[i]] = std::move(judged);
  }
  if (asking.detail == Detail::kReasons) {
    explain(asking.scorer.explainer(which, asking.sound), asked, matrix, asking, answers);
  }
}

// What a row knows beyond its sheet, where `outcome` is asked for: of streams the video with its
// views, of views the streams.
Scenario scenario_of(const Known& known, Target outcome) {
  return features::scenario_of(outcome == Target::kLogViews ? known.streams : known.views,
                               known.roster);
}

// The model for a row: where the roster's could not be fitted, the one that does without.
const OutcomeModel* model_for(const StudyModel& model, const Known& known, Target outcome) {
  const Scenario scenario = scenario_of(known, outcome);
  const OutcomeModel* found = model.find(outcome, scenario);
  return found != nullptr ? found : model.find(outcome, features::without_roster(scenario));
}

Answers ask_models(Target outcome, const Rows& rows, const Asking& asking) {
  const StudyModel& model = asking.scorer.model();
  Answers answers(rows.known.size());
  if (asking.detail == Detail::kReasons) answers.reasons.resize(rows.known.size());
  for (std::size_t which = 0; which < model.models.size(); ++which) {
    std::vector<std::size_t> asked;
    for (std::size_t i = 0; i < rows.known.size(); ++i) {
      const bool is_scored = rows.refusal[i].english.empty();
      if (is_scored && model_for(model, rows.known[i], outcome) == &model.models[which]) {
        asked.push_back(i);
      }
    }
    if (!asked.empty()) ask_model(which, rows, asked, asking, answers);
  }
  return answers;
}

void fill_streams(Prediction& prediction, const OutcomeModel* model, const Answers& answers,
                  std::size_t row) {
  if (model == nullptr) return add_note(prediction, kNoStreamsModel);
  prediction.scenario = scenario_name(model->scenario);
  prediction.streams = counts_of(answers.expected[row]);
  prediction.streams_low = counts_of(answers.low[row]);
  prediction.streams_high = counts_of(answers.high[row]);
  prediction.hit_probability = answers.hit[row];
  const RangeJudgement& range = answers.range[row];
  for (const RangeReason& reason : range.reasons) {
    add_range_note(prediction, range.verdict, reason);
  }
  if (model->hit_learners.models.empty()) add_note(prediction, kNoHitModel);
}

void fill_views(Prediction& prediction, const OutcomeModel* model, const Answers& answers,
                std::size_t row) {
  if (model == nullptr) return add_note(prediction, kNoViewsModel);
  prediction.views = counts_of(answers.expected[row]);
  prediction.views_low = counts_of(answers.low[row]);
  prediction.views_high = counts_of(answers.high[row]);
}

Explanation explanation_of(Answers& streams, Answers& views, std::size_t row) {
  Explanation explanation;
  if (std::optional<RowReasons>& reasons = streams.reasons[row]) {
    explanation.streams = std::move(reasons->outcome);
    explanation.hit = std::move(reasons->hit);
  }
  if (views.reasons.empty()) return explanation;
  if (std::optional<RowReasons>& reasons = views.reasons[row]) {
    explanation.views = std::move(reasons->outcome);
  }
  return explanation;
}

void add_row_notes(Prediction& prediction, const StudyModel& model, std::uint64_t recording,
                   const Known& known, SoundKnown sound) {
  if (std::ranges::binary_search(model.training_recordings, recording)) {
    add_note(prediction, kTrainedOn);
  }
  if (sound != SoundKnown::kAsTraining) return;
  if (!known.streams) add_note(prediction, kStreamsUnseen);
  catalogue::MissingInputs filled = {};
  catalogue::MissingInputs left = {};
  for (std::size_t c = 0; c < catalogue::kInputColumns; ++c) {
    (std::isnan(model.missing.value[c]) ? left : filled)[c] = known.missing[c];
  }
  add_note(prediction, with_inputs(kFilled, filled, text::Language::kEnglish),
           with_inputs(kFilled, filled, text::Language::kKorean));
  if (catalogue::missing_of_sound(left) > 0) add_note(prediction, kAudioIncomplete);
}

// What is known of rows, and how far they sound from others, goes by their file alone: a cell that
// was filled tells nothing of the track.
Rows look_at_rows(const catalogue::Catalogue& given, const Scorer& scorer, SoundKnown sound) {
  const StudyModel& model = scorer.model();
  Rows rows{given, {}, {}, {}};
  for (std::size_t i = 0; i < given.size(); ++i) {
    rows.known.push_back(known_of(given, i, scorer.roster()));
    if (sound == SoundKnown::kAlone) rows.known.back().roster = false;
    rows.refusal.push_back(refusal_of(model, rows.known.back(), sound));
    rows.reach.push_back(model.recordings
                             ? model.recordings->reach(sound_of(given, i), given.ids.recording[i])
                             : Answers::kMissing);
  }
  return rows;
}

// Whatever is not known of bare sound stays so: the models know such rows.
catalogue::MissingRule rule_for(catalogue::MissingRule rule, SoundKnown sound) {
  if (sound == SoundKnown::kAsTraining) return rule;
  for (std::size_t c = 0; c < catalogue::kInputColumns; ++c) {
    const auto audio = catalogue::input_columns()[c].audio;
    if (audio == nullptr || std::ranges::find(features::kPerceivedColumns, audio) ==
                                features::kPerceivedColumns.end()) {
      continue;
    }
    rule.value[c] = std::numeric_limits<double>::quiet_NaN();
  }
  return rule;
}

// Which names' coordinates the rows' models read: to place a name takes longer than much else.
features::NamesRead names_read(const StudyModel& model, const Rows& rows) {
  features::NamesRead read{.sheet = false, .video = false};
  for (std::size_t i = 0; i < rows.known.size(); ++i) {
    if (!rows.refusal[i].english.empty()) continue;
    for (const Target outcome : {Target::kLogStreams, Target::kLogViews}) {
      const OutcomeModel* found = model_for(model, rows.known[i], outcome);
      if (found != nullptr) read.include(found->scenario);
    }
  }
  return read;
}

// All answers for the same rows.
struct AllAnswers {
  Answers streams;
  Answers views;
};

void tell_row(const Asking& asking, const Rows& rows, std::size_t row, AllAnswers& answers,
              Prediction& prediction) {
  const StudyModel& model = asking.scorer.model();
  const catalogue::Catalogue& given = rows.given;
  prediction.artist = given.text(given.artist[row]);
  prediction.track = given.text(given.track[row]);
  prediction.artist_identity = given.ids.artist[row];
  prediction.recording_identity = given.ids.recording[row];
  const Known& known = rows.known[row];
  if (const Refusal& refusal = rows.refusal[row]; !refusal.english.empty()) {
    return add_refusal(prediction, refusal.english, refusal.korean);
  }
  fill_streams(prediction, model_for(model, known, Target::kLogStreams), answers.streams, row);
  if (asking.sound == SoundKnown::kAsTraining) {
    fill_views(prediction, model_for(model, known, Target::kLogViews), answers.views, row);
  }
  add_row_notes(prediction, model, given.ids.recording[row], known, asking.sound);
  if (answers.streams.reasons.empty()) return;
  prediction.explanation = explanation_of(answers.streams, answers.views, row);
  if (!model.recordings) return;
  prediction.explanation->nearest =
      model.recordings->nearest(sound_of(given, row), given.ids.recording[row], kNeighbours,
                                asking.sound == SoundKnown::kAsTraining ? kFewestShared : 1);
}

}  // namespace

Scorer::Scorer(std::shared_ptr<const StudyModel> model, const catalogue::Import* roster,
               int threads)
    : model_(std::move(model)),
      explainers_(std::make_unique<LazyExplainer[]>(3 * model_->models.size())) {
  if (roster != nullptr) roster_ = KnownRoster(*model_, *roster, threads);
}

const Explainer& Scorer::explainer(std::size_t which, SoundKnown sound) const {
  const std::size_t first = static_cast<std::size_t>(sound) * model_->models.size();
  LazyExplainer& lazy = explainers_[first + which];
  std::call_once(lazy.once,
                 [&] { lazy.explainer.emplace(explained(model_->models[which], sound)); });
  return *lazy.explainer;
}

std::vector<Prediction> Scorer::predict(const catalogue::Import& import, int threads, Detail detail,
                                        SoundKnown sound) const {
  std::optional<catalogue::Catalogue> copy;
  const Rows rows = look_at_rows(import.catalogue, *this, sound);
  const features::RowMaterial material = features::read_material(
      catalogue::filled(rule_for(model_->missing, sound), import.catalogue, copy), model_->names,
      threads, names_read(*model_, rows));
  const Asking asking{*this, material, threads, detail, sound};
  AllAnswers answers{ask_models(Target::kLogStreams, rows, asking),
                     sound == SoundKnown::kAsTraining ? ask_models(Target::kLogViews, rows, asking)
                                                      : Answers(rows.known.size())};
  const std::map<std::size_t, text::Bilingual> left_out = left_out_records(import);
  const std::map<std::size_t, std::string> unread = unread_cells(import);

  std::vector<Prediction> predictions(import.files.front().records);
  std::size_t row = 0;
  for (std::size_t record = 1; record <= predictions.size(); ++record) {
    Prediction& prediction = predictions[record - 1];
    prediction.row = record;
    if (const auto reason = left_out.find(record); reason != left_out.end()) {
      add_refusal(prediction, reason->second.english, reason->second.korean);
    } else {
      tell_row(asking, rows, row++, answers, prediction);
    }
    if (const auto cells = unread.find(record); cells != unread.end()) {
      add_note(prediction, std::string(kUnreadCells.english) + cells->second,
               std::string(kUnreadCells.korean) + cells->second);
    }
  }
  return predictions;
}

}  // namespace crossfade::score
