#include "server/daily_use.h"

#include <array>
#include <string_view>

namespace crossfade::server {
namespace {

using store::Statement;
using store::Store;

// By Visitor::Kind. A row comes back where the day is a new one.
constexpr std::array<std::string_view, 4> kMark = {
    "INSERT INTO daily_use VALUES (?1, 'local', 1) ON CONFLICT DO NOTHING",
    "UPDATE people SET last_day = ?1 WHERE person_id = ?2 AND ifnull(last_day, -1) < ?1 "
    "RETURNING person_id",
    "UPDATE tokens SET last_day = ?1 WHERE token_id = ?2 AND ifnull(last_day, -1) < ?1 "
    "RETURNING token_id",
    "UPDATE shares SET last_day = ?1 WHERE share_id = ?2 AND ifnull(last_day, -1) < ?1 "
    "RETURNING share_id"};

bool is_first_of_day(Store& store, const UseMark& mark) {
  Statement statement(store, kMark.at(static_cast<std::size_t>(mark.kind)));
  statement.bind(0, mark.day);
  if (mark.kind != Visitor::Kind::kLocal) statement.bind(1, mark.id);
  return statement.step();
}

}  // namespace

std::vector<DailyUse> read_daily_use(Store& store, std::int64_t first) {
  std::vector<DailyUse> days;
  Statement rows(store, "SELECT day, kind, visitors FROM daily_use WHERE day >= ? ORDER BY day");
  rows.bind(0, first);
  while (rows.step()) {
    if (days.empty() || days.back().day != rows.integer(0)) {
      days.push_back({.day = rows.integer(0)});
    }
    DailyUse& use = days.back();
    const std::string_view kind = rows.text(1);
    if (kind == name_of(Visitor::Kind::kPerson)) use.people = rows.integer(2);
    if (kind == name_of(Visitor::Kind::kToken)) use.tokens = rows.integer(2);
    if (kind == name_of(Visitor::Kind::kShare)) use.shares = rows.integer(2);
    if (kind == name_of(Visitor::Kind::kLocal)) use.local = true;
  }
  return days;
}

std::int64_t day_of(std::int64_t seconds) {
  constexpr std::int64_t kSecondsADay = 86'400;
  const std::int64_t days = seconds / kSecondsADay;
  return seconds % kSecondsADay < 0 ? days - 1 : days;
}

void write_use(Store& store, std::span<const UseMark> marks) {
  Statement count(store,
                  "INSERT INTO daily_use VALUES (?, ?, 1) "
                  "ON CONFLICT DO UPDATE SET visitors = visitors + 1");
  for (const UseMark& mark : marks) {
    if (is_first_of_day(store, mark)) count.bind(0, mark.day).bind(1, name_of(mark.kind)).run();
  }
}

}  // namespace crossfade::server
