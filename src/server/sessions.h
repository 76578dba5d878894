#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "server/secret.h"
#include "store/store.h"

namespace crossfade::server {

/// Times are seconds since 1970.
struct Session {
  std::int64_t person = 0;
  std::int64_t credential = 0;  ///< which of the person's passwords it was begun with
  std::int64_t started_at = 0;
  std::int64_t seen_at = 0;
};

/// When a session ends by itself. Shorten both where people share machines.
struct SessionLimits {
  std::int64_t lifetime_seconds = 12 * 3600;  ///< a working day
  std::int64_t idle_seconds = 2 * 3600;       ///< without a request
  std::size_t sessions_a_person = 20;         ///< the one used longest ago ends when there are more
};

/// A session as the store is to know it: unset where it ended.
struct SessionChange {
  SecretHash hash;
  std::optional<Session> session;
};

/// The sessions, in memory; what the store must be told of them is taken and written apart. One
/// thread at a time.
class Sessions {
 public:
  explicit Sessions(const SessionLimits& limits) : limits_(limits) {}

  /// Begins a session with a new secret, whatever the client had before, and returns the secret.
  std::string start(std::int64_t person, std::int64_t credential, std::int64_t now);
  /// The session that has not ended, marked as seen now; null where there is none.
  const Session* find(const SecretHash& hash, std::int64_t now);
  void end(const SecretHash& hash);
  void end_expired(std::int64_t now);
  /// Ends all for which `is_over(session)`.
  template <typename Predicate>
  void end_where(Predicate&& is_over) {
    std::erase_if(sessions_, [&](const auto& entry) {
      if (!is_over(entry.second.session)) return false;
      changed_.insert(entry.first);
      return true;
    });
  }
  std::size_t count() const { return sessions_.size(); }

  /// What the store does not know yet; put_back() where it could not be written.
  bool has_changes() const { return !changed_.empty(); }
  std::vector<SessionChange> take_changes();
  void put_back(std::span<const SessionChange> changes);
  /// Takes the sessions that the store kept.
  void read(store::Store& store);

 private:
  struct Entry {
    Session session;
    std::int64_t written_seen_at = 0;
  };
  bool has_expired(const Session& session, std::int64_t now) const;
  void make_room(std::int64_t person);

  SessionLimits limits_;
  std::unordered_map<SecretHash, Entry, SecretHashHash> sessions_;
  std::unordered_set<SecretHash, SecretHashHash> changed_;
};

/// Writes changes; those of people who are gone or have a new password are left out. Within a
/// store::Transaction.
void write_sessions(store::Store& store, std::span<const SessionChange> changes);

}  // namespace crossfade::server
