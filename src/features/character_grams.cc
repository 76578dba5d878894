#include "features/character_grams.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "base/check.h"

namespace crossfade::features {
namespace {

constexpr std::size_t kShortest = 2;
constexpr std::size_t kLongest = 4;

std::uint64_t hash(const CharacterGram& gram) {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  std::memcpy(&low, gram.bytes.data(), 8);
  std::memcpy(&high, gram.bytes.data() + 8, 8);
  std::uint64_t mixed = (low ^ (high * 0xd1342543de82ef95ULL)) * 0x9e3779b97f4a7c15ULL;
  mixed ^= mixed >> 32;
  return mixed * 0xbf58476d1ce4e5b9ULL >> 16;
}

// What fold() leaves between words; in text that is no UTF-8 also line ends and the like.
bool parts_words(char byte) { return static_cast<unsigned char>(byte) <= ' '; }

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; }

// `padded` is one word between blanks; `starts` is scratch.
void add_grams_of_word(std::string_view padded, std::vector<std::size_t>& starts,
                       std::vector<CharacterGram>& grams) {
  starts.clear();
  for (std::size_t i = 0; i < padded.size(); ++i) {
    if (begins_character(padded[i])) starts.push_back(i);
  }
  const std::size_t characters = starts.size();
  starts.push_back(padded.size());
  for (std::size_t length = kShortest; length <= std::min(kLongest, characters); ++length) {
    for (std::size_t first = 0; first + length <= characters; ++first) {
      const std::size_t size = starts[first + length] - starts[first];
      CharacterGram gram;
      std::memcpy(gram.bytes.data(), padded.data() + starts[first],
                  std::min(size, gram.bytes.size()));
      grams.push_back(gram);
    }
  }
}

}  // namespace

std::string_view CharacterGram::text() const {
  const auto end = std::find(bytes.begin(), bytes.end(), 0);
  return {reinterpret_cast<const char*>(bytes.data()),
          static_cast<std::size_t>(end - bytes.begin())};
}

void find_grams(std::string_view words, std::vector<CharacterGram>& grams) {
  grams.clear();
  std::vector<std::size_t> starts;
  std::string padded;
  while (!words.empty()) {
    const auto end =
        static_cast<std::size_t>(std::ranges::find_if(words, parts_words) - words.begin());
    if (end > 0) {
      padded.assign(1, ' ').append(words.substr(0, end)).push_back(' ');
      add_grams_of_word(padded, starts, grams);
    }
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

GramVocabulary::GramVocabulary(std::vector<CharacterGram> grams) : grams_(std::move(grams)) {
  CF_CHECK(grams_.size() < std::size_t{1} << 30);
  std::size_t room = 2;
  while (room < 2 * grams_.size()) room *= 2;
  slots_.assign(room, kUnknown);
  for (std::size_t i = 0; i < grams_.size(); ++i) {
    CF_CHECK(i == 0 || grams_[i - 1] < grams_[i]);
    std::size_t at = hash(grams_[i]) & (room - 1);
    while (slots_[at] != kUnknown) at = (at + 1) & (room - 1);
    slots_[at] = static_cast<std::uint32_t>(i);
  }
}

std::uint32_t GramVocabulary::find(const CharacterGram& gram) const {
  if (grams_.empty()) return kUnknown;
  std::size_t at = hash(gram) & (slots_.size() - 1);
  while (slots_[at] != kUnknown && grams_[slots_[at]] != gram) at = (at + 1) & (slots_.size() - 1);
  return slots_[at];
}

GramCounter::GramCounter() : entries_(1024) {}

std::size_t GramCounter::slot(const CharacterGram& gram) const {
  std::size_t at = hash(gram) & (entries_.size() - 1);
  while (entries_[at].texts != 0 && entries_[at].gram != gram) {
    at = (at + 1) & (entries_.size() - 1);
  }
  return at;
}

void GramCounter::grow() {
  std::vector<Entry> old(2 * entries_.size());
  old.swap(entries_);
  for (const Entry& entry : old) {
    if (entry.texts != 0) entries_[slot(entry.gram)] = entry;
  }
}

void GramCounter::add_text(std::vector<CharacterGram>& grams) {
  std::sort(grams.begin(), grams.end());
  for (std::size_t i = 0; i < grams.size(); ++i) {
    if (i > 0 && grams[i] == grams[i - 1]) continue;
    if (2 * (used_ + 1) > entries_.size()) grow();
    Entry& entry = entries_[slot(grams[i])];
    if (entry.texts == 0) {
      entry.gram = grams[i];
      ++used_;
    }
    ++entry.texts;
  }
}

GramVocabulary GramCounter::common(std::uint32_t least_texts, std::size_t most) const {
  std::vector<Entry> chosen;
  for (const Entry& entry : entries_) {
    if (entry.texts != 0 && entry.texts >= least_texts) chosen.push_back(entry);
  }
  std::sort(chosen.begin(), chosen.end(), [](const Entry& a, const Entry& b) {
    return a.texts != b.texts ? a.texts > b.texts : a.gram < b.gram;
  });
  std::vector<CharacterGram> grams;
  for (const Entry& entry : chosen) {
    if (grams.size() == most) break;
    grams.push_back(entry.gram);
  }
  std::sort(grams.begin(), grams.end());
  return GramVocabulary(std::move(grams));
}

std::uint32_t GramCounter::count(const CharacterGram& gram) const {
  return entries_[slot(gram)].texts;
}

}  // namespace crossfade::features
