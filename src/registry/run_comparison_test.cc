#include "registry/run_comparison.h"

#include <doctest/doctest.h>

#include <cmath>

#include "registry/run_store_test.h"

namespace crossfade::registry {
namespace {

RunFamily family(std::vector<RunRecord> models) {
  RunRecord run;
  run.kind = "run";
  run.seed = 7;
  run.data = models.front().data;
  run.params = {{"missing", "keep"}};
  run.metrics = {{"time.models", 0, 12.5}};
  return {run, std::move(models)};
}

const FigureDifference& find(const RunComparison& comparison, const std::string& name) {
  for (const FigureDifference& figure : comparison.figures) {
    if (figure.name == name) return figure;
  }
  FAIL("no figure " << name);
  return comparison.figures.front();
}

TEST_CASE("only what differs is told, and of which model") {
  RunFamily first = family({model_run("c", 0.6)});
  RunFamily second = family({model_run("c", 0.6)});
  CHECK(compare_runs({first, second}).params.empty());
  CHECK(compare_runs({first, second}).data.empty());
  second.run.seed = 8;
  second.run.params[0].value = "zero";
  second.run.data.digest = "11ee";
  second.children[0].params[2].value = "500";
  const RunComparison comparison = compare_runs({first, second});
  REQUIRE(comparison.params.size() == 3);
  CHECK(comparison.params[0].name == "seed");
  CHECK(comparison.params[1].values == std::vector<std::string>{"keep", "zero"});
  CHECK(comparison.params[2].name == "log_streams c: trees");
  REQUIRE(comparison.data.size() == 1);
  CHECK(comparison.data[0].name == "digest");
  REQUIRE(comparison.times.size() == 1);
  CHECK(comparison.times[0].name == "time.models");
}

TEST_CASE("on the same folds a small difference that every fold shows is clear") {
  const RunComparison comparison =
      compare_runs({family({model_run("c", 0.60)}), family({model_run("c", 0.61)})});
  const FigureChange& change = find(comparison, "r2").from_first.front();
  CHECK(change.basis == FigureChange::Basis::kPairedFolds);
  CHECK(change.difference.value == doctest::Approx(0.01));
  CHECK(change.is_clear);
}

// By hand: differences .03, -.01, .03, -.01, .03 have mean .014 and variance .00048; five folds
// give the standard error sqrt(.00048 (1/5 + 1/4)) = .014697, times 2.776445 = .040805.
TEST_CASE("the paired interval counts that folds share training rows") {
  RunRecord from = model_run("c", 0.60);
  RunRecord to = model_run("c", 0.60);
  for (RunMetric& metric : to.metrics) {
    if (metric.key == "r2/fold") metric.value = 0.61;
  }
  for (RunMetric& metric : from.metrics) {
    if (metric.key == "r2/fold") metric.value = metric.step % 2 == 0 ? 0.58 : 0.62;
  }
  const FigureChange change = figure_change(from, to, "r2");
  CHECK(change.difference.value == doctest::Approx(0.014));
  CHECK(change.difference.high == doctest::Approx(0.014 + 0.040805).epsilon(1e-4));
  CHECK_FALSE(change.is_clear);
}

TEST_CASE("on other folds or other data the intervals alone decide, and it is said") {
  const RunRecord from = model_run("c", 0.60);
  RunRecord to = model_run("c", 0.61);
  to.tags[0].value = "beef";
  FigureChange change = figure_change(from, to, "r2");
  CHECK(change.basis == FigureChange::Basis::kIntervals);
  CHECK(change.difference.low == doctest::Approx(0.01 - std::sqrt(2.0) * 0.05));
  CHECK_FALSE(change.is_clear);
  to = model_run("c", 0.61);
  to.data.digest = "another";
  CHECK(figure_change(from, to, "r2").basis == FigureChange::Basis::kIntervals);
  CHECK(figure_change(from, model_run("c", 0.9), "mae").basis == FigureChange::Basis::kIntervals);
  to.metrics.clear();
  CHECK(figure_change(from, to, "r2").basis == FigureChange::Basis::kNone);
}

TEST_CASE("a model that one of the runs lacks has no figure there and no change") {
  const RunComparison comparison = compare_runs(
      {family({model_run("c", 0.60)}), family({model_run("c", 0.61), model_run("d", 0.7)})});
  const FigureDifference& last = comparison.figures.back();
  CHECK(last.scenario == "d");
  CHECK(std::isnan(last.values[0].value));
  CHECK(last.from_first.front().basis == FigureChange::Basis::kNone);
}

}  // namespace
}  // namespace crossfade::registry
