#pragma once

#include <string_view>

namespace crossfade::registry {

/// The tables of runs (runs.h): version 3 of the registry's section.
inline constexpr std::string_view kRunTables = R"sql(
CREATE TABLE runs (
  run_id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  parent_id INTEGER REFERENCES runs,
  kind TEXT NOT NULL,
  name TEXT,
  target TEXT,
  scenario TEXT,
  status TEXT NOT NULL,
  started_ms INTEGER NOT NULL,
  ended_ms INTEGER NOT NULL,
  seed INTEGER NOT NULL,
  code_version TEXT,
  report_id INTEGER REFERENCES reports,
  model_version TEXT,
  data_name TEXT,
  data_digest TEXT,
  data_rows INTEGER NOT NULL,
  snapshot_id INTEGER REFERENCES snapshots,
  process TEXT
);
CREATE INDEX runs_by_parent ON runs (parent_id);
CREATE TABLE run_params (
  run_id INTEGER NOT NULL REFERENCES runs,
  key TEXT NOT NULL,
  value TEXT,
  PRIMARY KEY (run_id, key)
) WITHOUT ROWID;
CREATE TABLE run_tags (
  run_id INTEGER NOT NULL REFERENCES runs,
  key TEXT NOT NULL,
  value TEXT,
  PRIMARY KEY (run_id, key)
) WITHOUT ROWID;
CREATE TABLE run_metrics (
  run_id INTEGER NOT NULL REFERENCES runs,
  key TEXT NOT NULL,
  step INTEGER NOT NULL,
  value REAL,
  low REAL,
  high REAL,
  n INTEGER NOT NULL,
  PRIMARY KEY (run_id, key, step)
) WITHOUT ROWID;
CREATE TABLE run_files (
  run_id INTEGER NOT NULL REFERENCES runs,
  path TEXT NOT NULL,
  digest TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  PRIMARY KEY (run_id, path)
) WITHOUT ROWID;
CREATE INDEX run_files_by_digest ON run_files (digest);
CREATE TABLE run_contents (
  digest TEXT PRIMARY KEY,
  content TEXT
);
)sql";

}  // namespace crossfade::registry
