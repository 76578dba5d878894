#include "mlflow/run_bodies.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <map>

namespace crossfade::mlflow {
namespace {

using registry::RunEntry;
using registry::RunRecord;
using table::Json;

RunRecord small_run() {
  RunRecord run;
  run.key = "00112233445566778899aabbccddeeff";
  run.kind = "model";
  run.name = "streams c";
  run.target = "log_streams";
  run.scenario = "c";
  run.status = registry::RunStatus::kFinished;
  run.started_ms = 1000;
  run.ended_ms = 5000;
  run.seed = 7;
  run.data = {"예시.csv", "d1", 90, 2};
  return run;
}

std::map<std::string, std::string> by_key(const std::vector<RunEntry>& entries) {
  std::map<std::string, std::string> found;
  for (const RunEntry& entry : entries) found[entry.key] = entry.value;
  CHECK(found.size() == entries.size());
  return found;
}

std::size_t count(const std::string& body, const char* list) {
  const Json json = table::parse_json(body, "");
  return std::get<Json::Array>(json.find(list)->value()).size();
}

TEST_CASE("keys are made such as MLflow takes, each its own") {
  RunRecord run = small_run();
  run.params = {{"a@b", "1"},    {"a_b", "2"}, {"/x//y/../z/", "3"},
                {"제목 1", "4"}, {"", "5"},    {std::string(300, 'k'), "6"}};
  const auto params = by_key(params_of(run));
  CHECK(params.at("a_b") == "1");
  CHECK(params.at("a_b_2") == "2");
  CHECK(params.at("_x/_y/_./z/_") == "3");
  CHECK(params.at("제목 1") == "4");
  CHECK(params.at("_") == "5");
  CHECK(params.at(std::string(240, 'k')) == "6");
  CHECK(params.at("seed") == "7");
}

TEST_CASE("a seed among the parameters stays as it is") {
  RunRecord run = small_run();
  run.params = {{"seed", "11"}};
  CHECK(by_key(params_of(run)).at("seed") == "11");
}

TEST_CASE("long texts are cut at a whole character") {
  RunRecord run = small_run();
  std::string text;
  while (text.size() < 7000) text += "긴";
  run.params = {{"a", text}};
  const std::string kept = by_key(params_of(run)).at("a");
  CHECK(kept.size() == 6000);
  CHECK(kept == text.substr(0, 6000));
  run.params = {{"a", "x" + text}};
  CHECK(by_key(params_of(run)).at("a").size() == 5998);
}

TEST_CASE("a run is told by its tags") {
  RunRecord run = small_run();
  run.tags = {{"host.cpu", "fast"}};
  const auto tags = by_key(tags_of(run, "parent"));
  CHECK(tags.at("crossfade.run") == run.key);
  CHECK(tags.at("mlflow.parentRunId") == "parent");
  CHECK(tags.at("crossfade.target") == "log_streams");
  CHECK(tags.at("crossfade.data") == "d1");
  CHECK(tags.at("host.cpu") == "fast");
  CHECK_FALSE(by_key(tags_of(run, "")).contains("mlflow.parentRunId"));
}

TEST_CASE("figures bring interval and rows, and what is not known is not there") {
  RunRecord run = small_run();
  const double nan = std::nan("");
  run.metrics = {{"r2", 0, .6, .5, .7, 90},
                 {"none", 0, nan, nan, nan, 0},
                 {"r2/fold", 1, .4, nan, nan, 18},
                 {"big", 0, HUGE_VAL, nan, nan, 0}};
  const std::vector<MetricPoint> points = metrics_of(run);
  REQUIRE(points.size() == 7);
  CHECK(points[0].key == "r2");
  CHECK(points[1].key == "r2/low");
  CHECK(points[2].key == "r2/high");
  CHECK(points[3].key == "r2/n");
  CHECK(points[3].value == 90);
  CHECK(points[4].key == "r2/fold");
  CHECK(points[4].step == 1);
  CHECK(points[4].timestamp_ms == 5001);
  CHECK(points[5].key == "r2/fold/n");
  CHECK(points[6].value == std::numeric_limits<double>::max());
}

TEST_CASE("batches hold what MLflow takes at once, and all of it") {
  RunRecord run = small_run();
  for (int i = 0; i < 250; ++i) run.params.push_back({"p" + std::to_string(i), "x"});
  for (int i = 0; i < 2500; ++i) run.metrics.push_back({"m" + std::to_string(i), 0, 1.0 * i});
  std::size_t params = 0;
  std::size_t metrics = 0;
  const std::vector<std::string> bodies = batch_bodies(run, "r", "");
  CHECK(bodies.size() == 5);
  for (const std::string& body : bodies) {
    CHECK(count(body, "params") <= 100);
    CHECK(count(body, "metrics") <= 1000);
    CHECK(count(body, "params") + count(body, "metrics") <= 1000);
    params += count(body, "params");
    metrics += count(body, "metrics");
  }
  CHECK(params == 251);
  CHECK(metrics == 2500);
}

TEST_CASE("batches stay below a megabyte") {
  RunRecord run = small_run();
  for (int i = 0; i < 400; ++i) {
    run.params.push_back({"p" + std::to_string(i), std::string(6000, '"')});
  }
  std::size_t params = 0;
  for (const std::string& body : batch_bodies(run, "r", "")) {
    CHECK(body.size() < 1'000'000);
    params += count(body, "params");
  }
  CHECK(params == 401);
}

TEST_CASE("a run of 20 parameters and 30 metrics is one batch; one of none is none but the seed") {
  RunRecord run = small_run();
  for (int i = 0; i < 20; ++i) run.params.push_back({"p" + std::to_string(i), "x"});
  for (int i = 0; i < 30; ++i) run.metrics.push_back({"m" + std::to_string(i), 0, .5, .4, .6, 9});
  CHECK(batch_bodies(run, "r", "").size() == 1);
  CHECK(batch_bodies(small_run(), "r", "").size() == 1);
}

TEST_CASE("figures of a model name it and the data") {
  RunRecord run = small_run();
  run.metrics = {{"r2", 0, .6}};
  const std::string linked = batch_bodies(run, "r", "m-1").at(0);
  CHECK(
      linked.find("\"model_id\":\"m-1\",\"dataset_name\":\"예시.csv\",\"dataset_digest\":\"d1\"") !=
      std::string::npos);
  CHECK(batch_bodies(run, "r", "").at(0).find("model_id") == std::string::npos);
}

TEST_CASE("registered models are named by experiment, target and scenario, without / and :") {
  CHECK(registered_name_of(small_run(), "a/b:c") == "a-b-c-log_streams-c");
  RunRecord run = small_run();
  run.metrics = {{"r2", 0, .61, .59, .63, 90}, {"r2/fold", 0, .5}};
  CHECK(version_words(run) ==
        "Learnt from 예시.csv: 90 rows, digest d1; seed 7. Out of fold: r2 0.610 [0.590, 0.630].");
}

TEST_CASE("a run without data has no data set") {
  RunRecord run = small_run();
  run.data = {};
  CHECK(dataset_of(run).name.empty());
  CHECK(dataset_of(small_run()).profile == "{\"num_rows\":90}");
}

}  // namespace
}  // namespace crossfade::mlflow
