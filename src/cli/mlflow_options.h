#pragma once

#include <chrono>
#include <string>

#include "mlflow/push.h"

namespace CLI {
class App;
}

namespace crossfade::cli {

/// What commands that end with a push share.
struct MlflowOptions {
  std::string url;  ///< of --mlflow; empty: MLFLOW_TRACKING_URI, and without that no push
};

/// Adds --mlflow to a command that keeps runs in a store.
void add_mlflow(CLI::App& command, MlflowOptions& options);

/// Throws base::Error (kUsage) for a --mlflow that can be told to be wrong before the work begins:
/// what is no address, or no store to send from.
void check_mlflow(const MlflowOptions& options, const std::string& store);

/// Sends what `store` holds and the server lacks, once the command's own work is done and shown.
/// Never throws but for Ctrl-C, and takes at most kPushTime: what fails is said on stderr, and the
/// runs stay unsent for `crossfade mlflow push`. Does nothing where no server is named.
void push_afterwards(const MlflowOptions& options, const std::string& store);

/// As push_afterwards(), after a promotion or rollback: the server's aliases become the store's.
void move_aliases_afterwards(const MlflowOptions& options, const std::string& store);

/// The most that push_afterwards() takes; a server that does not answer costs 10 seconds, one that
/// is not reached 3.
inline constexpr std::chrono::seconds kPushTime{30};

}  // namespace crossfade::cli
