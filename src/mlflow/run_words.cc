// A run in MLflow's words: keys, texts, figures.
#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "base/utf8_sequence.h"
#include "mlflow/run_bodies.h"
#include "text/number_format.h"
#include "text/unicode.h"

namespace crossfade::mlflow {
namespace {

using registry::RunEntry;
using registry::RunMetric;
using registry::RunRecord;
using table::Json;

constexpr std::size_t kKeyBytes = 240;  // MLflow: 250 characters; leaves room for "/high" and "_2"
constexpr std::size_t kParamBytes = 6000;   // MLflow: 6,000 characters
constexpr std::size_t kTagBytes = 8000;     // MLflow: 8,000 characters
constexpr std::size_t kNameBytes = 400;     // MLflow: 500 characters of a data set, 256 of a run
constexpr std::size_t kDigestBytes = 36;    // MLflow: of a data set
constexpr std::size_t kFiguresInWords = 6;  // of a version's description

// The first bytes of a text, whole characters all.
std::string cut(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return std::string(text);
  std::size_t end = bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end));
}

// MLflow takes letters and digits of any script and "_-./: ", no empty or dotted part of a path.
std::string key_of(std::string_view key) {
  std::string clean;
  for (const char c : text::one_line(key)) {
    const bool is_taken = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80U ||
                          std::string_view("_-./: ").find(c) != std::string_view::npos;
    const bool is_double = c == '/' && (clean.empty() || clean.back() == '/');
    const bool is_dot = c == '.' && (clean.empty() || clean.back() == '/');
    clean += is_taken && !is_double && !is_dot ? c : '_';
  }
  clean = cut(clean, kKeyBytes);
  if (clean.empty() || clean.back() == '/') clean += '_';
  return clean;
}

// Entries under keys of their own.
std::vector<RunEntry> with_own_keys(const std::vector<RunEntry>& entries, std::size_t bytes) {
  std::vector<RunEntry> own;
  std::set<std::string> taken;
  for (const RunEntry& entry : entries) {
    const std::string key = key_of(entry.key);
    std::string name = key;
    for (int i = 2; !taken.insert(name).second; ++i) name = key + "_" + std::to_string(i);
    own.push_back({name, cut(entry.value, bytes)});
  }
  return own;
}

bool has_entry(const std::vector<RunEntry>& entries, std::string_view key) {
  return std::ranges::find(entries, key, &RunEntry::key) != entries.end();
}

std::string figure_words(const RunMetric& metric) {
  std::string words = metric.key + " " + text::format_decimal(metric.value, 3);
  if (!std::isnan(metric.low) && !std::isnan(metric.high)) {
    words += " [" + text::format_decimal(metric.low, 3) + ", " +
             text::format_decimal(metric.high, 3) + "]";
  }
  return words;
}

}  // namespace

std::vector<RunEntry> params_of(const RunRecord& run) {
  std::vector<RunEntry> params = run.params;
  if (!has_entry(params, "seed")) params.push_back({"seed", std::to_string(run.seed)});
  return with_own_keys(params, kParamBytes);
}

std::vector<RunEntry> tags_of(const RunRecord& run, const std::string& parent) {
  std::vector<RunEntry> tags = {{"crossfade.run", run.key},
                                {"crossfade.kind", run.kind},
                                {"mlflow.source.name", "crossfade"},
                                {"mlflow.source.type", "LOCAL"}};
  const auto add = [&tags](const char* key, const std::string& value) {
    if (!value.empty()) tags.push_back({key, value});
  };
  add("mlflow.parentRunId", parent);
  add("crossfade.version", run.code_version);
  add("crossfade.target", run.target);
  add("crossfade.scenario", run.scenario);
  add("crossfade.data", run.data.digest);
  add("crossfade.model_version", run.model_version);
  if (run.report > 0) add("crossfade.report", std::to_string(run.report));
  tags.insert(tags.end(), run.tags.begin(), run.tags.end());
  return with_own_keys(tags, kTagBytes);
}

std::vector<MetricPoint> metrics_of(const RunRecord& run) {
  constexpr double kLargest = std::numeric_limits<double>::max();
  std::vector<MetricPoint> points;
  std::set<std::pair<std::string, int>> taken;
  const std::int64_t at = run.ended_ms > 0 ? run.ended_ms : run.started_ms;
  for (const RunMetric& metric : run.metrics) {
    const std::string key = key_of(metric.key);
    const auto add = [&](const char* suffix, double value) {
      if (std::isnan(value) || !taken.insert({key + suffix, metric.step}).second) return;
      points.push_back(
          {key + suffix, std::clamp(value, -kLargest, kLargest), metric.step, at + metric.step});
    };
    add("", metric.value);
    add("/low", metric.low);
    add("/high", metric.high);
    if (metric.n > 0) add("/n", static_cast<double>(metric.n));
  }
  return points;
}

std::string name_of(const RunRecord& run) {
  const std::string name = cut(text::one_line(run.name), kNameBytes / 2);
  return name.empty() ? run.kind : name;
}

std::string_view status_of(const RunRecord& run) {
  switch (run.status) {
    case registry::RunStatus::kRunning:
      return "RUNNING";
    case registry::RunStatus::kFinished:
      return "FINISHED";
    case registry::RunStatus::kFailed:
      return "FAILED";
    case registry::RunStatus::kKilled:
      return "KILLED";
  }
  return "RUNNING";
}

bool has_model(const RunRecord& run) {
  return std::ranges::any_of(run.files, [](const registry::RunFile& file) {
    return file.path == std::string(kModelFolder) + "MLmodel";
  });
}

std::string model_name_of(const RunRecord& run) {
  if (run.target.empty()) return run.kind.empty() ? "model" : run.kind;
  return run.target + (run.scenario.empty() ? "" : "-" + run.scenario);
}

std::string registered_name_of(const RunRecord& run, const std::string& experiment) {
  std::string name = cut(text::one_line(experiment), kNameBytes / 2) + "-" + model_name_of(run);
  std::ranges::replace_if(
      name, [](char c) { return c == '/' || c == ':'; }, '-');
  return name;
}

std::string version_words(const RunRecord& run) {
  std::string words = "Learnt from " + (run.data.name.empty() ? "data" : run.data.name) + ": " +
                      std::to_string(run.data.rows) + " rows, digest " + run.data.digest +
                      "; seed " + std::to_string(run.seed) + ".";
  std::size_t told = 0;
  for (const RunMetric& metric : run.metrics) {
    if (told == kFiguresInWords || metric.key.find('/') != std::string::npos ||
        std::isnan(metric.value)) {
      continue;
    }
    words += (told == 0 ? " Out of fold: " : ", ") + figure_words(metric);
    ++told;
  }
  return cut(words + (told == 0 ? "" : "."), kTagBytes / 2);
}

DatasetWords dataset_of(const RunRecord& run) {
  if (run.data.digest.empty()) return {};
  const std::string name = cut(text::one_line(run.data.name), kNameBytes);
  DatasetWords words;
  words.name = name.empty() ? "data" : name;
  words.digest = cut(run.data.digest, kDigestBytes);
  Json source = Json::object().set("uri", words.name);
  if (run.data.snapshot > 0) source.set("snapshot", run.data.snapshot);
  words.source = source.dump(0);
  words.profile = Json::object().set("num_rows", run.data.rows).dump(0);
  return words;
}

}  // namespace crossfade::mlflow
