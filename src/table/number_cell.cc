#include <fast_float/fast_float.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <string>

#include "table/csv_reader.h"

namespace crossfade::table {
namespace {

constexpr NumberCell kMissingCell{std::numeric_limits<double>::quiet_NaN(), CellKind::kMissing};
constexpr NumberCell kInvalidCell{std::numeric_limits<double>::quiet_NaN(), CellKind::kInvalid};
constexpr std::array<std::string_view, 5> kMissingWords = {"n/a", "na", "null", "nan", "-"};

/// Powers of ten, all exact doubles.
constexpr std::array kPowersOfTen = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                     1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
constexpr std::uint64_t kEach = 0x0101010101010101U;
constexpr std::uint64_t kZeros = kEach * '0';

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

template <typename T>
std::uint64_t load(const char* p) {
  T word;
  std::memcpy(&word, p, sizeof word);
  return word;
}

/// Up to eight characters as a word, the last one in its top byte, '0' in the bytes left over.
/// `size` is 1 to 8.
std::uint64_t load_right_aligned(const char* p, std::size_t size) {
  if (size == 8) return load<std::uint64_t>(p);
  const std::size_t gap = 8 * (8 - size);
  const std::uint64_t zeros = kZeros >> (8 * size);
  if (size >= 4) {
    return (load<std::uint32_t>(p) << gap) | (load<std::uint32_t>(p + size - 4) << 32) | zeros;
  }
  const auto byte = [p](std::size_t i) { return load<std::uint8_t>(p + i); };
  const std::size_t middle = size / 2;
  return (byte(0) << gap) | (byte(middle) << (gap + 8 * middle)) | (byte(size - 1) << 56) | zeros;
}

/// Takes the first point out of eight characters and moves those before it up. Gives how many stand
/// behind it; 8 where there is none.
std::size_t take_point(std::uint64_t& word) {
  const std::uint64_t difference = word ^ (kEach * '.');
  const std::uint64_t found = (difference - kEach) & ~difference & (kEach * 0x80);
  if (found == 0) return 8;
  const auto at = static_cast<std::size_t>(std::countr_zero(found)) / 8;  // the lowest is exact
  const std::uint64_t before = (std::uint64_t{1} << (8 * at)) - 1;
  const std::uint64_t kept = word & ~(before | (std::uint64_t{0xFF} << (8 * at)));
  word = kept | ((word & before) << 8) | '0';
  return 7 - at;
}

bool all_digits(std::uint64_t word) {
  constexpr std::uint64_t kHigh = kEach * 0xF0;
  return ((word & kHigh) | (((word + kEach * 6) & kHigh) >> 4)) == kEach * 0x33;
}

/// The number that eight digits write, the first in the low byte (pairs, then fours, then eight).
std::uint64_t eight_digits(std::uint64_t word) {
  word -= kZeros;
  word = word * 10 + (word >> 8);
  constexpr std::uint64_t kPairs = 0x000000FF000000FFU;
  const std::uint64_t even = (word & kPairs) * (100 + (std::uint64_t{1000000} << 32));
  const std::uint64_t odd = ((word >> 16) & kPairs) * (1 + (std::uint64_t{10000} << 32));
  return (even + odd) >> 32;
}

/// Reads up to 16 characters, digits with at most one point, eight at a time and without a branch a
/// digit. With a point there are at most 15 digits: mantissa and power of ten are exact doubles,
/// and one division rounds as the whole number would (Clinger 1990). Without one only the
/// conversion of the mantissa rounds. False for everything else.
bool read_plain(std::string_view digits, bool negative, double& value) {
  const std::size_t size = digits.size();
  if (size == 0 || size > 16 || digits == ".") return false;
  std::uint64_t mantissa = 0;
  std::size_t fraction = 0;
  const std::size_t low_size = std::min<std::size_t>(size, 8);
  std::uint64_t low = load_right_aligned(digits.data() + size - low_size, low_size);
  const std::size_t behind = take_point(low);
  if (!all_digits(low)) return false;
  if (size > 8) {
    std::uint64_t high = load_right_aligned(digits.data(), size - 8);
    const std::size_t high_behind = behind == 8 ? take_point(high) : 8;
    if (!all_digits(high)) return false;
    mantissa = eight_digits(high) * (behind == 8 ? 100000000U : 10000000U);
    if (high_behind != 8) fraction = high_behind + 8;
  }
  mantissa += eight_digits(low);
  if (behind != 8) fraction = behind;
  const double whole = static_cast<double>(static_cast<std::int64_t>(mantissa));
  value = (negative ? -whole : whole) / kPowersOfTen[fraction];
  return true;
}

/// Whether commas group the digits before the point by thousands: "1,234", "12,345,678.9".
bool groups_thousands(std::string_view digits) {
  const std::string_view whole = digits.substr(0, digits.find('.'));
  const std::size_t first = whole.find(',');
  if (first == 0 || first > 3 || whole.front() == '0') return false;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const bool comma = i >= first && (i - first) % 4 == 0;
    if (comma ? whole[i] != ',' : !is_digit(whole[i])) return false;
  }
  const std::string_view fraction = digits.substr(whole.size());
  return (whole.size() - first) % 4 == 0 &&
         std::all_of(fraction.begin() + (fraction.empty() ? 0 : 1), fraction.end(), is_digit);
}

/// All numbers that JSON knows, and "5." and ".5".
NumberCell read_any(std::string_view digits, bool negative) {
  const char* const end = digits.data() + digits.size();
  double size = 0;
  const auto read = fast_float::from_chars(digits.data(), end, size);
  if (read.ec != std::errc() || read.ptr != end || !std::isfinite(size)) return kInvalidCell;
  const std::string_view mantissa = digits.substr(0, digits.find_first_of("eE"));
  const bool too_small = size == 0 && mantissa.find_first_not_of("0.") != std::string_view::npos;
  if (too_small) return kInvalidCell;
  return {negative ? -size : size, CellKind::kNumber};
}

bool is_missing_word(std::string_view cell) {
  return std::any_of(kMissingWords.begin(), kMissingWords.end(), [cell](std::string_view word) {
    return std::equal(cell.begin(), cell.end(), word.begin(), word.end(),
                      [](char a, char b) { return lower(a) == b; });
  });
}

}  // namespace

NumberCell parse_number(std::string_view cell) {
  while (!cell.empty() && is_blank(cell.front())) cell.remove_prefix(1);
  while (!cell.empty() && is_blank(cell.back())) cell.remove_suffix(1);
  if (cell.empty()) return kMissingCell;
  const bool negative = cell.front() == '-';
  const bool sign = negative || cell.front() == '+';
  const std::string_view digits = cell.substr(sign ? 1 : 0);
  double value = 0;
  if (read_plain(digits, negative, value)) return {value, CellKind::kNumber};

  if (is_missing_word(cell)) return kMissingCell;
  if (digits.empty() || !(is_digit(digits.front()) || digits.front() == '.')) return kInvalidCell;
  if (digits.find(',') == std::string_view::npos) return read_any(digits, negative);
  if (!groups_thousands(digits)) return kInvalidCell;
  std::string joined(digits);
  std::erase(joined, ',');
  return read_any(joined, negative);
}

}  // namespace crossfade::table
