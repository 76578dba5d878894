#include "catalogue/title_match.h"

#include <doctest/doctest.h>

#include "text/unicode.h"

namespace crossfade::catalogue {
namespace {

TEST_CASE("what stands in brackets or behind a dash is not the core of a name") {
  CHECK(text::fold_words(core_name("Halo (feat. X) [Live]")) == "halo");
  CHECK(text::fold_words(core_name("Heroes - Remastered 2017")) == "heroes");
  CHECK(text::fold_words(core_name("(I Can't Get No) Satisfaction")) == "satisfaction");
  CHECK(text::fold_words(core_name("Ra Ra (From \"Vikrant (2) Rona\") End")) == "ra ra end");
}

TEST_CASE("a name that is all brackets stays whole, a bracket left open ends the core") {
  CHECK(core_name("(Intro)") == "(Intro)");
  CHECK(core_name("Song (unfinished") == "Song ");
  CHECK(core_name("Song) again") == "Song) again");
}

TEST_CASE("a title holds the track name across case, accents, punctuation and additions") {
  CHECK(title_holds_track("Beyoncé - Halo (Official Video)", "HALO - Radio Edit") == Match::kYes);
  CHECK(title_holds_track("Corazon sin ti [Audio]", "Corazón Sin Ti") == Match::kYes);
  CHECK(title_holds_track("아이유 - 밤편지 MV", "밤편지 (Through the Night)") == Match::kYes);
  CHECK(title_holds_track("Rock'n'Roll Train", "Rock N Roll Train") == Match::kYes);
}

TEST_CASE("a title that is part of the track name matches too") {
  CHECK(title_holds_track("Für Elise", "Bagatelle No. 25 in A Minor, WoO 59 \"Für Elise\"") ==
        Match::kYes);
}

TEST_CASE("a slip of the pen still matches, another song does not") {
  CHECK(title_holds_track("Anna - Bohemian Rapsody", "Bohemian Rhapsody") == Match::kYes);
  CHECK(title_holds_track("Anna - Winter Tale", "Bohemian Rhapsody") == Match::kNo);
}

TEST_CASE("a name that a bracket interrupts matches as a whole") {
  CHECK(title_holds_track("X - Get Lit Dedication Remix ft Y", "Get Lit (Dedication) Remix") ==
        Match::kYes);
}

TEST_CASE("a name of up to three letters must stand as a word of its own") {
  CHECK(title_holds_track("Anna - Go (Video)", "Go") == Match::kYes);
  CHECK(title_holds_track("Anna - Gone (Video)", "Go") == Match::kNo);
}

TEST_CASE("names without a letter or digit cannot be judged") {
  CHECK(title_holds_track("", "Go") == Match::kUnknown);
  CHECK(title_holds_track("Anna", "???") == Match::kUnknown);
}

}  // namespace
}  // namespace crossfade::catalogue
