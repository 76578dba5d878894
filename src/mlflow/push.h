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
/// model, with the alias that the store gives the version (VersionAliases). Throws base::Error as
/// TrackingServer, Store and PushLock do; what was sent until then is kept in the book.
PushSummary push_runs(store::Store& store, const PushOptions& options);

/// Gives versions on the server the aliases that the store's versions have now, and takes them from
/// those that had them. What was not sent stays for push_runs(). Returns how many were set. Throws
/// base::Error as push_runs() does; may be repeated.
std::size_t move_aliases(store::Store& store, const PushOptions& options);

}  // namespace crossfade::mlflow
