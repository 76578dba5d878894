#include "study/keep_run.h"

#include <filesystem>

#include "base/date.h"
#include "base/hash.h"
#include "evaluate/calibration_bins.h"
#include "report/leak_words.h"
#include "report/model_card_face.h"
#include "report/model_curves.h"
#include "report/plan_face.h"
#include "report/refusal_words.h"
#include "study/save_models.h"
#include "table/json.h"

namespace crossfade::study {
namespace {

using evaluate::ModelCard;
using registry::RunMetric;
using registry::RunRecord;

// The shortest digits that read back as the same number.
std::string digits(double value) { return table::Json(value).dump(0); }

void add_learner(const evaluate::LearnerCard& learner, const std::string& prefix, RunRecord& run) {
  const auto add = [&](const char* name, const std::string& value) {
    run.params.push_back({prefix + name, value});
  };
  const bool boosts = learner.kind == evaluate::LearnerCard::Kind::kBoosting;
  add("kind", boosts ? "boosting" : "extra_trees");
  add("trees", std::to_string(learner.trees));
  add("column_share", digits(learner.column_share));
  if (boosts) {
    add("leaves", std::to_string(learner.leaves));
    add("rate", digits(learner.rate));
    add("l2", digits(learner.l2));
    add("row_share", digits(learner.row_share));
  } else {
    add("min_leaf_rows", std::to_string(learner.min_leaf_rows));
  }
}

void add_learners(const ModelCard& card, RunRecord& run) {
  for (std::size_t i = 0; i < card.learners.size(); ++i) {
    const std::string prefix = "learner." + std::to_string(i + 1) + ".";
    add_learner(card.learners[i], prefix, run);
    if (i >= card.stack_weights.size()) continue;
    run.metrics.push_back({prefix + "r2_alone", 0, card.learner_scores[i]});
    run.metrics.push_back({prefix + "weight", 0, card.stack_weights[i]});
  }
}

void add_figures(const ModelCard& card, RunRecord& run) {
  const auto add = [&](const char* key, const stats::Estimate& estimate) {
    run.metrics.push_back(metric_of(key, estimate));
  };
  if (card.regression) {
    add("r2", card.regression->r2);
    add("mae", card.regression->mae);
    add("rank_correlation", card.regression->rank_correlation);
    add("band_coverage", card.band_coverage);
    run.metrics.push_back({.key = "band_width_decades", .value = card.band_width});
  }
  if (card.classification) {
    const evaluate::ClassificationFigures& figures = *card.classification;
    add("auc", figures.auc);
    add("average_precision", figures.average_precision);
    add("precision_at_10", figures.precision_at_10);
    add("accuracy", figures.accuracy);
    add("base_accuracy", figures.base_accuracy);
    add("brier", figures.brier);
    add("ece", figures.ece);
    run.metrics.push_back({.key = "hit_threshold_streams", .value = card.hit_threshold});
  }
  const std::string series = card.regression ? "r2/fold" : "auc/fold";
  for (std::size_t i = 0; i < card.fold_figures.size(); ++i) {
    const evaluate::FoldFigure& fold = card.fold_figures[i];
    run.metrics.push_back(
        {.key = series, .step = static_cast<int>(i), .value = fold.score, .n = fold.rows});
  }
}

void add_card_files(const score::JudgedModel& judged, const RunRecord& parent,
                    const ModelOrigin& origin, RunRecord& run) {
  if (judged.card.refused) return;
  report::Report card = card_of(origin.import, origin.missing, parent.seed);
  card.models.push_back(judged.card);
  run.files.push_back({"card/card.json", report::to_card_json(card)});
  run.files.push_back({"card/card.md", report::to_card_markdown(card, origin.language)});
  const auto bins = evaluate::calibration_bins(judged.out_of_fold, judged.truth, judged.artist);
  for (base::FolderFile& file : report::curve_files(judged.card, bins, origin.language)) {
    run.files.push_back({"curves/" + file.name, std::move(file.bytes)});
  }
}

RunRecord model_run(const RunRecord& parent, const score::JudgedModel& judged,
                    const ModelOrigin& origin) {
  const ModelCard& card = judged.card;
  RunRecord run;
  run.key = base::content_digest(parent.key + ' ' + card.target + ' ' + card.scenario);
  run.kind = "model";
  run.target = card.target;
  run.scenario = card.scenario;
  run.name = (card.target == "hit" ? "hits" : card.target.substr(4)) + ' ' + card.scenario;
  run.started_ms = parent.started_ms;
  run.seed = parent.seed;
  run.code_version = parent.code_version;
  run.model_version = parent.model_version;
  run.data = parent.data;
  run.data.rows = card.rows;
  run.process = parent.process;
  for (const registry::RunEntry& param : parent.params) {
    if (param.key == "missing" || param.key == "profile" || param.key == "quick") {
      run.params.push_back(param);
    }
  }
  run.params.push_back({"folds", std::to_string(card.folds)});
  run.params.push_back({"features", std::to_string(card.features.size())});
  run.tags.push_back({"artists", std::to_string(card.artists)});
  run.tags.push_back({"folds_digest", card.folds_digest});
  run.tags.push_back({"leak_suspected", report::is_leak_suspected(card) ? "yes" : "no"});
  if (card.refused) {
    run.tags.push_back({"refused", report::refusal_words(*card.refused, text::Language::kEnglish)});
  }
  add_learners(card, run);
  add_figures(card, run);
  add_card_files(judged, parent, origin, run);
  return run;
}

}  // namespace

RunMetric metric_of(const std::string& key, const stats::Estimate& estimate) {
  return {key, 0, estimate.value, estimate.low, estimate.high, estimate.n};
}

registry::RunData run_data(const catalogue::Import& import, std::int64_t snapshot) {
  registry::RunData data;
  for (const catalogue::ImportedFile& file : import.files) {
    data.name += (data.name.empty() ? "" : ", ") + file.name;
  }
  data.digest = score::data_digest(import);
  data.rows = import.catalogue.size();
  data.snapshot = snapshot;
  return data;
}

registry::RunEntry model_folder_tag(const std::string& folder) {
  return {"model_folder", std::filesystem::absolute(folder).string()};
}

RunRecord begin_study_run(const StudyRequest& request, const Source& source) {
  RunRecord run = start_run(*request.origin);
  run.name = request.profile == Profile::kReference ? "reference study" : "study";
  run.seed = request.seed;
  run.data = run_data(source.import, source.snapshot);
  const auto add = [&](const std::string& key, const std::string& value) {
    run.params.push_back({key, value});
  };
  add("profile", request.profile == Profile::kReference ? "reference" : "standard");
  add("missing", std::string(catalogue::missing_policy_name(request.missing)));
  add("quick", request.quick ? "yes" : "no");
  add("folds", std::to_string(score::TrainingOptions{}.folds));
  add("resamples", std::to_string(score::TrainingOptions{}.resamples));
  add("as_of", base::to_string(source.import.as_of));
  add("today", base::to_string(request.today));
  for (std::size_t i = 0; i < request.benchmarks.size(); ++i) {
    const report::Benchmark& each = request.benchmarks[i];
    add("benchmark." + std::to_string(i + 1),
        each.figure + '=' + digits(each.value) + ':' + each.source);
  }
  for (const registry::RunFile& input : run.files) {
    add(input.path, base::content_digest(input.content));
  }
  run.tags.push_back({"language", request.language == text::Language::kKorean ? "ko" : "en"});
  run.tags.push_back({"threads", std::to_string(request.threads)});
  if (!request.model.empty()) run.tags.push_back(model_folder_tag(request.model));
  return run;
}

void add_times(const std::vector<StageTimes::Stage>& stages, std::int64_t now_ms, RunRecord& run) {
  for (const StageTimes::Stage& stage : stages) {
    run.metrics.push_back({.key = "time." + stage.name, .value = stage.seconds});
  }
  run.ended_ms = now_ms;
  run.metrics.push_back(
      {.key = "time.total", .value = static_cast<double>(now_ms - run.started_ms) / 1000});
}

std::vector<RunRecord> model_runs(const RunRecord& run, const score::Training& training,
                                  const ModelOrigin& origin) {
  std::vector<RunRecord> runs;
  for (const score::JudgedModel& judged : training.judged) {
    runs.push_back(model_run(run, judged, origin));
  }
  return runs;
}

std::vector<RunRecord> end_study_run(RunRecord run, const StudyEnd& end,
                                     const std::vector<StageTimes::Stage>& stages) {
  const report::Report& report = end.report;
  const text::Language language = end.request.language;
  run.model_version = end.model_version;
  run.metrics.push_back({.key = "quality", .value = report.quality.score});
  for (const ModelCard& card : report.models) {
    const std::string name = '.' + card.target + '.' + card.scenario;
    if (card.regression) run.metrics.push_back(metric_of("r2" + name, card.regression->r2));
    if (card.classification)
      run.metrics.push_back(metric_of("auc" + name, card.classification->auc));
  }
  for (base::FolderFile& file : report::report_files(report, language)) {
    run.files.push_back({"report/" + file.name, std::move(file.bytes)});
  }
  if (report.plan) {
    for (base::FolderFile& file : report::plan_files(report, language)) {
      run.files.push_back({"plan/" + file.name, std::move(file.bytes)});
    }
  }
  std::vector<RunRecord> runs{run};
  if (report.missing) {
    std::vector<RunRecord> models =
        model_runs(run, end.training, {end.source.import, *report.missing, language});
    runs.insert(runs.end(), std::make_move_iterator(models.begin()),
                std::make_move_iterator(models.end()));
  }
  add_times(stages, end.request.origin->now_ms(), runs.front());
  return runs;
}

}  // namespace crossfade::study
