#include "score/mlflow_folder.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>

#include "base/error.h"
#include "base/hash.h"
#include "base/sha256.h"
#include "features/feature_table.h"
#include "table/json.h"

namespace crossfade::score {
namespace {

using table::Json;

// What the tests run it on (tests/mlflow.txt).
constexpr std::string_view kMlflowVersion = "3.17.2";
constexpr std::string_view kOnnxVersion = "1.23.2";
constexpr std::string_view kPython = "3.11.7";

// All files, in the order of kDigestFile.
constexpr std::array<std::string_view, 7> kFiles{
    "MLmodel",         "conda.yaml",       "input_example.json",        "model.onnx",
    "python_env.yaml", "requirements.txt", "serving_input_example.json"};

// The newest are pinned, as tested; an old runtime takes what it can get.
std::vector<std::string> requirements(learn::OnnxOperators operators) {
  if (operators == learn::OnnxOperators::kOld) {
    return {"mlflow", "numpy", "onnx>=1.10", "onnxruntime>=1.10", "pandas"};
  }
  return {fmt::format("mlflow=={}", kMlflowVersion), "numpy==2.4.6",
          fmt::format("onnx=={}", kOnnxVersion), "onnxruntime==1.32.0", "pandas==3.1.1"};
}

std::string lines_of(const std::vector<std::string>& texts, std::string_view before) {
  std::string lines;
  for (const std::string& text : texts) lines += fmt::format("{}{}\n", before, text);
  return lines;
}

// A JSON text is a YAML text, too.
std::string quoted(std::string_view text) { return Json(text).dump(0); }

// [{type, name, required}]
std::string columns_json(const std::vector<std::string>& names, std::string_view type) {
  Json columns = Json::array();
  for (const std::string& name : names) {
    columns.push(Json::object().set("type", type).set("name", name).set("required", true));
  }
  return columns.dump(0);
}

// The median of the thresholds that trees ask each feature for; NaN where none does.
learn::FeatureMatrix typical_row(const OutcomeModel& model) {
  std::vector<std::vector<float>> thresholds(model.recipe.size());
  for (const learn::TreeEnsemble& learner : model.learners.models) {
    for (const learn::Tree& tree : learner.trees()) {
      for (const learn::TreeNode& node : tree.nodes) {
        if (!node.is_leaf() && std::isfinite(node.value)) {
          thresholds[node.feature].push_back(node.value);
        }
      }
    }
  }
  learn::FeatureMatrix row(1, model.recipe.size());
  for (std::size_t c = 0; c < thresholds.size(); ++c) {
    std::vector<float>& values = thresholds[c];
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    row.column(c)[0] = values.empty() ? std::nanf("") : *middle;
  }
  return row;
}

// {columns, data}: a table as pandas splits it.
Json example_json(const std::vector<std::string>& names, const learn::FeatureMatrix& rows) {
  Json columns = Json::array();
  for (const std::string& name : names) columns.push(name);
  Json data = Json::array();
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    Json row = Json::array();
    for (std::size_t c = 0; c < rows.columns(); ++c) {
      row.push(static_cast<double>(rows.column(c)[i]));
    }
    data.push(std::move(row));
  }
  return Json::object().set("columns", std::move(columns)).set("data", std::move(data));
}

std::string metadata_yaml(const StudyModel& study, const OutcomeModel& model,
                          const OnnxOptions& options) {
  std::string yaml = fmt::format(
      "metadata:\n"
      "  crossfade_version: {}\n"
      "  model_version: {}\n"
      "  data_digest: {}\n"
      "  feature_table: '{:016x}'\n"
      "  target: {}\n"
      "  scenario: {}\n"
      "  seed: {}\n",
      quoted(options.program_version), quoted(study.version), quoted(model.data_digest),
      features::feature_table_hash(), target_name(model.outcome), scenario_name(model.scenario),
      model.seed);
  if (model.outcome == features::Target::kLogStreams) {
    yaml += fmt::format("  hit_above_streams: {}\n", model.hit_threshold);
  }
  if (options.learner) yaml += fmt::format("  learner: {}\n", *options.learner + 1);
  yaml += "  not_in_the_graph:\n";
  for (const std::string& part : unheld_parts(model, options)) {
    yaml += fmt::format("  - {}\n", quoted(part));
  }
  return yaml;
}

std::string ml_model(const StudyModel& study, const OutcomeModel& model,
                     const MlflowFolderOptions& options, const OnnxModel& onnx) {
  std::string yaml = fmt::format(
      "artifact_path: model\n"
      "flavors:\n"
      "  onnx:\n"
      "    code: null\n"
      "    data: model.onnx\n"
      "    onnx_version: {}\n"
      "    providers:\n"
      "    - CPUExecutionProvider\n"
      "  python_function:\n"
      "    data: model.onnx\n"
      "    env:\n"
      "      conda: conda.yaml\n"
      "      virtualenv: python_env.yaml\n"
      "    loader_module: mlflow.onnx\n"
      "    python_version: {}\n",
      kOnnxVersion, kPython);
  yaml += metadata_yaml(study, model, options.onnx);
  yaml += fmt::format(
      "mlflow_version: {}\n"
      "model_uuid: {}\n"
      "saved_input_example_info:\n"
      "  artifact_path: input_example.json\n"
      "  pandas_orient: split\n"
      "  serving_input_path: serving_input_example.json\n"
      "  type: dataframe\n"
      "signature:\n"
      "  inputs: {}\n"
      "  outputs: {}\n"
      "  params: null\n",
      kMlflowVersion, quoted(base::content_digest(onnx.bytes)),
      quoted(columns_json(onnx.columns, "double")), quoted(columns_json(onnx.outputs, "float")));
  if (options.made_at) {
    yaml += fmt::format("utc_time_created: '{:%Y-%m-%d %H:%M:%S}'\n",
                        fmt::gmtime(static_cast<std::time_t>(*options.made_at)));
  }
  return yaml;
}

std::string conda_yaml(learn::OnnxOperators operators) {
  return fmt::format(
      "channels:\n"
      "- conda-forge\n"
      "dependencies:\n"
      "- python={}\n"
      "- pip\n"
      "- pip:\n"
      "{}"
      "name: mlflow-env\n",
      kPython, lines_of(requirements(operators), "  - "));
}

std::string python_env_yaml() {
  return fmt::format(
      "python: {}\n"
      "build_dependencies:\n"
      "- pip\n"
      "- setuptools\n"
      "- wheel\n"
      "dependencies:\n"
      "- -r requirements.txt\n",
      kPython);
}

std::string digest_line(std::string_view name, std::string_view bytes) {
  return fmt::format("{}  {}\n", base::sha256(bytes), name);
}

}  // namespace

