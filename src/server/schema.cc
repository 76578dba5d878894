#include "server/schema.h"

#include <array>

namespace crossfade::server {
namespace {

// Accounts and what is known of their use. Times are seconds since 1970, days are days since then.
// Of every secret only its hash is kept, as hexadecimal digits. Numbers of people and tokens are
// never given twice: a session or a line of the audit log cannot come to mean somebody else. A
// session holds while its `credential` is its person's, which a new password counts up.
constexpr std::string_view kAccounts = R"sql(
CREATE TABLE people (
  person_id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('viewer', 'analyst', 'admin')),
  password_hash TEXT NOT NULL,
  credential INTEGER NOT NULL DEFAULT 1,
  made_at INTEGER NOT NULL,
  last_day INTEGER
);
CREATE TABLE sessions (
  session_hash TEXT PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES people ON DELETE CASCADE,
  credential INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_of_people ON sessions (person_id);
CREATE TABLE tokens (
  token_id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('viewer', 'analyst', 'admin')),
  token_hash TEXT NOT NULL UNIQUE,
  made_at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  revoked_at INTEGER,
  last_day INTEGER
);
CREATE UNIQUE INDEX valid_tokens ON tokens (name_key) WHERE revoked_at IS NULL;
CREATE TABLE shares (
  share_id INTEGER PRIMARY KEY AUTOINCREMENT,
  share_hash TEXT NOT NULL UNIQUE,
  page TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  person_id INTEGER REFERENCES people ON DELETE CASCADE,
  expires_at INTEGER NOT NULL,
  last_day INTEGER
);
CREATE INDEX shares_of_people ON shares (person_id);
CREATE TABLE saved_views (
  view_id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER REFERENCES people ON DELETE SET NULL,
  name TEXT NOT NULL,
  page TEXT NOT NULL,
  made_at INTEGER NOT NULL
);
CREATE INDEX views_of_people ON saved_views (person_id);
CREATE TABLE daily_use (
  day INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('local', 'person', 'token', 'share')),
  visitors INTEGER NOT NULL,
  PRIMARY KEY (day, kind)
) WITHOUT ROWID;
CREATE TABLE audit (
  entry_id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  who_kind TEXT NOT NULL,
  who TEXT NOT NULL,
  operation TEXT NOT NULL,
  object TEXT,
  outcome TEXT NOT NULL
);
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE entry_id = NEW.entry_id)
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
)sql";

// Times are seconds since 1970. Snapshots and reports may be of a store that has no such tables
// yet.
constexpr std::string_view kJobs = R"sql(
CREATE TABLE jobs (
  job_id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  asked_by TEXT,
  origin INTEGER NOT NULL,
  as_of TEXT,
  then_study INTEGER NOT NULL,
  quick INTEGER NOT NULL,
  plan TEXT,
  queued_at INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER NOT NULL,
  stage TEXT,
  share REAL,
  exit_code INTEGER NOT NULL,
  complaint TEXT,
  snapshot_id INTEGER NOT NULL,
  was_there INTEGER NOT NULL,
  report_id INTEGER NOT NULL
);
CREATE TABLE job_files (
  job_id INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  PRIMARY KEY (job_id, number)
) WITHOUT ROWID;
)sql";

constexpr std::string_view kModelChanges = R"sql(
ALTER TABLE jobs ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN force INTEGER NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN reason TEXT;
)sql";

constexpr std::string_view kListening = R"sql(
ALTER TABLE jobs ADD COLUMN keep INTEGER NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN digest TEXT;
)sql";

constexpr std::array kScripts = {kAccounts, kJobs, kModelChanges, kListening};

}  // namespace

std::span<const std::string_view> schema_scripts() { return kScripts; }

}  // namespace crossfade::server
