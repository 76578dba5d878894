#include "registry/runs.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "base/error.h"
#include "base/process.h"
#include "registry/registry.h"
#include "registry/run_store_test.h"

namespace crossfade::registry {
namespace {

RunRecord study_run() {
  RunRecord run;
  run.key = base::content_digest("study");
  run.kind = "run";
  run.name = "연구";
  run.status = RunStatus::kFinished;
  run.started_ms = 1700000000000;
  run.ended_ms = 1700000012345;
  run.seed = UINT64_MAX;
  run.code_version = "0.1.0";
  run.model_version = "beef";
  run.data = {"예시.csv", "00ff", 90, 1};
  run.params = {{"empty", ""}, {"missing", "keep"}};
  run.tags = {{"host.os", "Debian"}};
  run.metrics = {{"quality", 0, std::nan(""), std::nan(""), std::nan(""), 0}};
  run.files = {{"curves/a.csv", "x,y\n1,2\n"}, {"report/report.json", "{\"a\": 1}\n"}};
  return run;
}

TEST_CASE("a run is kept with its models, and read again as it was") {
  RunStoreInTest test;
  std::vector<RunRecord> kept{study_run(), model_run("a", 0.4), model_run("c", 0.6)};
  save_runs(test.store(), kept);
  CHECK(kept[0].id == 1);
  CHECK(kept[2].parent == 1);

  const std::vector<RunRecord> all = list_runs(test.store());
  REQUIRE(all.size() == 3);
  CHECK(all[0].key == kept[0].key);
  CHECK(all[0].name == "연구");
  CHECK(all[0].seed == UINT64_MAX);
  CHECK(all[0].ended_ms == 1700000012345);
  CHECK(all[0].model_version == "beef");
  CHECK(all[0].data.snapshot == 1);
  CHECK(all[0].params.front().value.empty());
  CHECK(std::isnan(all[0].metrics.front().value));
  CHECK(all[0].files[0].content.empty());
  CHECK(all[0].files[0].bytes == 8);
  CHECK(all[2].parent == 1);
  CHECK(*find_entry(all[2].tags, "host.cpu") == "A \"fast\" one");
  CHECK(find_entry(all[2].tags, "host.gpu") == nullptr);
  CHECK(find_metric(all[2], "r2")->low == doctest::Approx(0.55));
  CHECK(fold_series(all[2], "r2").size() == 5);
  CHECK(fold_series(all[2], "r2")[1] == doctest::Approx(0.58));
  CHECK(find_metric(all[2], "r2/fold") == nullptr);

  const RunRecord loaded = load_run(test.store(), 1);
  REQUIRE(loaded.files.size() == 2);
  CHECK(loaded.files[0].content == "x,y\n1,2\n");
  CHECK(loaded.files[0].digest == base::content_digest("x,y\n1,2\n"));
}

TEST_CASE("bytes that several runs leave are kept once, a report's with the reports alone") {
  RunStoreInTest test;
  StudyRecord study;
  study.snapshot = 1;
  study.profile = "standard";
  study.report = "{\"a\": 1}\n";
  RunRecord first = study_run();
  first.report = save_study(test.store(), study);
  RunRecord second = first;
  second.key = base::content_digest("again");
  std::vector<RunRecord> kept{first};
  save_runs(test.store(), kept);
  std::vector<RunRecord> more{second};
  save_runs(test.store(), more);
  CHECK(test.count("run_files") == 4);
  CHECK(test.count("run_contents") == 1);
  CHECK(load_run(test.store(), 2).files[1].content == study.report);
}

TEST_CASE("a run that goes on replaces what was kept of it, files that no other has included") {
  RunStoreInTest test;
  std::vector<RunRecord> kept{study_run()};
  kept[0].status = RunStatus::kRunning;
  kept[0].process = base::process_mark();
  save_runs(test.store(), kept);
  kept[0].status = RunStatus::kFinished;
  kept[0].params = {{"missing", "zero"}};
  kept[0].files = {{"report/report.md", "# R\n"}};
  kept.push_back(model_run("a", 0.4));
  save_runs(test.store(), kept);
  CHECK(test.count("runs") == 2);
  CHECK(test.count("run_contents") == 1);
  const RunRecord loaded = load_run(test.store(), 1);
  CHECK(loaded.status == RunStatus::kFinished);
  CHECK(loaded.params.size() == 1);
  CHECK(loaded.files.size() == 1);
}

TEST_CASE("a run whose program is gone is found and marked, one that goes on is left alone") {
  RunStoreInTest test;
  std::vector<RunRecord> gone{study_run()};
  gone[0].status = RunStatus::kRunning;
  gone[0].ended_ms = 0;
  gone[0].process = base::process_mark() + "9";
  save_runs(test.store(), gone);
  std::vector<RunRecord> here{model_run("c", 0.5)};
  here[0].status = RunStatus::kRunning;
  here[0].process = base::process_mark();
  save_runs(test.store(), here);
  CHECK(mark_killed_runs(test.store(), 99) == 1);
  CHECK(mark_killed_runs(test.store(), 100) == 0);
  const std::vector<RunRecord> all = list_runs(test.store());
  CHECK(all[0].status == RunStatus::kKilled);
  CHECK(all[0].ended_ms == 99);
  CHECK(all[1].status == RunStatus::kRunning);
}

TEST_CASE("nothing is kept of a family of runs where one of them cannot be") {
  RunStoreInTest test;
  std::vector<RunRecord> kept{study_run(), model_run("a", 0.4)};
  kept[1].key = kept[0].key;
  CHECK_THROWS_AS(save_runs(test.store(), kept), base::Error);
  CHECK(test.count("runs") == 0);
  CHECK(test.count("run_contents") == 0);
}

TEST_CASE("a run that is not there is an error with a place") {
  RunStoreInTest test;
  for (const std::int64_t id : {0, 1, -1}) CHECK_THROWS_AS(load_run(test.store(), id), base::Error);
}

TEST_CASE("the files of a report are those of its latest run, by their names in a folder") {
  RunStoreInTest test;
  StudyRecord study;
  study.snapshot = 1;
  study.profile = "standard";
  study.report = "{\"a\": 1}\n";
  const std::int64_t report = save_study(test.store(), study);
  RunRecord first = study_run();
  first.report = report;
  first.files = {{"report/report.html", "old"}, {"plan/a.csv", "old"}};
  RunRecord second = first;
  second.key = base::content_digest("again");
  second.files = {{"plan/b.csv", "new"}, {"plan.txt", "no"}, {"report/report.json", study.report}};
  std::vector<RunRecord> runs{first};
  save_runs(test.store(), runs);
  runs = {second};
  save_runs(test.store(), runs);
  const std::vector<RunFile> plan = list_report_files(test.store(), report, "plan");
  REQUIRE(plan.size() == 1);
  CHECK(plan[0].path == "b.csv");
  CHECK(plan[0].bytes == 3);
  CHECK(load_report_file(test.store(), report, "plan/b.csv") == "new");
  CHECK(load_report_file(test.store(), report, "report/report.json") == study.report);
  CHECK(list_report_files(test.store(), report + 1, "plan").empty());
  CHECK_THROWS_AS(load_report_file(test.store(), report, "plan/a.csv"), base::Error);
  CHECK_THROWS_AS(load_report_file(test.store(), report, "plan"), base::Error);
}

TEST_CASE("a family is a run with its files, and the runs under it without theirs") {
  RunStoreInTest test;
  RunRecord model = model_run("a", 0.4);
  model.files = {{"card/card.md", "# card"}};
  std::vector<RunRecord> kept{study_run(), model, model_run("c", 0.6)};
  save_runs(test.store(), kept);
  std::vector<RunRecord> other{model_run("d", 0.7)};
  save_runs(test.store(), other);
  const RunFamily family = load_family(test.store(), 1);
  CHECK(family.run.files[0].content == "x,y\n1,2\n");
  REQUIRE(family.children.size() == 2);
  CHECK(family.children[0].metrics.size() == model.metrics.size());
  REQUIRE(family.children[0].files.size() == 1);
  CHECK(family.children[0].files[0].content.empty());
  CHECK(load_family(test.store(), 3).children.empty());
  CHECK_THROWS_AS(load_family(test.store(), 9), base::Error);
}

}  // namespace
}  // namespace crossfade::registry
