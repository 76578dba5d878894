#include "cli/command_predict.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "base/error.h"
#include "base/file.h"
#include "base/progress.h"
#include "cli/output.h"
#include "cli/shared_options.h"
#include "registry/forecast.h"
#include "registry/model_versions.h"
#include "registry/version_files.h"
#include "score/explanation_text.h"
#include "score/model_rows.h"
#include "score/prediction.h"
#include "score/prediction_json.h"
#include "store/store.h"
#include "table/json.h"
#include "warehouse/warehouse.h"

namespace crossfade::cli {
namespace {

struct Options : SharedOptions {
  std::string rows;
  std::string model;
  std::string roster;
  std::string out;
  bool explain = false;
  bool features = false;
  std::string target = "streams";
  std::string scenario = "c";
};

score::Detail detail_of(const Options& options) {
  return options.explain ? score::Detail::kReasons : score::Detail::kAnswers;
}

std::string written(const std::vector<score::Prediction>& predictions, const Options& options) {
  if (options.json) {
    return table::Json::object()
               .set("schema_version", 1)
               .set("predictions", score::json_of(predictions, detail_of(options)))
               .dump() +
           "\n";
  }
  return options.explain ? score::to_text(predictions, options.tongue())
                         : score::to_csv(predictions);
}

// With a store the rows are known again when they are out.
warehouse::StoredImport read_rows(const Options& options, const catalogue::ImportOptions& reading) {
  if (options.store.empty()) return {catalogue::import_files({options.rows}, reading), 0, false};
  store::Store store(options.store, store::Access::kCreate);
  return warehouse::read_unreleased(store, {options.rows}, reading);
}

void keep(const Options& options, const std::vector<score::Prediction>& predictions,
          std::int64_t snapshot, const std::string& model_version) {
  if (options.store.empty()) return;
  store::Store store(options.store, store::Access::kExisting);
  registry::Forecast forecast = registry::forecast_of(predictions, options.as_of_date(), snapshot);
  forecast.model_version = model_version;
  registry::keep_forecast(store, forecast);
}

// The store's champion, from where it is kept whole: a promotion meanwhile changes nothing there.
score::StudyModel load_champion(const std::string& path) {
  store::Store store(path, store::Access::kExisting);
  warehouse::prepare(store);
  const registry::ModelVersion champion = registry::load_version(store, registry::kChampion);
  registry::check_version(path, champion);
  return score::load_study_model(registry::version_folder(path, champion.digest));
}

score::StudyModel load_model(const Options& options) {
  if (!options.model.empty()) return score::load_study_model(options.model);
  if (!options.store.empty()) return load_champion(options.store);
  throw base::Error(base::ErrorKind::kUsage, "there is no model to predict with", {},
                    "name a folder with --model, or a store, whose champion answers, with --store");
}

// The rows are features, for one model.
void answer_features(const Options& options) {
  if (options.json || !options.store.empty()) {
    throw base::Error(base::ErrorKind::kUsage, "answers to features are CSV, and are not kept", {},
                      "leave out --json and --store");
  }
  const score::StudyModel study = score::load_study_model(options.model);
  const auto target =
      options.target == "views" ? features::Target::kLogViews : features::Target::kLogStreams;
  const score::OutcomeModel& model =
      score::named_model(study, target, features::kScenarios[options.scenario.front() - 'a']);
  const base::MappedFile file(options.rows);
  const score::ModelRows rows = score::read_model_rows(model, file.bytes(), options.rows);
  const std::string text = score::answers_csv(model, rows, options.thread_count());
  options.out.empty() ? print(text) : base::write_file(options.out, text);
}

void predict(const Options& options) {
  if (options.features) return answer_features(options);
  const score::StudyModel model = load_model(options);
  const std::unique_ptr<base::Progress> progress = base::Progress::on_terminal();
  const catalogue::ImportOptions reading{.as_of = options.as_of_date(), .progress = progress.get()};
  const warehouse::StoredImport read = read_rows(options, reading);
  const catalogue::Import& rows = read.import;
  std::optional<catalogue::Import> roster;
  if (!options.roster.empty()) roster = catalogue::import_files({options.roster}, reading);
  progress->begin("predicting", 0);
  const std::vector<score::Prediction> predictions = score::predict(
      model, rows, roster ? &*roster : nullptr, options.thread_count(), detail_of(options));
  progress->finish();
  const std::string text = written(predictions, options);
  options.out.empty() ? print(text) : base::write_file(options.out, text);
  keep(options, predictions, read.snapshot, model.version);
}

}  // namespace

void add_predict_command(CLI::App& app) {
  CLI::App* command = app.add_subcommand("predict", "score new tracks with trained models");
  const auto options = std::make_shared<Options>();
  command->add_option("NEW.csv", options->rows, "the tracks to score, a line each")->required();
  command
      ->add_option("--model", options->model,
                   "the folder that `crossfade train` made; without it the store's champion")
      ->type_name("DIR");
  CLI::Option* roster = command->add_option("--roster", options->roster,
                                            "a catalogue in which the artists may have tracks");
  roster->type_name("KNOWN.csv");
  command->add_option("--out", options->out, "the file to write; stdout without it")
      ->type_name("OUT.csv");
  CLI::Option* explain =
      command->add_flag("--explain", options->explain,
                        "say why: what each family of features does, and the nearest recordings");
  CLI::Option* features = command->add_flag(
      "--features", options->features,
      "NEW.csv holds what `crossfade features --model` writes: one model's answers "
      "to it, in its log unit, as an exported graph gives them");
  features->excludes(roster)->excludes(explain);
  command->add_option("--target", options->target, "with --features: what is predicted")
      ->check(CLI::IsMember({"streams", "views"}))
      ->capture_default_str()
      ->needs(features);
  command->add_option("--scenario", options->scenario, "with --features: what is known")
      ->check(CLI::IsMember({"a", "b", "c", "d"}))
      ->capture_default_str()
      ->needs(features);
  add_store(*command, *options, false);
  add_as_of(*command, *options);
  add_language(*command, *options);
  add_threads(*command, *options);
  add_json(*command, *options);
  command->callback([options] { predict(*options); });
}

}  // namespace crossfade::cli
