#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace crossfade::base {

/// A day of the Gregorian calendar, without time or zone. A default Date is missing.
struct Date {
  static constexpr std::int32_t kMissing = INT32_MIN;

  std::int32_t days = kMissing;  ///< days since 1970-01-01

  bool known() const { return days != kMissing; }
  auto operator<=>(const Date&) const = default;
};

/// Reads "2023-02-07" (ISO 8601, the day as Spotify gives it; "2023-02" and "2023", its coarser
/// precisions, give the first day). Anything else, or a day that does not exist: nothing.
std::optional<Date> parse_date(std::string_view text);

/// "2023-02-07"; a missing date gives "".
std::string to_string(Date date);

/// The day of the week (ISO 8601): 1 is Monday, 7 Sunday. `date` is known.
int weekday(Date date);

}  // namespace crossfade::base
