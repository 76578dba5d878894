#include "registry/registry.h"

#include <array>
#include <string_view>

#include "base/error.h"
#include "base/hash.h"
#include "registry/run_tables.h"
#include "registry/sound_tables.h"
#include "registry/version_tables.h"

namespace crossfade::registry {
namespace {

using store::Statement;
using store::Store;

constexpr std::string_view kVersion1 = R"sql(
CREATE TABLE reports (
  report_id INTEGER PRIMARY KEY,
  snapshot_id INTEGER NOT NULL REFERENCES snapshots,
  profile TEXT NOT NULL,
  seed INTEGER NOT NULL,
  digest TEXT NOT NULL,
  content TEXT NOT NULL,
  UNIQUE (snapshot_id, digest)
);
CREATE TABLE models (
  report_id INTEGER NOT NULL REFERENCES reports,
  target TEXT NOT NULL,
  scenario TEXT NOT NULL,
  refused TEXT,
  card TEXT NOT NULL,
  PRIMARY KEY (report_id, target, scenario)
) WITHOUT ROWID;
CREATE TABLE predictions (
  report_id INTEGER NOT NULL REFERENCES reports,
  target TEXT NOT NULL,
  scenario TEXT NOT NULL,
  position INTEGER NOT NULL,
  value REAL,
  PRIMARY KEY (report_id, target, scenario, position)
) WITHOUT ROWID;
)sql";

// Bands of predictions, findings, and the ledger of what was foretold outside studies.
constexpr std::string_view kVersion2 = R"sql(
ALTER TABLE predictions ADD COLUMN low REAL;
ALTER TABLE predictions ADD COLUMN high REAL;
CREATE TABLE findings (
  report_id INTEGER NOT NULL REFERENCES reports,
  finding TEXT NOT NULL,
  verdict TEXT NOT NULL,
  value REAL,
  low REAL,
  high REAL,
  n INTEGER NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (report_id, finding)
) WITHOUT ROWID;
CREATE TABLE forecasts (
  forecast_id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  made_on TEXT,
  snapshot_id INTEGER REFERENCES snapshots,
  digest TEXT NOT NULL UNIQUE
);
CREATE TABLE forecast_lines (
  forecast_id INTEGER NOT NULL REFERENCES forecasts,
  line INTEGER NOT NULL,
  recording_identity INTEGER NOT NULL,
  artist_identity INTEGER NOT NULL,
  target TEXT,
  scenario TEXT,
  value REAL,
  low REAL,
  high REAL,
  choice TEXT,
  cost REAL,
  PRIMARY KEY (forecast_id, line)
) WITHOUT ROWID;
)sql";

constexpr std::array kScripts = {kVersion1,    kVersion2,          kRunTables,      kVersionTables,
                                 kSoundTables, kCalibrationTables, kWaveformColumns};

void write_models(Store& store, const StudyRecord& study, std::int64_t report) {
  Statement insert(store, "INSERT INTO models VALUES (?, ?, ?, ?, ?)");
  for (const ModelRecord& model : study.models) {
    insert.bind(0, report).bind(1, model.target).bind(2, model.scenario);
    insert.bind(3, model.refused).bind(4, model.card).run();
  }
}

void write_predictions(Store& store, const StudyRecord& study, std::int64_t report) {
  Statement insert(store, "INSERT INTO predictions VALUES (?, ?, ?, ?, ?, ?, ?)");
  for (const PredictionRecord& prediction : study.predictions) {
    insert.bind(0, report).bind(1, prediction.target).bind(2, prediction.scenario);
    insert.bind(3, prediction.position).bind(4, prediction.value);
    insert.bind(5, prediction.low).bind(6, prediction.high).run();
  }
}

void write_findings(Store& store, const StudyRecord& study, std::int64_t report) {
  Statement insert(store, "INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  for (const FindingRecord& finding : study.findings) {
    insert.bind(0, report).bind(1, finding.id).bind(2, finding.verdict);
    insert.bind(3, finding.estimate.value).bind(4, finding.estimate.low);
    insert.bind(5, finding.estimate.high);
    insert.bind(6, static_cast<std::int64_t>(finding.estimate.n)).bind(7, finding.content).run();
  }
}

}  // namespace

void prepare(Store& store) { store.migrate(store::Section::kRegistry, kScripts); }

std::int64_t save_study(Store& store, const StudyRecord& study) {
  prepare(store);
  const std::string digest = base::content_digest(study.report);
  store::Transaction transaction(store);
  Statement same(store, "SELECT report_id FROM reports WHERE snapshot_id = ? AND digest = ?");
  same.bind(0, study.snapshot).bind(1, digest);
  if (same.step()) return same.integer(0);
  Statement insert(store,
                   "INSERT INTO reports (snapshot_id, profile, seed, digest, content) "
                   "VALUES (?, ?, ?, ?, ?)");
  insert.bind(0, study.snapshot).bind(1, study.profile);
  insert.bind(2, static_cast<std::int64_t>(study.seed)).bind(3, digest).bind(4, study.report).run();
  const std::int64_t report = store.last_row_id();
  write_models(store, study, report);
  write_predictions(store, study, report);
  write_findings(store, study, report);
  transaction.commit();
  return report;
}

std::vector<ReportEntry> list_reports(Store& store) {
  prepare(store);
  std::vector<ReportEntry> entries;
  Statement rows(store,
                 "SELECT report_id, snapshot_id, as_of, profile, seed, digest FROM reports "
                 "LEFT JOIN snapshots USING (snapshot_id) ORDER BY report_id");
  while (rows.step()) {
    entries.push_back({rows.integer(0), rows.integer(1), std::string(rows.text(2)),
                       std::string(rows.text(3)), static_cast<std::uint64_t>(rows.integer(4)),
                       std::string(rows.text(5))});
  }
  return entries;
}

std::string load_report(Store& store, std::int64_t id) {
  prepare(store);
  Statement row(store, "SELECT content FROM reports WHERE report_id = ?");
  row.bind(0, id);
  if (!row.step()) {
    throw base::Error(base::ErrorKind::kNotFound, "the store has no report " + std::to_string(id),
                      {store.path(), 0, 0}, "`crossfade reports` lists them");
  }
  return std::string(row.text(0));
}

}  // namespace crossfade::registry
