#include "cli/command_features.h"

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/file.h"
#include "cli/output.h"
#include "cli/shared_options.h"
#include "score/feature_export.h"
#include "score/model_rows.h"
#include "study/study.h"

namespace crossfade::cli {
namespace {

using features::Scenario;
using features::Target;

struct Options : SharedOptions {
  std::string scenario = "c";
  std::string outcome = "streams";
  std::string out;
  std::string model;
  std::string roster;
  bool answers = false;

  Target target() const { return outcome == "views" ? Target::kLogViews : Target::kLogStreams; }
  Scenario which() const { return features::kScenarios[scenario.front() - 'a']; }
};

using Sink = std::function<void(std::string_view)>;

// As a training on the rows reads them, fold by fold.
void export_folds(study::Source source, const Options& options, const Sink& sink) {
  catalogue::treat_missing(catalogue::missing_policy_of(options.missing), source.import);
  const catalogue::RecordingIndex recordings = catalogue::index_recordings(source.import.catalogue);
  score::ExportOptions exported;
  exported.outcome = options.target();
  exported.scenario = options.which();
  exported.seed = options.seed;
  exported.threads = options.thread_count();
  score::export_features(source.import, recordings, exported, sink);
}

// As a model reads them.
void export_rows(const study::Source& source, const Options& options, const Sink& sink) {
  const score::StudyModel study = score::load_study_model(options.model);
  const score::OutcomeModel& model = score::named_model(study, options.target(), options.which());
  std::optional<catalogue::Import> roster;
  if (!options.roster.empty()) roster = catalogue::import_files({options.roster}, {});
  const score::ModelRows rows = score::model_rows(
      study, model, source.import, roster ? &*roster : nullptr, options.thread_count());
  score::write_model_rows(model, rows, options.answers, options.thread_count(), sink);
}

void export_them(const Options& options) {
  study::Source source =
      study::open_source(options.files, options.store, {.as_of = {}, .progress = nullptr});
  const auto write = [&](const Sink& sink) {
    options.model.empty() ? export_folds(std::move(source), options, sink)
                          : export_rows(source, options, sink);
  };
  if (options.out.empty()) return write(print);
  base::FileWriter file(options.out);
  write([&](std::string_view piece) { file.write(piece); });
  file.commit();
}

}  // namespace

void add_features_command(CLI::App& app) {
  CLI::App* command = app.add_subcommand("features",
                                         "write the features that a scenario's models read, fold "
                                         "by fold or as a trained one does, as CSV");
  const auto options = std::make_shared<Options>();
  add_files(*command, *options, "catalogues; without any, the store's latest snapshot");
  add_store(*command, *options, false);
  command->add_option("--scenario", options->scenario, "what is known when one asks")
      ->check(CLI::IsMember({"a", "b", "c", "d"}))
      ->capture_default_str();
  command->add_option("--outcome,--target", options->outcome, "what is predicted")
      ->check(CLI::IsMember({"streams", "views"}))
      ->capture_default_str();
  command->add_option("--out", options->out, "the file to write; stdout without it")
      ->type_name("FILE");
  CLI::Option* model =
      command
          ->add_option("--model", options->model,
                       "as this training's model reads them, a line each, not fold by fold")
          ->type_name("DIR");
  command
      ->add_option("--roster", options->roster,
                   "with --model: a catalogue in which the artists may have tracks")
      ->type_name("KNOWN.csv")
      ->needs(model);
  command
      ->add_flag("--answers", options->answers,
                 "with --model: what the model says, too, in its log unit")
      ->needs(model);
  add_missing(*command, *options);
  add_seed(*command, options->seed);
  add_threads(*command, *options);
  command->callback([options] { export_them(*options); });
}

}  // namespace crossfade::cli
