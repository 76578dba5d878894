#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "server/role.h"
#include "store/store.h"

namespace crossfade::server {

/// How many used the server on a day: counts, never who.
struct DailyUse {
  std::int64_t day = 0;     ///< days since 1970-01-01 (UTC)
  std::int64_t people = 0;  ///< distinct accounts
  std::int64_t tokens = 0;  ///< distinct programs
  std::int64_t shares = 0;  ///< distinct read-only links
  bool local = false;  ///< whether anybody did at the machine itself, where there are no accounts
};

/// The days from `first` on that saw any use, in order.
std::vector<DailyUse> read_daily_use(store::Store& store, std::int64_t first);

/// The day of a time in seconds since 1970.
std::int64_t day_of(std::int64_t seconds);

/// That a visitor used the server on a day.
struct UseMark {
  Visitor::Kind kind = Visitor::Kind::kLocal;
  std::int64_t id = 0;
  std::int64_t day = 0;
};

/// Keeps the day as the visitor's last and counts it, unless that was done before: of who came on
/// which day no more is kept. Marks of a visitor come in the order of days; those of visitors that
/// are gone are not counted. Within a store::Transaction.
void write_use(store::Store& store, std::span<const UseMark> marks);

}  // namespace crossfade::server
