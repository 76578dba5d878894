#include "registry/runs.h"

#include <algorithm>
#include <array>

#include "base/check.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/process.h"
#include "registry/registry.h"

namespace crossfade::registry {
namespace {

using store::Statement;
using store::Store;

constexpr std::array<std::string_view, 4> kStatusNames = {"running", "finished", "failed",
                                                          "killed"};

RunStatus status_of(std::string_view name) {
  const auto found = std::ranges::find(kStatusNames, name);
  CF_CHECK(found != kStatusNames.end());
  return static_cast<RunStatus>(found - kStatusNames.begin());
}

// 0 stands for "none" in a record, NULL in the store.
void bind_reference(Statement& statement, int place, std::int64_t id) {
  id == 0 ? statement.bind_null(place) : statement.bind(place, id);
}

constexpr const char* kInsertRun =
    "INSERT INTO runs (run_id, key, parent_id, kind, name, target, scenario, status, started_ms, "
    "ended_ms, seed, code_version, report_id, model_version, data_name, data_digest, data_rows, "
    "snapshot_id, process) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (run_id) DO UPDATE SET key = excluded.key, parent_id = excluded.parent_id, "
    "kind = excluded.kind, name = excluded.name, target = excluded.target, "
    "scenario = excluded.scenario, status = excluded.status, started_ms = excluded.started_ms, "
    "ended_ms = excluded.ended_ms, seed = excluded.seed, code_version = excluded.code_version, "
    "report_id = excluded.report_id, model_version = excluded.model_version, "
    "data_name = excluded.data_name, data_digest = excluded.data_digest, "
    "data_rows = excluded.data_rows, snapshot_id = excluded.snapshot_id, "
    "process = excluded.process";

void write_head(Store& store, RunRecord& run) {
  Statement insert(store, kInsertRun);
  bind_reference(insert, 0, run.id);
  insert.bind(1, run.key);
  bind_reference(insert, 2, run.parent);
  insert.bind(3, run.kind).bind(4, run.name).bind(5, run.target).bind(6, run.scenario);
  insert.bind(7, status_name(run.status)).bind(8, run.started_ms).bind(9, run.ended_ms);
  insert.bind(10, static_cast<std::int64_t>(run.seed)).bind(11, run.code_version);
  bind_reference(insert, 12, run.report);
  insert.bind(13, run.model_version).bind(14, run.data.name).bind(15, run.data.digest);
  insert.bind(16, static_cast<std::int64_t>(run.data.rows));
  bind_reference(insert, 17, run.data.snapshot);
  insert.bind(18, run.process).run();
  if (run.id == 0) run.id = store.last_row_id();
}

void forget_parts(Store& store, std::int64_t run) {
  for (const char* sql :
       {"DELETE FROM run_params WHERE run_id = ?", "DELETE FROM run_tags WHERE run_id = ?",
        "DELETE FROM run_metrics WHERE run_id = ?"}) {
    Statement(store, sql).bind(0, run).run();
  }
  Statement(store,
            "DELETE FROM run_contents WHERE digest IN "
            "(SELECT digest FROM run_files WHERE run_id = ?1) AND NOT EXISTS "
            "(SELECT 1 FROM run_files f WHERE f.digest = run_contents.digest AND f.run_id != ?1)")
      .bind(0, run)
      .run();
  Statement(store, "DELETE FROM run_files WHERE run_id = ?").bind(0, run).run();
}

void write_entries(Store& store, const char* sql, std::int64_t run,
                   const std::vector<RunEntry>& entries) {
  Statement insert(store, sql);
  for (const RunEntry& entry : entries) {
    insert.bind(0, run).bind(1, entry.key).bind(2, entry.value).run();
  }
}

void write_metrics(Store& store, const RunRecord& run) {
  Statement insert(store, "INSERT INTO run_metrics VALUES (?, ?, ?, ?, ?, ?, ?)");
  for (const RunMetric& metric : run.metrics) {
    insert.bind(0, run.id).bind(1, metric.key).bind(2, static_cast<std::int64_t>(metric.step));
    insert.bind(3, metric.value).bind(4, metric.low).bind(5, metric.high);
    insert.bind(6, static_cast<std::int64_t>(metric.n)).run();
  }
}

// A content that is there already, as a report's or another run's file, is not kept again.
void write_files(Store& store, RunRecord& run) {
  Statement insert(store, "INSERT INTO run_files VALUES (?, ?, ?, ?)");
  Statement keep(store,
                 "INSERT OR IGNORE INTO run_contents SELECT ?1, ?2 "
                 "WHERE NOT EXISTS (SELECT 1 FROM reports WHERE report_id = ?3 AND digest = ?1)");
  for (RunFile& file : run.files) {
    file.digest = base::content_digest(file.content);
    file.bytes = file.content.size();
    insert.bind(0, run.id).bind(1, file.path).bind(2, file.digest);
    insert.bind(3, static_cast<std::int64_t>(file.bytes)).run();
    keep.bind(0, file.digest).bind(1, file.content);
    bind_reference(keep, 2, run.report);
    keep.run();
  }
}

RunRecord read_head(const Statement& row) {
  RunRecord run;
  run.id = row.integer(0);
  run.key = row.text(1);
  run.parent = row.integer(2);
  run.kind = row.text(3);
  run.name = row.text(4);
  run.target = row.text(5);
  run.scenario = row.text(6);
  run.status = status_of(row.text(7));
  run.started_ms = row.integer(8);
  run.ended_ms = row.integer(9);
  run.seed = static_cast<std::uint64_t>(row.integer(10));
  run.code_version = row.text(11);
  run.report = row.integer(12);
  run.model_version = row.text(13);
  run.data = {std::string(row.text(14)), std::string(row.text(15)),
              static_cast<std::uint64_t>(row.integer(16)), row.integer(17)};
  run.process = row.text(18);
  return run;
}

RunEntry read_entry(const Statement& row) {
  return {std::string(row.text(1)), std::string(row.text(2))};
}
RunMetric read_metric(const Statement& row) {
  return {std::string(row.text(1)),
          static_cast<int>(row.integer(2)),
          row.number(3),
          row.number(4),
          row.number(5),
          static_cast<std::uint64_t>(row.integer(6))};
}
RunFile read_file(const Statement& row) {
  return {std::string(row.text(1)),
          {},
          std::string(row.text(2)),
          static_cast<std::uint64_t>(row.integer(3))};
}

// Adds the rows of a table, which begin with the run's number, to the runs, ascending by number.
template <typename Part>
void read_parts(Statement& rows, std::vector<RunRecord>& runs, std::vector<Part> RunRecord::*parts,
                Part (*read)(const Statement&)) {
  auto run = runs.begin();
  while (rows.step()) {
    while (run != runs.end() && run->id < rows.integer(0)) ++run;
    if (run == runs.end()) return;
    if (run->id == rows.integer(0)) ((*run).*parts).push_back(read(rows));
  }
}

// All runs, or that of one number.
// `only` is empty, or says which: " WHERE run_id …".
std::vector<RunRecord> read_runs(Store& store, const std::string& only) {
  std::vector<RunRecord> runs;
  Statement heads(store, "SELECT * FROM runs" + only + " ORDER BY run_id");
  while (heads.step()) runs.push_back(read_head(heads));
  Statement params(store, "SELECT * FROM run_params" + only + " ORDER BY run_id, key");
  read_parts(params, runs, &RunRecord::params, &read_entry);
  Statement tags(store, "SELECT * FROM run_tags" + only + " ORDER BY run_id, key");
  read_parts(tags, runs, &RunRecord::tags, &read_entry);
  Statement metrics(store, "SELECT * FROM run_metrics" + only + " ORDER BY run_id, key, step");
  read_parts(metrics, runs, &RunRecord::metrics, &read_metric);
  Statement files(store, "SELECT * FROM run_files" + only + " ORDER BY run_id, path");
  read_parts(files, runs, &RunRecord::files, &read_file);
  return runs;
}

void read_contents(Store& store, RunRecord& run) {
  Statement content(store,
                    "SELECT content FROM run_contents WHERE digest = ?1 UNION ALL "
                    "SELECT content FROM reports WHERE report_id = ?2 AND digest = ?1 LIMIT 1");
  for (RunFile& file : run.files) {
    content.bind(0, file.digest);
    bind_reference(content, 1, run.report);
    CF_CHECK(content.step());
    file.content = content.text(0);
    while (content.step()) {
    }
  }
}

}  // namespace

void save_runs(Store& store, std::vector<RunRecord>& runs) {
  if (runs.empty()) return;
  prepare(store);
  store::Transaction transaction(store);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    RunRecord& run = runs[i];
    if (i > 0 && run.parent == 0) run.parent = runs.front().id;
    if (run.id != 0) forget_parts(store, run.id);
    write_head(store, run);
    write_entries(store, "INSERT INTO run_params VALUES (?, ?, ?)", run.id, run.params);
    write_entries(store, "INSERT INTO run_tags VALUES (?, ?, ?)", run.id, run.tags);
    write_metrics(store, run);
    write_files(store, run);
  }
  transaction.commit();
}

