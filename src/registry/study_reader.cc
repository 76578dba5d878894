#include "registry/study_reader.h"

#include <cmath>

namespace crossfade::registry {
namespace {

using store::Statement;
using store::Store;

constexpr float kNone = std::numeric_limits<float>::quiet_NaN();

void drop_empty_band(PredictionColumn& column) {
  for (const float end : column.low) {
    if (!std::isnan(end)) return;
  }
  column.low = {};
  column.high = {};
}

}  // namespace

std::vector<ModelRecord> read_models(Store& store, std::int64_t report) {
  std::vector<ModelRecord> models;
  Statement rows(store,
                 "SELECT target, scenario, refused, card FROM models WHERE report_id = ? "
                 "ORDER BY target, scenario");
  rows.bind(0, report);
  while (rows.step()) {
    models.push_back({std::string(rows.text(0)), std::string(rows.text(1)),
                      std::string(rows.text(2)), std::string(rows.text(3))});
  }
  return models;
}

std::int64_t last_plan(Store& store) {
  Statement row(store,
                "SELECT report_id FROM reports WHERE json_extract(content, '$.plan') IS NOT NULL "
                "ORDER BY report_id DESC LIMIT 1");
  return row.step() ? row.integer(0) : 0;
}

std::vector<FindingRecord> read_findings(Store& store, std::int64_t report) {
  std::vector<FindingRecord> findings;
  Statement rows(store,
                 "SELECT finding, verdict, value, low, high, n, content FROM findings "
                 "WHERE report_id = ? ORDER BY finding");
  rows.bind(0, report);
  while (rows.step()) {
    findings.push_back({std::string(rows.text(0)),
                        std::string(rows.text(1)),
                        {rows.number(2), rows.number(3), rows.number(4),
                         static_cast<std::size_t>(rows.integer(5))},
                        std::string(rows.text(6))});
  }
  return findings;
}

std::vector<PredictionColumn> read_predictions(Store& store, std::int64_t report,
                                               std::size_t rows) {
  std::vector<PredictionColumn> columns;
  Statement found(store,
                  "SELECT target, scenario, position, value, low, high FROM predictions "
                  "WHERE report_id = ? ORDER BY target, scenario, position");
  found.bind(0, report);
  while (found.step()) {
    const std::string_view target = found.text(0);
    const std::string_view scenario = found.text(1);
    if (columns.empty() || columns.back().target != target || columns.back().scenario != scenario) {
      if (!columns.empty()) drop_empty_band(columns.back());
      const std::vector<float> none(rows, kNone);
      columns.push_back({std::string(target), std::string(scenario), none, none, none});
    }
    const auto row = static_cast<std::size_t>(found.integer(2));
    if (row >= rows) continue;
    columns.back().value[row] = static_cast<float>(found.number(3));
    columns.back().low[row] = static_cast<float>(found.number(4));
    columns.back().high[row] = static_cast<float>(found.number(5));
  }
  if (!columns.empty()) drop_empty_band(columns.back());
  return columns;
}

}  // namespace crossfade::registry
