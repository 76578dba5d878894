#include "score/mlflow_folder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <set>
#include <sstream>

#include "base/error.h"
#include "score/model_rows.h"
#include "score/small_study_test.h"
#include "table/json.h"

namespace crossfade::score {
namespace {

using features::Scenario;
using features::Target;

const OutcomeModel& model_of(Scenario scenario) {
  return named_model(small_study(), Target::kLogStreams, scenario);
}

std::string file_of(const std::vector<base::FolderFile>& files, std::string_view name) {
  const auto found = std::ranges::find(files, name, &base::FolderFile::name);
  REQUIRE(found != files.end());
  return found->bytes;
}

base::ErrorKind kind_thrown(const std::function<void()>& what) {
  try {
    what();
  } catch (const base::Error& error) {
    return error.kind();
  }
  FAIL("nothing was thrown");
  return {};
}

TEST_CASE("a folder for MLflow is checked against its digests, file by file") {
  const FolderInTest place;
  const std::string folder = place / "model";
  const std::vector<base::FolderFile> files =
      mlflow_folder(small_study(), model_of(Scenario::kVideoOut), {});
  base::write_files(folder, files);
  check_mlflow_folder(folder);
  for (const base::FolderFile& file : files) {
    std::string altered = file.bytes;
    altered[altered.size() / 2] = static_cast<char>(altered[altered.size() / 2] ^ 1);
    base::write_file(folder + "/" + file.name, altered);
    CHECK(kind_thrown([&] { check_mlflow_folder(folder); }) == base::ErrorKind::kInputRefused);
    std::filesystem::remove(folder + "/" + file.name);
    CHECK(kind_thrown([&] { check_mlflow_folder(folder); }) == base::ErrorKind::kNotFound);
    base::write_file(folder + "/" + file.name, file.bytes);
  }
  const std::string more = files.back().bytes + files.back().bytes;
  base::write_file(folder + "/" + std::string(kDigestFile), more);
  CHECK(kind_thrown([&] { check_mlflow_folder(folder); }) == base::ErrorKind::kInputRefused);
}

TEST_CASE("the input example has the model's columns, and a row of each feature's middle") {
  const OutcomeModel& model = model_of(Scenario::kDemo);
  const std::vector<base::FolderFile> files = mlflow_folder(small_study(), model, {});
  const table::Json example =
      table::parse_json(file_of(files, "input_example.json"), "input_example.json");
  const auto& columns = std::get<table::Json::Array>(example.find("columns")->value());
  const auto& rows = std::get<table::Json::Array>(example.find("data")->value());
  REQUIRE(columns.size() == model.recipe.size());
  REQUIRE(rows.size() == 1);
  const auto& row = std::get<table::Json::Array>(rows[0].value());
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (std::get<std::string>(columns[c].value()) != "energy") continue;
    const double energy = std::get<double>(row[c].value());
    CHECK(energy > 0);
    CHECK(energy < 1);
  }
  learn::FeatureMatrix two(2, model.recipe.size());
  two.column(0)[1] = .5f;
  MlflowFolderOptions given;
  given.example = two;
  const std::string written =
      file_of(mlflow_folder(small_study(), model, given), "serving_input_example.json");
  CHECK(written.find("[0.5,0.0,") != std::string::npos);
}

TEST_CASE("a time is written where one is stated") {
  MlflowFolderOptions options;
  const OutcomeModel& model = model_of(Scenario::kDemo);
  CHECK(file_of(mlflow_folder(small_study(), model, options), "MLmodel").find("utc_time") ==
        std::string::npos);
  options.made_at = 1700000000;
  CHECK(file_of(mlflow_folder(small_study(), model, options), "MLmodel")
            .find("utc_time_created: '2023-11-14 22:13:20'\n") != std::string::npos);
}

TEST_CASE("what a graph does not hold is said") {
  const auto parts_of = [](Scenario scenario) {
    std::string all;
    for (const std::string& part : unheld_parts(model_of(scenario), {})) all += part;
    return all;
  };
  CHECK(parts_of(Scenario::kDemo).find("widened") != std::string::npos);
  CHECK(parts_of(Scenario::kDemo).find("roster") == std::string::npos);
  CHECK(parts_of(Scenario::kRosterDemo).find("roster") != std::string::npos);
}

TEST_CASE("a learner that the stack does not have is refused") {
  OnnxOptions options;
  options.learner = 99;
  CHECK(kind_thrown([&] { export_onnx(model_of(Scenario::kDemo), options); }) ==
        base::ErrorKind::kUsage);
}

TEST_CASE("rows that were written are read back, in any order of the columns, with our answers") {
  const OutcomeModel& model = model_of(Scenario::kRosterVideoOut);
  const ModelRows rows = model_rows(small_study(), model, small_import(), &small_import(), 2);
  REQUIRE(rows.matrix.rows() == small_import().catalogue.size());
  std::string csv;
  write_model_rows(model, rows, true, 1, [&](std::string_view piece) { csv += piece; });
  const ModelRows read = read_model_rows(model, csv, "rows.csv");
  CHECK(answers_csv(model, read, 1) == answers_csv(model, rows, 2));

  // The same file with its columns turned round.
  std::string turned;
  std::istringstream lines(csv);
  for (std::string line; std::getline(lines, line);) {
    std::vector<std::string> cells;
    for (std::size_t at = 0; at != std::string::npos;) {
      const std::size_t end = line.find(',', at);
      cells.push_back(line.substr(at, end - at));
      at = end == std::string::npos ? end : end + 1;
    }
    for (std::size_t c = cells.size(); c-- > 0;) turned += cells[c] + (c > 0 ? "," : "\n");
  }
  CHECK(answers_csv(model, read_model_rows(model, turned, "turned.csv"), 1) ==
        answers_csv(model, rows, 1));
}

TEST_CASE("a file without a feature's column is refused, and says which") {
  try {
    read_model_rows(model_of(Scenario::kDemo), "energy\n0.5\n", "rows.csv");
    FAIL("nothing was thrown");
  } catch (const base::Error& error) {
    CHECK(error.sentence().find("danceability, key") != std::string::npos);
    CHECK(error.sentence().find(" more") != std::string::npos);
  }
}

}  // namespace
}  // namespace crossfade::score