std::size_t mark_killed_runs(Store& store, std::int64_t now_ms) {
  prepare(store);
  std::vector<std::int64_t> dead;
  {
    Statement rows(store, "SELECT run_id, process FROM runs WHERE status = 'running'");
    while (rows.step()) {
      if (!base::may_be_running(rows.text(1))) dead.push_back(rows.integer(0));
    }
  }
  if (dead.empty()) return 0;
  store::Transaction transaction(store);
  Statement update(store,
                   "UPDATE runs SET status = 'killed', ended_ms = ? "
                   "WHERE run_id = ? AND status = 'running'");
  for (const std::int64_t id : dead) update.bind(0, now_ms).bind(1, id).run();
  transaction.commit();
  return dead.size();
}

std::vector<RunRecord> list_runs(Store& store) {
  prepare(store);
  return read_runs(store, "");
}

RunRecord load_run(Store& store, std::int64_t id) {
  prepare(store);
  std::vector<RunRecord> runs;
  if (id > 0) runs = read_runs(store, " WHERE run_id = " + std::to_string(id));
  if (runs.empty()) {
    throw base::Error(base::ErrorKind::kNotFound, "the store has no run " + std::to_string(id),
                      {store.path(), 0, 0}, "`crossfade runs` lists them");
  }
  read_contents(store, runs.front());
  return std::move(runs.front());
}

