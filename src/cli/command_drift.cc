#include "cli/command_drift.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "base/progress.h"
#include "cli/output.h"
#include "cli/shared_options.h"
#include "cli/version_tables.h"
#include "server/version_json.h"
#include "study/watch_drift.h"
#include "table/json.h"

namespace crossfade::cli {
namespace {

struct Options : SharedOptions {
  double threshold = study::DriftRequest{}.threshold;
};

void watch(const Options& options) {
  const std::unique_ptr<base::Progress> progress = base::Progress::on_terminal();
  study::DriftRequest request;
  request.store = options.store;
  request.threshold = options.threshold;
  request.seed = options.seed;
  request.threads = options.thread_count();
  request.progress = progress.get();
  const study::Drift drift = study::watch_drift(request);
  progress->finish();
  if (options.json) {
    print_line(table::Json::object()
                   .set("schema_version", 1)
                   .set("drift", server::json_drift(drift))
                   .dump());
  } else {
    print(drift_page(drift, options.tongue()));
  }
  if (drift.verdict == score::DriftVerdict::kDrifted) throw CLI::RuntimeError(kDriftedCode);
  if (drift.verdict == score::DriftVerdict::kUndecided) throw CLI::RuntimeError(kUndecidedCode);
}

}  // namespace

void add_drift_command(CLI::App& app) {
  CLI::App* command = app.add_subcommand(
      "drift", "whether the latest import is still what the champion was trained on");
  const auto options = std::make_shared<Options>();
  add_store(*command, *options, true);
  command
      ->add_option("--threshold", options->threshold,
                   "stability index above which a feature has drifted")
      ->capture_default_str();
  add_language(*command, *options);
  add_seed(*command, options->seed);
  add_threads(*command, *options);
  add_json(*command, *options);
  command->footer("Exit code: 0 stable or to be watched, 6 drifted, 7 undecided.");
  command->callback([options] { watch(*options); });
}

}  // namespace crossfade::cli
