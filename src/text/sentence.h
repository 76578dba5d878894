#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "text/language.h"

namespace crossfade::text {

/// A text in both languages that was put together at run time, with figures in it.
struct Sentence {
  std::string english;
  std::string korean;

  Sentence() = default;
  Sentence(std::string both) : english(both), korean(std::move(both)) {}  ///< a figure, a name
  Sentence(const char* both) : Sentence(std::string(both)) {}
  Sentence(Bilingual text) : english(text.english), korean(text.korean) {}
  Sentence(std::string in_english, std::string in_korean)
      : english(std::move(in_english)), korean(std::move(in_korean)) {}

  const std::string& in(Language language) const {
    return language == Language::kKorean ? korean : english;
  }
};

/// `message` with each "{}" replaced by the next of `parts`; one without a part stays as it is.
std::string fill(std::string_view message, std::span<const std::string_view> parts);
/// The same in both languages.
Sentence fill(Bilingual message, std::initializer_list<Sentence> parts);

}  // namespace crossfade::text
