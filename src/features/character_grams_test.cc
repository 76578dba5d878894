#include "features/character_grams.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "base/random.h"

namespace crossfade::features {
namespace {

std::vector<std::string> grams_of(std::string_view words) {
  std::vector<CharacterGram> grams;
  find_grams(words, grams);
  std::vector<std::string> texts;
  for (const CharacterGram& gram : grams) texts.emplace_back(gram.text());
  return texts;
}

CharacterGram gram_of(std::string_view text) {
  CharacterGram gram;
  std::copy(text.begin(), text.end(), gram.bytes.begin());
  return gram;
}

using Texts = std::vector<std::string>;

TEST_CASE("grams are taken word by word, blanks around each") {
  CHECK(grams_of("a go") == Texts{" a", "a ", " a ", " g", "go", "o ", " go", "go ", " go "});
  CHECK(grams_of("abc") == Texts{" a", "ab", "bc", "c ", " ab", "abc", "bc ", " abc", "abc "});
  CHECK(grams_of("").empty());
  CHECK(grams_of(" ").empty());
}

TEST_CASE("a character counts once however many bytes it takes") {
  CHECK(grams_of("사랑") == Texts{" 사", "사랑", "랑 ", " 사랑", "사랑 ", " 사랑 "});
  // Four characters of four bytes each fill a gram.
  const std::string wide = "𠀀𠀁𠀂𠀃";
  const Texts grams = grams_of(wide);
  CHECK(std::ranges::count(grams, wide) == 1);
}

TEST_CASE("a vocabulary finds its grams and no others") {
  std::vector<CharacterGram> grams;
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'z'; b = static_cast<char>(b + 2)) {
      grams.push_back(gram_of(std::string{a, b}));
    }
  }
  grams.push_back(gram_of("é"));
  const GramVocabulary vocabulary(grams);
  for (std::size_t i = 0; i < grams.size(); ++i) {
    CHECK(vocabulary.find(grams[i]) == i);
    CHECK(vocabulary.gram(i) == grams[i]);
  }
  CHECK(vocabulary.find(gram_of("ab")) == GramVocabulary::kUnknown);
  CHECK(GramVocabulary().find(gram_of("ab")) == GramVocabulary::kUnknown);
  CHECK(GramVocabulary(std::vector<CharacterGram>()).find(gram_of("ab")) ==
        GramVocabulary::kUnknown);
}

TEST_CASE("a gram counts once a text, and the most common are kept") {
  GramCounter counter;
  for (const std::string_view text : {"aa aa", "aa b", "b c", "c d"}) {
    std::vector<CharacterGram> grams;
    find_grams(text, grams);
    counter.add_text(grams);
  }
  CHECK(counter.count(gram_of("aa")) == 2);
  CHECK(counter.count(gram_of(" b ")) == 2);
  CHECK(counter.count(gram_of("xx")) == 0);
  CHECK(counter.common(2, 100).size() == 3 + 3 + 6);  // of "b", of "c", of "aa"
  CHECK(counter.common(3, 100).size() == 0);
  const GramVocabulary few = counter.common(1, 2);
  CHECK(few.gram(0).text() == " a");
  CHECK(few.gram(1).text() == " aa");
}

TEST_CASE("a counter of many grams counts as a sorted list does") {
  base::Random random(3);
  GramCounter counter;
  std::vector<CharacterGram> all;
  for (int t = 0; t < 400; ++t) {
    std::string text;
    for (int i = 0; i < 30; ++i) text.push_back(static_cast<char>('a' + random.below(26)));
    std::vector<CharacterGram> grams;
    find_grams(text, grams);
    counter.add_text(grams);
    grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
    all.insert(all.end(), grams.begin(), grams.end());
  }
  std::sort(all.begin(), all.end());
  for (std::size_t i = 0; i < all.size(); i += 7) {
    const auto [first, last] = std::equal_range(all.begin(), all.end(), all[i]);
    CHECK(counter.count(all[i]) == last - first);
  }
}

}  // namespace
}  // namespace crossfade::features
