#include "store/store.h"

#include <sqlite3.h>

#include <chrono>
#include <cmath>
#include <filesystem>
#include <utility>

#include "base/check.h"
#include "base/error.h"

namespace crossfade::store {
namespace {

constexpr std::int64_t kApplicationId = 0x43524f53;  // "CROS"
constexpr int kRetryMilliseconds = 5;
constexpr int kBitsASection = 8;

}  // namespace

struct Statement::Handle {
  sqlite3_stmt* statement = nullptr;
};

struct Store::Connection {
  sqlite3* database = nullptr;
};

Statement::Statement(Store& store, std::string_view sql)
    : store_(&store), handle_(std::make_unique<Handle>()) {
  const int code = sqlite3_prepare_v2(store.connection_->database, sql.data(),
                                      static_cast<int>(sql.size()), &handle_->statement, nullptr);
  if (code != SQLITE_OK) store.fail(code);
}

Statement::~Statement() {
  if (handle_) sqlite3_finalize(handle_->statement);
}

Statement::Statement(Statement&& other) noexcept = default;

Statement& Statement::bind(int place, std::int64_t value) {
  CF_CHECK(sqlite3_bind_int64(handle_->statement, place + 1, value) == SQLITE_OK);
  return *this;
}

Statement& Statement::bind(int place, double value) {
  if (std::isnan(value)) return bind_null(place);
  CF_CHECK(sqlite3_bind_double(handle_->statement, place + 1, value) == SQLITE_OK);
  return *this;
}

Statement& Statement::bind(int place, std::string_view text) {
  if (text.empty()) return bind_null(place);
  const int code = sqlite3_bind_text64(handle_->statement, place + 1, text.data(), text.size(),
                                       SQLITE_STATIC, SQLITE_UTF8);
  if (code != SQLITE_OK) store_->fail(code);
  return *this;
}

Statement& Statement::bind_null(int place) {
  CF_CHECK(sqlite3_bind_null(handle_->statement, place + 1) == SQLITE_OK);
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(handle_->statement);
  if (code == SQLITE_ROW) return true;
  sqlite3_reset(handle_->statement);
  if (code != SQLITE_DONE) store_->fail(code);
  return false;
}

void Statement::run() { CF_CHECK(!step()); }

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(handle_->statement, column);
}

double Statement::number(int column) const {
  return is_null(column) ? std::nan("") : sqlite3_column_double(handle_->statement, column);
}

std::string_view Statement::text(int column) const {
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(handle_->statement, column));
  const int size = sqlite3_column_bytes(handle_->statement, column);
  return data == nullptr ? std::string_view()
                         : std::string_view(data, static_cast<std::size_t>(size));
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(handle_->statement, column) == SQLITE_NULL;
}

Store::Store(const std::string& path, Access access, std::chrono::milliseconds patience)
    : path_(path), patience_(patience), connection_(std::make_unique<Connection>()) {
  if (path.empty()) {  // SQLite would take a file that goes with the program
    throw base::Error(base::ErrorKind::kUsage, "the store has no name", {}, "name a file");
  }
  if (access == Access::kExisting && !std::filesystem::exists(path)) {
    throw base::Error(base::ErrorKind::kNotFound, "there is no such store", {path, 0, 0},
                      "make it with `crossfade import FILE --store " + path + "`");
  }
  // No locks within the process: a store is one thread's.
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
                    (access == Access::kCreate ? SQLITE_OPEN_CREATE : 0);
  const int code = sqlite3_open_v2(path.c_str(), &connection_->database, flags, nullptr);
  try {
    if (code != SQLITE_OK) fail(code);
    sqlite3_extended_result_codes(connection_->database, 0);
    sqlite3_busy_timeout(connection_->database, static_cast<int>(patience_.count()));
    refuse_foreign_file();
    log_ahead();
    run("PRAGMA synchronous = NORMAL");
    run("PRAGMA foreign_keys = ON");
    run("PRAGMA cache_size = -65536");
  } catch (...) {
    sqlite3_close(connection_->database);
    throw;
  }
}

Store::~Store() { sqlite3_close(connection_->database); }

