#include "features/text_projection.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/error.h"
#include "base/random.h"
#include "base/test_record.h"
#include "stats/linear_algebra.h"
#include "text/unicode.h"

namespace crossfade::features {
namespace {

using base::record_of;

// Names made of the syllables of one of two "languages".
std::vector<std::string> make_documents(std::size_t count, std::uint64_t seed) {
  const std::vector<std::string> kinds[2] = {{"ka", "mo", "shi", "ru", "ne"},
                                             {"ção", "ell", "brück", "th", "and"}};
  base::Random random(seed);
  std::vector<std::string> documents;
  for (std::size_t d = 0; d < count; ++d) {
    std::string text;
    for (int word = 0; word < 4; ++word) {
      for (int i = 0; i < 3; ++i) text += kinds[d % 2][random.below(5)];
      text += word == 1 ? "\n" : " ";
    }
    documents.push_back(text);
  }
  return documents;
}

TextProjectionOptions small_options() {
  TextProjectionOptions options;
  options.components = 8;
  options.least_documents = 5;
  return options;
}

TextProjection read_record(std::string_view bytes) {
  base::ByteReader in(bytes, "text.bin");
  TextProjection projection = TextProjection::read(in);
  CHECK(in.at_end());
  return projection;
}

bool same_bytes(const learn::FeatureMatrix& a, const learn::FeatureMatrix& b) {
  bool same = a.rows() == b.rows() && a.columns() == b.columns();
  for (std::size_t c = 0; same && c < a.columns(); ++c) {
    same = std::equal(a.column(c).begin(), a.column(c).end(), b.column(c).begin(),
                      [](float x, float y) { return x == y || (std::isnan(x) && std::isnan(y)); });
  }
  return same;
}

// The table documents x grams from maps of strings, as the head of text_projection.cc defines it.
stats::DenseMatrix naive_table(const std::vector<std::string>& documents, int least_documents) {
  std::vector<std::map<std::string, int>> counts;
  std::map<std::string, int> having;
  for (const std::string& document : documents) {
    std::vector<CharacterGram> grams;
    find_grams(text::fold(document), grams);
    counts.emplace_back();
    for (const CharacterGram& gram : grams) ++counts.back()[std::string(gram.text())];
    for (const auto& [gram, count] : counts.back()) ++having[gram];
  }
  std::erase_if(having, [&](const auto& entry) { return entry.second < least_documents; });
  stats::DenseMatrix table(documents.size(), having.size());
  for (std::size_t d = 0; d < documents.size(); ++d) {
    double squares = 0;
    std::size_t column = 0;
    for (const auto& [gram, documents_with] : having) {
      const auto found = counts[d].find(gram);
      double weight = 0;
      if (found != counts[d].end()) {
        weight =
            (1 + std::log(found->second)) *
            (1 + std::log((1. + static_cast<double>(documents.size())) / (1. + documents_with)));
      }
      table.column(column++)[d] = weight;
      squares += weight * weight;
    }
    for (std::size_t c = 0; c < having.size(); ++c) table.column(c)[d] /= std::sqrt(squares);
  }
  return table;
}

TEST_CASE("the coordinates are those of the dense decomposition of weighted grams") {
  // No more documents than the random subspace has dimensions: nothing is left to chance.
  const std::vector<std::string> documents = make_documents(26, 1);
  const stats::DenseMatrix table = naive_table(documents, 5);
  const stats::SymmetricEigen whole = stats::symmetric_eigen(stats::gram(table));
  const TextProjection projection = TextProjection::fit(documents, small_options());
  REQUIRE(projection.component_count() == 8);
  CHECK(projection.gram_count() == table.columns);
  const learn::FeatureMatrix placed = projection.project(documents);
  const stats::DenseMatrix expected = stats::product(table, whole.vectors);
  for (std::size_t c = 0; c < 8; ++c) {
    const double sign = expected.at(0, c) * placed.column(c)[0] > 0 ? 1 : -1;
    for (std::size_t d = 0; d < 26; ++d) {
      CHECK(std::abs(placed.column(c)[d] - sign * expected.at(d, c)) < 1e-5);
    }
  }
}

TEST_CASE("texts of two languages come to lie apart") {
  const TextProjection projection = TextProjection::fit(make_documents(200, 2), small_options());
  const learn::FeatureMatrix placed = projection.project(make_documents(60, 3));
  bool apart = false;
  for (std::size_t c = 0; c < 2; ++c) {
    double highest_even = -9;
    double lowest_even = 9;
    double highest_odd = -9;
    double lowest_odd = 9;
    for (std::size_t d = 0; d < 60; ++d) {
      const double value = placed.column(c)[d];
      (d % 2 == 0 ? highest_even : highest_odd) =
          std::max(value, d % 2 == 0 ? highest_even : highest_odd);
      (d % 2 == 0 ? lowest_even : lowest_odd) =
          std::min(value, d % 2 == 0 ? lowest_even : lowest_odd);
    }
    apart = apart || highest_even < lowest_odd || highest_odd < lowest_even;
  }
  CHECK(apart);
}

TEST_CASE("case and width do not count, diacritics and the ends of words do") {
  const TextProjection projection = TextProjection::fit(make_documents(100, 4), small_options());
  const std::vector<float> plain = projection.project_one("brück and kamo");
  CHECK(projection.project_one("BRÜCK\nAnd  Ｋａｍｏ ") == plain);
  CHECK(projection.project_one("bruck and kamo") != plain);
  CHECK(projection.project_one("brückand kamo") != plain);  // no gram spans two words
}

TEST_CASE("a document without a known gram is missing, not zero") {
  const TextProjection projection = TextProjection::fit(make_documents(100, 5), small_options());
  const std::vector<std::string> documents = {"", "사랑", "kamo", "\xff\xfe"};
  const learn::FeatureMatrix placed = projection.project(documents);
  for (std::size_t c = 0; c < projection.component_count(); ++c) {
    CHECK(std::isnan(placed.column(c)[0]));
    CHECK(std::isnan(placed.column(c)[1]));
    CHECK(std::isfinite(placed.column(c)[2]));
    CHECK(std::isnan(placed.column(c)[3]));
  }
}

TEST_CASE("names that are no UTF-8, or hold control characters, are fitted and saved") {
  std::vector<std::string> documents = make_documents(60, 10);
  for (std::string& document : documents) {
    document += std::string(
        "\xff\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80 a\0b\nc", 23);
  }
  documents.emplace_back("a\0b", 3);
  const TextProjection projection = TextProjection::fit(documents, small_options());
  const TextProjection read = read_record(record_of(projection));
  CHECK(read.gram_count() == projection.gram_count());
  CHECK(same_bytes(read.project(documents), projection.project(documents)));
}

TEST_CASE("too few documents, or documents without common grams, give no components") {
  TextProjectionOptions options;
  CHECK(TextProjection::fit({}, options).component_count() == 0);
  CHECK(TextProjection::fit(make_documents(19, 6), options).component_count() == 0);
  CHECK(TextProjection::fit(make_documents(20, 6), options).component_count() > 0);
  const std::vector<std::string> empty(50);
  const TextProjection nothing = TextProjection::fit(empty, options);
  CHECK(nothing.component_count() == 0);
  CHECK(nothing.project(empty).rows() == 50);
  CHECK(nothing.project(empty).columns() == 0);
  CHECK(nothing.project_one("kamo").empty());
  CHECK(read_record(record_of(nothing)).component_count() == 0);
}

TEST_CASE("equal documents have one component, where they all lie at 1") {
  const std::vector<std::string> documents(40, "same old song");
  const TextProjection projection = TextProjection::fit(documents, {});
  REQUIRE(projection.component_count() == 1);
  CHECK(projection.project_one("same old song")[0] == doctest::Approx(1));
}

TEST_CASE("no more grams than asked for are kept") {
  TextProjectionOptions options = small_options();
  options.most_grams = 30;
  CHECK(TextProjection::fit(make_documents(100, 7), options).gram_count() == 30);
}

TEST_CASE("a projection has the same bytes on any number of threads, one by one and saved") {
  const std::vector<std::string> documents = make_documents(700, 8);
  TextProjectionOptions options = small_options();
  const TextProjection projection = TextProjection::fit(documents, options);
  options.threads = 3;
  CHECK(record_of(TextProjection::fit(documents, options)) == record_of(projection));
  const learn::FeatureMatrix placed = projection.project(documents);
  CHECK(same_bytes(projection.project(documents, 3), placed));
  CHECK(same_bytes(read_record(record_of(projection)).project(documents), placed));
  const std::vector<float> one = projection.project_one(documents[300]);
  for (std::size_t c = 0; c < one.size(); ++c) CHECK(one[c] == placed.column(c)[300]);
}

TEST_CASE("a projection's record that is cut off or altered is refused or still projects safely") {
  TextProjectionOptions options = small_options();
  options.components = 2;
  options.most_grams = 12;
  const std::string bytes = record_of(TextProjection::fit(make_documents(60, 9), options));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK_THROWS_AS(read_record(bytes.substr(0, size)), base::Error);
  }
  std::size_t refused = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (const int flip : {0x01, 0x80, 0xff}) {
      std::string altered = bytes;
      altered[i] = static_cast<char>(altered[i] ^ flip);
      base::ByteReader in(altered, "text.bin");
      try {
        const TextProjection read = TextProjection::read(in);
        CHECK(read.project_one("kamo").size() == read.component_count());
      } catch (const base::Error&) {
        ++refused;
      }
    }
  }
  CHECK(refused > bytes.size() / 10);
}

}  // namespace
}  // namespace crossfade::features
