#include "cli/command_predict.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "base/file.h"
#include "base/progress.h"
#include "cli/output.h"
#include "cli/shared_options.h"
#include "score/prediction.h"
#include "table/json.h"

namespace crossfade::cli {
namespace {

struct Options : SharedOptions {
  std::string rows;
  std::string model;
  std::string roster;
  std::string out;
};

table::Json to_json(const std::vector<score::Prediction>& predictions) {
  table::Json rows = table::Json::array();
  for (const score::Prediction& p : predictions) {
    rows.push(table::Json::object()
                  .set("row", std::uint64_t{p.row})
                  .set("artist", p.artist)
                  .set("track", p.track)
                  .set("scenario", p.scenario)
                  .set("streams", p.streams)
                  .set("streams_low", p.streams_low)
                  .set("streams_high", p.streams_high)
                  .set("hit_probability", p.hit_probability)
                  .set("views", p.views)
                  .set("views_low", p.views_low)
                  .set("views_high", p.views_high)
                  .set("note", p.note));
  }
  return table::Json::object().set("schema_version", 1).set("predictions", std::move(rows));
}

void predict(const Options& options) {
  const score::StudyModel model = score::load_study_model(options.model);
  const std::unique_ptr<base::Progress> progress = base::Progress::on_terminal();
  const catalogue::ImportOptions reading{.as_of = {}, .progress = progress.get()};
  const catalogue::Import rows = catalogue::import_files({options.rows}, reading);
  std::optional<catalogue::Import> roster;
  if (!options.roster.empty()) roster = catalogue::import_files({options.roster}, reading);
  progress->begin("predicting", 0);
  const std::vector<score::Prediction> predictions =
      score::predict(model, rows, roster ? &roster->catalogue : nullptr, options.thread_count());
  progress->finish();
  const std::string text =
      options.json ? to_json(predictions).dump() + "\n" : score::to_csv(predictions);
  options.out.empty() ? print(text) : base::write_file(options.out, text);
}

}  // namespace

void add_predict_command(CLI::App& app) {
  CLI::App* command = app.add_subcommand("predict", "score new tracks with trained models");
  const auto options = std::make_shared<Options>();
  command->add_option("NEW.csv", options->rows, "the tracks to score, a line each")->required();
  command->add_option("--model", options->model, "the folder that `crossfade train` made")
      ->type_name("DIR")
      ->required();
  command
      ->add_option("--roster", options->roster, "a catalogue in which the artists may have tracks")
      ->type_name("KNOWN.csv");
  command->add_option("--out", options->out, "the file to write; stdout without it")
      ->type_name("OUT.csv");
  add_threads(*command, *options);
  add_json(*command, *options);
  command->callback([options] { predict(*options); });
}

}  // namespace crossfade::cli
