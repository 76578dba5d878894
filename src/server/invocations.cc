#include "server/invocations.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <variant>
#include <vector>

#include "base/error.h"
#include "score/model_rows.h"
#include "server/json_rows.h"
#include "server/scoring.h"
#include "table/json.h"

namespace crossfade::server {
namespace {

using table::Json;

constexpr const char* kBody = "body";  // stands for the file in complaints
constexpr const char* kRows = "rows";
constexpr const char* kForms =
    R"(send {"dataframe_split": {"columns": [...], "data": [[...]]}} or {"dataframe_records": [...]})";

[[noreturn]] void refuse(const std::string& sentence, std::size_t row = 0, std::size_t cell = 0) {
  throw base::Error(base::ErrorKind::kInputRefused, sentence, {row > 0 ? kRows : kBody, row, cell},
                    kForms);
}

const Json::Array& list_of(const Json* json, const std::string& what) {
  const auto* list = json == nullptr ? nullptr : std::get_if<Json::Array>(&json->value());
  if (list == nullptr) refuse("there is no list of " + what);
  return *list;
}

float number_of(const Json& cell, std::size_t row, std::size_t place) {
  if (const auto* number = std::get_if<double>(&cell.value())) return static_cast<float>(*number);
  if (const auto* whole = std::get_if<std::int64_t>(&cell.value())) {
    return static_cast<float>(*whole);
  }
  if (!std::holds_alternative<std::nullptr_t>(cell.value())) {
    refuse("a feature is neither a number nor null", row, place + 1);
  }
  return std::nanf("");
}

learn::FeatureMatrix matrix_of_split(const score::OutcomeModel& model, const Json& split,
                                     std::size_t most_rows) {
  std::vector<std::string> columns;
  for (const Json& name : list_of(split.find("columns"), "columns")) {
    const auto* text = std::get_if<std::string>(&name.value());
    columns.push_back(text == nullptr ? std::string() : *text);
  }
  const std::vector<std::size_t> places = score::feature_places(model, columns, kBody);
  const Json::Array& rows = list_of(split.find("data"), "rows");
  if (rows.size() > most_rows) refuse_many_rows(rows.size(), most_rows);
  learn::FeatureMatrix matrix(rows.size(), places.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto* cells = std::get_if<Json::Array>(&rows[i].value());
    if (cells == nullptr || cells->size() != columns.size()) {
      refuse("a row has other cells than columns", i + 1);
    }
    for (std::size_t c = 0; c < places.size(); ++c) {
      matrix.column(c)[i] = number_of((*cells)[places[c]], i + 1, places[c]);
    }
  }
  return matrix;
}

// A record may leave out what it lacks; what all leave out is no column.
learn::FeatureMatrix matrix_of_records(const score::OutcomeModel& model, const Json& records,
                                       std::size_t most_rows) {
  const Json::Array& rows = list_of(&records, "records");
  if (rows.size() > most_rows) refuse_many_rows(rows.size(), most_rows);
  const std::vector<std::string> names = score::feature_names(model);
  std::map<std::string_view, std::size_t> column_of;
  for (std::size_t c = 0; c < names.size(); ++c) column_of.emplace(names[c], c);
  learn::FeatureMatrix matrix(rows.size(), names.size());
  for (std::size_t c = 0; c < names.size(); ++c) {
    std::ranges::fill(matrix.column(c), std::nanf(""));
  }
  std::vector<bool> is_there(names.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto* members = std::get_if<Json::Object>(&rows[i].value());
    if (members == nullptr) refuse("a record is no object", i + 1);
    for (std::size_t m = 0; m < members->size(); ++m) {
      const auto found = column_of.find((*members)[m].first);
      if (found == column_of.end()) continue;
      is_there[found->second] = true;
      matrix.column(found->second)[i] = number_of((*members)[m].second, i + 1, m);
    }
  }
  std::vector<std::string> columns;
  for (std::size_t c = 0; c < names.size(); ++c) {
    if (is_there[c]) columns.push_back(names[c]);
  }
  score::feature_places(model, columns, kBody);  // refuses where one is absent
  return matrix;
}

learn::FeatureMatrix matrix_of_json(const score::OutcomeModel& model, std::string_view body,
                                    std::size_t most_rows) {
  const Json request = table::parse_json(body, kBody);
  if (const Json* split = request.find("dataframe_split")) {
    return matrix_of_split(model, *split, most_rows);
  }
  if (const Json* records = request.find("dataframe_records")) {
    return matrix_of_records(model, *records, most_rows);
  }
  refuse("the features are asked for by name, and there is no table of them");
}

learn::FeatureMatrix matrix_of_csv(const score::OutcomeModel& model, std::string_view body,
                                   std::size_t most_rows) {
  score::ModelRows rows = score::read_model_rows(model, body, kBody);
  if (rows.records.size() > most_rows) refuse_many_rows(rows.records.size(), most_rows);
  return std::move(rows.matrix);
}

}  // namespace

std::string invoke(const score::OutcomeModel& model, std::string_view content_type,
                   std::string_view body, std::size_t most_rows) {
  const bool is_csv = is_content_type(content_type, "text/csv");
  if (!is_csv && !is_content_type(content_type, "application/json")) {
    throw base::Error(base::ErrorKind::kUsage,
                      "rows of the type '" + std::string(content_type) + "' are not read", {},
                      "send them as application/json or text/csv");
  }
  const learn::FeatureMatrix matrix =
      is_csv ? matrix_of_csv(model, body, most_rows) : matrix_of_json(model, body, most_rows);
  const score::OutcomeAnswers answers = score::answer(model, matrix, 1);
  Json predictions = Json::array();
  for (std::size_t i = 0; i < matrix.rows(); ++i) {
    Json row = Json::object();
    row.set(score::target_name(model.outcome), answers.expected[i]);
    row.set("low", answers.low[i]).set("high", answers.high[i]);
    if (!answers.hit_probability.empty()) row.set("hit_probability", answers.hit_probability[i]);
    predictions.push(std::move(row));
  }
  return Json::object().set("predictions", std::move(predictions)).dump(0) + "\n";
}

}  // namespace crossfade::server
