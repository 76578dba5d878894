#pragma once

#include <string_view>

namespace crossfade::text {

/// The languages that a label's people can read the product in.
enum class Language { kEnglish, kKorean };

/// A text in both languages; every one that a reader sees is written as such a pair, so that a
/// missing translation does not compile.
struct Bilingual {
  std::string_view english;
  std::string_view korean;

  constexpr std::string_view in(Language language) const {
    return language == Language::kKorean ? korean : english;
  }
};

}  // namespace crossfade::text
