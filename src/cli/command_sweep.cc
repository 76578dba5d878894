#include "cli/command_sweep.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "base/error.h"
#include "cli/mlflow_options.h"
#include "cli/output.h"
#include "cli/run_origin.h"
#include "cli/shared_options.h"
#include "study/sweep.h"
#include "study/sweep_file.h"
#include "study/sweep_table.h"

namespace crossfade::cli {
namespace {

struct Options : SharedOptions {
  std::string plan;
  std::size_t top = 10;
  bool example = false;
  MlflowOptions mlflow;
};

void sweep(const Options& options) {
  if (options.example) return print(study::example_sweep());
  if (options.plan.empty() || options.store.empty()) {
    throw base::Error(base::ErrorKind::kUsage,
                      "a sweep needs a file of settings and a store that keeps them", {},
                      "`crossfade sweep --example > SWEEP.toml`, then `crossfade sweep SWEEP.toml "
                      "FILE --store FILE.db`");
  }
  check_mlflow(options.mlflow, options.store);
  const std::unique_ptr<base::Progress> progress = options.make_progress();
  study::SweepRequest request;
  request.plan = study::read_sweep(options.plan);
  request.files = options.files;
  request.store = options.store;
  request.as_of = options.as_of_date();
  request.threads = options.thread_count();
  request.progress = progress.get();
  request.origin = run_origin("sweep");
  const study::SweepResult result = study::run_sweep(request);
  progress->finish();
  if (options.json) {
    print_line(table::Json::object()
                   .set("schema_version", 1)
                   .set("sweep", study::json_sweep(result))
                   .dump());
  } else {
    print(study::sweep_words(result, options.top));
  }
  push_afterwards(options.mlflow, options.store);
}

}  // namespace

void add_sweep_command(CLI::App& app) {
  CLI::App* command = app.add_subcommand(
      "sweep", "try many settings of single learners, each a run, and judge the choice");
  const auto options = std::make_shared<Options>();
  command->add_option("SWEEP.toml", options->plan, "what is to be tried");
  add_files(*command, *options,
            "catalogues to learn from; without any, the store's latest snapshot");
  add_store(*command, *options, false);
  command->add_flag("--example", options->example, "print a sweep file with every key explained");
  command->add_option("--top", options->top, "settings shown of each table")
      ->type_name("N")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  add_mlflow(*command, options->mlflow);
  add_as_of(*command, *options);
  add_threads(*command, *options);
  add_progress(*command, *options);
  add_json(*command, *options);
  command->callback([options] { sweep(*options); });
}

}  // namespace crossfade::cli
