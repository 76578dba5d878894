#include "score/model_rows.h"

#include <algorithm>
#include <numeric>

#include "base/error.h"
#include "catalogue/record_map.h"
#include "features/feature_recipe.h"
#include "features/feature_table.h"
#include "features/row_material.h"
#include "score/known_roster.h"
#include "table/csv_reader.h"
#include "table/csv_writer.h"

namespace crossfade::score {
namespace {

constexpr std::size_t kRowsAPiece = 1000;
constexpr std::size_t kMostNamed = 5;  // of the features that a file lacks

std::string_view name_of(const OutcomeModel& model, std::size_t column) {
  return features::feature_table()[model.recipe.features[column]].name;
}

void write_names(const OutcomeModel& model, const OutcomeAnswers& answers, table::CsvWriter& csv) {
  csv.cell(target_name(model.outcome)).cell("low").cell("high");
  if (!answers.hit_probability.empty()) csv.cell("hit_probability");
}

void write_answers(const OutcomeAnswers& answers, std::size_t row, table::CsvWriter& csv) {
  csv.number(answers.expected[row]).number(answers.low[row]).number(answers.high[row]);
  if (!answers.hit_probability.empty()) csv.number(answers.hit_probability[row]);
}

float feature_of(const table::CsvRow& row, std::size_t place, const std::string& file) {
  if (place >= row.cells.size()) {
    throw base::Error(base::ErrorKind::kInputRefused, "the row has too few cells",
                      {file, row.line, 0}, "`crossfade features --model` writes them all");
  }
  const table::NumberCell cell = table::parse_number(row.cells[place]);
  if (cell.kind == table::CellKind::kInvalid) {
    throw base::Error(base::ErrorKind::kInputRefused, "a feature is no number", {file, row.line, 0},
                      "leave the cell empty where it is not known");
  }
  return static_cast<float>(cell.value);
}

}  // namespace

const OutcomeModel& named_model(const StudyModel& study, features::Target outcome,
                                features::Scenario scenario) {
  if (const OutcomeModel* found = study.find(outcome, scenario)) return *found;
  std::string present;
  for (const OutcomeModel& each : study.models) {
    present += (present.empty() ? "" : ", ") + file_stem(each.outcome, each.scenario);
  }
  throw base::Error(base::ErrorKind::kNotFound,
                    "the study has no model " + file_stem(outcome, scenario), {},
                    present.empty() ? "it has none at all" : "it has " + present);
}

ModelRows model_rows(const StudyModel& study, const OutcomeModel& model,
                     const catalogue::Import& import, const catalogue::Import* roster,
                     int threads) {
  if (study.missing.policy == catalogue::MissingPolicy::kRefuse) catalogue::refuse_missing(import);
  std::optional<catalogue::Catalogue> copy;
  const features::RowMaterial material =
      features::read_material(filled(study.missing, import.catalogue, copy), study.names, threads);
  KnownRoster known;
  if (roster != nullptr) known = KnownRoster(study, *roster, threads);
  const auto which = static_cast<std::size_t>(&model - study.models.data());
  std::vector<std::size_t> asked(import.catalogue.size());
  std::iota(asked.begin(), asked.end(), std::size_t{0});
  const features::FittedRows fitted =
      model.features.apply(material, asked, known.as_seen_by(which), threads);
  ModelRows rows;
  rows.matrix =
      features::make_matrix(model.recipe, material.catalogue, material.cues, fitted, threads);
  const catalogue::RecordMap records(import);
  for (const std::size_t row : asked) {
    const auto place = records.place_of(row);
    rows.records.push_back(place ? place->record : row + 1);
  }
  return rows;
}

void write_model_rows(const OutcomeModel& model, const ModelRows& rows, bool answers, int threads,
                      const std::function<void(std::string_view)>& sink) {
  OutcomeAnswers given;
  if (answers) given = answer(model, rows.matrix, threads);
  table::CsvWriter csv;
  csv.cell("row");
  for (std::size_t c = 0; c < model.recipe.size(); ++c) csv.cell(name_of(model, c));
  if (answers) write_names(model, given, csv);
  csv.end_row();
  for (std::size_t i = 0; i < rows.matrix.rows(); ++i) {
    csv.integer(rows.records[i]);
    for (std::size_t c = 0; c < rows.matrix.columns(); ++c) {
      csv.number(static_cast<double>(rows.matrix.column(c)[i]));
    }
    if (answers) write_answers(given, i, csv);
    csv.end_row();
    if (i % kRowsAPiece == kRowsAPiece - 1) {
      sink(csv.text());
      csv.clear();
    }
  }
  sink(csv.text());
}

std::vector<std::string> feature_names(const OutcomeModel& model) {
  std::vector<std::string> names;
  for (std::size_t c = 0; c < model.recipe.size(); ++c) names.emplace_back(name_of(model, c));
  return names;
}

std::vector<std::size_t> feature_places(const OutcomeModel& model,
                                        const std::vector<std::string>& columns,
                                        const std::string& file) {
  std::vector<std::size_t> places;
  std::string absent;
  std::size_t absent_count = 0;
  for (std::size_t c = 0; c < model.recipe.size(); ++c) {
    const auto found = std::ranges::find(columns, name_of(model, c));
    places.push_back(static_cast<std::size_t>(found - columns.begin()));
    if (found != columns.end() || ++absent_count > kMostNamed) continue;
    absent += (absent.empty() ? "" : ", ") + std::string(name_of(model, c));
  }
  if (absent_count == 0) return places;
  if (absent_count > kMostNamed) {
    absent += " and " + std::to_string(absent_count - kMostNamed) + " more";
  }
  throw base::Error(base::ErrorKind::kInputRefused, "lacks features of the model: " + absent,
                    {file, 0, 0}, "`crossfade features --model` makes them all");
}

ModelRows read_model_rows(const OutcomeModel& model, std::string_view csv,
                          const std::string& file) {
  table::CsvReader reader(csv, file);
  const std::vector<std::size_t> places = feature_places(model, reader.header(), file);
  std::vector<float> values;
  ModelRows rows;
  for (table::CsvRow row; reader.next(row);) {
    rows.records.push_back(row.record);
    for (const std::size_t place : places) values.push_back(feature_of(row, place, file));
  }
  rows.matrix = learn::FeatureMatrix(rows.records.size(), places.size());
  for (std::size_t c = 0; c < places.size(); ++c) {
    for (std::size_t i = 0; i < rows.records.size(); ++i) {
      rows.matrix.column(c)[i] = values[i * places.size() + c];
    }
  }
  return rows;
}

std::string answers_csv(const OutcomeModel& model, const ModelRows& rows, int threads) {
  const OutcomeAnswers given = answer(model, rows.matrix, threads);
  table::CsvWriter csv;
  csv.cell("row");
  write_names(model, given, csv);
  csv.end_row();
  for (std::size_t i = 0; i < rows.records.size(); ++i) {
    csv.integer(rows.records[i]);
    write_answers(given, i, csv);
    csv.end_row();
  }
  return csv.text();
}

}  // namespace crossfade::score
