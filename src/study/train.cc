#include "study/train.h"

#include "study/keep_run.h"
#include "study/stage_times.h"

namespace crossfade::study {
namespace {

registry::RunRecord begin_training_run(const TrainRequest& request, const Source& source) {
  registry::RunRecord run = start_run(*request.origin);
  run.name = "training";
  run.seed = request.seed;
  run.data = run_data(source.import, source.snapshot);
  run.params = {{"missing", std::string(catalogue::missing_policy_name(request.missing))},
                {"folds", std::to_string(score::TrainingOptions{}.folds)},
                {"resamples", std::to_string(score::TrainingOptions{}.resamples)}};
  run.tags.push_back(model_folder_tag(request.model));
  run.tags.push_back({"threads", std::to_string(request.threads)});
  return run;
}

// Returns what was missing.
catalogue::MissingReport fit_and_save(const TrainRequest& request, TrainResult& result) {
  catalogue::MissingReport missing =
      catalogue::treat_missing(request.missing, result.source->import);
  const catalogue::Import& import = result.source->import;
  score::TrainingOptions settings;
  settings.missing = missing.rule;
  settings.seed = request.seed;
  settings.threads = request.threads;
  settings.progress = request.progress;
  result.training =
      score::train_models(import, catalogue::index_recordings(import.catalogue), settings);
  result.models = keep_models(result.training, import, missing,
                              {request.model,
                               request.store,
                               result.source->snapshot,
                               {request.seed, score::Effort::kFull, request.missing},
                               request.origin ? &*request.origin : nullptr});
  return missing;
}

// The run with its models, once these are there.
std::vector<registry::RunRecord> end_training_run(registry::RunRecord run,
                                                  const TrainResult& result,
                                                  const catalogue::MissingReport& missing) {
  run.model_version = result.models.version;
  std::vector<registry::RunRecord> runs{run};
  for (registry::RunRecord& each :
       model_runs(run, result.training, {result.source->import, missing})) {
    runs.push_back(std::move(each));
  }
  return runs;
}

}  // namespace

TrainResult train(const TrainRequest& asked) {
  StageTimes times(asked.progress, asked.origin ? asked.origin->now_ms : nullptr);
  TrainRequest request = asked;
  request.progress = &times;
  times.begin("reading", 0);
  TrainResult result;
  result.source = std::make_unique<Source>(
      open_source(request.files, request.store, {.as_of = {}, .progress = request.progress}));
  if (request.store.empty() || !request.origin) {
    fit_and_save(request, result);
  } else {
    RunKeeper keeper(request.store, begin_training_run(request, *result.source),
                     request.origin->now_ms);
    keeper.keep([&](registry::RunRecord run) {
      const catalogue::MissingReport missing = fit_and_save(request, result);
      times.begin("keeping", 0);
      std::vector<registry::RunRecord> runs = end_training_run(std::move(run), result, missing);
      add_times(times.stages(), request.origin->now_ms(), runs.front());
      return runs;
    });
    result.run = keeper.id();
  }
  times.finish();
  return result;
}

std::vector<registry::RunRecord> repeat_training(const TrainRequest& request, Source source) {
  TrainResult result;
  result.source = std::make_unique<Source>(std::move(source));
  registry::RunRecord run = begin_training_run(request, *result.source);
  const catalogue::MissingReport missing = fit_and_save(request, result);
  if (request.progress != nullptr) request.progress->finish();
  return end_training_run(std::move(run), result, missing);
}

}  // namespace crossfade::study
