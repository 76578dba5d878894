// Settings are tried in groups that share their features: one bench a missing policy, target and
// scenario. Within a bench as many settings as there are threads go at a time, fold by fold, so
// that no thread waits; each is kept as soon as it is done, so that a kill loses a handful of fits.
#include "study/sweep.h"

#include <algorithm>
#include <cstdlib>

#include "base/hash.h"
#include "base/parallel.h"
#include "report/refusal_words.h"
#include "score/outcome_model.h"
#include "study/keep_run.h"
#include "study/sweep_table.h"
#include "study/trial_record.h"
#include "warehouse/warehouse.h"

namespace crossfade::study {
namespace {

using registry::RunRecord;
using registry::RunStatus;

constexpr int kResamples = 400;

// All that the trials of one sweep share.
struct Sweep {
  const SweepRequest& request;
  const Source& source;
  RunRecord run;                             // the sweep's
  std::vector<RunRecord> earlier;            // what the store had when the sweep began
  std::vector<RunRecord> records;            // one a setting; `id` 0: not tried yet
  std::vector<score::TrialAnswers> answers;  // one a setting; empty where refused
  SweepResult result;
};

// Places of settings that share a bench.
struct Group {
  score::TrialTask task;
  std::vector<std::size_t> settings;
};

RunRecord trial_of(const Sweep& sweep, const SweepSetting& setting) {
  const SweepPlan& plan = sweep.request.plan;
  RunRecord run;
  run.parent = sweep.run.id;
  run.kind = "trial";
  run.seed = plan.seed;
  run.code_version = sweep.run.code_version;
  run.data = sweep.run.data;
  run.process = sweep.run.process;
  run.params = trial_params(setting, plan.folds, plan.repeats);
  run.target = score::target_name(setting.target);
  run.scenario = score::scenario_name(setting.scenario);
  std::string words = sweep.run.key;
  for (const registry::RunEntry& param : run.params) words += ' ' + param.key + '=' + param.value;
  run.key = base::content_digest(words);
  run.name = std::string(learner_name(setting.learner.kind));
  return run;
}

void save(const Sweep& sweep, RunRecord& run) {
  store::Store store(sweep.request.store, store::Access::kExisting, store::kLongPatience);
  std::vector<RunRecord> runs{std::move(run)};
  registry::save_runs(store, runs);
  run = std::move(runs.front());
}

const std::string* file_of(const RunRecord& run, std::string_view path) {
  const auto found = std::ranges::find(run.files, path, &registry::RunFile::path);
  return found == run.files.end() ? nullptr : &found->content;
}

// Takes what the store has of a setting: this sweep's own trial, or a copy of another's.
bool take_earlier(Sweep& sweep, std::size_t place) {
  const RunRecord* found = find_trial(sweep.earlier, sweep.records[place]);
  if (found == nullptr) return false;
  RunRecord loaded;
  {
    store::Store store(sweep.request.store, store::Access::kExisting, store::kLongPatience);
    loaded = registry::load_run(store, found->id);
  }
  if (loaded.parent != sweep.run.id) {
    loaded.tags.push_back({"copied_from", std::to_string(loaded.id)});
    std::erase_if(loaded.tags, [&](const registry::RunEntry& tag) {
      return tag.key == "copied_from" && tag.value != std::to_string(found->id);
    });
    loaded.id = 0;
    loaded.parent = sweep.run.id;
    loaded.key = sweep.records[place].key;
    save(sweep, loaded);
  }
  sweep.records[place] = std::move(loaded);
  sweep.result.trials[place].was_there = true;
  return true;
}

void refuse(Sweep& sweep, const Group& group, const evaluate::Refusal& refusal) {
  for (const std::size_t place : group.settings) {
    RunRecord& run = sweep.records[place];
    run.status = RunStatus::kFinished;
    run.started_ms = run.ended_ms = sweep.request.origin.now_ms();
    run.tags.push_back({"refused", report::refusal_words(refusal, text::Language::kEnglish)});
    save(sweep, run);
  }
}

// Fits some settings on all parts of a bench and keeps each.
void try_settings(Sweep& sweep, const score::TrialBench& bench,
                  std::span<const std::size_t> places) {
  const SweepRequest& request = sweep.request;
  const std::int64_t started = request.origin.now_ms();
  for (const std::size_t place : places) {
    sweep.answers[place].assign(bench.rows().plans.size(),
                                std::vector<double>(bench.rows().artist.size()));
  }
  base::parallel_for(places.size() * bench.parts(), request.threads, [&](std::size_t i) {
    const std::size_t place = places[i / bench.parts()];
    bench.fit(i % bench.parts(), request.plan.settings[place].learner, sweep.answers[place]);
    if (request.progress != nullptr) request.progress->advance();
  });
  for (const std::size_t place : places) {
    RunRecord& run = sweep.records[place];
    round_answers(sweep.answers[place]);
    add_outcome(bench.rows(), sweep.answers[place], request.threads, run);
    run.status = RunStatus::kFinished;
    run.started_ms = started;
    run.ended_ms = request.origin.now_ms();
    save(sweep, run);
  }
}

// The settings of a group that are not in the store yet; the others are taken from there.
std::vector<std::size_t> pending_of(Sweep& sweep, const Group& group) {
  std::vector<std::size_t> pending;
  for (const std::size_t place : group.settings) {
    if (!take_earlier(sweep, place)) pending.push_back(place);
  }
  return pending;
}

void add_tables(Sweep& sweep, const score::TrialBench& bench, const Group& group) {
  SweepTable table{group.task.target, group.task.scenario, bench.rows().artist.size(), {}, {}};
  std::vector<score::TrialAnswers> answers;
  for (const std::size_t place : group.settings) {
    if (sweep.answers[place].empty()) {
      const std::string* csv = file_of(sweep.records[place], "answers.csv");
      if (csv == nullptr) continue;
      sweep.answers[place] =
          parse_answers(*csv, bench.rows().plans.size(), bench.rows().artist.size());
    }
    table.trials.push_back(place);
    answers.push_back(std::move(sweep.answers[place]));
    sweep.answers[place].clear();
  }
  if (answers.empty()) return;
  table.choice = score::judge_choice(
      bench.rows(), answers,
      {.resamples = kResamples, .seed = group.task.seed, .threads = sweep.request.threads});
  sweep.result.tables.push_back(std::move(table));
}

void try_group(Sweep& sweep, const catalogue::Import& import, const Group& group) {
  const SweepRequest& request = sweep.request;
  const std::vector<std::size_t> pending = pending_of(sweep, group);
  score::TrialBench bench(import, catalogue::index_recordings(import.catalogue), group.task,
                          request.threads);
  if (bench.refused()) return refuse(sweep, {group.task, pending}, *bench.refused());
  if (!pending.empty()) {
    if (request.progress != nullptr) request.progress->begin("features", bench.parts());
    bench.prepare(request.threads, request.progress);
    if (request.progress != nullptr) {
      request.progress->begin("settings", pending.size() * bench.parts());
    }
  }
  const auto at_a_time = static_cast<std::size_t>(std::max(request.threads, 1));
  for (std::size_t i = 0; i < pending.size(); i += at_a_time) {
    try_settings(sweep, bench,
                 std::span(pending).subspan(i, std::min(at_a_time, pending.size() - i)));
  }
  if (request.progress != nullptr) request.progress->begin("choice", 0);
  add_tables(sweep, bench, group);
}

// Groups of one missing policy, in the order of first sight.
std::vector<Group> groups_of(const SweepPlan& plan, catalogue::MissingPolicy policy) {
  std::vector<Group> groups;
  for (std::size_t i = 0; i < plan.settings.size(); ++i) {
    const SweepSetting& setting = plan.settings[i];
    if (setting.missing != policy) continue;
    auto group = std::ranges::find_if(groups, [&](const Group& each) {
      return each.task.target == setting.target && each.task.scenario == setting.scenario;
    });
    if (group == groups.end()) {
      const score::TrialTask task{setting.target, setting.scenario, plan.folds, plan.repeats,
                                  plan.seed};
      group = groups.insert(groups.end(), {task, {}});
    }
    group->settings.push_back(i);
  }
  return groups;
}

void try_all(Sweep& sweep) {
  using catalogue::MissingPolicy;
  for (const MissingPolicy policy : {MissingPolicy::kKeep, MissingPolicy::kMedian,
                                     MissingPolicy::kZero, MissingPolicy::kRefuse}) {
    const std::vector<Group> groups = groups_of(sweep.request.plan, policy);
    if (groups.empty()) continue;
    catalogue::Import import = sweep.source.import;
    catalogue::treat_missing(policy, import);
    for (const Group& group : groups) try_group(sweep, import, group);
  }
}

RunRecord begin_sweep(const SweepRequest& request, const Source& source) {
  const SweepPlan& plan = request.plan;
  RunRecord run = start_run(request.origin);
  run.name = plan.name;
  run.seed = plan.seed;
  run.data = run_data(source.import, source.snapshot);
  std::string words;
  for (const SweepSetting& setting : plan.settings) {
    for (const registry::RunEntry& param : trial_params(setting, plan.folds, plan.repeats)) {
      words += param.key + '=' + param.value + ' ';
    }
    words += '\n';
  }
  run.params = {{"method", plan.is_random ? "random" : "grid"},
                {"folds", std::to_string(plan.folds)},
                {"repeats", std::to_string(plan.repeats)},
                {"settings", std::to_string(plan.settings.size())},
                {"settings_digest", base::content_digest(words)}};
  run.tags.push_back({"threads", std::to_string(request.threads)});
  run.files = {{"options/sweep.toml", plan.text}};
  return run;
}

// The run of an earlier start of the same sweep that no process works on.
const RunRecord* earlier_start(const std::vector<RunRecord>& runs, const RunRecord& sweep) {
  const std::string* wanted = registry::find_entry(sweep.params, "settings_digest");
  for (const RunRecord& run : runs) {
    const std::string* digest = registry::find_entry(run.params, "settings_digest");
    if (run.kind == "sweep" && run.status != RunStatus::kRunning && digest != nullptr &&
        *digest == *wanted && run.seed == sweep.seed && run.name == sweep.name &&
        run.data.snapshot == sweep.data.snapshot && run.code_version == sweep.code_version) {
      return &run;
    }
  }
  return nullptr;
}

void set_trials(Sweep& sweep) {
  for (std::size_t i = 0; i < sweep.records.size(); ++i) {
    const RunRecord& run = sweep.records[i];
    SweepTrial& trial = sweep.result.trials[i];
    trial.run = run.id;
    const registry::RunMetric* score =
        registry::find_metric(run, run.target == "hit" ? "auc" : "r2");
    if (score != nullptr) trial.score = {score->value, score->low, score->high, score->n};
    const std::string* refused = registry::find_entry(run.tags, "refused");
    if (refused != nullptr) trial.refused = *refused;
  }
}

}  // namespace

SweepResult run_sweep(const SweepRequest& request) {
  if (request.progress != nullptr) request.progress->begin("reading", 0);
  const Source source = open_source(request.files, request.store,
                                    {.as_of = request.as_of, .progress = request.progress});
  Sweep sweep{request, source, begin_sweep(request, source), {}, {}, {}, {}};
  {
    store::Store store(request.store, store::Access::kExisting, store::kLongPatience);
    warehouse::prepare(store);
    registry::mark_killed_runs(store, request.origin.now_ms());
    sweep.earlier = registry::list_runs(store);
  }
  if (const RunRecord* earlier = earlier_start(sweep.earlier, sweep.run)) {
    sweep.run.id = earlier->id;
    sweep.run.key = earlier->key;
    sweep.result.goes_on = true;
  }
  RunKeeper keeper(request.store, sweep.run, request.origin.now_ms);
  keeper.keep([&](RunRecord run) {
    sweep.run = std::move(run);
    for (const SweepSetting& setting : request.plan.settings) {
      sweep.records.push_back(trial_of(sweep, setting));
      sweep.result.trials.push_back({setting, 0, {}, false, {}});
    }
    sweep.answers.resize(sweep.records.size());
    try_all(sweep);
    set_trials(sweep);
    sweep.result.run = sweep.run.id;
    add_sweep_outcome(sweep.result, sweep.run);
    add_times({}, request.origin.now_ms(), sweep.run);
    return std::vector<RunRecord>{sweep.run};
  });
  if (request.progress != nullptr) request.progress->finish();
  return std::move(sweep.result);
}

RunRecord repeat_trial(const RunRecord& trial, Source source, int threads,
                       base::Progress* progress) {
  const SweepSetting setting = setting_of(trial.params);
  score::TrialTask task{setting.target, setting.scenario, 5, 1, trial.seed};
  const std::string* folds = registry::find_entry(trial.params, "folds");
  const std::string* repeats = registry::find_entry(trial.params, "repeats");
  if (folds != nullptr) task.folds = std::atoi(folds->c_str());
  if (repeats != nullptr) task.repeats = std::atoi(repeats->c_str());
  catalogue::treat_missing(setting.missing, source.import);
  score::TrialBench bench(source.import, catalogue::index_recordings(source.import.catalogue), task,
                          threads);
  RunRecord run;
  run.kind = trial.kind;
  run.target = trial.target;
  run.scenario = trial.scenario;
  run.seed = trial.seed;
  if (bench.refused()) return run;
  if (progress != nullptr) progress->begin("features", bench.parts());
  bench.prepare(threads, progress);
  score::TrialAnswers answers(bench.rows().plans.size(),
                              std::vector<double>(bench.rows().artist.size()));
  base::parallel_for(bench.parts(), threads,
                     [&](std::size_t i) { bench.fit(i, setting.learner, answers); });
  if (progress != nullptr) progress->finish();
  round_answers(answers);
  add_outcome(bench.rows(), answers, threads, run);
  return run;
}

}  // namespace crossfade::study
