#include "score/prediction.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "features/feature_recipe.h"
#include "score/row_notes.h"
#include "table/csv_writer.h"

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

// The recordings of each artist of a roster that have figures to learn from.
using RecordingsByArtist = std::unordered_map<std::uint64_t, std::set<std::uint64_t>>;

bool has_figures(const catalogue::Catalogue& catalogue, std::size_t row) {
  return !std::isnan(catalogue.streams[row]) || !std::isnan(catalogue.views[row]);
}

RecordingsByArtist recordings_by_artist(const catalogue::Catalogue* roster) {
  RecordingsByArtist recordings;
  if (roster == nullptr) return recordings;
  for (std::size_t row = 0; row < roster->size(); ++row) {
    if (!has_figures(*roster, row)) continue;
    recordings[roster->ids.artist[row]].insert(roster->ids.recording[row]);
  }
  return recordings;
}

Known known_of(const catalogue::Catalogue& catalogue, std::size_t row,
               const RecordingsByArtist& roster) {
  Known known{catalogue::missing_inputs(catalogue, row), false, !std::isnan(catalogue.views[row]),
              !std::isnan(catalogue.streams[row]), false};
  if (const auto found = roster.find(catalogue.ids.artist[row]); found != roster.end()) {
    known.roster = found->second.size() > found->second.count(catalogue.ids.recording[row]);
  }
  known.some_audio = catalogue::missing_of_sound(known.missing) < catalogue::kSoundInputs;
  return known;
}

double counts_of(double log_count) { return std::max(0.0, std::expm1(log_count)); }

// Why a row cannot be scored at all, in both languages; empty where it can.
struct Refusal {
  std::string english;
  std::string korean;
};

Refusal refusal_of(const StudyModel& model, const Known& known) {
  if (!known.some_audio && !known.views) {
    return {std::string(kNothingKnown.english), std::string(kNothingKnown.korean)};
  }
  if (model.missing.policy != catalogue::MissingPolicy::kRefuse) return {};
  return {with_inputs(kInputMissing, known.missing, text::Language::kEnglish),
          with_inputs(kInputMissing, known.missing, text::Language::kKorean)};
}

// The rows to score and what is known of them.
struct Rows {
  const catalogue::Catalogue& given;      // as their file has them
  const features::RowMaterial& material;  // as the models read them
  std::vector<Known> known;
  std::vector<Refusal> refusal;
  std::vector<double> reach;  // distance to the recordings of training
};

