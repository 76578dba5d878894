// Chords by templates (Fujishima 1999): the pitch classes that sound are correlated with those of
// each major and minor triad, whose root counts a little more than its third and fifth; the bass
// speaks for its own note as a root. The softmax of that is sharp, so that two chords share a
// stretch only where they are nearly as likely.
#include "audio/chords.h"

#include <algorithm>

#include "audio/pitch_profile.h"
#include "audio/softmax.h"

namespace crossfade::audio {
namespace {

constexpr double kOtherNotes = 0.9;  // third and fifth, of the root
constexpr double kBassWeight = 0.3;
constexpr double kSharpness = 12;

constexpr PitchProfile kMajor = {1, 0, 0, 0, kOtherNotes, 0, 0, kOtherNotes};
constexpr PitchProfile kMinor = {1, 0, 0, kOtherNotes, 0, 0, 0, kOtherNotes};

PitchProfile sum_of(std::span<const PitchClasses> frames) {
  PitchProfile sum{};
  for (const PitchClasses& frame : frames) {
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += static_cast<double>(frame[i]);
  }
  return sum;
}

ChordShares chord_of(const PitchProfile& all, const PitchProfile& bass) {
  const PitchProfile bass_shares = shares_of(bass);
  ChordShares shares{};
  for (std::size_t chord = 0; chord < kChords; ++chord) {
    const std::size_t root = chord % 12;
    shares[chord] = kSharpness * (correlation(all, chord < 12 ? kMajor : kMinor, root) +
                                  kBassWeight * bass_shares[root]);
  }
  softmax(shares);
  return shares;
}

}  // namespace

std::vector<ChordShares> find_chords(std::span<const PitchClasses> all,
                                     std::span<const PitchClasses> bass) {
  std::vector<ChordShares> chords;
  for (std::size_t at = 0; at + kChordFrames / 2 < all.size(); at += kChordFrames) {
    const std::size_t size = std::min(kChordFrames, all.size() - at);
    chords.push_back(chord_of(sum_of(all.subspan(at, size)), sum_of(bass.subspan(at, size))));
  }
  return chords;
}

}  // namespace crossfade::audio
