#include "study/sweep.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "base/error.h"
#include "registry/runs.h"
#include "study/study_files_test.h"
#include "study/trial_record.h"
#include "study/verify.h"

namespace crossfade::study {
namespace {

using registry::RunRecord;

constexpr const char* kFour =
    "[[settings]]\ntrees = [5, 20]\nleaves = [4, 8]\nmin_leaf_rows = 10\n";

SweepRequest request_of(const CatalogueInTest& catalogue, const std::string& text,
                        const std::string& key) {
  SweepRequest request;
  request.plan = parse_sweep(text, "s.toml");
  request.files = {catalogue.path("tracks.csv")};
  request.store = catalogue.path("s.db");
  request.origin = origin_of("sweep", key);
  return request;
}

std::vector<RunRecord> runs_of(const CatalogueInTest& catalogue) {
  store::Store store(catalogue.path("s.db"), store::Access::kExisting);
  return registry::list_runs(store);
}

void run_sql(const CatalogueInTest& catalogue, const std::string& sql) {
  store::Store store(catalogue.path("s.db"), store::Access::kExisting);
  store.run(sql);
}

TEST_CASE("every setting of a sweep is a run of its own, and the choice is judged") {
  const CatalogueInTest catalogue;
  const SweepResult result = run_sweep(request_of(catalogue, kFour, "00aa"));
  const std::vector<RunRecord> runs = runs_of(catalogue);
  REQUIRE(runs.size() == 5);
  CHECK(runs[0].kind == "sweep");
  CHECK(runs[0].status == registry::RunStatus::kFinished);
  CHECK(registry::find_metric(runs[0], "honest.r2.log_streams.c") != nullptr);
  for (std::size_t i = 0; i < 4; ++i) {
    const RunRecord& run = runs[i + 1];
    CHECK(run.kind == "trial");
    CHECK(run.parent == runs[0].id);
    CHECK(run.id == result.trials[i].run);
    CHECK(registry::find_metric(run, "r2")->value == result.trials[i].score.value);
    CHECK(registry::fold_series(run, "r2").size() == 5);
    CHECK(*registry::find_entry(run.params, "trees") == (i < 2 ? "5" : "20"));
  }
  REQUIRE(result.tables.size() == 1);
  const score::TrialChoice& choice = result.tables[0].choice;
  CHECK(choice.honest.value <= choice.as_chosen.value + 1e-12);
  std::size_t wins = 0;
  for (const std::size_t each : choice.fold_wins) wins += each;
  CHECK(wins == 5);
}

TEST_CASE("a killed sweep goes on: what is done is not fitted again, and the end is the same") {
  const CatalogueInTest catalogue;
  const SweepResult whole = run_sweep(request_of(catalogue, kFour, "00aa"));
  // As a kill leaves it: two trials not there, the sweep still running, its process gone.
  run_sql(catalogue,
          "DELETE FROM run_params WHERE run_id IN (3, 5);"
          "DELETE FROM run_tags WHERE run_id IN (3, 5);"
          "DELETE FROM run_metrics WHERE run_id IN (3, 5);"
          "DELETE FROM run_files WHERE run_id IN (3, 5);"
          "DELETE FROM runs WHERE run_id IN (3, 5);"
          "UPDATE runs SET status = 'running', process = 'gone' WHERE run_id = 1");
  SweepRequest request = request_of(catalogue, kFour, "00bb");
  request.threads = 2;
  const SweepResult result = run_sweep(request);
  CHECK(result.goes_on);
  CHECK(result.run == whole.run);
  CHECK(result.trials[0].was_there);
  CHECK_FALSE(result.trials[1].was_there);
  CHECK(result.trials[2].was_there);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(result.trials[i].score.value == whole.trials[i].score.value);
    CHECK(result.trials[i].score.low == whole.trials[i].score.low);
  }
  CHECK(result.tables[0].choice.honest.value == whole.tables[0].choice.honest.value);
  CHECK(result.tables[0].choice.draw_wins == whole.tables[0].choice.draw_wins);
  CHECK(runs_of(catalogue).size() == 5);
}

TEST_CASE("another sweep takes over what an earlier one has tried, another seed does not") {
  const CatalogueInTest catalogue;
  run_sweep(request_of(catalogue, kFour, "00aa"));
  const std::string more = "[[settings]]\ntrees = [20, 30]\nleaves = 8\nmin_leaf_rows = 10\n";
  const SweepResult second = run_sweep(request_of(catalogue, more, "00bb"));
  CHECK_FALSE(second.goes_on);
  CHECK(second.trials[0].was_there);
  CHECK_FALSE(second.trials[1].was_there);
  const std::vector<RunRecord> runs = runs_of(catalogue);
  CHECK(runs.size() == 8);
  CHECK(*registry::find_entry(runs[6].tags, "copied_from") == "5");
  const SweepResult other = run_sweep(request_of(catalogue, "seed = 8\n" + more, "00cc"));
  CHECK_FALSE(other.trials[0].was_there);
}

TEST_CASE("hits are judged by AUC, refused data say why, and policies have tables of their own") {
  const CatalogueInTest catalogue;
  const SweepResult hits = run_sweep(request_of(
      catalogue, "[[settings]]\ntarget = \"hit\"\ntrees = 10\nmissing = [\"keep\", \"median\"]\n",
      "00aa"));
  CHECK(hits.trials[0].score.value > 0);
  CHECK(hits.trials[0].score.value < 1);
  const CatalogueInTest small(50);
  const SweepResult refused =
      run_sweep(request_of(small, "[[settings]]\ntrees = [5, 6]\n", "00bb"));
  CHECK(refused.tables.empty());
  CHECK_FALSE(refused.trials[1].refused.empty());
  CHECK(std::isnan(refused.trials[1].score.value));
}

TEST_CASE("a trial made again has the same answers, and one that was altered is found out") {
  const CatalogueInTest catalogue;
  run_sweep(request_of(catalogue, "[[settings]]\ntrees = [5, 20]\n", "00aa"));
  CHECK(verify_run(catalogue.path("s.db"), {.run = 2}).difference.empty());
  CHECK(verify_run(catalogue.path("s.db"), {.run = 3, .threads = 2}).equal.size() == 1);
  CHECK_THROWS_AS(verify_run(catalogue.path("s.db"), {.run = 1}), base::Error);
  run_sql(catalogue, "UPDATE run_params SET value = '6' WHERE run_id = 2 AND key = 'trees'");
  CHECK(verify_run(catalogue.path("s.db"), {.run = 2}).difference.find("answers.csv: line") !=
        std::string::npos);
}

TEST_CASE("answers are read again as they were written, and damaged ones are refused") {
  score::TrialAnswers answers{{1.23456, -2, 0}, {3, 4.5, 1e-9}};
  round_answers(answers);
  const std::string csv = answers_csv(answers);
  CHECK(parse_answers(csv, 2, 3) == answers);
  CHECK_THROWS_AS(parse_answers(csv, 2, 2), base::Error);
  CHECK_THROWS_AS(parse_answers(csv, 1, 3), base::Error);
  CHECK_THROWS_AS(parse_answers("", 1, 1), base::Error);
}

}  // namespace
}  // namespace crossfade::study
