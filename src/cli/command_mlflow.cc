#include "cli/command_mlflow.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "base/error.h"
#include "cli/output.h"
#include "cli/run_origin.h"
#include "cli/shared_options.h"
#include "mlflow/file_store.h"
#include "mlflow/push.h"
#include "registry/registry.h"
#include "registry/runs.h"
#include "store/store.h"
#include "table/json.h"
#include "warehouse/warehouse.h"

namespace crossfade::cli {
namespace {

struct Options : SharedOptions {
  std::string url;
  std::string experiment;
  std::string folder;
  bool again = false;
};

void open(store::Store& store) {
  warehouse::prepare(store);
  registry::prepare(store);
}

std::string count_words(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

void print_push_json(const mlflow::PushSummary& summary, const std::string& url) {
  print_line(table::Json::object()
                 .set("schema_version", 1)
                 .set("server", url)
                 .set("sent", std::uint64_t{summary.sent})
                 .set("there", std::uint64_t{summary.there})
                 .set("running", std::uint64_t{summary.running})
                 .set("without_files", std::uint64_t{summary.without_files})
                 .set("models", std::uint64_t{summary.models})
                 .set("lost_models", std::uint64_t{summary.lost_models})
                 .set("requests", std::uint64_t{summary.requests})
                 .dump());
}

void print_push(const mlflow::PushSummary& summary, const std::string& url) {
  print_line(count_words(summary.sent, "run", "runs") + " sent to " + url + " in " +
             count_words(summary.requests, "request", "requests") + ", " +
             count_words(summary.models, "model", "models") + " registered; " +
             std::to_string(summary.there) + " were there before");
  if (summary.running > 0) {
    print_line(count_words(summary.running, "run has", "runs have") +
               " not ended and will be sent later");
  }
  if (summary.without_files > 0) {
    print_line(
        count_words(summary.without_files, "run", "runs") +
        " went without files and models: this server keeps files where it takes none from us "
        "(start it with --serve-artifacts)");
  }
}

void tell_lost_models(std::size_t count) {
  if (count == 0) return;
  std::fprintf(stderr,
               "crossfade: %s no more in the folder that they were saved in, and went without\n",
               count_words(count, "model is", "models are").c_str());
}

void push(const Options& options) {
  const std::string url = options.url.empty() ? mlflow::url_of_environment() : options.url;
  if (url.empty()) {
    throw base::Error(base::ErrorKind::kUsage, "no MLflow server is named", {},
                      "name one with --mlflow http://host:5000, or in MLFLOW_TRACKING_URI");
  }
  const std::unique_ptr<base::Progress> progress = base::Progress::on_terminal();
  mlflow::PushOptions settings;
  settings.address = mlflow::address_of(url);
  settings.experiment = options.experiment;
  settings.answer = mlflow::patience_of_environment();
  settings.again = options.again;
  settings.progress = progress.get();
  store::Store store(options.store, store::Access::kExisting);
  open(store);
  registry::mark_killed_runs(store, now_ms());
  const mlflow::PushSummary summary = mlflow::push_runs(store, settings);
  progress->finish();
  tell_lost_models(summary.lost_models);
  options.json ? print_push_json(summary, settings.address.url)
               : print_push(summary, settings.address.url);
}

void export_files(const Options& options) {
  const std::unique_ptr<base::Progress> progress = base::Progress::on_terminal();
  store::Store store(options.store, store::Access::kExisting);
  open(store);
  const mlflow::ExportSummary summary =
      mlflow::export_runs(store, options.folder, options.experiment, progress.get());
  progress->finish();
  tell_lost_models(summary.lost_models);
  const std::string folder = std::filesystem::absolute(options.folder).lexically_normal().string();
  const std::string database = "sqlite:///" + folder + "/mlflow.db";
  const std::string migrate =
      "mlflow migrate-filestore --source '" + folder + "' --target '" + database + "'";
  const std::string serve = "mlflow server --backend-store-uri '" + database + "'";
  if (options.json) {
    return print_line(table::Json::object()
                          .set("schema_version", 1)
                          .set("folder", folder)
                          .set("runs", std::uint64_t{summary.runs})
                          .set("models", std::uint64_t{summary.models})
                          .set("running", std::uint64_t{summary.running})
                          .set("lost_models", std::uint64_t{summary.lost_models})
                          .set("commands", table::Json::array().push(migrate).push(serve))
                          .dump());
  }
  print_line(count_words(summary.runs, "run", "runs") + " and " +
             count_words(summary.models, "model", "models") + " written to " + folder +
             "/mlruns. MLflow 3.11 or newer opens them by");
  print_line("  " + migrate);
  print_line("  " + serve);
}

void add_experiment(CLI::App& command, Options& options) {
  options.experiment = mlflow::experiment_of_environment();
  command
      .add_option("--experiment", options.experiment,
                  "the experiment that takes the runs, by its name")
      ->type_name("NAME")
      ->capture_default_str();
}

}  // namespace

void add_mlflow_command(CLI::App& app) {
  CLI::App* command = app.add_subcommand("mlflow", "a store's runs and models for MLflow");
  command->require_subcommand(1);

  CLI::App* push_command = command->add_subcommand("push", "send what a server lacks");
  const auto push_options = std::make_shared<Options>();
  push_command
      ->add_option("--mlflow", push_options->url,
                   "the server; without it, that of MLFLOW_TRACKING_URI")
      ->type_name("URL");
  add_store(*push_command, *push_options, true);
  add_experiment(*push_command, *push_options);
  push_command->add_flag("--again", push_options->again,
                         "look for every run on the server, also for those sent before");
  add_json(*push_command, *push_options);
  push_command->callback([push_options] { push(*push_options); });

  CLI::App* export_command =
      command->add_subcommand("export", "write files that MLflow opens without a server");
  const auto export_options = std::make_shared<Options>();
  export_command->add_option("DIR", export_options->folder, "the folder for mlruns/")->required();
  add_store(*export_command, *export_options, true);
  add_experiment(*export_command, *export_options);
  add_json(*export_command, *export_options);
  export_command->callback([export_options] { export_files(*export_options); });
}

}  // namespace crossfade::cli
