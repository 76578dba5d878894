#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace crossfade::features {

// clang-format off
/// What a name can say in so many words, in any of the languages that cue_phrases.cc lists.
enum class Cue : std::uint8_t {
  kGuest, kRemaster, kLive, kRemix, kEdit, kAcoustic, kSpeed, kInstrumental, kCover, kDemo,
  kVersion, kSoundtrack, kSleep, kChristmas, kChildren, kClassical, kDevotional, kDeluxe, kBest,
  kEp, kVolume, kOfficial, kMusicVideo, kVideo, kAudio, kLyrics, kVisualizer, kPerformance,
  kReaction, kFullAlbum, kDance, kSharp, kFilm, kTelevision, kRecords, kMusic, kEntertainment,
  kChannel, kMajor, kCurator, kOrchestra, kBand, kRapper, kProducer, kGame, kParty, kCount,
};
// clang-format on
static_assert(static_cast<int>(Cue::kCount) <= 64);

/// A set of cues, as bits.
struct CueSet {
  std::uint64_t bits = 0;

  bool has(Cue cue) const { return (bits >> static_cast<int>(cue) & 1) != 0; }
  void add(Cue cue) { bits |= std::uint64_t{1} << static_cast<int>(cue); }
};

/// The cues of a text that fold_words() made, cut where its first bracket or dash opens: words that
/// can as well belong to a song's name ("live", "demo", "with") count in `tail` only, or at the
/// end.
CueSet find_cues(std::string_view head, std::string_view tail);

/// Languages told apart by their commonest words.
enum class NameLanguage : std::uint8_t {
  kEnglish,
  kSpanish,
  kPortuguese,
  kFrench,
  kGerman,
  kItalian,
  kHindi,
  kCount,
};
inline constexpr std::size_t kNameLanguages = static_cast<std::size_t>(NameLanguage::kCount);

/// How many words of a text that fold_words() made are among the commonest of each language; a word
/// may count for several.
void count_languages(std::string_view words, std::array<std::uint8_t, kNameLanguages>& counts);

}  // namespace crossfade::features