// A store is recognised by its application id; an empty database becomes one. Another program may
// be making the same store at this moment: what is not one yet is looked at and marked behind the
// lock.
void Store::refuse_foreign_file() {
  if (pragma("application_id") == kApplicationId) return;
  Transaction transaction(*this);
  const std::int64_t id = pragma("application_id");
  if (id == kApplicationId) return;
  Statement tables(*this, "SELECT count(*) FROM sqlite_master");
  tables.step();
  const bool is_empty = tables.integer(0) == 0;
  tables.step();
  if (id != 0 || !is_empty) {
    throw base::Error(base::ErrorKind::kInputRefused,
                      "is an SQLite database of another program, not a Crossfade store",
                      {path_, 0, 0}, "name another file");
  }
  run("PRAGMA application_id = " + std::to_string(kApplicationId));
  transaction.commit();
}

// SQLite answers "busy" at once, without waiting as elsewhere, where two programs that hold the
// file for reading both want to switch its journal.
void Store::log_ahead() {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point deadline = Clock::now() + patience_;
  const auto switch_journal = [this] {
    return sqlite3_exec(connection_->database, "PRAGMA journal_mode = WAL", nullptr, nullptr,
                        nullptr);
  };
  int code = switch_journal();
  while (code == SQLITE_BUSY && Clock::now() < deadline) {
    sqlite3_sleep(kRetryMilliseconds);
    code = switch_journal();
  }
  if (code != SQLITE_OK) fail(code);
}

std::int64_t Store::pragma(std::string_view name) {
  Statement statement(*this, "PRAGMA " + std::string(name));
  CF_CHECK(statement.step());
  return statement.integer(0);
}

void Store::migrate(Section section, std::span<const std::string_view> scripts) {
  const int shift = static_cast<int>(section) * kBitsASection;
  const std::int64_t mask = std::int64_t{255} << shift;
  const auto version_now = [&] { return (pragma("user_version") & mask) >> shift; };
  const auto newest = static_cast<std::int64_t>(scripts.size());
  if (version_now() == newest) return;
  Transaction transaction(*this);
  const std::int64_t version = version_now();  // another program may have been quicker
  if (version > newest) {
    throw base::Error(base::ErrorKind::kStoreBusy,
                      "was made by a newer Crossfade (version " + std::to_string(version) +
                          "; this one knows " + std::to_string(newest) + ")",
                      {path_, 0, 0}, "use the newer program");
  }
  for (std::int64_t i = version; i < newest; ++i) run(scripts[static_cast<std::size_t>(i)]);
  run("PRAGMA user_version = " +
      std::to_string((pragma("user_version") & ~mask) | (newest << shift)));
  transaction.commit();
}

void Store::run(std::string_view sql) {
  const int code =
      sqlite3_exec(connection_->database, std::string(sql).c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

std::int64_t Store::last_row_id() const { return sqlite3_last_insert_rowid(connection_->database); }

void Store::fail(int code) const {
  const std::string reason = connection_->database != nullptr
                                 ? sqlite3_errmsg(connection_->database)
                                 : sqlite3_errstr(code);
  const auto error = [&](base::ErrorKind kind, const std::string& sentence, const char* remedy) {
    return base::Error(kind, sentence, {path_, 0, 0}, remedy);
  };
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw error(base::ErrorKind::kStoreBusy, "another program is using the store",
                  "try again when it is done");
    case SQLITE_NOTADB:
      throw error(base::ErrorKind::kInputRefused, "is not a Crossfade store", "name another file");
    case SQLITE_FULL:
      throw error(base::ErrorKind::kFailed, "the disk is full; what was stored before is whole",
                  "make room on the disk and try again");
    case SQLITE_IOERR:
      throw error(base::ErrorKind::kFailed,
                  "cannot be read or written (" + reason + "); what was stored before is whole",
                  "look for room on the disk and for limits on the size of files");
    case SQLITE_CORRUPT:
      throw error(base::ErrorKind::kFailed, "is damaged: " + reason, "restore it from a backup");
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
      throw error(base::ErrorKind::kFailed, "cannot be opened for writing: " + reason,
                  "check folder and permissions");
    default:
      throw error(base::ErrorKind::kFailed, "the store failed: " + reason, "");
  }
}

bool Store::in_transaction() const { return sqlite3_get_autocommit(connection_->database) == 0; }

Transaction::Transaction(Store& store) : store_(store), is_inner_(store.in_transaction()) {
  store_.run(is_inner_ ? "SAVEPOINT inner" : "BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    store_.run(is_inner_ ? "ROLLBACK TO inner; RELEASE inner" : "ROLLBACK");
  } catch (const base::Error&) {
    // SQLite rolled back by itself when the statement before failed.
  }
}

void Transaction::commit() {
  store_.run(is_inner_ ? "RELEASE inner" : "COMMIT");
  open_ = false;
}

}  // namespace crossfade::store
