#include "server/audit_log.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "base/error.h"
#include "text/unicode.h"

namespace crossfade::server {
namespace {

constexpr std::size_t kMostCharacters = 200;

// A name that a stranger typed must not fill the disk or break a line of an export.
std::string kept(std::string_view text) {
  std::string_view rest = text;
  for (std::size_t i = 0; i < kMostCharacters && !rest.empty(); ++i) text::take_code_point(rest);
  return text::one_line(text.substr(0, text.size() - rest.size()));
}

}  // namespace

void append_audit(store::Store& store, const AuditEntry& entry) {
  const std::string who = kept(entry.who);
  const std::string object = kept(entry.object);
  store::Statement insert(store,
                          "INSERT INTO audit (at, who_kind, who, operation, object, outcome) "
                          "VALUES (?, ?, ifnull(?, ''), ?, ?, ?)");
  insert.bind(0, entry.at).bind(1, entry.who_kind).bind(2, who).bind(3, entry.operation);
  insert.bind(4, object).bind(5, entry.outcome).run();
}

std::vector<AuditEntry> read_audit(store::Store& store, std::int64_t before, std::int64_t limit) {
  store::Statement rows(store,
                        "SELECT entry_id, at, who_kind, who, operation, object, outcome FROM audit "
                        "WHERE entry_id < ? ORDER BY entry_id DESC LIMIT ?");
  constexpr std::int64_t kNoBound = std::numeric_limits<std::int64_t>::max();
  rows.bind(0, before == 0 ? kNoBound : before).bind(1, std::clamp<std::int64_t>(limit, 1, 1000));
  std::vector<AuditEntry> entries;
  while (rows.step()) {
    entries.push_back({rows.integer(0), rows.integer(1), std::string(rows.text(2)),
                       std::string(rows.text(3)), std::string(rows.text(4)),
                       std::string(rows.text(5)), std::string(rows.text(6))});
  }
  return entries;
}

AuditLog::~AuditLog() {
  try {
    flush();
  } catch (const base::Error&) {
    // There is nobody left to tell.
  }
}

void AuditLog::record(AuditEntry entry) {
  const std::lock_guard hold(mutex_);
  waiting_.push_back(std::move(entry));
}

void AuditLog::record(const Visitor& visitor, std::int64_t at, std::string operation,
                      std::string object, std::string outcome) {
  record({0, at, std::string(name_of(visitor.kind)), visitor.name, std::move(operation),
          std::move(object), std::move(outcome)});
}

void AuditLog::flush() {
  {
    const std::lock_guard hold(mutex_);
    if (waiting_.empty()) return;
  }
  std::vector<AuditEntry> taken;
  try {
    store_.change([&](store::Store& store) {
      {
        const std::lock_guard hold(mutex_);
        taken.swap(waiting_);
      }
      for (const AuditEntry& entry : taken) append_audit(store, entry);
    });
  } catch (...) {
    const std::lock_guard hold(mutex_);
    waiting_.insert(waiting_.begin(), std::make_move_iterator(taken.begin()),
                    std::make_move_iterator(taken.end()));
    throw;
  }
}

}  // namespace crossfade::server
