#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace crossfade::features {

/// The words of many texts, each word as a number (a hash of how text::fold_words() writes it), so
/// that one text can be looked for in another word by word.
class WordLists {
 public:
  /// Adds a text behind the others; one without a word has an empty list.
  void add(std::string_view text);
  /// The same of a text that is a list already.
  void add(std::span<const std::uint64_t> words);

  std::size_t size() const { return end_.size(); }
  /// The words of the text added as the `text`-th, in order.
  std::span<const std::uint64_t> of(std::size_t text) const {
    const std::size_t begin = text == 0 ? 0 : end_[text - 1];
    return std::span(words_).subspan(begin, end_[text] - begin);
  }

  void write(base::ByteWriter& out) const;
  /// Throws base::Error (kInputRefused) on a damaged record.
  static WordLists read(base::ByteReader& in);

 private:
  std::vector<std::uint64_t> words_;
  std::vector<std::uint32_t> end_;  // one a text: where its words end
};

/// One number for a list of words; 0 for none.
std::uint64_t name_of_words(std::span<const std::uint64_t> words);

}  // namespace crossfade::features
