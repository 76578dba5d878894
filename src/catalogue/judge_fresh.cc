// The part "fresh". It needs the day of the counts and the day of judging; without either, none of
// its rules applies.
#include <algorithm>

#include "catalogue/quality_rules.h"

namespace crossfade::catalogue {
namespace {

constexpr std::int32_t kFreshDays = 31;
constexpr std::int32_t kStaleDays = 365;

bool is_dated(const QualityInput& input) {
  return input.import.as_of.known() && input.today.known();
}

}  // namespace

Judged counts_old(const QualityInput& input) {
  if (!is_dated(input)) return {};
  const std::int64_t age = std::int64_t{input.today.days} - input.import.as_of.days;
  constexpr std::int64_t kSpan = kStaleDays - kFreshDays;
  const std::int64_t beyond = std::clamp<std::int64_t>(age - kFreshDays, 0, kSpan);
  return {static_cast<std::size_t>(kSpan), static_cast<std::size_t>(beyond), {}};
}

Judged counts_dated_ahead(const QualityInput& input) {
  if (!is_dated(input)) return {};
  return {1, input.import.as_of > input.today ? std::size_t{1} : 0, {}};
}

Judged released_after_counts(const QualityInput& input) {
  if (!is_dated(input)) return {};
  const auto& released = input.catalogue().release_date;
  return judge_rows(
      input.catalogue(), [&](std::size_t row) { return released[row].known(); },
      [&](std::size_t row) { return released[row] > input.import.as_of; });
}

}  // namespace crossfade::catalogue
