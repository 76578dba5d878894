#include "base/date.h"

#include <fmt/format.h>

#include <chrono>

namespace crossfade::base {
namespace {

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  const bool day_form = text.size() == 10 && text[4] == '-' && text[7] == '-';
  const bool month_form = text.size() == 7 && text[4] == '-';
  if (!day_form && !month_form && text.size() != 4) return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = text.size() >= 7 ? digits(text.substr(5, 2)) : std::optional<int>(1);
  const auto day = day_form ? digits(text.substr(8, 2)) : std::optional<int>(1);
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  const auto days = std::chrono::sys_days(date).time_since_epoch().count();
  return Date{static_cast<std::int32_t>(days)};
}

std::string to_string(Date date) {
  if (!date.known()) return {};
  const std::chrono::year_month_day day{std::chrono::sys_days(std::chrono::days(date.days))};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

int weekday(Date date) {
  const std::chrono::weekday day{std::chrono::sys_days(std::chrono::days(date.days))};
  return static_cast<int>(day.iso_encoding());
}

}  // namespace crossfade::base