std::vector<base::FolderFile> mlflow_folder(const StudyModel& study, const OutcomeModel& model,
                                            const MlflowFolderOptions& options) {
  const OnnxModel onnx = export_onnx(model, options.onnx);
  const Json example =
      example_json(onnx.columns, options.example.rows() > 0 ? options.example : typical_row(model));
  const learn::OnnxOperators operators = options.onnx.operators;
  std::vector<base::FolderFile> files{
      {"MLmodel", ml_model(study, model, options, onnx)},
      {"conda.yaml", conda_yaml(operators)},
      {"input_example.json", example.dump(0) + "\n"},
      {"model.onnx", onnx.bytes},
      {"python_env.yaml", python_env_yaml()},
      {"requirements.txt", lines_of(requirements(operators), "")},
      {"serving_input_example.json", Json::object().set("dataframe_split", example).dump(0) + "\n"},
  };
  std::string digests;
  for (const base::FolderFile& file : files) digests += digest_line(file.name, file.bytes);
  files.push_back({std::string(kDigestFile), std::move(digests)});
  return files;
}

void check_mlflow_folder(const std::string& folder) {
  const auto path_of = [&](std::string_view name) { return folder + "/" + std::string(name); };
  const base::MappedFile listed(path_of(kDigestFile));
  std::string_view rest = listed.bytes();
  for (const std::string_view name : kFiles) {
    const base::MappedFile file(path_of(name));
    const std::string expected = digest_line(name, file.bytes());
    if (!rest.starts_with(expected)) {
      throw base::Error(base::ErrorKind::kInputRefused,
                        "was altered since it was exported, or its digest was", {file.path(), 0, 0},
                        "export the model again with `crossfade export`");
    }
    rest.remove_prefix(expected.size());
  }
  if (!rest.empty()) {
    throw base::Error(base::ErrorKind::kInputRefused, "lists files that were not exported",
                      {listed.path(), 0, 0}, "export the model again with `crossfade export`");
  }
}

}  // namespace crossfade::score
