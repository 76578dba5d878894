#include "score/prediction.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "features/feature_recipe.h"
#include "table/csv_writer.h"

namespace crossfade::score {
namespace {

using features::Scenario;
using features::Target;

void add_note(Prediction& prediction, std::string_view english, std::string_view korean) {
  if (english.empty()) return;
  if (!prediction.note.empty()) prediction.note += "; ";
  prediction.note += english;
  if (!prediction.note_korean.empty()) prediction.note_korean += "; ";
  prediction.note_korean += korean;
}

void add_note(Prediction& prediction, text::Bilingual sentence) {
  add_note(prediction, sentence.english, sentence.korean);
}

constexpr text::Bilingual kNoStreamsModel{"no streams model could be trained",
                                          "스트리밍 모델을 학습할 수 없었음"};
constexpr text::Bilingual kNoHitModel{"no hit model could be trained",
                                      "히트 모델을 학습할 수 없었음"};
constexpr text::Bilingual kNoViewsModel{"no views model could be trained",
                                        "조회수 모델을 학습할 수 없었음"};
constexpr text::Bilingual kStreamsUnseen{
    "views from the pre-release model, which never saw streams",
    "조회수는 스트리밍을 모르는 발매 전 모델의 예측"};
constexpr text::Bilingual kAudioIncomplete{"audio features are incomplete",
                                           "오디오 특성이 일부 없음"};
constexpr text::Bilingual kTrainedOn{"was in the training file, so this is no forecast",
                                     "학습 자료에 있던 곡이므로 새로운 예측이 아님"};
constexpr text::Bilingual kFilled{"filled as in training: ", "학습 때와 같은 값으로 채움: "};
constexpr text::Bilingual kInputMissing{"the models refuse missing cells, and there are: ",
                                        "모델이 빈 칸을 거부하는데 비어 있음: "};
constexpr text::Bilingual kCannotBeScored{"cannot be scored: ", "예측할 수 없음: "};
constexpr text::Bilingual kNothingKnown{"the row holds neither audio features nor views",
                                        "오디오 특성도 조회수도 없는 행"};
constexpr text::Bilingual kTooFewCells{"the row has too few cells", "칸이 모자란 행"};
constexpr text::Bilingual kTooManyCells{"the row has too many cells", "칸이 남는 행"};
constexpr text::Bilingual kNameMissing{"artist or track name is missing",
                                       "아티스트나 곡의 이름이 없음"};

void add_refusal(Prediction& prediction, std::string_view english, std::string_view korean) {
  add_note(prediction, std::string(kCannotBeScored.english).append(english),
           std::string(kCannotBeScored.korean).append(korean));
}

// A sentence and the inputs that are missing, by name.
std::string with_inputs(text::Bilingual sentence, const catalogue::MissingInputs& missing,
                        text::Language language) {
  std::string words;
  for (std::size_t c = 0; c < missing.size(); ++c) {
    if (!missing[c]) continue;
    words += words.empty() ? sentence.in(language) : ", ";
    words += catalogue::input_columns()[c].label.in(language);
  }
  return words;
}

void add_range_note(Prediction& prediction, RangeVerdict verdict, const RangeReason& reason) {
  const bool unusual = verdict == RangeVerdict::kUnusual;
  add_note(prediction,
           std::string(verdict_name(verdict)) +
               ", band widened: " + describe(reason, text::Language::kEnglish),
           std::string(unusual ? "드문 곡" : "학습 범위를 벗어난 곡") +
               ", 구간을 넓힘: " + describe(reason, text::Language::kKorean));
}

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
  const features::RowMaterial& material;
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
  if (model.missing.fills()) {
    add_note(prediction, with_inputs(kFilled, known.missing, text::Language::kEnglish),
             with_inputs(kFilled, known.missing, text::Language::kKorean));
  } else if (catalogue::missing_of_sound(known.missing) > 0) {
    add_note(prediction, kAudioIncomplete);
  }
  if (std::ranges::binary_search(model.training_recordings, recording)) {
    add_note(prediction, kTrainedOn);
  }
}

// Records that never became a track, with the reason: they get a line of their own.
std::map<std::size_t, text::Bilingual> left_out_records(const catalogue::Import& import) {
  std::map<std::size_t, text::Bilingual> reasons;
  for (const catalogue::ImportIssue& issue : import.issues) {
    using catalogue::IssueKind;
    if (issue.kind == IssueKind::kRowTooShort) reasons[issue.record] = kTooFewCells;
    if (issue.kind == IssueKind::kRowTooLong) reasons[issue.record] = kTooManyCells;
    if (issue.kind == IssueKind::kNameMissing) reasons[issue.record] = kNameMissing;
  }
  return reasons;
}

// The catalogue as the models want it; a copy only where the rule fills cells.
const catalogue::Catalogue& filled(const catalogue::MissingRule& rule,
                                   const catalogue::Catalogue& catalogue,
                                   std::optional<catalogue::Catalogue>& copy) {
  if (!rule.fills()) return catalogue;
  catalogue::fill_missing(rule, copy.emplace(catalogue));
  return *copy;
}

}  // namespace

