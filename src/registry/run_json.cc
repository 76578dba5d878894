#include "registry/run_json.h"

#include <fmt/format.h>

#include "base/date.h"

namespace crossfade::registry {
namespace {

using table::Json;

Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }
Json or_null(std::int64_t number) { return number == 0 ? Json() : Json(number); }

Json json_entries(const std::vector<RunEntry>& entries) {
  Json json = Json::object();
  for (const RunEntry& entry : entries) json.set(entry.key, entry.value);
  return json;
}

Json json_metrics(const RunRecord& run) {
  Json list = Json::array();
  for (const RunMetric& metric : run.metrics) {
    if (metric.key.ends_with("/fold")) continue;
    Json json = Json::object();
    json.set("name", metric.key).set("value", metric.value).set("low", metric.low);
    list.push(std::move(json.set("high", metric.high).set("n", metric.n)));
  }
  return list;
}

Json json_folds(const RunRecord& run) {
  constexpr std::string_view kEnd = "/fold";
  Json list = Json::array();
  std::string last;
  for (const RunMetric& metric : run.metrics) {
    if (!metric.key.ends_with(kEnd) || metric.key == last) continue;
    last = metric.key;
    const std::string name = metric.key.substr(0, metric.key.size() - kEnd.size());
    Json values = Json::array();
    for (const double value : fold_series(run, name)) values.push(value);
    list.push(std::move(Json::object().set("name", name).set("values", std::move(values))));
  }
  return list;
}

Json json_files(const RunRecord& run) {
  Json list = Json::array();
  for (const RunFile& file : run.files) {
    Json json = Json::object();
    list.push(
        std::move(json.set("path", file.path).set("digest", file.digest).set("bytes", file.bytes)));
  }
  return list;
}

Json json_differences(const std::vector<TextDifference>& differences) {
  Json list = Json::array();
  for (const TextDifference& difference : differences) {
    Json values = Json::array();
    for (const std::string& value : difference.values) values.push(or_null(value));
    list.push(
        std::move(Json::object().set("name", difference.name).set("values", std::move(values))));
  }
  return list;
}

Json json_estimate(const stats::Estimate& estimate) {
  Json json = Json::object();
  json.set("value", estimate.value).set("low", estimate.low).set("high", estimate.high);
  return std::move(json.set("n", std::uint64_t{estimate.n}));
}

Json json_change(const FigureChange& change) {
  Json basis;
  if (change.basis == FigureChange::Basis::kPairedFolds) basis = "paired-folds";
  if (change.basis == FigureChange::Basis::kIntervals) basis = "intervals";
  const stats::Estimate& difference = change.difference;
  Json json = Json::object();
  json.set("basis", basis).set("value", difference.value).set("low", difference.low);
  json.set("high", difference.high).set("n", std::uint64_t{difference.n});
  return std::move(json.set("clear", change.is_clear));
}

Json json_figures(const std::vector<FigureDifference>& figures) {
  Json list = Json::array();
  for (const FigureDifference& figure : figures) {
    Json values = Json::array();
    for (const stats::Estimate& value : figure.values) values.push(json_estimate(value));
    Json changes = Json::array();
    for (const FigureChange& change : figure.from_first) changes.push(json_change(change));
    Json json = Json::object();
    json.set("target", or_null(figure.target)).set("scenario", or_null(figure.scenario));
    json.set("name", figure.name).set("values", std::move(values));
    list.push(std::move(json.set("from_first", std::move(changes))));
  }
  return list;
}

}  // namespace

std::string time_words(std::int64_t ms) {
  if (ms == 0) return "";
  constexpr std::int64_t kDay = 86'400'000;
  const std::int64_t second = ms % kDay / 1000;
  return fmt::format("{}T{:02}:{:02}:{:02}Z",
                     base::to_string(base::Date{static_cast<std::int32_t>(ms / kDay)}),
                     second / 3600, second / 60 % 60, second % 60);
}

Json json_run(const RunRecord& run) {
  Json data = Json::object();
  data.set("files", or_null(run.data.name)).set("digest", or_null(run.data.digest));
  data.set("rows", run.data.rows).set("snapshot", or_null(run.data.snapshot));
  Json json = Json::object();
  json.set("id", run.id).set("key", run.key).set("parent", or_null(run.parent));
  json.set("kind", run.kind).set("name", or_null(run.name)).set("target", or_null(run.target));
  json.set("scenario", or_null(run.scenario)).set("status", status_name(run.status));
  json.set("started", or_null(time_words(run.started_ms)));
  json.set("ended", or_null(time_words(run.ended_ms)));
  json.set("seconds", run.ended_ms == 0
                          ? Json()
                          : Json(static_cast<double>(run.ended_ms - run.started_ms) / 1000));
  json.set("seed", run.seed).set("code", or_null(run.code_version));
  json.set("report", or_null(run.report)).set("model", or_null(run.model_version));
  json.set("data", std::move(data)).set("params", json_entries(run.params));
  json.set("tags", json_entries(run.tags)).set("metrics", json_metrics(run));
  return std::move(json.set("folds", json_folds(run)).set("files", json_files(run)));
}

Json json_comparison(const std::vector<RunFamily>& families, const RunComparison& comparison) {
  Json ids = Json::array();
  for (const RunFamily& family : families) ids.push(family.run.id);
  Json json = Json::object();
  json.set("runs", std::move(ids)).set("data", json_differences(comparison.data));
  json.set("params", json_differences(comparison.params));
  json.set("origins", json_differences(comparison.origins));
  json.set("figures", json_figures(comparison.figures));
  return std::move(json.set("times", json_figures(comparison.times)));
}

}  // namespace crossfade::registry
