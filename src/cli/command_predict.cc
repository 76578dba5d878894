#include "cli/command_predict.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "base/file.h"
#include "base/progress.h"
#include "cli/output.h"
#include "cli/shared_options.h"
#include "report/json_parts.h"
#include "score/explanation_text.h"
#include "score/prediction.h"
#include "table/json.h"

namespace crossfade::cli {
namespace {

struct Options : SharedOptions {
  std::string rows;
  std::string model;
  std::string roster;
  std::string out;
  bool explain = false;
};

// Adds why the row got its answer; null where it has none.
void add_explanation(table::Json& row, const score::Explanation& explanation) {
  const auto or_null = [](const std::optional<features::Reasons>& reasons) {
    return reasons ? report::json_of(*reasons) : table::Json();
  };
  table::Json nearest = table::Json::array();
  for (const score::Neighbour& each : explanation.nearest) {
    nearest.push(table::Json::object()
                     .set("artist", each.artist)
                     .set("track", each.track)
                     .set("streams", each.streams)
                     .set("distance", each.distance));
  }
  row.set("reasons", table::Json::object()
                         .set("streams", or_null(explanation.streams))
                         .set("hit", or_null(explanation.hit))
                         .set("views", or_null(explanation.views)));
  row.set("nearest", std::move(nearest));
}

table::Json to_json(const std::vector<score::Prediction>& predictions, bool explain) {
  table::Json rows = table::Json::array();
  for (const score::Prediction& p : predictions) {
    table::Json row = table::Json::object()
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
                          .set("note", p.note);
    if (explain) {
      add_explanation(row, p.explanation.value_or(score::Explanation()));
    }
    rows.push(std::move(row));
  }
  return table::Json::object().set("schema_version", 1).set("predictions", std::move(rows));
}

std::string written(const std::vector<score::Prediction>& predictions, const Options& options) {
  if (options.json) return to_json(predictions, options.explain).dump() + "\n";
  return options.explain ? score::to_text(predictions, options.tongue())
                         : score::to_csv(predictions);
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
      score::predict(model, rows, roster ? &*roster : nullptr, options.thread_count(),
                     options.explain ? score::Detail::kReasons : score::Detail::kAnswers);
  progress->finish();
  const std::string text = written(predictions, options);
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
  command->add_flag("--explain", options->explain,
                    "say why: what each family of features does, and the nearest recordings");
  add_language(*command, *options);
  add_threads(*command, *options);
  add_json(*command, *options);
  command->callback([options] { predict(*options); });
}

}  // namespace crossfade::cli
