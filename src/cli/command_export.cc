#include "cli/command_export.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <numeric>
#include <optional>
#include <string_view>

#include "base/error.h"
#include "base/file.h"
#include "cli/output.h"
#include "cli/shared_options.h"
#include "score/mlflow_folder.h"
#include "score/model_rows.h"
#include "table/json.h"

namespace crossfade::cli {
namespace {

constexpr std::size_t kExampleRows = 5;

struct Options : SharedOptions {
  std::string out;
  std::string model;
  std::string target = "streams";
  std::string scenario = "c";
  std::string operators = "5";
  std::size_t learner = 0;  // from 1; 0 is none
  std::string example;
  std::string roster;
  bool check = false;
};

// The day that packagers set so that what they build is the same at any hour.
std::optional<std::int64_t> stated_time() {
  const char* text = std::getenv("SOURCE_DATE_EPOCH");
  if (text == nullptr) return std::nullopt;
  const std::string_view digits(text);
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  constexpr std::int64_t kMost = 253402300799;  // the last second of the year 9999
  if (error != std::errc() || end != digits.data() + digits.size() || seconds < 0 ||
      seconds > kMost) {
    throw base::Error(base::ErrorKind::kUsage, "SOURCE_DATE_EPOCH is no number of seconds", {},
                      "set it to seconds since 1970, or not at all");
  }
  return seconds;
}

// The first rows of the example file.
learn::FeatureMatrix example_rows(const score::StudyModel& study, const score::OutcomeModel& model,
                                  const Options& options) {
  if (options.example.empty()) return {};
  const catalogue::Import import = catalogue::import_files({options.example}, {});
  std::optional<catalogue::Import> roster;
  if (!options.roster.empty()) roster = catalogue::import_files({options.roster}, {});
  const score::ModelRows rows =
      score::model_rows(study, model, import, roster ? &*roster : nullptr, options.thread_count());
  std::vector<std::size_t> first(std::min(kExampleRows, rows.matrix.rows()));
  std::iota(first.begin(), first.end(), std::size_t{0});
  return rows.matrix.select_rows(first);
}

void tell(const Options& options, const std::vector<base::FolderFile>& files,
          const std::vector<std::string>& unheld) {
  table::Json listed = table::Json::array();
  std::size_t bytes = 0;
  for (const base::FolderFile& file : files) {
    bytes += file.bytes.size();
    listed.push(table::Json::object().set("name", file.name).set("bytes", file.bytes.size()));
  }
  table::Json parts = table::Json::array();
  for (const std::string& part : unheld) parts.push(part);
  if (options.json) {
    return print_line(table::Json::object()
                          .set("schema_version", 1)
                          .set("folder", options.out)
                          .set("files", std::move(listed))
                          .set("not_in_the_graph", std::move(parts))
                          .dump());
  }
  for (const std::string& part : unheld) {
    std::fprintf(stderr, "crossfade: not in the graph: %s\n", part.c_str());
  }
  print_line("Exported " + options.target + " " + options.scenario + " to " + options.out + " (" +
             std::to_string(files.size()) + " files, " + std::to_string(bytes) + " bytes)");
}

void check(const Options& options) {
  score::check_mlflow_folder(options.out);
  options.json ? print_line(table::Json::object()
                                .set("schema_version", 1)
                                .set("folder", options.out)
                                .set("unaltered", true)
                                .dump())
               : print_line(options.out + " is as it was exported");
}

void export_model(const Options& options) {
  if (options.check) return check(options);
  if (options.model.empty()) {
    throw base::Error(base::ErrorKind::kUsage, "no model was named", {},
                      "say which with --model DIR");
  }
  const score::StudyModel study = score::load_study_model(options.model);
  const auto target =
      options.target == "views" ? features::Target::kLogViews : features::Target::kLogStreams;
  const score::OutcomeModel& model =
      score::named_model(study, target, features::kScenarios[options.scenario.front() - 'a']);
  score::MlflowFolderOptions folder;
  folder.onnx.program_version = CROSSFADE_VERSION;
  if (options.operators == "1") folder.onnx.operators = learn::OnnxOperators::kOld;
  if (options.learner > 0) folder.onnx.learner = options.learner - 1;
  folder.made_at = stated_time();
  folder.example = example_rows(study, model, options);
  const std::vector<base::FolderFile> files = score::mlflow_folder(study, model, folder);
  base::write_files(options.out, files);
  tell(options, files, score::unheld_parts(model, folder.onnx));
}

}  // namespace

void add_export_command(CLI::App& app) {
  CLI::App* command =
      app.add_subcommand("export", "write a model as ONNX, in the folder that MLflow loads");
  const auto options = std::make_shared<Options>();
  command->add_option("OUT", options->out, "the folder to write")->required();
  command->add_option("--model", options->model, "the folder that `crossfade train` made")
      ->type_name("DIR");
  command->add_option("--target", options->target, "what is predicted")
      ->check(CLI::IsMember({"streams", "views"}))
      ->capture_default_str();
  command->add_option("--scenario", options->scenario, "what is known when one asks")
      ->check(CLI::IsMember({"a", "b", "c", "d"}))
      ->capture_default_str();
  command
      ->add_option("--onnx-opset", options->operators,
                   "of ai.onnx.ml: 5 for onnxruntime 1.21 and newer, 1 for older ones")
      ->check(CLI::IsMember({"5", "1"}))
      ->capture_default_str();
  command
      ->add_option("--learner", options->learner,
                   "one learner of the stack alone, by its place on the model's card, from 1")
      ->check(CLI::Range(1, 99).description(""));
  command
      ->add_option("--example", options->example,
                   "tracks whose first rows become the input example; without it, typical values")
      ->type_name("ROWS.csv");
  command->add_option("--roster", options->roster, "a catalogue in which their artists have tracks")
      ->type_name("KNOWN.csv");
  command->add_flag("--check", options->check,
                    "refuse OUT, exported earlier, where a byte of it was altered");
  add_threads(*command, *options);
  add_json(*command, *options);
  command->callback([options] { export_model(*options); });
}

}  // namespace crossfade::cli
