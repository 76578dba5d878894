#include "study/keep_run.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "base/error.h"
#include "study/study_files_test.h"
#include "study/train.h"

namespace crossfade::study {
namespace {

using registry::RunRecord;
using registry::RunStatus;

StudyRequest request_of(const CatalogueInTest& catalogue, const std::string& key) {
  StudyRequest request;
  request.quick = true;
  request.files = {catalogue.path("tracks.csv")};
  request.store = catalogue.path("s.db");
  request.origin = origin_of("run", key);
  return request;
}

std::vector<RunRecord> runs_of(const CatalogueInTest& catalogue) {
  store::Store store(catalogue.path("s.db"), store::Access::kExisting);
  return registry::list_runs(store);
}

std::string file_of(const CatalogueInTest& catalogue, std::int64_t id, const std::string& path) {
  store::Store store(catalogue.path("s.db"), store::Access::kExisting);
  for (const registry::RunFile& file : registry::load_run(store, id).files) {
    if (file.path == path) return file.content;
  }
  return "";
}

TEST_CASE(
    "a study is a run with options, data, figures, times and files, and a run for each model") {
  const CatalogueInTest catalogue;
  StudyRequest request = request_of(catalogue, "00aa");
  request.benchmarks = {{"like_rate", 0.012, "our label"}};
  const StudyResult result = run_study(request);
  CHECK(result.kept.run == 1);
  const std::vector<RunRecord> runs = runs_of(catalogue);
  REQUIRE(runs.size() == 1 + result.report.models.size());
  const RunRecord& run = runs.front();
  CHECK(run.key == "00aa");
  CHECK(run.status == RunStatus::kFinished);
  CHECK(run.code_version == "1.2.3");
  CHECK(run.report == result.kept.report);
  CHECK(run.data.name == "tracks.csv");
  CHECK(run.data.rows == 240);
  CHECK(run.data.snapshot == 1);
  CHECK(*registry::find_entry(run.params, "quick") == "yes");
  CHECK(*registry::find_entry(run.params, "benchmark.1") == "like_rate=0.012:our label");
  CHECK(*registry::find_entry(run.tags, "host.cpu") == "abacus");
  CHECK(registry::find_metric(run, "time.models")->value >= 1);
  CHECK(registry::find_metric(run, "time.total")->value * 1000 ==
        doctest::Approx(static_cast<double>(run.ended_ms - run.started_ms)));
  CHECK(file_of(catalogue, 1, "report/report.json") == report::to_json(result.report));
  CHECK_FALSE(file_of(catalogue, 1, "report/report.html").empty());
}

TEST_CASE("a model's run has its figures as the card has them, its folds, card and curves") {
  const CatalogueInTest catalogue;
  const StudyResult result = run_study(request_of(catalogue, "00aa"));
  const std::vector<RunRecord> runs = runs_of(catalogue);
  for (std::size_t i = 0; i < result.report.models.size(); ++i) {
    const evaluate::ModelCard& card = result.report.models[i];
    const RunRecord& run = runs[i + 1];
    CHECK(run.parent == 1);
    CHECK(run.target == card.target);
    CHECK(run.data.rows == card.rows);
    if (card.refused) continue;
    const auto& score = card.regression ? card.regression->r2 : card.classification->auc;
    const std::string key = card.regression ? "r2" : "auc";
    CHECK(registry::find_metric(run, key)->value == score.value);
    CHECK(registry::find_metric(run, key)->low == score.low);
    CHECK(registry::fold_series(run, key).size() == 5);
    CHECK(*registry::find_entry(run.params, "learner.1.trees") ==
          std::to_string(card.learners.front().trees));
    CHECK(run.files.size() == 6);
  }
  CHECK(file_of(catalogue, 2, "card/card.json").find("\"log_streams\"") != std::string::npos);
  CHECK(file_of(catalogue, 2, "curves/calibration.csv").starts_with("predicted,truth,"));
}

TEST_CASE("a run does not change the report, and without a store none is kept") {
  const CatalogueInTest catalogue;
  StudyRequest request = request_of(catalogue, "00aa");
  const std::string kept = report::to_json(run_study(request).report);
  request.store.clear();
  const StudyResult result = run_study(request);
  CHECK(result.kept.run == 0);
  CHECK(report::to_json(result.report) == kept);
}

TEST_CASE("a study that fails leaves a failed run that says why") {
  const CatalogueInTest catalogue;
  StudyRequest request = request_of(catalogue, "00aa");
  request.missing = catalogue::MissingPolicy::kRefuse;
  CHECK_THROWS_AS(run_study(request), base::Error);
  const std::vector<RunRecord> runs = runs_of(catalogue);
  REQUIRE(runs.size() == 1);
  CHECK(runs[0].status == RunStatus::kFailed);
  CHECK(runs[0].ended_ms > runs[0].started_ms);
  CHECK(registry::find_entry(runs[0].tags, "failure")->find("missing") != std::string::npos);
  CHECK(*registry::find_entry(runs[0].params, "missing") == "refuse");
}

TEST_CASE("a training is a run whose models know the version that was saved") {
  const CatalogueInTest catalogue(150);
  TrainRequest request;
  request.files = {catalogue.path("tracks.csv")};
  request.store = catalogue.path("s.db");
  request.model = catalogue.path("models");
  request.origin = origin_of("train", "00bb");
  const TrainResult result = train(request);
  const std::string version = score::load_study_model(request.model).version;
  CHECK(result.models.version == version);
  for (const RunRecord& run : runs_of(catalogue)) CHECK(run.model_version == version);
  CHECK(runs_of(catalogue).front().kind == "train");
}

TEST_CASE("the work sees the run as running, and a run that was killed is marked by the next") {
  const CatalogueInTest catalogue;
  run_study(request_of(catalogue, "00aa"));
  RunRecord lost = start_run(origin_of("run", "00bb"));
  lost.process = "lost";
  std::vector<RunRecord> saved{lost};
  {
    store::Store store(catalogue.path("s.db"), store::Access::kExisting);
    registry::save_runs(store, saved);
  }
  RunKeeper keeper(catalogue.path("s.db"), start_run(origin_of("run", "00cc")),
                   [] { return std::int64_t{77}; });
  keeper.keep([&](RunRecord run) {
    const std::vector<RunRecord> runs = runs_of(catalogue);
    CHECK(runs.back().id == run.id);
    CHECK(runs.back().status == RunStatus::kRunning);
    CHECK(runs[runs.size() - 2].status == RunStatus::kKilled);
    CHECK(runs[runs.size() - 2].ended_ms == 77);
    return std::vector<RunRecord>{std::move(run)};
  });
  CHECK(runs_of(catalogue).back().status == RunStatus::kFinished);
}

TEST_CASE("what is kept together with a run is kept with it or not at all") {
  const CatalogueInTest catalogue;
  run_study(request_of(catalogue, "00aa"));
  RunKeeper keeper(catalogue.path("s.db"), start_run(origin_of("run", "00cc")),
                   [] { return std::int64_t{77}; });
  const auto work = [](RunRecord run) { return std::vector<RunRecord>{std::move(run)}; };
  const auto break_off = [](store::Store& store, std::vector<RunRecord>&) {
    store.run("DELETE FROM runs WHERE run_id = 1");
    throw base::Error(base::ErrorKind::kFailed, "broken off");
  };
  CHECK_THROWS_AS(keeper.keep(work, break_off), base::Error);
  CHECK(runs_of(catalogue).front().id == 1);
  CHECK(runs_of(catalogue).back().status == RunStatus::kFailed);
  keeper.keep(work, [](store::Store&, std::vector<RunRecord>& runs) { runs[0].name = "kept"; });
  CHECK(runs_of(catalogue).back().name == "kept");
}

TEST_CASE("stages go by their first word, and those that return add up") {
  std::int64_t now = 0;
  StageTimes times(nullptr, [&] { return now; });
  times.begin("reading a.csv", 10);
  now = 1000;
  times.begin("models", 3);
  times.advance(3);
  now = 1500;
  times.begin("reading b.csv", 10);
  now = 3500;
  const std::vector<StageTimes::Stage> stages = times.stages();
  REQUIRE(stages.size() == 2);
  CHECK(stages[0].name == "reading");
  CHECK(stages[0].seconds == 3);
  CHECK(stages[1].seconds == 0.5);
}

}  // namespace
}  // namespace crossfade::study
