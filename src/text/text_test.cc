#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "text/number_format.h"
#include "text/similarity.h"
#include "text/unicode.h"

namespace crossfade::text {
namespace {

TEST_CASE("names that only look different fold to the same") {
  CHECK(fold("ＢＴＳ ") == "bts");
  CHECK(fold("  Red   Hot\tChili ") == "red hot chili");
  CHECK(fold("Beyonc\u00e9") == fold("Beyonce\u0301"));
  CHECK(fold("STRASSE") == fold("Straße"));
  CHECK(fold("아이유") == "아이유");
  CHECK(fold("\u1112\u1161\u11ab") == "한");
}

TEST_CASE("diacritics tell names apart in identity but not in fuzzy matching") {
  CHECK(fold("Beyoncé") != fold("Beyonce"));
  CHECK(fold_words("Beyoncé – Halo (Live)") == "beyonce halo live");
  CHECK(fold_words("Don't Stop") == "dont stop");
  CHECK(fold_words("방탄소년단 'Dynamite' MV") == "방탄소년단 dynamite mv");
  CHECK(fold_words("...") == "");
}

TEST_CASE("text that is not UTF-8 passes through without a crash") {
  const std::string broken =
      "a\xff\xfe"
      "b";
  CHECK(fold(broken) == broken);
  CHECK(display_width(broken) == 4);
  (void)fold_words(broken);
  (void)partial_ratio(broken, "\xc3");
}

TEST_CASE("Hangul counts two columns and combining marks none") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("아이유") == 6);
  CHECK(display_width("e\u0301") == 1);
}

TEST_CASE("a text is cut and padded to exactly the width asked") {
  for (const std::size_t width : {0U, 1U, 2U, 5U, 9U, 30U}) {
    CHECK(display_width(fit_width("아이유 좋은 날", width)) == width);
    CHECK(display_width(fit_width("plain", width)) == width);
  }
  CHECK(fit_width("abcdef", 4) == "abc…");
}

TEST_CASE("scripts are found by their letters") {
  CHECK(scripts("abc 123") == kLatin);
  CHECK(scripts("좋은 날") == kHangul);
  CHECK(scripts("ライブ live") == (kKana | kLatin));
  CHECK(scripts("أغنية") == kArabic);
  CHECK(scripts("123 !?") == 0);
}

TEST_CASE("ratio is twice the common subsequence over both lengths") {
  CHECK(ratio("abcd", "abcd") == 1);
  CHECK(ratio("abcd", "axcy") == doctest::Approx(0.5));
  CHECK(ratio("", "a") == 0);
  CHECK(ratio("가나다", "가다") == doctest::Approx(0.8));
  const std::string long_text(150, 'a');
  CHECK(ratio(long_text, long_text + "b") == doctest::Approx(300.0 / 301));
}

TEST_CASE("partial ratio finds the shorter text inside the longer") {
  CHECK(partial_ratio("halo", "beyonce halo official video") == 1);
  CHECK(partial_ratio("halo", "beyonce hallo video") == doctest::Approx(0.75));
  CHECK(partial_ratio("halo", "") == 0);
}

TEST_CASE("token set ratio does not mind the order of words") {
  CHECK(token_set_ratio("hot chili red", "red hot chili peppers") == 1);
  CHECK(token_set_ratio("a b", "c d") < 0.5);
}

TEST_CASE("numbers are written so that a person can read them") {
  CHECK(format_count(1234567) == "1,234,567");
  CHECK(format_count(-1234) == "-1,234");
  CHECK(format_count(999) == "999");
  CHECK(format_count(std::nan("")) == "–");
  CHECK(format_large(1410552562649, Language::kEnglish) == "1.41 trillion");
  CHECK(format_large(1410552562649, Language::kKorean) == "1.41조");
  CHECK(format_large(90090857, Language::kEnglish) == "90.1 million");
  CHECK(format_large(90090857, Language::kKorean) == "9,009만");
  CHECK(format_large(9999, Language::kKorean) == "9,999");
  CHECK(format_decimal(0.5764, 3) == "0.576");
  CHECK(format_decimal(-0.0001, 2) == "0.00");
  CHECK(format_percent(0.1234) == "12.3 %");
  CHECK(format_percent(0.1234, true) == "+12.3 %");
  CHECK(format_percent(-0.1, true) == "-10.0 %");
}

}  // namespace
}  // namespace crossfade::text
