#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "registry/runs.h"
#include "store/store.h"

namespace crossfade::study {

/// What a run is told of the world outside: nothing of it changes a figure.
struct RunOrigin {
  std::string kind = "run";               ///< registry::RunRecord::kind
  std::string key;                        ///< 32 hexadecimal digits that no other run anywhere has
  std::string who;                        ///< the user, as the system names him
  std::string code_version;               ///< as `crossfade --version` prints it
  std::int64_t started_ms = 0;            ///< when the command started
  std::function<std::int64_t()> now_ms;   ///< the clock
  std::vector<registry::RunEntry> tags;   ///< the host, and what else is worth knowing
  std::vector<registry::RunFile> inputs;  ///< files that options named: "options/plan.toml"
};

/// The beginning of a run's record.
registry::RunRecord start_run(const RunOrigin& origin);

/// A run in the store: there as running from the beginning on, and ended whatever comes. Also marks
/// runs that were killed before. Without a store it does nothing but call the work.
class RunKeeper {
 public:
  /// Writes `run` as running. Throws base::Error as store::Store does.
  RunKeeper(std::string store, registry::RunRecord run, std::function<std::int64_t()> now_ms);

  /// What else is kept in the same transaction, just before the runs, which it may complete.
  using Together = std::function<void(store::Store& store, std::vector<registry::RunRecord>& runs)>;

  /// Calls `work`, which gives the run's record with its parts; it is kept as finished. Where the
  /// work fails, the run is kept as failed (as killed, where the user stopped it) with the reason
  /// as tag "failure", and the error goes on. The record given to `work` is the one that was
  /// written.
  void keep(const std::function<std::vector<registry::RunRecord>(registry::RunRecord run)>& work,
            const Together& together = {});

  /// The run's number; 0 without a store.
  std::int64_t id() const { return run_.id; }

 private:
  void fail(const std::string& reason);

  std::string store_;
  registry::RunRecord run_;
  std::function<std::int64_t()> now_ms_;
};

}  // namespace crossfade::study
