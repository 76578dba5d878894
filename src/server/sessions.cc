#include "server/sessions.h"

#include <algorithm>

namespace crossfade::server {
namespace {

using store::Statement;
using store::Store;

// A restart may take this much off the time that a session was last seen: not every request is a
// write.
constexpr std::int64_t kSeenSeconds = 60;

}  // namespace

bool Sessions::has_expired(const Session& session, std::int64_t now) const {
  return now >= session.started_at + limits_.lifetime_seconds ||
         now >= session.seen_at + limits_.idle_seconds;
}

void Sessions::make_room(std::int64_t person) {
  const auto is_theirs = [person](const auto& entry) {
    return entry.second.session.person == person;
  };
  if (static_cast<std::size_t>(std::ranges::count_if(sessions_, is_theirs)) <
      limits_.sessions_a_person) {
    return;
  }
  auto oldest = sessions_.end();
  for (auto entry = sessions_.begin(); entry != sessions_.end(); ++entry) {
    if (!is_theirs(*entry)) continue;
    if (oldest == sessions_.end() ||
        entry->second.session.seen_at < oldest->second.session.seen_at) {
      oldest = entry;
    }
  }
  const SecretHash hash = oldest->first;
  end(hash);
}

std::string Sessions::start(std::int64_t person, std::int64_t credential, std::int64_t now) {
  make_room(person);
  std::string secret = make_secret("");
  const SecretHash hash = hash_of_secret(secret);
  sessions_[hash] = {{person, credential, now, now}, now};
  changed_.insert(hash);
  return secret;
}

const Session* Sessions::find(const SecretHash& hash, std::int64_t now) {
  const auto found = sessions_.find(hash);
  if (found == sessions_.end()) return nullptr;
  Entry& entry = found->second;
  if (has_expired(entry.session, now)) {
    end(hash);
    return nullptr;
  }
  entry.session.seen_at = std::max(entry.session.seen_at, now);
  if (entry.session.seen_at >= entry.written_seen_at + kSeenSeconds) {
    entry.written_seen_at = entry.session.seen_at;
    changed_.insert(hash);
  }
  return &entry.session;
}

void Sessions::end(const SecretHash& hash) {
  const SecretHash ended = hash;  // the caller's may lie in the entry that goes
  if (sessions_.erase(ended) > 0) changed_.insert(ended);
}

void Sessions::end_expired(std::int64_t now) {
  end_where([&](const Session& session) { return has_expired(session, now); });
}

std::vector<SessionChange> Sessions::take_changes() {
  std::vector<SessionChange> changes;
  for (const SecretHash& hash : changed_) {
    const auto found = sessions_.find(hash);
    changes.push_back({hash, std::nullopt});
    if (found != sessions_.end()) changes.back().session = found->second.session;
  }
  changed_.clear();
  return changes;
}

void Sessions::put_back(std::span<const SessionChange> changes) {
  for (const SessionChange& change : changes) changed_.insert(change.hash);
}

void Sessions::read(Store& store) {
  Statement rows(store,
                 "SELECT session_hash, person_id, credential, started_at, seen_at FROM sessions");
  while (rows.step()) {
    const auto hash = hash_from_hex(rows.text(0));
    if (!hash) continue;
    const Session session{rows.integer(1), rows.integer(2), rows.integer(3), rows.integer(4)};
    sessions_[*hash] = {session, session.seen_at};
  }
}

void write_sessions(Store& store, std::span<const SessionChange> changes) {
  Statement keep(store,
                 "INSERT OR REPLACE INTO sessions SELECT ?1, ?2, ?3, ?4, ?5 WHERE EXISTS "
                 "(SELECT 1 FROM people WHERE person_id = ?2 AND credential = ?3)");
  Statement remove(store, "DELETE FROM sessions WHERE session_hash = ?");
  for (const auto& [hash, session] : changes) {
    const std::string key = hash.hex();
    if (!session) {
      remove.bind(0, key).run();
      continue;
    }
    keep.bind(0, key).bind(1, session->person).bind(2, session->credential);
    keep.bind(3, session->started_at).bind(4, session->seen_at).run();
  }
}

}  // namespace crossfade::server
