#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace crossfade::features {

/// Two to four neighbouring characters of a word (of text::fold) that has a blank before and
/// behind it; UTF-8, padded with zeros. Grams are ordered by their bytes.
struct CharacterGram {
  std::array<unsigned char, 16> bytes{};

  std::string_view text() const;
  auto operator<=>(const CharacterGram&) const = default;
};

/// The grams of a text that fold() made, word by word: "a go" has " a", "a ", " a ", " g", "go",
/// "o ", " go", "go ", " go ". A gram never spans two words. Bytes up to the blank part words;
/// bytes that are not UTF-8 count with the character before them, up to 16 bytes of a gram.
/// Replaces what `grams` held.
void find_grams(std::string_view words, std::vector<CharacterGram>& grams);

/// A set of grams, numbered from 0 in their order; a look-up takes constant time.
class GramVocabulary {
 public:
  static constexpr std::uint32_t kUnknown = UINT32_MAX;

  GramVocabulary() = default;
  /// Strictly ascending grams, fewer than 2^30.
  explicit GramVocabulary(std::vector<CharacterGram> grams);

  std::size_t size() const { return grams_.size(); }
  const CharacterGram& gram(std::size_t number) const { return grams_[number]; }
  /// The number of a gram, or kUnknown.
  std::uint32_t find(const CharacterGram& gram) const;

 private:
  std::vector<CharacterGram> grams_;
  std::vector<std::uint32_t> slots_;  // open addressing; a power of two, at most half of it used
};

/// How many of the texts each gram was counted in.
class GramCounter {
 public:
  GramCounter();
  /// Counts every distinct gram of one text once; sorts `grams`.
  void add_text(std::vector<CharacterGram>& grams);
  /// The grams that at least `least_texts` texts have: at most `most` of them, those that most
  /// texts have (of equal ones the first by bytes).
  GramVocabulary common(std::uint32_t least_texts, std::size_t most) const;
  /// The number of texts that gram `number` of that vocabulary was counted in.
  std::uint32_t count(const CharacterGram& gram) const;

 private:
  struct Entry {
    CharacterGram gram;
    std::uint32_t texts = 0;  // 0: a free slot
  };
  std::size_t slot(const CharacterGram& gram) const;
  void grow();

  std::vector<Entry> entries_;  // open addressing, as above
  std::size_t used_ = 0;
};

}  // namespace crossfade::features