// The roster's catalogue as the models see it, and its rows.
struct RosterMaterial {
  features::RowMaterial material;
  std::vector<std::size_t> rows;
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

// Who answers, and how: the same for all rows.
struct Asking {
  const RosterMaterial* roster;  // null: none is known
  int threads;
  Detail detail;
};

void explain(const OutcomeModel& model, const Rows& rows, const std::vector<std::size_t>& asked,
             const learn::FeatureMatrix& matrix, const Asking& asking, Answers& answers) {
  std::vector<std::uint64_t> artists;
  for (const std::size_t row : asked) {
    artists.push_back(rows.material.catalogue.ids.artist[row]);
  }
  std::vector<RowReasons> reasons =
      explain_rows(Explainer(explained(model)), matrix, artists, asking.threads);
  for (std::size_t i = 0; i < asked.size(); ++i) answers.reasons[asked[i]] = std::move(reasons[i]);
}

void ask_model(const OutcomeModel& model, const Rows& rows, const std::vector<std::size_t>& asked,
               const Asking& asking, Answers& answers) {
  const int threads = asking.threads;
  features::Roster known;
  const bool rostered = features::has_roster(model.scenario);
  if (rostered) known = model.features.know(asking.roster->material, asking.roster->rows, threads);
  const features::FittedRows fitted =
      model.features.apply(rows.material, asked, rostered ? &known : nullptr, threads);
  const learn::FeatureMatrix matrix = features::make_matrix(model.recipe, rows.material.catalogue,
                                                            rows.material.cues, fitted, threads);
  const OutcomeAnswers given = answer(model, matrix, threads);
  std::vector<float> row(matrix.columns());
  for (std::size_t i = 0; i < asked.size(); ++i) {
    for (std::size_t c = 0; c < row.size(); ++c) row[c] = matrix.column(c)[i];
    RangeJudgement judged = model.range.value().judge(rows.reach[asked[i]], row);
    const double expected = given.expected[i];
    answers.expected[asked[i]] = expected;
    answers.low[asked[i]] = expected - (expected - given.low[i]) * judged.band_factor;
    answers.high[asked[i]] = expected + (given.high[i] - expected) * judged.band_factor;
    if (!given.hit_probability.empty()) answers.hit[asked[i]] = given.hit_probability[i];
    answers.range[asked[i]] = std::move(judged);
  }
  if (asking.detail == Detail::kReasons) explain(model, rows, asked, matrix, asking, answers);
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

Answers ask_models(const StudyModel& model, Target outcome, const Rows& rows,
                   const Asking& asking) {
  Answers answers(rows.known.size());
  if (asking.detail == Detail::kReasons) answers.reasons.resize(rows.known.size());
  for (const OutcomeModel& each : model.models) {
    std::vector<std::size_t> asked;
    for (std::size_t i = 0; i < rows.known.size(); ++i) {
      const bool is_scored = rows.refusal[i].english.empty();
      if (is_scored && model_for(model, rows.known[i], outcome) == &each) asked.push_back(i);
    }
    if (!asked.empty()) ask_model(each, rows, asked, asking, answers);
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
  if (std::optional<RowReasons>& reasons = views.reasons[row]) {
    explanation.views = std::move(reasons->outcome);
  }
  return explanation;
}

RosterMaterial read_roster(const catalogue::Catalogue& roster, const StudyModel& model,
                           int threads) {
  RosterMaterial known{features::read_material(roster, model.names, threads), {}};
  // One row a recording, as in training: the first that has figures.
  std::set<std::pair<std::uint64_t, std::uint64_t>> seen;
  for (std::size_t row = 0; row < roster.size(); ++row) {
    if (!has_figures(roster, row)) continue;
    if (seen.emplace(roster.ids.artist[row], roster.ids.recording[row]).second) {
      known.rows.push_back(row);
    }
  }
  return known;
}

void add_row_notes(Prediction& prediction, const StudyModel& model, std::uint64_t recording,
                   const Known& known) {
  if (!known.streams) add_note(prediction, kStreamsUnseen);
  catalogue::MissingInputs filled = {};
  catalogue::MissingInputs left = {};
  for (std::size_t c = 0; c < catalogue::kInputColumns; ++c) {
    (std::isnan(model.missing.value[c]) ? left : filled)[c] = known.missing[c];
  }
  add_note(prediction, with_inputs(kFilled, filled, text::Language::kEnglish),
           with_inputs(kFilled, filled, text::Language::kKorean));
  if (catalogue::missing_of_sound(left) > 0) add_note(prediction, kAudioIncomplete);
  if (std::ranges::binary_search(model.training_recordings, recording)) {
    add_note(prediction, kTrainedOn);
  }
}

// The catalogue as the models want it; a copy only where the rule fills cells.
const catalogue::Catalogue& filled(const catalogue::MissingRule& rule,
                                   const catalogue::Catalogue& catalogue,
                                   std::optional<catalogue::Catalogue>& copy) {
  if (!rule.fills()) return catalogue;
  catalogue::fill_missing(rule, copy.emplace(catalogue));
  return *copy;
}

// What is known of rows, and how far they sound from others, goes by their file alone: a cell that
// was filled tells nothing of the track.
Rows look_at_rows(const catalogue::Catalogue& given, const features::RowMaterial& material,
                  const StudyModel& model, const catalogue::Catalogue* roster) {
  const RecordingsByArtist recordings = recordings_by_artist(roster);
  Rows rows{given, material, {}, {}, {}};
  for (std::size_t i = 0; i < given.size(); ++i) {
    rows.known.push_back(known_of(given, i, recordings));
    rows.refusal.push_back(refusal_of(model, rows.known.back()));
    rows.reach.push_back(model.recordings
                             ? model.recordings->reach(sound_of(given, i), given.ids.recording[i])
                             : Answers::kMissing);
  }
  return rows;
}

// All answers for the same rows.
struct AllAnswers {
  Answers streams;
  Answers views;
};

void tell_row(const StudyModel& model, const Rows& rows, std::size_t row, AllAnswers& answers,
              Prediction& prediction) {
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
  fill_views(prediction, model_for(model, known, Target::kLogViews), answers.views, row);
  add_row_notes(prediction, model, given.ids.recording[row], known);
  if (answers.streams.reasons.empty()) return;
  prediction.explanation = explanation_of(answers.streams, answers.views, row);
  if (!model.recordings) return;
  prediction.explanation->nearest =
      model.recordings->nearest(sound_of(given, row), given.ids.recording[row]);
}

}  // namespace

std::vector<Prediction> predict(const StudyModel& model, const catalogue::Import& import,
                                const catalogue::Import* roster, int threads, Detail detail) {
  std::optional<catalogue::Catalogue> filled_rows;
  std::optional<catalogue::Catalogue> filled_roster;
  const features::RowMaterial material = features::read_material(
      filled(model.missing, import.catalogue, filled_rows), model.names, threads);
  std::optional<RosterMaterial> known_tracks;
  if (roster != nullptr) {
    if (model.missing.policy == catalogue::MissingPolicy::kRefuse) {
      catalogue::refuse_missing(*roster);
    }
    known_tracks.emplace(
        read_roster(filled(model.missing, roster->catalogue, filled_roster), model, threads));
  }
  const Rows rows = look_at_rows(import.catalogue, material, model,
                                 roster != nullptr ? &roster->catalogue : nullptr);
  const Asking asking{known_tracks ? &*known_tracks : nullptr, threads, detail};
  AllAnswers answers{ask_models(model, Target::kLogStreams, rows, asking),
                     ask_models(model, Target::kLogViews, rows, asking)};
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
      tell_row(model, rows, row++, answers, prediction);
    }
    if (const auto cells = unread.find(record); cells != unread.end()) {
      add_note(prediction, std::string(kUnreadCells.english) + cells->second,
               std::string(kUnreadCells.korean) + cells->second);
    }
  }
  return predictions;
}

std::string to_csv(const std::vector<Prediction>& predictions) {
  table::CsvWriter csv;
  for (const char* name :
       {"row", "artist", "track", "scenario", "streams", "streams_low", "streams_high",
        "hit_probability", "views", "views_low", "views_high", "note"}) {
    csv.cell(name);
  }
  csv.end_row();
  for (const Prediction& p : predictions) {
    csv.integer(p.row).cell(p.artist).cell(p.track).cell(p.scenario);
    csv.number(p.streams).number(p.streams_low).number(p.streams_high).number(p.hit_probability);
    csv.number(p.views).number(p.views_low).number(p.views_high).cell(p.note);
    csv.end_row();
  }
  return csv.text();
}

}  // namespace crossfade::score
