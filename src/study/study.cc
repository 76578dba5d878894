#include "study/study.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "advise/claims_of_plan.h"
#include "base/error.h"
#include "catalogue/quality.h"
#include "catalogue/recording_index.h"
#include "insight/distributions.h"
#include "insight/kpis.h"
#include "insight/outliers.h"
#include "insight/rankings.h"
#include "insight/reference_profile.h"
#include "registry/model_versions.h"
#include "score/neighbours.h"
#include "score/training.h"
#include "store/store.h"
#include "study/keep_models.h"
#include "study/keep_run.h"
#include "study/keep_study.h"
#include "study/stage_times.h"
#include "study/study_evidence.h"
#include "warehouse/warehouse.h"

namespace crossfade::study {
namespace {

constexpr std::size_t kTopCount = 15;
constexpr std::size_t kTopExplained = 10;

void begin(const StudyRequest& request, const char* stage) {
  if (request.progress != nullptr) request.progress->begin(stage, 0);
}

// Where a catalogue row stands among those a model was judged on.
std::optional<std::size_t> place_of(const score::JudgedModel* judged, std::size_t row) {
  if (judged == nullptr) return std::nullopt;
  const auto found = std::ranges::lower_bound(judged->rows, row);
  if (found == judged->rows.end() || *found != row) return std::nullopt;
  return static_cast<std::size_t>(found - judged->rows.begin());
}

std::vector<report::AlikeRecording> alike_recordings(const score::NeighbourIndex& recordings,
                                                     const catalogue::Catalogue& catalogue,
                                                     std::size_t row) {
  std::vector<report::AlikeRecording> alike;
  for (const score::Neighbour& each :
       recordings.nearest(score::sound_of(catalogue, row), catalogue.ids.recording[row])) {
    alike.push_back(
        {std::string(each.artist), std::string(each.track), each.streams, each.distance});
  }
  return alike;
}

std::vector<report::TrackPrediction> predict_top_tracks(
    const catalogue::Catalogue& catalogue, const std::vector<insight::RankedTrack>& tracks,
    const score::Training& training) {
  const score::JudgedModel* streams =
      find_judged(training, features::Target::kLogStreams, features::Scenario::kVideoOut);
  const score::JudgedModel* hits =
      find_judged(training, features::Target::kHit, features::Scenario::kVideoOut);
  std::optional<score::NeighbourIndex> recordings;
  if (streams != nullptr && !streams->explained.empty()) {
    recordings.emplace(catalogue, streams->rows);
  }
  std::vector<report::TrackPrediction> predictions;
  for (const insight::RankedTrack& track : tracks) {
    const std::optional<std::size_t> place = place_of(streams, track.row);
    if (!place) continue;
    const std::optional<std::size_t> hit = place_of(hits, track.row);
    predictions.push_back({.artist = track.artist,
                           .track = track.track,
                           .streams = track.streams,
                           .predicted = std::expm1(streams->out_of_fold[*place]),
                           .low = std::expm1(streams->low[*place]),
                           .high = std::expm1(streams->high[*place]),
                           .hit_probability = hit ? hits->out_of_fold[*hit]
                                                  : std::numeric_limits<double>::quiet_NaN()});
    for (const score::ExplainedRow& each : streams->explained) {
      if (each.row != track.row) continue;
      predictions.back().reasons = each.reasons;
      predictions.back().nearest = alike_recordings(*recordings, catalogue, track.row);
    }
  }
  return predictions;
}

score::TrainingOptions training_options(const StudyRequest& request, const report::Report& report) {
  score::TrainingOptions options;
  for (std::size_t i = 0; i < std::min(kTopExplained, report.top_tracks.size()); ++i) {
    options.explained.push_back(report.top_tracks[i].row);
  }
  options.seed = request.seed;
  options.threads = request.threads;
  options.for_use = !request.model.empty();
  if (report.missing) options.missing = report.missing->rule;
  options.progress = request.progress;
  options.effort = request.quick ? score::Effort::kQuick : score::Effort::kFull;
  return options;
}

void refuse_what_reference_lacks(const StudyRequest& request) {
  if (request.profile != Profile::kReference) return;
  if (request.missing != catalogue::MissingPolicy::kKeep) {
    throw base::Error(base::ErrorKind::kUsage, "--profile reference fills cells in its own way", {},
                      "leave --missing out");
  }
  if (!request.model.empty()) {
    throw base::Error(base::ErrorKind::kUsage, "--profile reference has no model to save", {},
                      "leave --model out");
  }
}

insight::Findings find_what_is_true(const StudyRequest& request,
                                    const catalogue::RecordingIndex& recordings,
                                    const score::Training& training, const report::Report& report) {
  insight::FindingOptions options;
  options.seed = request.seed;
  options.threads = request.threads;
  if (request.progress != nullptr) {
    request.progress->begin("findings", insight::kFindingSteps);
    options.advance = [&request] { request.progress->advance(); };
  }
  return insight::find(
      {.material = *training.material,
       .recordings = recordings,
       .kpis = report.kpis,
       .cards = report.models,
       .streams =
           answers_of(training, features::Target::kLogStreams, features::Scenario::kVideoOut),
       .views = answers_of(training, features::Target::kLogViews, features::Scenario::kVideoOut)},
      options);
}

advise::ActionPlan make_plan(const StudyRequest& request, const advise::PreparedPlan& prepared,
                             const catalogue::RecordingIndex& recordings,
                             const score::Training& training, const report::Report& report) {
  begin(request, "plan");
  const features::RowMaterial& material = *training.material;
  const std::vector<advise::TrackForecast> forecasts =
      forecast_tracks(material.catalogue, material.cues, training);
  advise::PlanEvidence evidence{.catalogue = material.catalogue,
                                .recordings = recordings,
                                .forecasts = forecasts,
                                .video_effect = effect_evidence(report.findings->video),
                                .rules = report.findings->rules.survivors};
  if (const score::JudgedModel* hits =
          find_judged(training, features::Target::kHit, features::Scenario::kDemo)) {
    evidence.hit_probability = hits->out_of_fold;
    evidence.is_hit = hits->truth;
    evidence.artist = hits->artist;
  }
  return advise::make_plan(prepared, evidence, {.seed = request.seed, .threads = request.threads});
}

// What a study leaves besides its result.
struct Studied {
  score::Training training;
  KeptModels models;
};

Studied study_source(const StudyRequest& request,
                     const std::optional<advise::PreparedPlan>& prepared, Source& source,
                     StudyResult& result) {
  const catalogue::Import& import = source.import;
  const catalogue::RecordingIndex recordings = catalogue::index_recordings(import.catalogue);
  report::Report& report = result.report;
  report = survey(request, import, recordings);
  Studied studied;
  score::Training& training = studied.training;

  report.outliers = insight::find_outliers(import.catalogue);
  report.distributions = insight::take_distributions(import.catalogue);
  report.top_artists = insight::top_artists(import.catalogue, kTopCount);
  report.top_tracks = insight::top_tracks(import.catalogue, recordings, kTopCount);
  if (request.profile == Profile::kReference) {
    report.reference = insight::run_reference(
        import.catalogue,
        {.seed = request.seed, .threads = request.threads, .progress = request.progress});
  } else {
    report.missing = catalogue::treat_missing(request.missing, source.import);
    training = score::train_models(import, recordings, training_options(request, report));
    for (const score::JudgedModel& judged : training.judged) report.models.push_back(judged.card);
    report.top_track_predictions =
        predict_top_tracks(import.catalogue, report.top_tracks, training);
    report.findings = find_what_is_true(request, recordings, training, report);
    if (prepared) {
      report.plan = make_plan(request, *prepared, recordings, training, report);
      advise::answer_claims(*report.plan, report.findings->old_claims);
    }
  }
  if (!request.model.empty()) {
    const score::Recipe recipe{request.seed,
                               request.quick ? score::Effort::kQuick : score::Effort::kFull,
                               request.missing};
    studied.models = keep_models(training, import, *report.missing,
                                 {request.model, request.store, source.snapshot, recipe,
                                  request.origin ? &*request.origin : nullptr});
  }
  result.kept.version = studied.models.number;
  result.kept.alias = studied.models.alias;
  return studied;
}

// The report in the store, and that the models are of it.
std::int64_t keep_report(store::Store& store, const Source& source, const Studied& studied,
                         const report::Report& report) {
  const std::int64_t kept =
      keep_study(store, source.snapshot, source.import.catalogue, report, studied.training);
  if (!studied.models.version.empty()) {
    registry::set_version_report(store, studied.models.version, kept);
  }
  return kept;
}

}  // namespace

report::Report survey(const StudyRequest& request, const catalogue::Import& import,
                      const catalogue::RecordingIndex& recordings) {
  report::Report report;
  report.profile = request.profile == Profile::kReference ? "reference" : "standard";
  report.as_of = import.as_of;
  report.seed = request.seed;
  report.benchmarks = request.benchmarks;
  report.files = import.files;
  report.issues = import.issues;
  begin(request, "quality");
  report.quality = catalogue::judge_quality(import, recordings, request.today, request.threads);
  begin(request, "figures");
  report.kpis = insight::take_kpis(import.catalogue, recordings,
                                   {.seed = request.seed, .threads = request.threads});
  return report;
}

StudyResult run_study(const StudyRequest& asked) {
  StageTimes times(asked.progress, asked.origin ? asked.origin->now_ms : nullptr);
  StudyRequest request = asked;
  request.progress = &times;
  begin(request, "reading");
  refuse_what_reference_lacks(request);
  std::optional<advise::PreparedPlan> prepared;
  if (request.plan) prepared = advise::prepare(*request.plan);
  Source source = open_source(request.files, request.store,
                              {.as_of = request.as_of, .progress = request.progress});
  StudyResult result{{}, {source.snapshot, source.was_there}};
  if (request.store.empty() || !request.origin) {
    const Studied studied = study_source(request, prepared, source, result);
    if (!request.store.empty()) {
      store::Store store(request.store, store::Access::kExisting, store::kLongPatience);
      result.kept.report = keep_report(store, source, studied, result.report);
    }
  } else {
    RunKeeper keeper(request.store, begin_study_run(request, source), request.origin->now_ms);
    Studied studied;
    keeper.keep(
        [&](registry::RunRecord run) {
          studied = study_source(request, prepared, source, result);
          begin(request, "keeping");
          return end_study_run(
              std::move(run),
              {request, source, result.report, studied.training, studied.models.version},
              times.stages());
        },
        [&](store::Store& store, std::vector<registry::RunRecord>& runs) {
          result.kept.report = keep_report(store, source, studied, result.report);
          for (registry::RunRecord& run : runs) run.report = result.kept.report;
        });
    result.kept.run = keeper.id();
  }
  times.finish();
  return result;
}

std::vector<registry::RunRecord> repeat_study(const StudyRequest& asked, Source source) {
  StudyRequest request = asked;
  request.store.clear();
  std::optional<advise::PreparedPlan> prepared;
  if (request.plan) prepared = advise::prepare(*request.plan);
  registry::RunRecord run = begin_study_run(request, source);
  StudyResult result;
  const Studied studied = study_source(request, prepared, source, result);
  if (request.progress != nullptr) request.progress->finish();
  return end_study_run(std::move(run),
                       {request, source, result.report, studied.training, studied.models.version},
                       {});
}

Source open_source(const std::vector<std::string>& files, const std::string& store,
                   const catalogue::ImportOptions& options) {
  if (files.empty() && store.empty()) {
    throw base::Error(base::ErrorKind::kUsage, "there is nothing to study", {},
                      "name a file, or a store with --store");
  }
  if (files.empty() && options.as_of.known()) {
    throw base::Error(base::ErrorKind::kUsage, "--as-of dates the files that are read", {},
                      "a snapshot of the store has its date already");
  }
  if (store.empty()) return {catalogue::import_files(files, options), 0, false};
  warehouse::StoredImport stored;
  if (files.empty()) {
    store::Store opened(store, store::Access::kExisting);
    stored = warehouse::load_latest_snapshot(opened);
  } else {
    stored = warehouse::import_into_store(store, files, options);
  }
  return {std::move(stored.import), stored.snapshot, stored.was_there};
}

SurveyedSource import_and_survey(const StudyRequest& request) {
  SurveyedSource result;
  const auto look = [&](const catalogue::Import& import) {
    result.report = survey(request, import, catalogue::index_recordings(import.catalogue));
  };
  warehouse::StoredImport stored = warehouse::import_into_store(
      request.store, request.files, {.as_of = request.as_of, .progress = request.progress},
      {.task = look, .threads = request.threads});
  if (stored.was_there) look(stored.import);
  result.source = {std::move(stored.import), stored.snapshot, stored.was_there};
  return result;
}

}  // namespace crossfade::study
