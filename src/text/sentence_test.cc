#include "text/sentence.h"

#include <doctest/doctest.h>

namespace crossfade::text {
namespace {

constexpr Bilingual kOf{"{} of {}", "{} 중 {}"};

TEST_CASE("a sentence is filled in both languages, each with its own words") {
  const Sentence filled = fill(kOf, {Sentence("seven", "일곱"), "10"});
  CHECK(filled.in(Language::kEnglish) == "seven of 10");
  CHECK(filled.in(Language::kKorean) == "일곱 중 10");
}

TEST_CASE("a part that looks like a hole is not filled again") {
  CHECK(fill(kOf, {"{}", "10"}).english == "{} of 10");
}

TEST_CASE("a hole without a part stays, and a part without a hole is passed over") {
  CHECK(fill(kOf, {"1"}).english == "1 of {}");
  CHECK(fill(kOf, {"1", "2", "3"}).english == "1 of 2");
  CHECK(fill(Bilingual{"", ""}, {"1"}).korean.empty());
}

}  // namespace
}  // namespace crossfade::text
