#include "cli/command_train.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "base/progress.h"
#include "cli/mlflow_options.h"
#include "cli/output.h"
#include "cli/run_origin.h"
#include "cli/shared_options.h"
#include "cli/version_tables.h"
#include "report/json_parts.h"
#include "report/refusal_words.h"
#include "score/training.h"
#include "study/train.h"
#include "table/json.h"
#include "text/number_format.h"

namespace crossfade::cli {
namespace {

struct Options : SharedOptions {
  std::string model;
  MlflowOptions mlflow;
};

void print_json(const study::TrainResult& result, const std::string& folder) {
  const score::Training& training = result.training;
  table::Json models = table::Json::array();
  for (const score::JudgedModel& judged : training.judged)
    models.push(report::json_card(judged.card));
  print_line(table::Json::object()
                 .set("schema_version", 1)
                 .set("model", folder)
                 .set("version", result.models.version)
                 .set("number",
                      result.models.number > 0 ? table::Json(result.models.number) : table::Json())
                 .set("alias", result.models.alias.empty() ? table::Json()
                                                           : table::Json(result.models.alias))
                 .set("data_digest", training.model.data_digest)
                 .set("models", std::move(models))
                 .dump());
}

void print_text(const study::TrainResult& result, const std::string& folder) {
  for (const score::JudgedModel& judged : result.training.judged) {
    const evaluate::ModelCard& card = judged.card;
    std::string figure;
    if (card.refused) {
      figure = "none: " + report::refusal_words(*card.refused, text::Language::kEnglish);
    }
    if (card.regression) figure = "R2 " + text::format_decimal(card.regression->r2.value, 3);
    if (card.classification) {
      figure = "average precision " +
               text::format_decimal(card.classification->average_precision.value, 3);
    }
    print_line(card.target + " " + card.scenario + ": " + figure);
  }
  if (result.models.number > 0) {
    print_line(
        kept_version_words(result.models.number, result.models.alias, text::Language::kEnglish));
  }
  if (!result.models.left_aside) print_line("Models saved in " + folder);
}

void train(const Options& options) {
  check_mlflow(options.mlflow, options.store);
  const std::unique_ptr<base::Progress> progress = base::Progress::on_terminal();
  study::TrainRequest request;
  request.files = options.files;
  request.store = options.store;
  request.model = options.model;
  request.missing = catalogue::missing_policy_of(options.missing);
  request.seed = options.seed;
  request.threads = options.thread_count();
  request.progress = progress.get();
  if (!options.store.empty()) request.origin = run_origin("train");
  const study::TrainResult result = study::train(request);
  progress->finish();
  options.json ? print_json(result, options.model) : print_text(result, options.model);
  push_afterwards(options.mlflow, options.store);
}

}  // namespace

void add_train_command(CLI::App& app) {
  CLI::App* command = app.add_subcommand("train", "fit all models, save them with a card each");
  const auto options = std::make_shared<Options>();
  add_files(*command, *options,
            "catalogues to learn from; without any, the store's latest snapshot");
  add_store(*command, *options, false);
  command->add_option("--model", options->model, "the folder to save the models in")
      ->type_name("DIR")
      ->required();
  add_mlflow(*command, options->mlflow);
  add_missing(*command, *options);
  add_seed(*command, options->seed);
  add_threads(*command, *options);
  add_json(*command, *options);
  command->callback([options] { train(*options); });
}

}  // namespace crossfade::cli
