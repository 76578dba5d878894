#include "server/invocations.h"

#include <doctest/doctest.h>

#include <string>

#include "base/error.h"
#include "score/model_rows.h"
#include "score/small_study_test.h"
#include "table/json.h"

namespace crossfade::server {
namespace {

using table::Json;

constexpr const char* kJson = "application/json";

const score::OutcomeModel& model() {
  return score::named_model(score::small_study(), features::Target::kLogStreams,
                            features::Scenario::kVideoOut);
}

const score::ModelRows& rows() {
  static const score::ModelRows rows =
      score::model_rows(score::small_study(), model(), score::small_import(), nullptr, 1);
  return rows;
}

Json cell_of(std::size_t row, std::size_t column) {
  return {static_cast<double>(rows().matrix.column(column)[row])};
}

// The first rows, columns in turned order with one that nobody knows between.
std::string as_split(std::size_t count) {
  const std::vector<std::string> names = score::feature_names(model());
  Json columns = Json::array();
  Json data = Json::array();
  columns.push("row");
  for (std::size_t c = names.size(); c-- > 0;) columns.push(names[c]);
  for (std::size_t i = 0; i < count; ++i) {
    Json row = Json::array();
    row.push(i + 1);
    for (std::size_t c = names.size(); c-- > 0;) row.push(cell_of(i, c));
    data.push(std::move(row));
  }
  Json split = Json::object().set("columns", std::move(columns)).set("data", std::move(data));
  return Json::object().set("dataframe_split", std::move(split)).dump(0);
}

// Missing cells are left out of their record.
std::string as_records(std::size_t count) {
  const std::vector<std::string> names = score::feature_names(model());
  Json records = Json::array();
  for (std::size_t i = 0; i < count; ++i) {
    Json record = Json::object();
    for (std::size_t c = 0; c < names.size(); ++c) {
      const float value = rows().matrix.column(c)[i];
      if (value == value || i == 0) record.set(names[c], cell_of(i, c));
    }
    records.push(std::move(record));
  }
  return Json::object().set("dataframe_records", std::move(records)).dump(0);
}

std::string refused(const std::string& body, const char* type = kJson) {
  try {
    invoke(model(), type, body, 5);
  } catch (const base::Error& error) {
    return error.what();
  }
  return "not refused";
}

TEST_CASE("features are answered the same by split, by records and as CSV, and as we answer") {
  const std::size_t count = rows().records.size();
  std::string csv;
  score::write_model_rows(model(), rows(), false, 1, [&](std::string_view part) { csv += part; });
  const std::string answered = invoke(model(), "text/csv; charset=utf-8", csv, count);
  CHECK(invoke(model(), kJson, as_split(count), count) == answered);
  CHECK(invoke(model(), kJson, as_records(count), count) == answered);

  const score::OutcomeAnswers expected = score::answer(model(), rows().matrix, 1);
  const Json read = table::parse_json(answered, "answer");
  const auto& predictions = std::get<Json::Array>(read.find("predictions")->value());
  REQUIRE(predictions.size() == count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto figure = [&](const char* name) {
      return std::get<double>(predictions[i].find(name)->value());
    };
    CHECK(figure("log_streams") == expected.expected[i]);
    CHECK(figure("low") == expected.low[i]);
    CHECK(figure("high") == expected.high[i]);
    CHECK(figure("hit_probability") == expected.hit_probability[i]);
  }
}

TEST_CASE("what is no table of the model's features is refused, and says why") {
  CHECK(refused("{") != "not refused");
  CHECK(refused("[1]").find("dataframe_split") != std::string::npos);
  CHECK(refused(R"({"inputs": [[1, 2]]})").find("by name") != std::string::npos);
  CHECK(refused(R"({"dataframe_split": {"columns": ["energy"], "data": [[1]]}})")
            .find("lacks features of the model: danceability, key") != std::string::npos);
  CHECK(refused(R"({"dataframe_split": [1]})").find("columns") != std::string::npos);
  CHECK(refused(R"({"dataframe_records": {"energy": 1}})").find("records") != std::string::npos);
  CHECK(refused(R"({"dataframe_records": [1]})").find("no object") != std::string::npos);
  CHECK(refused(R"({"dataframe_records": [{"energy": "loud"}]})").find("neither a number") !=
        std::string::npos);
  CHECK(refused(R"({"dataframe_records": []})").find("lacks features") != std::string::npos);
  CHECK(refused(as_split(6)).find("6 rows") != std::string::npos);
  CHECK(refused(as_records(6)).find("6 rows") != std::string::npos);
  CHECK(refused("energy\n1\n", "text/csv").find("lacks features") != std::string::npos);
  CHECK(refused("{}", "text/plain").find("text/plain") != std::string::npos);
  std::string ragged = as_split(2);
  ragged.replace(ragged.rfind("]]}"), 3, ",1]]}");
  CHECK(refused(ragged).find("other cells") != std::string::npos);
}

}  // namespace
}  // namespace crossfade::server
