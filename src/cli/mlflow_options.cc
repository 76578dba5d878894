#include "cli/mlflow_options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>

#include "base/error.h"
#include "registry/registry.h"
#include "store/store.h"
#include "warehouse/warehouse.h"

namespace crossfade::cli {
namespace {

// A study must not wait long for a server that is off, slow or ill.
constexpr std::chrono::seconds kConnect{3};
constexpr std::chrono::seconds kAnswer{10};
constexpr int kTries = 2;

void tell_unsent(const std::string& store, const char* reason) {
  std::fprintf(stderr,
               "crossfade: not sent to MLflow: %s; `crossfade mlflow push` sends it later%s%s\n",
               reason, store.empty() ? "" : " from ", store.c_str());
}

std::string url_of(const MlflowOptions& options) {
  return options.url.empty() ? mlflow::url_of_environment() : options.url;
}

mlflow::PushOptions push_options(const std::string& url) {
  mlflow::PushOptions push;
  push.address = mlflow::address_of(url);
  push.experiment = mlflow::experiment_of_environment();
  push.time = kPushTime;
  push.connect = kConnect;
  push.answer = std::min(kAnswer, mlflow::patience_of_environment());
  push.tries = kTries;
  return push;
}

}  // namespace

void add_mlflow(CLI::App& command, MlflowOptions& options) {
  command
      .add_option("--mlflow", options.url,
                  "send the run, with what the store has not sent before, to this MLflow server")
      ->type_name("URL");
}

void check_mlflow(const MlflowOptions& options, const std::string& store) {
  if (options.url.empty()) return;
  mlflow::address_of(options.url);
  if (store.empty()) {
    throw base::Error(base::ErrorKind::kUsage, "--mlflow sends runs that a store keeps", {},
                      "name one with --store");
  }
}

void push_afterwards(const MlflowOptions& options, const std::string& store) try {
  const std::string url = url_of(options);
  if (url.empty()) return;
  if (store.empty()) return tell_unsent("", "there is no --store that keeps the run");
  const mlflow::PushOptions push = push_options(url);
  store::Store place(store, store::Access::kExisting);
  warehouse::prepare(place);
  registry::prepare(place);
  const mlflow::PushSummary summary = mlflow::push_runs(place, push);
  std::fprintf(stderr, "MLflow: %zu runs sent to %s\n", summary.sent, push.address.url.c_str());
} catch (const base::Error& error) {
  if (error.kind() == base::ErrorKind::kInterrupted) throw;
  tell_unsent(store, error.what());
} catch (const std::exception& error) {
  tell_unsent(store, error.what());
}

void move_aliases_afterwards(const MlflowOptions& options, const std::string& store) try {
  const std::string url = url_of(options);
  if (url.empty()) return;
  const mlflow::PushOptions push = push_options(url);
  store::Store place(store, store::Access::kExisting);
  warehouse::prepare(place);
  registry::prepare(place);
  const std::size_t moved = mlflow::move_aliases(place, push);
  std::fprintf(stderr, "MLflow: %zu aliases set at %s\n", moved, push.address.url.c_str());
} catch (const base::Error& error) {
  if (error.kind() == base::ErrorKind::kInterrupted) throw;
  std::fprintf(stderr, "crossfade: MLflow's aliases are not set: %s\n", error.what());
} catch (const std::exception& error) {
  std::fprintf(stderr, "crossfade: MLflow's aliases are not set: %s\n", error.what());
}

}  // namespace crossfade::cli
