#include "text/number_format.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace crossfade::text {
namespace {

constexpr std::string_view kNone = "–";

std::string fixed(double value, int digits) {
  std::array<char, 400> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 std::chars_format::fixed, digits);
  std::string text(buffer.data(), end.ptr);
  // "-0.00" says nothing that "0.00" does not.
  if (text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
  return text;
}

std::string grouped(std::string text) {
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  for (std::size_t at = point; at > first + 3;) {
    at -= 3;
    text.insert(at, 1, ',');
  }
  return text;
}

struct Unit {
  double size;
  std::string_view name;
};

constexpr Unit kEnglishUnits[] = {{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}};
constexpr Unit kKoreanUnits[] = {{1e12, "조"}, {1e8, "억"}, {1e4, "만"}};

double to_three_digits(double value) {
  std::array<char, 32> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 std::chars_format::scientific, 2);
  double rounded = value;
  std::from_chars(buffer.data(), end.ptr, rounded);
  return rounded;
}

}  // namespace

std::string format_count(double value) {
  return std::isfinite(value) ? grouped(fixed(value, 0)) : std::string(kNone);
}

std::string format_large(double value, Language language) {
  if (!std::isfinite(value) || std::abs(value) < 9999.5) return format_count(value);
  const bool korean = language == Language::kKorean;
  const double rounded = to_three_digits(value);  // may reach a unit from below: 999,999
  for (const Unit& unit : korean ? kKoreanUnits : kEnglishUnits) {
    const double scaled = std::abs(rounded) / unit.size;
    if (scaled < 1) continue;
    // Korean units lie ten thousand apart and show up to four whole digits.
    const double shown = (korean && scaled >= 100 ? value : rounded) / unit.size;
    const int digits = scaled >= 100 ? 0 : scaled >= 10 ? 1 : 2;
    return grouped(fixed(shown, digits)) + std::string(unit.name);
  }
  return format_count(rounded);
}

std::string format_decimal(double value, int digits) {
  return std::isfinite(value) ? grouped(fixed(value, digits)) : std::string(kNone);
}

std::string format_percent(double share, bool sign) {
  if (!std::isfinite(share)) return std::string(kNone);
  const std::string text = grouped(fixed(share * 100, 1)) + " %";
  const bool positive = !text.starts_with('-') && text != "0.0 %";
  return sign && positive ? "+" + text : text;
}

}  // namespace crossfade::text
