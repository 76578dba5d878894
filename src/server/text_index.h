#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/name_pool.h"

namespace crossfade::server {

/// How well a text fits what was looked for, best first.
enum class TextMatch : std::uint8_t {
  kExact,   ///< the text is the query
  kPrefix,  ///< it begins with the query
  kHolds,   ///< the query stands in it
  kWords,   ///< a word of the query stands in it
  kNone,
};

/// A query as texts are searched: its words, folded.
struct SearchWords {
  std::string whole;               ///< all words, a blank between
  std::vector<std::string> words;  ///< at most 8; what comes behind is left out
};

/// Folds `query` as TextIndex folds texts; no words for a query of blanks.
SearchWords search_words(std::string_view query);

/// The distinct texts of a catalogue as they are searched: case, width and diacritics folded,
/// punctuation gone (text::fold_words); a text of nothing but signs keeps them. Words are found
/// anywhere in a text, so that one Korean syllable and half a word are, too. Immutable; any number
/// of threads may ask at once.
class TextIndex {
 public:
  TextIndex() = default;
  /// Indexes the names whose `is_searched` is not 0; the others have no text here.
  TextIndex(const catalogue::NamePool& names, std::span<const char> is_searched, int threads);

  std::size_t size() const { return starts_.empty() ? 0 : starts_.size() - 1; }
  /// The folded text of a name; empty for kNoName and what is not indexed.
  std::string_view folded(catalogue::NameId name) const;

  /// For each name the words found in it, word w as bit w. One pass over all texts a word: two or
  /// three milliseconds for 10 MB.
  std::vector<std::uint8_t> words_of_names(const SearchWords& query) const;
  /// How a name fits the whole query, given the words found in it.
  TextMatch match(catalogue::NameId name, const SearchWords& query, std::uint8_t words) const;

 private:
  std::string texts_;                  // a line break before each, and one at the end
  std::vector<std::uint64_t> starts_;  // of each text behind its line break, and past the end
};

}  // namespace crossfade::server