std::vector<Prediction> predict(const StudyModel& model, const catalogue::Import& import,
                                const catalogue::Catalogue* roster, int threads, Detail detail) {
  std::optional<catalogue::Catalogue> filled_rows;
  std::optional<catalogue::Catalogue> filled_roster;
  const catalogue::Catalogue& catalogue = filled(model.missing, import.catalogue, filled_rows);
  const features::RowMaterial material = features::read_material(catalogue, model.names, threads);
  std::optional<RosterMaterial> roster_material;
  if (roster != nullptr) {
    roster_material.emplace(
        read_roster(filled(model.missing, *roster, filled_roster), model, threads));
  }
  const RecordingsByArtist recordings = recordings_by_artist(roster);
  Rows rows{material, {}, {}, {}};
  for (std::size_t i = 0; i < catalogue.size(); ++i) {
    rows.known.push_back(known_of(import.catalogue, i, recordings));
    rows.refusal.push_back(refusal_of(model, rows.known.back()));
    rows.reach.push_back(model.recordings ? model.recordings->reach(sound_of(catalogue, i),
                                                                    catalogue.ids.recording[i])
                                          : Answers::kMissing);
  }
  const Asking asking{roster_material ? &*roster_material : nullptr, threads, detail};
  Answers streams = ask_models(model, Target::kLogStreams, rows, asking);
  Answers views = ask_models(model, Target::kLogViews, rows, asking);
  const std::map<std::size_t, text::Bilingual> left_out = left_out_records(import);

  std::vector<Prediction> predictions(import.files.front().records);
  std::size_t row = 0;
  for (std::size_t record = 1; record <= predictions.size(); ++record) {
    Prediction& prediction = predictions[record - 1];
    prediction.row = record;
    if (const auto reason = left_out.find(record); reason != left_out.end()) {
      add_refusal(prediction, reason->second.english, reason->second.korean);
      continue;
    }
    prediction.artist = catalogue.text(catalogue.artist[row]);
    prediction.track = catalogue.text(catalogue.track[row]);
    const Known& known = rows.known[row];
    if (const Refusal& refusal = rows.refusal[row]; !refusal.english.empty()) {
      add_refusal(prediction, refusal.english, refusal.korean);
    } else {
      fill_streams(prediction, model_for(model, known, Target::kLogStreams), streams, row);
      fill_views(prediction, model_for(model, known, Target::kLogViews), views, row);
      add_row_notes(prediction, model, catalogue.ids.recording[row], known);
      if (detail == Detail::kReasons) {
        prediction.explanation = explanation_of(streams, views, row);
        if (model.recordings) {
          prediction.explanation->nearest =
              model.recordings->nearest(sound_of(catalogue, row), catalogue.ids.recording[row]);
        }
      }
    }
    ++row;
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
