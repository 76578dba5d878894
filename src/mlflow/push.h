#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "mlflow/address.h"
#include "store/store.h"

namespace crossfade::mlflow {

/// Where and how runs are sent.
struct PushOptions {
  Address address;
  std::string experiment = "crossfade";
  /// When all must be over, however far it came; none: it takes what it takes.
  std::optional<std::chrono::milliseconds> time = {};
  std::chrono::milliseconds connect{5000};  ///< the longest wait for a connection
  std::chrono::milliseconds answer{60000};  ///< the longest wait for an answer
  int tries = 4;                            ///< of a request that may be repeated
  bool again = false;  ///< looks on the server for every run, also for those sent before
  base::Progress* progress = nullptr;  ///< not owned; may be null
};

/// What a push came to.
struct PushSummary {
  std::size_t sent = 0;     ///< runs that are whole on the server since this push
  std::size_t there = 0;    ///< runs that were so before
  std::size_t running = 0;  ///< runs that have not ended, or whose parent has not; sent later
  std::size_t without_files =
      0;                   ///< of `sent`: the server keeps files where only its clients write
  std::size_t models = 0;  ///< versions of registered models that this push made
  /// Of `sent`: runs whose models were saved, but are no more where they were.
  std::size_t lost_models = 0;
  std::size_t requests = 0;
};

/// Sends every ended run of a store that the server lacks, the oldest first and parents before
/// their children: run, data, model, parameters and figures, files, at last its end. May be
/// repeated: a run is known by its tag `crossfade.run`, so nothing is doubled, whatever was killed
/// between; what is half there is completed. A run with a model becomes a version of a registered
/// model, with the alias `champion` where it is the first, else `challenger`. Throws base::Error as
/// TrackingServer, Store and PushLock do; what was sent until then is kept in the book.
PushSummary push_runs(store::Store& store, const PushOptions& options);

/// Gives the version that a run's model has on the server an alias, and takes it from the version
/// that had it. False where the run was not sent there with a model.
bool move_alias(store::Store& store, const PushOptions& options, const std::string& run_key,
                const std::string& alias);

}  // namespace crossfade::mlflow
