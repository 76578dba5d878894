#include "study/sweep_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "report/json_parts.h"
#include "score/outcome_model.h"
#include "study/keep_run.h"
#include "table/csv_writer.h"
#include "text/number_format.h"

namespace crossfade::study {
namespace {

using features::Target;

std::string metric_name(Target target) { return target == Target::kHit ? "auc" : "r2"; }

// Places within a table, the best score first.
std::vector<std::size_t> ranked(const SweepResult& result, const SweepTable& table) {
  std::vector<std::size_t> order(table.trials.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t place) {
    return result.trials[table.trials[place]].score.value;
  });
  return order;
}

std::string estimate_words(const stats::Estimate& estimate) {
  return fmt::format("{} [{} – {}]", text::format_decimal(estimate.value, 4),
                     text::format_decimal(estimate.low, 4), text::format_decimal(estimate.high, 4));
}

// What of a setting is not the same throughout the table: the rest says nothing.
std::string setting_words(const SweepResult& result, const SweepTable& table, std::size_t place) {
  std::string words(learner_name(result.trials[place].setting.learner.kind));
  for (const registry::RunEntry& param : params_of(result.trials[place].setting)) {
    const bool varies = std::ranges::any_of(table.trials, [&](std::size_t other) {
      const auto params = params_of(result.trials[other].setting);
      const std::string* value = registry::find_entry(params, param.key);
      return value != nullptr && *value != param.value;
    });
    if (varies && param.key != "learner") words += ' ' + param.key + ' ' + param.value;
  }
  return words;
}

std::string table_words(const SweepResult& result, const SweepTable& table, std::size_t top) {
  const std::string metric = table.target == Target::kHit ? "AUC" : "R2";
  const std::size_t folds =
      std::accumulate(table.choice.fold_wins.begin(), table.choice.fold_wins.end(), std::size_t{0});
  std::string words =
      fmt::format("\n{} {}: {} settings on {} rows\n", score::target_name(table.target),
                  score::scenario_name(table.scenario), table.trials.size(),
                  text::format_count(static_cast<double>(table.rows)));
  words += fmt::format("  {:>6}  {:<26}  {:>5}  {:>5}\n", "run", metric, "folds", "draws");
  const std::vector<std::size_t> order = ranked(result, table);
  for (std::size_t i = 0; i < std::min(top, order.size()); ++i) {
    const SweepTrial& trial = result.trials[table.trials[order[i]]];
    words += fmt::format("  {:>6}  {:<26}  {:>5}  {:>4.0f}%  {}\n", trial.run,
                         estimate_words(trial.score), table.choice.fold_wins[order[i]],
                         100 * table.choice.draw_wins[order[i]],
                         setting_words(result, table, table.trials[order[i]]));
  }
  const std::size_t best = table.choice.best;
  words += fmt::format(
      "Best by cross-validation: run {}, {} {}. The same rows chose it: part of that is luck.\n"
      "Judged on folds that did not choose: {} {}.\n"
      "It was the choice in {} of {} folds, and best in {:.0f} % of the draws of artists.\n",
      result.trials[table.trials[best]].run, metric, estimate_words(table.choice.as_chosen), metric,
      estimate_words(table.choice.honest), table.choice.fold_wins[best], folds,
      100 * table.choice.draw_wins[best]);
  return words;
}

std::string trials_csv(const SweepResult& result) {
  table::CsvWriter csv;
  for (const char* name : {"run", "score", "low", "high", "rows", "setting"}) csv.cell(name);
  csv.end_row();
  for (const SweepTrial& trial : result.trials) {
    std::string words;
    for (const registry::RunEntry& param : params_of(trial.setting)) {
      words += (words.empty() ? "" : " ") + param.key + '=' + param.value;
    }
    csv.integer(static_cast<std::uint64_t>(trial.run)).number(trial.score.value);
    csv.number(trial.score.low).number(trial.score.high).integer(trial.score.n).cell(words);
    csv.end_row();
  }
  return csv.text();
}

table::Json json_setting(const SweepSetting& setting) {
  table::Json json = table::Json::object();
  for (const registry::RunEntry& param : params_of(setting)) json.set(param.key, param.value);
  return json;
}

table::Json json_table(const SweepResult& result, const SweepTable& table) {
  table::Json settings = table::Json::array();
  for (const std::size_t place : ranked(result, table)) {
    const SweepTrial& trial = result.trials[table.trials[place]];
    settings.push(table::Json::object()
                      .set("run", trial.run)
                      .set("score", report::json_of(trial.score))
                      .set("fold_wins", table.choice.fold_wins[place])
                      .set("draw_wins", table.choice.draw_wins[place]));
  }
  return table::Json::object()
      .set("target", score::target_name(table.target))
      .set("scenario", score::scenario_name(table.scenario))
      .set("metric", metric_name(table.target))
      .set("rows", table.rows)
      .set("best", result.trials[table.trials[table.choice.best]].run)
      .set("as_chosen", report::json_of(table.choice.as_chosen))
      .set("honest", report::json_of(table.choice.honest))
      .set("settings", std::move(settings));
}

}  // namespace

void add_sweep_outcome(const SweepResult& result, registry::RunRecord& run) {
  const auto there = static_cast<double>(std::ranges::count_if(
      result.trials, [](const SweepTrial& trial) { return trial.was_there; }));
  run.metrics.push_back({.key = "trials", .value = static_cast<double>(result.trials.size())});
  run.metrics.push_back({.key = "trials.there_before", .value = there});
  for (const SweepTable& table : result.tables) {
    std::string name = metric_name(table.target) + '.' +
                       std::string(score::target_name(table.target)) + '.' +
                       std::string(score::scenario_name(table.scenario));
    // Another missing policy judges other rows of the same question.
    int number = 1;
    while (registry::find_metric(run, "best." + name) != nullptr) {
      name = name.substr(0, name.find(" no ")) + " no " + std::to_string(++number);
    }
    run.metrics.push_back(metric_of("best." + name, table.choice.as_chosen));
    run.metrics.push_back(metric_of("honest." + name, table.choice.honest));
  }
  run.files.push_back({"sweep/trials.csv", trials_csv(result)});
}

std::string sweep_words(const SweepResult& result, std::size_t top) {
  std::string words;
  for (const SweepTable& table : result.tables) words += table_words(result, table, top);
  const auto there =
      std::ranges::count_if(result.trials, [](const SweepTrial& trial) { return trial.was_there; });
  for (const SweepTrial& trial : result.trials) {
    if (!trial.refused.empty()) {
      words += fmt::format("run {}: no model, {}\n", trial.run, trial.refused);
    }
  }
  words += fmt::format("\nSweep {}: {} settings", result.run, result.trials.size());
  if (there > 0) words += fmt::format(", {} of them done before", there);
  return words + ". All of them: crossfade runs --where \"parent = " + std::to_string(result.run) +
         "\"\n";
}

table::Json json_sweep(const SweepResult& result) {
  table::Json trials = table::Json::array();
  for (const SweepTrial& trial : result.trials) {
    trials.push(
        table::Json::object()
            .set("run", trial.run)
            .set("setting", json_setting(trial.setting))
            .set("score", report::json_of(trial.score))
            .set("was_there", trial.was_there)
            .set("refused", trial.refused.empty() ? table::Json() : table::Json(trial.refused)));
  }
  table::Json tables = table::Json::array();
  for (const SweepTable& table : result.tables) tables.push(json_table(result, table));
  return table::Json::object()
      .set("run", result.run)
      .set("goes_on", result.goes_on)
      .set("trials", std::move(trials))
      .set("tables", std::move(tables));
}

}  // namespace crossfade::study
