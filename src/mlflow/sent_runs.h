#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "store/store.h"

namespace crossfade::mlflow {

/// What became of a run on a server.
struct SentRun {
  std::string remote;         ///< MLflow's run id
  bool is_whole = false;      ///< all of it arrived
  std::string model;          ///< its LoggedModel, "m-…"; empty: none
  std::string model_name;     ///< the registered model; empty: none
  std::string model_version;  ///< "1"; empty: none
};

/// The store's book of what was sent where, one line a server (by its address) and run (by its
/// key): table `mlflow_runs`. Throws base::Error as store::Store does.
class SentRuns {
 public:
  /// Makes the table where missing. `store` must outlive it.
  SentRuns(store::Store& store, std::string server);

  std::optional<SentRun> find(const std::string& key);
  /// Writes a run's line anew.
  void keep(const std::string& key, const SentRun& run);
  /// Strikes all lines of this server: what it holds is then looked for there.
  void forget();

 private:
  store::Store& store_;
  std::string server_;
};

/// While it lives, no other program sends runs of this store: it holds a lock on the file
/// "STORE-push", which is gone afterwards, however the program ends. Two pushes of one store at
/// once would both find a run missing, and both make it.
class PushLock {
 public:
  /// Waits up to `patience`, then throws base::Error (kStoreBusy). Ctrl-C ends the wait.
  PushLock(const std::string& store, std::chrono::milliseconds patience);
  ~PushLock();
  PushLock(const PushLock&) = delete;
  PushLock& operator=(const PushLock&) = delete;

 private:
  bool try_to_lock();

  std::string path_;
  int descriptor_ = -1;
};

}  // namespace crossfade::mlflow
