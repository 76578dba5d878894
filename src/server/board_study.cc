#include "server/board_study.h"

#include <algorithm>
#include <limits>

#include "warehouse/history.h"

namespace crossfade::server {
namespace {

// Where each row of an earlier snapshot stands in the latest; kNoGroup where it is gone.
std::vector<std::uint32_t> rows_now(store::Store& store, std::int64_t snapshot,
                                    const RowGroups& tracks) {
  std::vector<std::uint32_t> rows;
  warehouse::visit_counts(store, snapshot, [&](const warehouse::TrackCounts& counts) {
    const auto track = tracks.find(counts.track);
    rows.push_back(track ? tracks.rows_of(*track).front() : RowGroups::kNoGroup);
  });
  return rows;
}

std::vector<float> moved(const std::vector<float>& column, const std::vector<std::uint32_t>& to,
                         std::size_t rows) {
  if (column.empty()) return {};
  std::vector<float> result(rows, std::numeric_limits<float>::quiet_NaN());
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (to[row] != RowGroups::kNoGroup) result[to[row]] = column[row];
  }
  return result;
}

// On the cards of its models of hits; the same on all.
double hit_threshold_of(const table::Json& report) {
  const table::Json* models = report.find("models");
  if (models == nullptr) return std::numeric_limits<double>::quiet_NaN();
  for (const table::Json& card : std::get<table::Json::Array>(models->value())) {
    const table::Json* figures = card.find("classification");
    const table::Json* threshold =
        figures == nullptr ? nullptr : figures->find("hit_threshold_streams");
    if (threshold == nullptr) continue;
    if (const auto* value = std::get_if<double>(&threshold->value())) return *value;
  }
  return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

const registry::ReportEntry* find_report(std::span<const registry::ReportEntry> reports,
                                         std::int64_t latest) {
  const registry::ReportEntry* found = nullptr;
  for (const registry::ReportEntry& entry : reports) {
    if (entry.profile != "standard") continue;
    const bool is_latest = entry.snapshot == latest;
    if (found == nullptr || is_latest || found->snapshot != latest) found = &entry;
  }
  return found;
}

BoardStudy read_board_study(store::Store& store, const registry::ReportEntry& entry,
                            std::int64_t latest, const RowGroups& tracks, std::size_t rows) {
  BoardStudy study;
  study.entry = entry;
  study.is_current = entry.snapshot == latest;
  study.text = registry::load_report(store, entry.id);
  study.report = table::parse_json(study.text, store.path());
  study.hit_threshold = hit_threshold_of(study.report);
  study.models = registry::read_models(store, entry.id);
  study.findings = registry::read_findings(store, entry.id);
  if (study.is_current) {
    study.predictions = registry::read_predictions(store, entry.id, rows);
    return study;
  }
  const std::vector<std::uint32_t> to = rows_now(store, entry.snapshot, tracks);
  study.predictions = registry::read_predictions(store, entry.id, to.size());
  for (registry::PredictionColumn& column : study.predictions) {
    for (std::vector<float>* values : {&column.value, &column.low, &column.high}) {
      *values = moved(*values, to, rows);
    }
  }
  return study;
}

std::optional<BoardPlan> read_board_plan(store::Store& store,
                                         std::span<const registry::ReportEntry> reports,
                                         std::int64_t latest, const BoardStudy* study) {
  const std::int64_t report = registry::last_plan(store);
  const auto entry = std::ranges::find(reports, report, &registry::ReportEntry::id);
  if (entry == reports.end()) return std::nullopt;
  const bool is_of_study = study != nullptr && study->entry.id == report;
  const table::Json read =
      is_of_study ? table::Json()
                  : table::parse_json(registry::load_report(store, report), store.path());
  const table::Json* plan = (is_of_study ? study->report : read).find("plan");
  if (plan == nullptr) return std::nullopt;
  return BoardPlan{*entry, *plan, entry->snapshot == latest};
}

}  // namespace crossfade::server
