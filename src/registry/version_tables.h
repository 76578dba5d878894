#pragma once

#include <string_view>

namespace crossfade::registry {

/// The tables of model versions (model_versions.h): version 4 of the registry's section. Whose
/// prediction a forecast is, is told with it from now on. What changed is never changed.
inline constexpr std::string_view kVersionTables = R"sql(
CREATE TABLE model_versions (
  version_id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  alias TEXT UNIQUE CHECK (alias IN ('champion', 'challenger')),
  trained_ms INTEGER NOT NULL,
  code_version TEXT,
  seed INTEGER NOT NULL,
  effort TEXT NOT NULL,
  missing TEXT NOT NULL,
  data_name TEXT,
  data_digest TEXT,
  data_rows INTEGER NOT NULL,
  snapshot_id INTEGER NOT NULL REFERENCES snapshots,
  report_id INTEGER REFERENCES reports
);
CREATE TABLE model_version_figures (
  version_id INTEGER NOT NULL REFERENCES model_versions,
  target TEXT NOT NULL,
  scenario TEXT NOT NULL,
  figure TEXT NOT NULL,
  value REAL,
  low REAL,
  high REAL,
  n INTEGER NOT NULL,
  PRIMARY KEY (version_id, target, scenario)
) WITHOUT ROWID;
CREATE TABLE model_version_files (
  version_id INTEGER NOT NULL REFERENCES model_versions,
  name TEXT NOT NULL,
  digest TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  PRIMARY KEY (version_id, name)
) WITHOUT ROWID;
CREATE TABLE model_changes (
  change_id INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  who TEXT,
  action TEXT NOT NULL,
  version_id INTEGER NOT NULL REFERENCES model_versions,
  champion_id INTEGER REFERENCES model_versions,
  reason TEXT,
  evidence TEXT
);
CREATE TRIGGER model_changes_are_not_changed BEFORE UPDATE ON model_changes
BEGIN SELECT RAISE(ABORT, 'the trail of models is append-only'); END;
CREATE TRIGGER model_changes_are_not_shortened BEFORE DELETE ON model_changes
BEGIN SELECT RAISE(ABORT, 'the trail of models is append-only'); END;
ALTER TABLE forecasts ADD COLUMN model_version TEXT;
)sql";

}  // namespace crossfade::registry
