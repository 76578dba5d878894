#include <doctest/doctest.h>

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <string>

#include "base/random.h"
#include "table/csv_reader.h"

namespace crossfade::table {
namespace {

bool is_kind(std::string_view cell, CellKind kind) {
  const NumberCell number = parse_number(cell);
  return number.kind == kind && std::isnan(number.value) == (kind != CellKind::kNumber);
}

TEST_CASE("numbers as labels' files write them are read") {
  const std::pair<std::string_view, double> numbers[] = {
      {"0", 0},
      {"5", 5},
      {"693555221.0", 693555221.0},
      {"-3.2e5", -3.2e5},
      {" 5 ", 5},
      {"\t-2.788 ", -2.788},
      {"1e5", 1e5},
      {"1.75e-05", 1.75e-05},
      {"+7", 7},
      {"5.", 5},
      {".5", .5},
      {"007", 7},
      {"1E+3", 1000},
      {"9007199254740993", 9007199254740992.0},
      {"0.1", .1},
      {"18446744073709551616", 18446744073709551616.0},
      {"123456789012345678901234567890", 123456789012345678901234567890.0},
      {"0.000000000000000000000000000001", 1e-30},
      {"1.7976931348623157e308", 1.7976931348623157e308},
  };
  for (const auto& [cell, value] : numbers) {
    CAPTURE(cell);
    CHECK(parse_number(cell).kind == CellKind::kNumber);
    CHECK(parse_number(cell).value == value);
  }
  CHECK(std::signbit(parse_number("-0").value));
  CHECK(parse_number("-0").value == 0);
}

TEST_CASE("commas are read where they group thousands") {
  CHECK(parse_number("1,234").value == 1234);
  CHECK(parse_number("-12,345,678.5").value == -12345678.5);
  for (const std::string_view cell : {"1,2", "1,23", "1234,567", "0,123", ",123", "1,234,",
                                      "1,2345", "1,234.5,6", "1,234e5", "1,,234", "12,34,567"}) {
    CAPTURE(cell);
    CHECK(is_kind(cell, CellKind::kInvalid));
  }
}

TEST_CASE("empty cells and the words for missing are missing, not zero") {
  for (const std::string_view cell :
       {"", "  ", "\t", "N/A", "n/a", "NA", "null", "NULL", "nan", "NaN", " NA ", "-"}) {
    CAPTURE(cell);
    CHECK(is_kind(cell, CellKind::kMissing));
  }
}

TEST_CASE("everything else is invalid") {
  for (const std::string_view cell :
       {"inf", "-inf", "Infinity", "1e400", "-1e400", "1e-400", "0x10", "5abc", "1_000",
        "--5", "+-5",  "+",        ".",     "-.",     "e5",     "1e",   "1e+",  "1.2.3",
        "5 6", "5%",   "$5",       "true",  "None",   "+nan",   "-nan"}) {
    CAPTURE(cell);
    CHECK(is_kind(cell, CellKind::kInvalid));
  }
  CHECK(is_kind(std::string(400, '9'), CellKind::kInvalid));
}

TEST_CASE("random numbers are read to the last bit as the C library reads them") {
  base::Random random(23);
  for (int i = 0; i < 200000; ++i) {
    const auto digits = std::to_string(random.next() >> random.below(64));
    std::string cell = random.below(2) == 0 ? "-" : "";
    const std::size_t point = random.below(static_cast<std::uint32_t>(digits.size()) + 1);
    cell += std::string(random.below(8) == 0 ? random.below(25) : 0, '0');
    cell += digits.substr(0, point) + "." + digits.substr(point);
    if (random.below(4) == 0) cell += "e" + std::to_string(static_cast<int>(random.below(40)) - 20);
    const double expected = std::strtod(cell.c_str(), nullptr);
    const NumberCell number = parse_number(cell);
    CAPTURE(cell);
    REQUIRE(number.kind == CellKind::kNumber);
    REQUIRE(std::memcmp(&number.value, &expected, sizeof expected) == 0);
  }
}

}  // namespace
}  // namespace crossfade::table
