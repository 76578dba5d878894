// Searching all names of a catalogue.
//
// A label looks for any part of a name in any script, and there are no word boundaries to index by:
// "아이" stands in "아이유", "love" in "lovely". So all distinct names lie folded in one buffer,
// and a query walks it, 32 bytes at a time: where neither the needle's first nor its last byte
// stand at their distance (Mula 2010), which compilers turn into SIMD, nothing is compared. Behind
// a hit the rest of its name is passed over.
#include "server/text_index.h"

#include <algorithm>
#include <cstring>

#include "base/check.h"
#include "base/parallel.h"
#include "text/unicode.h"

namespace crossfade::server {
namespace {

constexpr std::size_t kMostWords = 8;  // bits of a byte
constexpr std::size_t kBlock = 32;
constexpr std::size_t kNamesATask = 16384;

std::string fold_text(std::string_view text) {
  std::string words = text::fold_words(text);
  if (!words.empty()) return words;
  words = text::fold(text);  // as it came where it is not UTF-8
  std::ranges::replace(words, '\n', ' ');
  return words;
}

// Whether any of a block's bytes is the needle's first with its last in the right place.
bool may_hold(const char* block, std::size_t length, char first, char last) {
  unsigned char any = 0;
  for (std::size_t i = 0; i < kBlock; ++i) {
    any |= static_cast<unsigned char>((block[i] == first) & (block[i + length - 1] == last));
  }
  return any != 0;
}

// text.find(word, from), for a word that is not empty.
std::size_t find_from(std::string_view text, std::string_view word, std::size_t from) {
  if (text.size() < word.size()) return std::string_view::npos;
  const char* const bytes = text.data();
  const std::size_t places = text.size() - word.size() + 1;
  std::size_t at = from;
  const auto stands_at = [&](std::size_t place) {
    return bytes[place] == word.front() && bytes[place + word.size() - 1] == word.back() &&
           std::memcmp(bytes + place, word.data(), word.size()) == 0;
  };
  for (; at + kBlock <= places; at += kBlock) {
    if (!may_hold(bytes + at, word.size(), word.front(), word.back())) continue;
    for (std::size_t place = at; place < at + kBlock; ++place) {
      if (stands_at(place)) return place;
    }
  }
  for (; at < places; ++at) {
    if (stands_at(at)) return at;
  }
  return std::string_view::npos;
}

}  // namespace

SearchWords search_words(std::string_view query) {
  SearchWords search;
  const std::string folded = fold_text(query);
  for (std::size_t begin = 0; begin < folded.size() && search.words.size() < kMostWords;) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    if (end > begin) search.words.push_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  for (const std::string& word : search.words) {
    if (!search.whole.empty()) search.whole += ' ';
    search.whole += word;
  }
  return search;
}

TextIndex::TextIndex(const catalogue::NamePool& names, std::span<const char> is_searched,
                     int threads) {
  CF_CHECK(is_searched.size() == names.size());
  const std::size_t tasks = (names.size() + kNamesATask - 1) / kNamesATask;
  std::vector<std::string> pieces(tasks);
  std::vector<std::uint32_t> lengths(names.size());
  base::parallel_for(tasks, threads, [&](std::size_t task) {
    const std::size_t end = std::min(names.size(), (task + 1) * kNamesATask);
    for (std::size_t id = task * kNamesATask; id < end; ++id) {
      pieces[task] += '\n';
      if (is_searched[id] == 0) continue;
      const std::string text = fold_text(names.text(static_cast<catalogue::NameId>(id)));
      lengths[id] = static_cast<std::uint32_t>(text.size());
      pieces[task] += text;
    }
  });
  std::size_t bytes = 1;
  for (const std::string& piece : pieces) bytes += piece.size();
  texts_.reserve(bytes);
  for (std::string& piece : pieces) {
    texts_ += piece;
    std::string().swap(piece);
  }
  texts_ += '\n';
  starts_.reserve(names.size() + 1);
  std::uint64_t start = 1;
  for (const std::uint32_t length : lengths) {
    starts_.push_back(start);
    start += length + 1;
  }
  starts_.push_back(start);
}

std::string_view TextIndex::folded(catalogue::NameId name) const {
  if (name == catalogue::kNoName) return {};
  CF_CHECK(name < size());
  return std::string_view(texts_).substr(starts_[name], starts_[name + 1] - 1 - starts_[name]);
}

std::vector<std::uint8_t> TextIndex::words_of_names(const SearchWords& query) const {
  std::vector<std::uint8_t> found(size());
  for (std::size_t w = 0; w < query.words.size(); ++w) {
    const std::string& word = query.words[w];
    std::size_t name = 0;
    for (std::size_t at = find_from(texts_, word, 0); at != std::string::npos;
         at = find_from(texts_, word, starts_[name])) {
      while (starts_[name + 1] <= at) ++name;
      found[name] |= static_cast<std::uint8_t>(1U << w);
      ++name;  // the rest of it need not be looked at
    }
  }
  return found;
}

TextMatch TextIndex::match(catalogue::NameId name, const SearchWords& query,
                           std::uint8_t words) const {
  if (words == 0) return TextMatch::kNone;
  const std::string_view text = folded(name);
  if (text == query.whole) return TextMatch::kExact;
  if (text.starts_with(query.whole)) return TextMatch::kPrefix;
  if (query.words.size() == 1) return TextMatch::kHolds;
  return text.find(query.whole) == std::string_view::npos ? TextMatch::kWords : TextMatch::kHolds;
}

}  // namespace crossfade::server
