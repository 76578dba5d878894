#include "cli/command_features.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "base/file.h"
#include "cli/output.h"
#include "cli/shared_options.h"
#include "score/feature_export.h"
#include "study/study.h"

namespace crossfade::cli {
namespace {

using features::Scenario;
using features::Target;

struct Options : SharedOptions {
  std::string scenario = "c";
  std::string outcome = "streams";
  std::string out;
};

void export_them(const Options& options) {
  study::Source source =
      study::open_source(options.files, options.store, {.as_of = {}, .progress = nullptr});
  catalogue::treat_missing(catalogue::missing_policy_of(options.missing), source.import);
  const catalogue::RecordingIndex recordings = catalogue::index_recordings(source.import.catalogue);
  score::ExportOptions exported;
  exported.outcome = options.outcome == "views" ? Target::kLogViews : Target::kLogStreams;
  exported.scenario = features::kScenarios[options.scenario.front() - 'a'];
  exported.seed = options.seed;
  exported.threads = options.thread_count();
  if (options.out.empty()) {
    return score::export_features(source.import, recordings, exported, print);
  }
  base::FileWriter file(options.out);
  score::export_features(source.import, recordings, exported,
                         [&](std::string_view piece) { file.write(piece); });
  file.commit();
}

}  // namespace

void add_features_command(CLI::App& app) {
  CLI::App* command = app.add_subcommand(
      "features", "write the features that a scenario's models read, fold by fold, as CSV");
  const auto options = std::make_shared<Options>();
  add_files(*command, *options, "catalogues; without any, the store's latest snapshot");
  add_store(*command, *options, false);
  command->add_option("--scenario", options->scenario, "what is known when one asks")
      ->check(CLI::IsMember({"a", "b", "c", "d"}))
      ->capture_default_str();
  command->add_option("--outcome", options->outcome, "what is predicted")
      ->check(CLI::IsMember({"streams", "views"}))
      ->capture_default_str();
  command->add_option("--out", options->out, "the file to write; stdout without it")
      ->type_name("FILE");
  add_missing(*command, *options);
  add_seed(*command, options->seed);
  add_threads(*command, *options);
  command->callback([options] { export_them(*options); });
}

}  // namespace crossfade::cli