RunFamily load_family(Store& store, std::int64_t id) {
  RunRecord run = load_run(store, id);
  return {std::move(run), read_runs(store,
                                    " WHERE run_id IN (SELECT run_id FROM runs WHERE "
                                    "parent_id = " +
                                        std::to_string(id) + ")")};
}

std::vector<RunFile> list_report_files(Store& store, std::int64_t report, std::string_view folder) {
  prepare(store);
  Statement rows(store,
                 "SELECT path, digest, bytes FROM run_files "
                 "WHERE run_id = (SELECT max(run_id) FROM runs WHERE report_id = ?1 "
                 "AND parent_id IS NULL) AND substr(path, 1, length(?2)) = ?2 ORDER BY path");
  const std::string begin = std::string(folder) + "/";
  rows.bind(0, report).bind(1, begin);
  std::vector<RunFile> files;
  while (rows.step()) {
    RunFile file{std::string(rows.text(0).substr(begin.size())), {}, std::string(rows.text(1))};
    file.bytes = static_cast<std::uint64_t>(rows.integer(2));
    files.push_back(std::move(file));
  }
  return files;
}

std::string load_report_file(Store& store, std::int64_t report, std::string_view path) {
  const std::size_t slash = path.rfind('/');
  for (const RunFile& file : list_report_files(store, report, path.substr(0, slash))) {
    if (file.path != path.substr(slash + 1)) continue;
    Statement content(store,
                      "SELECT content FROM run_contents WHERE digest = ?1 UNION ALL "
                      "SELECT content FROM reports WHERE digest = ?1 LIMIT 1");
    content.bind(0, file.digest);
    CF_CHECK(content.step());
    return std::string(content.text(0));
  }
  throw base::Error(base::ErrorKind::kNotFound,
                    "no run left report " + std::to_string(report) + " such a file");
}

std::string_view status_name(RunStatus status) {
  return kStatusNames[static_cast<std::size_t>(status)];
}

const std::string* find_entry(const std::vector<RunEntry>& entries, std::string_view key) {
  const auto found = std::ranges::find(entries, key, &RunEntry::key);
  return found == entries.end() ? nullptr : &found->value;
}

const RunMetric* find_metric(const RunRecord& run, std::string_view key) {
  if (key.ends_with("/fold")) return nullptr;
  const auto found = std::ranges::find(run.metrics, key, &RunMetric::key);
  return found == run.metrics.end() ? nullptr : &*found;
}

std::vector<double> fold_series(const RunRecord& run, std::string_view key) {
  std::vector<double> series;
  for (const RunMetric& metric : run.metrics) {
    if (metric.key != std::string(key) + "/fold") continue;
    const auto step = static_cast<std::size_t>(metric.step);
    if (series.size() <= step) series.resize(step + 1, std::numeric_limits<double>::quiet_NaN());
    series[step] = metric.value;
  }
  return series;
}

}  // namespace crossfade::registry
