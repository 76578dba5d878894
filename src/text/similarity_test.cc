#include "text/similarity.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace crossfade::text {
namespace {

/// The longest common subsequence by the plain table.
double naive_ratio(const std::string& a, const std::string& b) {
  std::vector<std::size_t> above(b.size() + 1, 0);
  for (const char c : a) {
    std::vector<std::size_t> row(b.size() + 1, 0);
    for (std::size_t j = 0; j < b.size(); ++j) {
      row[j + 1] = c == b[j] ? above[j] + 1 : std::max(above[j + 1], row[j]);
    }
    above = row;
  }
  return 2.0 * static_cast<double>(above.back()) / static_cast<double>(a.size() + b.size());
}

double naive_partial_ratio(const std::string& a, const std::string& b) {
  const std::string& longer = a.size() > b.size() ? a : b;
  const std::string& shorter = a.size() > b.size() ? b : a;
  double best = 0;
  for (std::size_t i = 0; i + shorter.size() <= longer.size(); ++i) {
    best = std::max(best, naive_ratio(shorter, longer.substr(i, shorter.size())));
  }
  return best;
}

std::string random_text(unsigned& state, std::size_t length) {
  std::string text;
  for (std::size_t i = 0; i < length; ++i) {
    state = state * 1664525u + 1013904223u;
    text += static_cast<char>('a' + (state >> 24) % 5);
  }
  return text;
}

TEST_CASE("the bit-parallel ratios agree with the plain table for texts of any length") {
  unsigned state = 1;
  for (const std::size_t a : {1, 7, 63, 64, 65, 130, 200}) {
    for (const std::size_t b : {1, 20, 64, 128, 129, 190}) {
      const std::string one = random_text(state, a);
      const std::string two = random_text(state, b);
      CHECK(ratio(one, two) == doctest::Approx(naive_ratio(one, two)));
      CHECK(ratio(one, two) == ratio(two, one));
      CHECK(partial_ratio(one, two) == doctest::Approx(naive_partial_ratio(one, two)));
    }
  }
}

TEST_CASE("equal texts are 1, texts with nothing in common 0, an empty one 0") {
  CHECK(ratio("halo", "halo") == 1);
  CHECK(ratio("abc", "xyz") == 0);
  CHECK(ratio("", "abc") == 0);
  CHECK(ratio("", "") == 0);
  CHECK(partial_ratio("", "abc") == 0);
  CHECK(token_set_ratio("", "abc") == 0);
  CHECK(token_set_ratio(" ", "abc") == 0);
}

TEST_CASE("ratio counts insertions and deletions") {
  CHECK(ratio("abcd", "abxd") == doctest::Approx(0.75));
  CHECK(ratio("abc", "abcabc") == doctest::Approx(2.0 * 3 / 9));
}

TEST_CASE("partial_ratio finds a track name inside a longer title") {
  CHECK(partial_ratio("halo", "beyonce halo official video") == 1);
  CHECK(partial_ratio("beyonce halo official video", "halo") == 1);
  CHECK(partial_ratio("helo", "beyonce halo official video") == doctest::Approx(0.75));
}

TEST_CASE("token_set_ratio forgives order and additions") {
  CHECK(token_set_ratio("halo beyonce", "beyonce halo official video") == 1);
  CHECK(token_set_ratio("a b c", "c b a a") == 1);
  CHECK(token_set_ratio("new york", "new jersey") ==
        doctest::Approx(token_set_ratio("new jersey", "new york")));
  CHECK(token_set_ratio("new york", "old paris") < 0.5);
}

TEST_CASE("Korean and Japanese texts are compared by characters, not bytes") {
  CHECK(ratio("방탄소년단", "방탄소년") == doctest::Approx(2.0 * 4 / 9));
  CHECK(ratio("가", "각") == 0);
  CHECK(partial_ratio("밤편지", "아이유 밤편지 뮤직비디오") == 1);
  CHECK(token_set_ratio("夜に駆ける yoasobi", "yoasobi 夜に駆ける official") == 1);
  std::string long_one;
  for (int i = 0; i < 100; ++i) long_one += "밤";
  CHECK(ratio(long_one, long_one + long_one) == doctest::Approx(2.0 * 100 / 300));
}

TEST_CASE("bytes that are not UTF-8 are compared without complaint") {
  CHECK(ratio("caf\xe9", "cafe") == doctest::Approx(0.75));
  CHECK(partial_ratio("\xff\xfe", "a\xff") == doctest::Approx(0.5));
}

TEST_CASE("nearest_word gives the word that was meant, or nothing where none is near") {
  const std::string_view words[] = {"budget", "value_a_stream", "months", "most_a_month"};
  CHECK(nearest_word("budgte", words) == "budget");
  CHECK(nearest_word("month", words) == "months");
  CHECK(nearest_word("most_per_month", words) == "most_a_month");
  CHECK(nearest_word("colour", words).empty());
  CHECK(nearest_word("", words).empty());
  CHECK(nearest_word("budget", {}).empty());
  const std::string_view equals[] = {"ab", "ac"};
  CHECK(nearest_word("abac", equals) == "ab");
}

}  // namespace
}  // namespace crossfade::text
