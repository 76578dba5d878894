#include "text/number_format.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace crossfade::text {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

TEST_CASE("counts carry a comma between thousands") {
  CHECK(format_count(0) == "0");
  CHECK(format_count(999) == "999");
  CHECK(format_count(1234567) == "1,234,567");
  CHECK(format_count(-1234.6) == "-1,235");
  CHECK(format_count(-0.2) == "0");
}

TEST_CASE("what is not finite is an en dash") {
  CHECK(format_count(kNaN) == "–");
  CHECK(format_large(kNaN, Language::kEnglish) == "–");
  CHECK(format_decimal(kNaN, 2) == "–");
  CHECK(format_percent(kNaN) == "–");
  CHECK(format_count(std::numeric_limits<double>::infinity()) == "–");
}

TEST_CASE("large numbers have three digits and an English word") {
  CHECK(format_large(1234, Language::kEnglish) == "1,234");
  CHECK(format_large(45623, Language::kEnglish) == "45,600");
  CHECK(format_large(12345678, Language::kEnglish) == "12.3 million");
  CHECK(format_large(999999, Language::kEnglish) == "1.00 million");
  CHECK(format_large(123.4e9, Language::kEnglish) == "123 billion");
  CHECK(format_large(1.4121e12, Language::kEnglish) == "1.41 trillion");
  CHECK(format_large(-2.5e6, Language::kEnglish) == "-2.50 million");
  CHECK(format_large(1234e12, Language::kEnglish) == "1,230 trillion");
}

TEST_CASE("large numbers are counted in ten thousands in Korean") {
  CHECK(format_large(9999, Language::kKorean) == "9,999");
  CHECK(format_large(9999.7, Language::kKorean) == "1.00만");
  CHECK(format_large(123456, Language::kKorean) == "12.3만");
  CHECK(format_large(12341234, Language::kKorean) == "1,234만");
  CHECK(format_large(99999999, Language::kKorean) == "1.00억");
  CHECK(format_large(1.4121e12, Language::kKorean) == "1.41조");
  CHECK(format_large(1.774e15, Language::kKorean) == "1,774조");
}

TEST_CASE("decimals and shares are rounded, never minus zero") {
  CHECK(format_decimal(0.5764, 3) == "0.576");
  CHECK(format_decimal(-0.0001, 2) == "0.00");
  CHECK(format_decimal(12, 0) == "12");
  CHECK(format_percent(0.1234) == "12.3 %");
  CHECK(format_percent(0.1234, true) == "+12.3 %");
  CHECK(format_percent(-0.1234, true) == "-12.3 %");
  CHECK(format_percent(-0.0001, true) == "0.0 %");
  CHECK(format_percent(0, true) == "0.0 %");
}

}  // namespace
}  // namespace crossfade::text
