#include "score/prediction.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_set>

#include "catalogue/recording_index.h"
#include "features/feature_recipe.h"
#include "table/csv_writer.h"

namespace crossfade::score {
namespace {

using features::Scenario;
using features::Target;

void add_note(Prediction& prediction, std::string_view sentence) {
  if (!prediction.note.empty()) prediction.note += "; ";
  prediction.note += sentence;
}

// What one row holds, as far as the choice of the models goes.
struct Known {
  bool some_audio = false;
  bool all_audio = false;
  bool views = false;
  bool streams = false;
};

Known known_of(const catalogue::Catalogue& catalogue, std::size_t row) {
  const catalogue::AudioColumns& audio = catalogue.audio;
  Known known{false, true, !std::isnan(catalogue.views[row]), !std::isnan(catalogue.streams[row])};
  for (const std::vector<double>* column :
       {&audio.danceability, &audio.energy, &audio.key, &audio.loudness_db, &audio.speechiness,
        &audio.acousticness, &audio.instrumentalness, &audio.liveness, &audio.valence,
        &audio.tempo_bpm, &catalogue.duration_ms}) {
    const bool present = !std::isnan((*column)[row]);
    known.some_audio = known.some_audio || present;
    known.all_audio = known.all_audio && present;
  }
  return known;
}

// Scores rows of one scenario by one model, into `out[row]`.
void score_rows(const TrackModel* model, const catalogue::Catalogue& catalogue,
                std::span<const features::TrackCues> cues, const std::vector<std::size_t>& rows,
                int threads, std::vector<double>& out) {
  if (model == nullptr || rows.empty()) return;
  const learn::FeatureMatrix matrix =
      features::make_matrix(model->recipe, catalogue, cues, rows, threads);
  std::vector<double> predicted(rows.size());
  model->forest.predict(matrix, predicted, threads);
  for (std::size_t i = 0; i < rows.size(); ++i) out[rows[i]] = predicted[i];
}

double counts_of(double log_count) { return std::max(0.0, std::expm1(log_count)); }

void set_streams(Prediction& prediction, const TrackModel* model, double log_streams) {
  if (model == nullptr) return add_note(prediction, "no streams model could be trained");
  prediction.streams = counts_of(log_streams);
  prediction.streams_low = counts_of(log_streams + model->band.low);
  prediction.streams_high = counts_of(log_streams + model->band.high);
}

void set_views(Prediction& prediction, const TrackModel* model, double log_views) {
  if (model == nullptr) return add_note(prediction, "no views model could be trained");
  prediction.views = counts_of(log_views);
  prediction.views_low = counts_of(log_views + model->band.low);
  prediction.views_high = counts_of(log_views + model->band.high);
}

// The forests' answers for all rows of a catalogue; NaN where a row's scenario is another.
struct Answers {
  std::vector<double> streams;
  std::vector<double> hit;
  std::vector<double> views;
};

Answers ask_models(const StudyModel& model, const catalogue::Catalogue& catalogue,
                   const std::vector<Known>& known, int threads) {
  const double missing = std::numeric_limits<double>::quiet_NaN();
  Answers answers{std::vector<double>(catalogue.size(), missing),
                  std::vector<double>(catalogue.size(), missing),
                  std::vector<double>(catalogue.size(), missing)};
  const std::vector<features::TrackCues> cues = features::read_all_cues(catalogue, threads);
  for (const Scenario scenario : {Scenario::kDemo, Scenario::kVideoOut}) {
    std::vector<std::size_t> by_video;
    std::vector<std::size_t> by_streams;
    for (std::size_t i = 0; i < catalogue.size(); ++i) {
      if (!known[i].some_audio && !known[i].views) continue;
      if (known[i].views == (scenario == Scenario::kVideoOut)) by_video.push_back(i);
      if (known[i].streams == (scenario == Scenario::kVideoOut)) by_streams.push_back(i);
    }
    score_rows(model.find(Target::kLogStreams, scenario), catalogue, cues, by_video, threads,
               answers.streams);
    score_rows(model.find(Target::kHit, scenario), catalogue, cues, by_video, threads, answers.hit);
    score_rows(model.find(Target::kLogViews, scenario), catalogue, cues, by_streams, threads,
               answers.views);
  }
  return answers;
}

void fill_prediction(Prediction& prediction, const StudyModel& model, const Known& known,
                     const Answers& answers, std::size_t row) {
  if (!known.some_audio && !known.views) {
    return add_note(prediction, "cannot be scored: the row holds neither audio features nor views");
  }
  const Scenario scenario = known.views ? Scenario::kVideoOut : Scenario::kDemo;
  prediction.scenario = scenario_name(scenario);
  set_streams(prediction, model.find(Target::kLogStreams, scenario), answers.streams[row]);
  prediction.hit_probability = answers.hit[row];
  if (model.find(Target::kHit, scenario) == nullptr) {
    add_note(prediction, "no hit model could be trained");
  }
  const Scenario views_scenario = known.streams ? Scenario::kVideoOut : Scenario::kDemo;
  set_views(prediction, model.find(Target::kLogViews, views_scenario), answers.views[row]);
  if (!known.streams) add_note(prediction, "views from the pre-release model, which never saw streams");
  if (!known.all_audio) add_note(prediction, "audio features are incomplete");
}

std::unordered_set<std::uint64_t> artists_of(const catalogue::Catalogue* roster) {
  if (roster == nullptr) return {};
  return {roster->ids.artist.begin(), roster->ids.artist.end()};
}

// Records that never became a track, with the reason: they get a line of their own.
std::map<std::size_t, std::string> left_out_records(const catalogue::Import& import) {
  std::map<std::size_t, std::string> reasons;
  for (const catalogue::ImportIssue& issue : import.issues) {
    using catalogue::IssueKind;
    if (issue.kind == IssueKind::kRowTooShort) reasons[issue.record] = "the row has too few cells";
    if (issue.kind == IssueKind::kRowTooLong) reasons[issue.record] = "the row has too many cells";
    if (issue.kind == IssueKind::kNameMissing) reasons[issue.record] = "artist or track name is missing";
  }
  return reasons;
}

}  // namespace

std::vector<Prediction> predict(const StudyModel& model, const catalogue::Import& rows,
                                const catalogue::Catalogue* roster, int threads) {
  const catalogue::Catalogue& catalogue = rows.catalogue;
  std::vector<Known> known;
  for (std::size_t i = 0; i < catalogue.size(); ++i) known.push_back(known_of(catalogue, i));
  const Answers answers = ask_models(model, catalogue, known, threads);
  const std::unordered_set<std::uint64_t> on_roster = artists_of(roster);
  const std::map<std::size_t, std::string> left_out = left_out_records(rows);

  std::vector<Prediction> predictions(rows.files.front().records);
  std::size_t row = 0;
  for (std::size_t record = 1; record <= predictions.size(); ++record) {
    Prediction& prediction = predictions[record - 1];
    prediction.row = record;
    if (const auto reason = left_out.find(record); reason != left_out.end()) {
      add_note(prediction, "cannot be scored: " + reason->second);
      continue;
    }
    prediction.artist = catalogue.text(catalogue.artist[row]);
    prediction.track = catalogue.text(catalogue.track[row]);
    fill_prediction(prediction, model, known[row], answers, row);
    if (std::ranges::binary_search(model.training_recordings, catalogue.ids.recording[row])) {
      add_note(prediction, "was in the training file, so this is no forecast");
    }
    if (on_roster.contains(catalogue.ids.artist[row])) {
      add_note(prediction, "artist is on the roster; scored as an unseen artist");
    }
    ++row;
  }
  return predictions;
}

std::string to_csv(const std::vector<Prediction>& predictions) {
  table::CsvWriter csv;
  for (const char* name : {"row", "artist", "track", "scenario", "streams", "streams_low",
                           "streams_high", "hit_probability", "views", "views_low", "views_high",
                           "note"}) {
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
