#include "study/run_keeper.h"

#include <exception>

#include "base/error.h"
#include "base/interrupt.h"
#include "base/process.h"
#include "store/store.h"
#include "warehouse/warehouse.h"

namespace crossfade::study {
namespace {

using registry::RunRecord;
using registry::RunStatus;

}  // namespace

RunRecord start_run(const RunOrigin& origin) {
  RunRecord run;
  run.key = origin.key;
  run.kind = origin.kind;
  run.code_version = origin.code_version;
  run.started_ms = origin.started_ms;
  run.tags = origin.tags;
  run.files = origin.inputs;
  run.process = base::process_mark();
  return run;
}

RunKeeper::RunKeeper(std::string store, RunRecord run, std::function<std::int64_t()> now_ms)
    : store_(std::move(store)), run_(std::move(run)), now_ms_(std::move(now_ms)) {
  if (store_.empty()) return;
  run_.status = RunStatus::kRunning;
  store::Store opened(store_, store::Access::kExisting, store::kLongPatience);
  warehouse::prepare(opened);
  registry::mark_killed_runs(opened, now_ms_());
  std::vector<RunRecord> runs{run_};
  registry::save_runs(opened, runs);
  run_ = std::move(runs.front());
}

void RunKeeper::keep(const std::function<std::vector<RunRecord>(RunRecord run)>& work,
                     const Together& together) {
  try {
    std::vector<RunRecord> runs = work(run_);
    if (store_.empty()) return;
    runs.front().status = RunStatus::kFinished;
    for (RunRecord& run : runs) {
      if (run.ended_ms == 0) run.ended_ms = now_ms_();
      if (run.status == RunStatus::kRunning) run.status = RunStatus::kFinished;
    }
    store::Store opened(store_, store::Access::kExisting, store::kLongPatience);
    store::Transaction transaction(opened);
    if (together) together(opened, runs);
    registry::save_runs(opened, runs);
    transaction.commit();
    run_ = std::move(runs.front());
  } catch (const std::exception& error) {
    fail(error.what());
    throw;
  }
}

void RunKeeper::fail(const std::string& reason) {
  if (store_.empty()) return;
  run_.status = base::interrupted() ? RunStatus::kKilled : RunStatus::kFailed;
  run_.ended_ms = now_ms_();
  run_.tags.push_back({"failure", reason});
  try {
    store::Store opened(store_, store::Access::kExisting, store::kLongPatience);
    std::vector<RunRecord> runs{run_};
    registry::save_runs(opened, runs);
  } catch (const std::exception&) {
    // What made the work fail is what the user has to hear of; the next run marks this one.
  }
}

}  // namespace crossfade::study
