#include "registry/run_value.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include "base/error.h"
#include "table/csv_reader.h"
#include "text/similarity.h"
#include "text/unicode.h"

namespace crossfade::registry {
namespace {

RunValue text_value(const std::string& text) { return text.empty() ? RunValue() : RunValue(text); }
RunValue whole_value(std::int64_t value) {
  return value == 0 ? RunValue() : RunValue(static_cast<double>(value));
}

// A part of the run itself, by the name that people use.
struct Part {
  std::string_view name;
  RunValue (*read)(const RunRecord& run);
};

constexpr Part kParts[] = {
    {"id", [](const RunRecord& run) { return whole_value(run.id); }},
    {"parent", [](const RunRecord& run) { return whole_value(run.parent); }},
    {"kind", [](const RunRecord& run) { return text_value(run.kind); }},
    {"name", [](const RunRecord& run) { return text_value(run.name); }},
    {"target", [](const RunRecord& run) { return text_value(run.target); }},
    {"scenario", [](const RunRecord& run) { return text_value(run.scenario); }},
    {"status",
     [](const RunRecord& run) { return text_value(std::string(status_name(run.status))); }},
    {"seed", [](const RunRecord& run) { return RunValue(static_cast<double>(run.seed)); }},
    {"report", [](const RunRecord& run) { return whole_value(run.report); }},
    {"data", [](const RunRecord& run) { return text_value(run.data.name); }},
    {"digest", [](const RunRecord& run) { return text_value(run.data.digest); }},
    {"rows",
     [](const RunRecord& run) { return whole_value(static_cast<std::int64_t>(run.data.rows)); }},
    {"snapshot", [](const RunRecord& run) { return whole_value(run.data.snapshot); }},
    {"code", [](const RunRecord& run) { return text_value(run.code_version); }},
    {"model", [](const RunRecord& run) { return text_value(run.model_version); }},
    {"seconds",
     [](const RunRecord& run) {
       if (run.ended_ms == 0) return RunValue();
       return RunValue(static_cast<double>(run.ended_ms - run.started_ms) / 1000);
     }},
};

RunValue metric_value(const RunRecord& run, std::string_view key) {
  const RunMetric* metric = find_metric(run, key);
  if (metric == nullptr || std::isnan(metric->value)) return {};
  return metric->value;
}

RunValue entry_value(const std::vector<RunEntry>& entries, std::string_view key) {
  const std::string* text = find_entry(entries, key);
  if (text == nullptr) return {};
  const double number = table::parse_number(*text).value;
  return std::isnan(number) ? RunValue(*text) : RunValue(number);
}

// The rest of a name after "metrics.", or empty.
std::string_view after(std::string_view name, std::string_view prefix) {
  return name.starts_with(prefix) ? name.substr(prefix.size()) : std::string_view();
}

bool comes_first(const RunValue& left, const RunValue& right) {
  // Numbers stand before texts, where a name has both.
  if (left.index() != right.index()) return left.index() < right.index();
  return left < right;
}

}  // namespace

RunValue value_of(const RunRecord& run, std::string_view name) {
  if (const auto key = after(name, "metrics."); !key.empty()) return metric_value(run, key);
  if (const auto key = after(name, "params."); !key.empty()) return entry_value(run.params, key);
  if (const auto key = after(name, "tags."); !key.empty()) return entry_value(run.tags, key);
  const auto* part = std::ranges::find(kParts, name, &Part::name);
  if (part != std::end(kParts)) return part->read(run);
  RunValue value = metric_value(run, name);
  if (value.index() == 0) value = entry_value(run.params, name);
  if (value.index() == 0) value = entry_value(run.tags, name);
  return value;
}

bool is_known_name(std::span<const RunRecord> runs, std::string_view name) {
  if (std::ranges::find(kParts, name, &Part::name) != std::end(kParts)) return true;
  return std::ranges::any_of(
      runs, [&](const RunRecord& run) { return value_of(run, name).index() != 0; });
}

std::vector<std::string> known_names(std::span<const RunRecord> runs) {
  std::set<std::string> names;
  for (const Part& part : kParts) names.emplace(part.name);
  for (const RunRecord& run : runs) {
    for (const RunMetric& metric : run.metrics) {
      if (!metric.key.ends_with("/fold")) names.insert(metric.key);
    }
    for (const RunEntry& entry : run.params) names.insert(entry.key);
    for (const RunEntry& entry : run.tags) names.insert(entry.key);
  }
  return {names.begin(), names.end()};
}

void sort_runs(std::vector<RunRecord>& runs, std::string_view order) {
  const std::size_t blank = order.find(' ');
  const std::string_view name = order.substr(0, blank);
  const std::string_view way =
      blank == std::string_view::npos ? std::string_view("asc") : order.substr(blank + 1);
  if (way != "asc" && way != "desc") {
    throw base::Error(base::ErrorKind::kUsage, "--sort " + std::string(order) + " is no order", {},
                      "write a name, or a name and desc: --sort \"r2 desc\"");
  }
  if (!runs.empty() && !is_known_name(runs, name)) refuse_name(runs, name, "--sort", 1);
  std::ranges::stable_sort(runs, [&](const RunRecord& left, const RunRecord& right) {
    const RunValue a = value_of(left, name);
    const RunValue b = value_of(right, name);
    if (a.index() == 0 || b.index() == 0) return a.index() != 0 && b.index() == 0;
    return way == "desc" ? comes_first(b, a) : comes_first(a, b);
  });
}

void refuse_name(std::span<const RunRecord> runs, std::string_view name, const std::string& option,
                 std::size_t column) {
  const std::vector<std::string> names = known_names(runs);
  const std::vector<std::string_view> views(names.begin(), names.end());
  const std::string_view meant = text::nearest_word(name, views);
  throw base::Error(base::ErrorKind::kUsage, "no run has a `" + text::cut_width(name, 60) + "`",
                    {option, 1, column},
                    meant.empty() ? "`crossfade runs show ID` lists what a run has"
                                  : "did you mean `" + std::string(meant) + "`?");
}

}  // namespace crossfade::registry
