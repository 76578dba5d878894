#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "stats/estimate.h"
#include "store/store.h"

namespace crossfade::registry {

/// Makes or brings up to date the registry's tables (docs/warehouse.md shows them). They point to
/// snapshots: saving and listing wants a store in which the warehouse has its tables, too.
void prepare(store::Store& store);

/// A model of a study, as its card describes it.
struct ModelRecord {
  std::string target;
  std::string scenario;
  std::string refused;  ///< why there is no model; empty when there is one
  std::string card;     ///< JSON
};

/// An out-of-fold prediction of a study. Numbers are in the target's unit; NaN is kept as NULL.
struct PredictionRecord {
  std::string target;
  std::string scenario;
  std::int64_t position = 0;  ///< row in the snapshot, from 0
  double value = 0;
  double low = std::numeric_limits<double>::quiet_NaN();  ///< ends of the 90 % band; NaN: none
  double high = std::numeric_limits<double>::quiet_NaN();
};

/// A finding of a study.
struct FindingRecord {
  std::string id;
  std::string verdict;
  stats::Estimate estimate;
  std::string content;  ///< JSON
};

/// A report with all that is kept of its study.
struct StudyRecord {
  std::int64_t snapshot = 0;
  std::string profile;
  std::uint64_t seed = 0;
  std::string report;  ///< report.json
  std::vector<ModelRecord> models;
  std::vector<PredictionRecord> predictions;
  std::vector<FindingRecord> findings = {};
};

/// Keeps a study, in one transaction, and returns its report's number. The very same report of the
/// same snapshot again changes nothing and gives the number it has.
std::int64_t save_study(store::Store& store, const StudyRecord& study);

/// A line of the list of reports.
struct ReportEntry {
  std::int64_t id = 0;
  std::int64_t snapshot = 0;
  std::string as_of;  ///< of the snapshot; empty: undated
  std::string profile;
  std::uint64_t seed = 0;
  std::string digest;  ///< of report.json
};

/// All reports, the oldest first.
std::vector<ReportEntry> list_reports(store::Store& store);
/// report.json of a report. Throws base::Error (kNotFound) where there is none of this number.
std::string load_report(store::Store& store, std::int64_t id);

}  // namespace crossfade::registry
