#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

#include "server/role.h"
#include "server/shared_store.h"
#include "store/store.h"

namespace crossfade::server {

/// A line of the audit log: who did what to what, and how it ended. Never a secret or a body.
struct AuditEntry {
  std::int64_t id = 0;       ///< given when it is written, ascending
  std::int64_t at = 0;       ///< seconds since 1970
  std::string who_kind;      ///< name_of(Visitor::Kind), "command line"; "nobody": a failed login
  std::string who = {};      ///< name, in a failed login the one that was tried
  std::string operation;     ///< the operation's id, "login", "users add"
  std::string object = {};   ///< what it was done to; may be empty
  std::string outcome = {};  ///< "done", "refused", "failed"
};

/// Writes an entry; `who` and `object` are made one line and cut at 200 characters. Within the
/// store::Transaction of what it tells, where there is one.
void append_audit(store::Store& store, const AuditEntry& entry);

/// At most `limit` entries (1 to 1,000) whose number is below `before` (0: no bound), newest first;
/// ask again with the last one's number for what came earlier.
std::vector<AuditEntry> read_audit(store::Store& store, std::int64_t before, std::int64_t limit);

/// Takes entries on any thread without waiting, and writes them when told to. A crash can lose what
/// came since the last flush().
class AuditLog {
 public:
  explicit AuditLog(SharedStore& store) : store_(store) {}
  /// Writes what is left; where the store refuses, it is lost.
  ~AuditLog();
  AuditLog(const AuditLog&) = delete;
  AuditLog& operator=(const AuditLog&) = delete;

  void record(AuditEntry entry);
  void record(const Visitor& visitor, std::int64_t at, std::string operation, std::string object,
              std::string outcome);
  /// Writes what was recorded, in order and in one transaction. Where the store is busy or full it
  /// throws base::Error and keeps the entries for the next call. Not for the I/O thread.
  void flush();

 private:
  SharedStore& store_;
  std::mutex mutex_;
  std::vector<AuditEntry> waiting_;
};

}  // namespace crossfade::server
