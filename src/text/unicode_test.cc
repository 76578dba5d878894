#include "text/unicode.h"

#include <doctest/doctest.h>

#include <string>

namespace crossfade::text {
namespace {

TEST_CASE("fold lowers ASCII and collapses white space") {
  CHECK(fold("  The  BEATLES\t\n") == "the beatles");
  CHECK(fold("").empty());
  CHECK(fold(" \t ").empty());
}

TEST_CASE("full width letters and the ideographic blank fold to plain ones") {
  CHECK(fold("ＢＴＳ　") == "bts");
  CHECK(fold("Ｙｏａｓｏｂｉ　夜に駆ける") == "yoasobi 夜に駆ける");
}

TEST_CASE("composed and decomposed text fold to the same") {
  CHECK(fold("Beyonc\u00e9") == fold("Beyonce\u0301"));
  CHECK(fold("방탄소년단") == fold("\u1107\u1161\u11bc\u1110\u1161\u11ab소년단"));
  CHECK(fold("ガ") == fold("カ\u3099"));
  CHECK(fold("ｶﾞ") == fold("ガ"));
}

TEST_CASE("fold keeps diacritics and case-folds beyond ASCII") {
  CHECK(fold("BEYONCÉ") == "beyoncé");
  CHECK(fold("Beyoncé") != fold("Beyonce"));
  CHECK(fold("STRASSE") == fold("Straße"));
  CHECK(fold("МОСКВА") == "москва");
}

TEST_CASE("fold drops characters that cannot be seen") {
  CHECK(fold("a\u200bb\u00adc\ufeffé") == "abcé");
}

TEST_CASE("fold of folded text changes nothing") {
  for (const char* text : {"ＢＴＳ  ① ﬁ", "Straße É", "방탄소년단", "ガギ ｶﾞ", "ﷺ", "İstanbul"}) {
    CHECK(fold(fold(text)) == fold(text));
  }
}

TEST_CASE("text that is not UTF-8 folds to itself") {
  const std::string broken = "Caf\xe9  ABC";
  CHECK(fold(broken) == broken);
}

TEST_CASE("fold_words leaves letters and digits only") {
  CHECK(fold_words("Beyoncé – Halo (Live)") == "beyonce halo live");
  CHECK(fold_words("AC/DC's T.N.T. 1975!") == "ac dcs t n t 1975");
  CHECK(fold_words("Björk & Sigur Rós") == "bjork sigur ros");
  CHECK(fold_words("Mø, Łona, Æther") == "mo lona aether");
  CHECK(fold_words("…!?") == "");
}

TEST_CASE("fold_words keeps Korean syllables, kana marks and Indic vowels whole") {
  CHECK(fold_words("아이유 (IU) – '밤편지'") == "아이유 iu 밤편지");
  CHECK(fold_words("「ガガ」・東京") == "ガガ 東京");
  CHECK(fold_words("हिन्दी") == "हिन्दी");
  CHECK(fold_words("ＬＩＶＥ") == "live");
}

TEST_CASE("fold_words of bytes that are not UTF-8 keeps the words around them") {
  CHECK(fold_words("Caf\xe9 Live") == "caf live");
  CHECK(fold_words("\xff\xfe\xc0") == "");
  CHECK(fold_words("é\xff"
                   "b") == "e b");
}

TEST_CASE("no bytes whatever make folding crash") {
  std::string text;
  for (int round = 0; round < 3000; ++round) {
    text.clear();
    unsigned state = static_cast<unsigned>(round) * 2654435761u + 1;
    for (int i = 0; i < round % 40; ++i) {
      state = state * 1664525u + 1013904223u;
      text += static_cast<char>(state >> 24);
    }
    fold(text);
    const std::string words = fold_words(text);
    CHECK(fold_words(words) == words);
    display_width(text);
    CHECK(display_width(fit_width(text, 12)) == 12);
    scripts(text);
  }
}

TEST_CASE("wide characters count two columns, combining marks none") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("방탄") == 4);
  CHECK(display_width("\u1107\u1161\u11bc") == 2);
  CHECK(display_width("東京カ") == 6);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("ｶ") == 1);
  CHECK(display_width("\xff") == 1);
}

TEST_CASE("fit_width pads and cuts to exact columns") {
  CHECK(fit_width("abc", 5) == "abc  ");
  CHECK(fit_width("abc", 3) == "abc");
  CHECK(fit_width("abcdef", 4) == "abc…");
  CHECK(fit_width("방탄소년단", 6) == "방탄… ");
  CHECK(fit_width("방탄소년단", 5) == "방탄…");
  CHECK(fit_width("방", 1) == "…");
  CHECK(fit_width("abc", 0) == "");
}

TEST_CASE("fit_width lets no control character through") {
  CHECK(fit_width("a\x1b[2J", 6) == "a\ufffd[2J ");
  CHECK(fit_width("a\nb", 4) == "a\ufffdb ");
}

TEST_CASE("cut_width cuts as fit_width does and pads nothing") {
  CHECK(cut_width("abc", 5) == "abc");
  CHECK(cut_width("방탄소년단", 6) == "방탄…");
  CHECK(cut_width("a\nb", 3) == "a\ufffdb");
  CHECK(cut_width("abc", 0).empty());
}

TEST_CASE("one_line leaves nothing that could end a line") {
  CHECK(one_line("밤편지 – 아이유") == "밤편지 – 아이유");
  CHECK(one_line("a\r\nb\tc\x1b\x7f") == "a  b c  ");
  CHECK(one_line("a\u2028b\u2029c\u0085d") == "a b c d");
  CHECK(one_line("a\xff") == "a\ufffd");
  CHECK(one_line("").empty());
}

TEST_CASE("scripts names every writing system of the letters") {
  CHECK(scripts("Abc é") == kLatin);
  CHECK(scripts("123 !?") == 0);
  CHECK(scripts("방탄 BTS") == (kHangul | kLatin));
  CHECK(scripts("ﾎﾟﾙﾉ 東京") == (kKana | kHan));
  CHECK(scripts("москва") == kCyrillic);
  CHECK(scripts("فيروز") == kArabic);
  CHECK(scripts("שלום") == kHebrew);
  CHECK(scripts("हिन्दी") == kDevanagari);
  CHECK(scripts("ไทย") == kThai);
  CHECK(scripts("Ελλάδα") == kGreek);
  CHECK(scripts("தமிழ்") == kOtherScript);
  CHECK(scripts("\xff\xfe") == 0);
}

}  // namespace
}  // namespace crossfade::text
