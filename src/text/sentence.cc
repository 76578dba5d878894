#include "text/sentence.h"

#include <vector>

namespace crossfade::text {

std::string fill(std::string_view message, std::span<const std::string_view> parts) {
  std::string filled;
  for (const std::string_view part : parts) {
    const std::size_t hole = message.find("{}");
    if (hole == std::string_view::npos) break;
    filled.append(message.substr(0, hole)).append(part);
    message.remove_prefix(hole + 2);
  }
  return filled.append(message);
}

Sentence fill(Bilingual message, std::initializer_list<Sentence> parts) {
  std::vector<std::string_view> english;
  std::vector<std::string_view> korean;
  for (const Sentence& part : parts) {
    english.emplace_back(part.english);
    korean.emplace_back(part.korean);
  }
  return {fill(message.english, english), fill(message.korean, korean)};
}

}  // namespace crossfade::text
