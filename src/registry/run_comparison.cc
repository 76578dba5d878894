#include "registry/run_comparison.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

#include "stats/student_t.h"
#include "table/csv_reader.h"

namespace crossfade::registry {
namespace {

using Basis = FigureChange::Basis;

bool share_rows_and_folds(const RunRecord& a, const RunRecord& b) {
  const std::string* folds_a = find_entry(a.tags, "folds_digest");
  const std::string* folds_b = find_entry(b.tags, "folds_digest");
  return folds_a != nullptr && folds_b != nullptr && *folds_a == *folds_b &&
         !a.data.digest.empty() && a.data.digest == b.data.digest;
}

// Folds of one division of the rows: a series may go through several divisions.
double folds_of(const RunRecord& run, std::size_t steps) {
  const std::string* folds = find_entry(run.params, "folds");
  const double count = folds == nullptr ? std::nan("") : table::parse_number(*folds).value;
  return count >= 2 ? count : static_cast<double>(steps);
}

// The mean difference of two series with its interval; none where they have no two steps in common.
std::optional<stats::Estimate> paired(const RunRecord& from, const RunRecord& to,
                                      const std::string& key) {
  const std::vector<double> before = fold_series(from, key);
  const std::vector<double> after = fold_series(to, key);
  if (before.size() != after.size() || before.size() < 2) return std::nullopt;
  std::vector<double> differences;
  for (std::size_t i = 0; i < before.size(); ++i) differences.push_back(after[i] - before[i]);
  const double count = static_cast<double>(differences.size());
  double mean = 0;
  for (const double each : differences) mean += each / count;
  double squares = 0;
  for (const double each : differences) squares += (each - mean) * (each - mean);
  if (std::isnan(mean)) return std::nullopt;
  const double variance = squares / (count - 1);
  const double error =
      std::sqrt(variance * (1 / count + 1 / (folds_of(from, differences.size()) - 1)));
  const double reach = stats::student_quantile(0.975, count - 1) * error;
  return stats::Estimate{mean, mean - reach, mean + reach, differences.size()};
}

// The difference of two figures that were taken independently.
stats::Estimate unpaired(const RunMetric& from, const RunMetric& to) {
  stats::Estimate change;
  change.value = to.value - from.value;
  const double below = std::hypot(to.value - to.low, from.high - from.value);
  const double above = std::hypot(to.high - to.value, from.value - from.low);
  change.low = change.value - below;
  change.high = change.value + above;
  change.n = std::min(from.n, to.n);
  return change;
}

// One text a run of what `read` finds in it; nothing where all say the same.
void add_difference(const std::string& name, const std::vector<RunFamily>& families,
                    const std::function<std::string(const RunFamily&)>& read,
                    std::vector<TextDifference>& differences) {
  TextDifference difference{name, {}};
  for (const RunFamily& family : families) difference.values.push_back(read(family));
  const bool same = std::ranges::all_of(difference.values, [&](const std::string& value) {
    return value == difference.values.front();
  });
  if (!same) differences.push_back(std::move(difference));
}

// What a model is met by; empty: the run itself.
struct ModelName {
  std::string target;
  std::string scenario;
  auto operator<=>(const ModelName&) const = default;
};

const RunRecord* model_of(const RunFamily& family, const ModelName& name) {
  if (name.target.empty()) return &family.run;
  const auto found = std::ranges::find_if(family.children, [&](const RunRecord& child) {
    return child.target == name.target && child.scenario == name.scenario;
  });
  return found == family.children.end() ? nullptr : &*found;
}

// The runs themselves, then their models in the order of first sight. Trials are no models: they
// are many of one target.
std::vector<ModelName> model_names(const std::vector<RunFamily>& families) {
  std::vector<ModelName> names{{}};
  for (const RunFamily& family : families) {
    for (const RunRecord& child : family.children) {
      const ModelName name{child.target, child.scenario};
      if (child.kind != "model") continue;
      if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
  }
  return names;
}

using Entries = std::vector<RunEntry> RunRecord::*;

void add_entries(const std::vector<RunFamily>& families, const ModelName& model, Entries entries,
                 std::vector<TextDifference>& differences) {
  std::vector<std::string> keys;
  for (const RunFamily& family : families) {
    const RunRecord* run = model_of(family, model);
    if (run == nullptr) continue;
    for (const RunEntry& entry : run->*entries) {
      if (std::ranges::find(keys, entry.key) == keys.end()) keys.push_back(entry.key);
    }
  }
  const std::string prefix = model.target.empty() ? "" : model.target + " " + model.scenario + ": ";
  for (const std::string& key : keys) {
    add_difference(
        prefix + key, families,
        [&](const RunFamily& family) {
          const RunRecord* run = model_of(family, model);
          const std::string* value = run == nullptr ? nullptr : find_entry(run->*entries, key);
          return value == nullptr ? std::string() : *value;
        },
        differences);
  }
}

// A study repeats its models' figures ("r2.log_streams.c"), which the models themselves compare
// better.
bool is_of_model(const RunFamily& family, const std::string& key) {
  return std::ranges::any_of(family.children, [&](const RunRecord& child) {
    return child.kind == "model" && key.ends_with('.' + child.target + '.' + child.scenario);
  });
}

std::vector<std::string> metric_keys(const std::vector<RunFamily>& families,
                                     const ModelName& model) {
  std::vector<std::string> keys;
  for (const RunFamily& family : families) {
    const RunRecord* run = model_of(family, model);
    if (run == nullptr) continue;
    for (const RunMetric& metric : run->metrics) {
      if (metric.key.ends_with("/fold") || is_of_model(family, metric.key)) continue;
      if (std::ranges::find(keys, metric.key) == keys.end()) keys.push_back(metric.key);
    }
  }
  return keys;
}

FigureDifference figure_of(const std::vector<RunFamily>& families, const ModelName& model,
                           const std::string& key) {
  FigureDifference figure{model.target, model.scenario, key, {}, {}};
  const RunRecord* first = model_of(families.front(), model);
  for (std::size_t i = 0; i < families.size(); ++i) {
    const RunRecord* run = model_of(families[i], model);
    const RunMetric* metric = run == nullptr ? nullptr : find_metric(*run, key);
    figure.values.emplace_back();
    if (metric != nullptr) {
      figure.values.back() = {metric->value, metric->low, metric->high, metric->n};
    }
    if (i == 0) continue;
    const bool both = first != nullptr && run != nullptr;
    figure.from_first.push_back(both ? figure_change(*first, *run, key) : FigureChange{});
  }
  return figure;
}

void add_head(const std::vector<RunFamily>& families, RunComparison& comparison) {
  const auto add = [&](const std::string& name, auto read, std::vector<TextDifference>& to) {
    add_difference(
        name, families, [&](const RunFamily& family) { return read(family.run); }, to);
  };
  const auto number = [](auto value) { return value == 0 ? std::string() : std::to_string(value); };
  add(
      "files", [](const RunRecord& run) { return run.data.name; }, comparison.data);
  add(
      "digest", [](const RunRecord& run) { return run.data.digest; }, comparison.data);
  add(
      "rows", [&](const RunRecord& run) { return number(run.data.rows); }, comparison.data);
  add(
      "snapshot", [&](const RunRecord& run) { return number(run.data.snapshot); }, comparison.data);
  add(
      "kind", [](const RunRecord& run) { return run.kind; }, comparison.params);
  add(
      "seed", [](const RunRecord& run) { return std::to_string(run.seed); }, comparison.params);
  add(
      "code", [](const RunRecord& run) { return run.code_version; }, comparison.origins);
}

}  // namespace

FigureChange figure_change(const RunRecord& from, const RunRecord& to, const std::string& key) {
  FigureChange change;
  const RunMetric* before = find_metric(from, key);
  const RunMetric* after = find_metric(to, key);
  if (before == nullptr || after == nullptr) return change;
  change.difference.value = after->value - before->value;
  std::optional<stats::Estimate> on_folds;
  if (share_rows_and_folds(from, to)) on_folds = paired(from, to, key);
  if (on_folds) {
    change.basis = Basis::kPairedFolds;
    change.difference = *on_folds;
  } else if (!std::isnan(before->low + before->high + after->low + after->high)) {
    change.basis = Basis::kIntervals;
    change.difference = unpaired(*before, *after);
  }
  change.is_clear = change.difference.low > 0 || change.difference.high < 0;
  return change;
}

RunComparison compare_runs(const std::vector<RunFamily>& families) {
  RunComparison comparison;
  add_head(families, comparison);
  for (const ModelName& model : model_names(families)) {
    add_entries(families, model, &RunRecord::params, comparison.params);
    if (model.target.empty()) {
      add_entries(families, model, &RunRecord::tags, comparison.origins);
    }
    for (const std::string& key : metric_keys(families, model)) {
      auto& list = key.starts_with("time.") ? comparison.times : comparison.figures;
      list.push_back(figure_of(families, model, key));
    }
  }
  return comparison;
}

}  // namespace crossfade::registry
