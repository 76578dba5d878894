// Chords by templates (Fujishima 1999): the pitch classes that sound are correlated with those of
// each major and minor triad, whose root counts a little more than its third and fifth; the bass
// speaks for its own note as a root. The softmax of that is sharp, so that two chords share a
// stretch only where they are nearly as likely.
#include "audio/chords.h"

#include <algorithm>
#include <cmath>

namespace crossfade::audio {
namespace {

using Classes = std::array<double, 12>;

constexpr double kOtherNotes = 0.9;  // third and fifth, of the root
constexpr double kBassWeight = 0.3;
constexpr double kSharpness = 12;

// By steps above the root; mean 0, length 1.
Classes template_of(bool is_minor) {
  Classes notes{};
  notes[0] = 1;
  notes[is_minor ? 3 : 4] = kOtherNotes;
  notes[7] = kOtherNotes;
  double square = 0;
  for (double& note : notes) {
    note -= (1 + 2 * kOtherNotes) / 12;
    square += note * note;
  }
  for (double& note : notes) note /= std::sqrt(square);
  return notes;
}

Classes sum_of(std::span<const PitchClasses> frames) {
  Classes sum{};
  for (const PitchClasses& frame : frames) {
    for (std::size_t i = 0; i < 12; ++i) sum[i] += static_cast<double>(frame[i]);
  }
  return sum;
}

// 0 where all are equal.
Classes standardised(Classes classes) {
  double mean = 0;
  for (const double value : classes) mean += value / 12;
  double square = 0;
  for (double& value : classes) {
    value -= mean;
    square += value * value;
  }
  if (square == 0) return {};
  for (double& value : classes) value /= std::sqrt(square);
  return classes;
}

ChordShares chord_of(const Classes& all, const Classes& bass) {
  static const std::array<Classes, 2> kTemplates = {template_of(false), template_of(true)};
  const Classes pitches = standardised(all);
  double bass_sum = 0;
  for (const double value : bass) bass_sum += value;
  ChordShares shares{};
  for (std::size_t chord = 0; chord < kChords; ++chord) {
    const std::size_t root = chord % 12;
    const Classes& notes = kTemplates[chord / 12];
    double score = bass_sum > 0 ? kBassWeight * bass[root] / bass_sum : 0;
    for (std::size_t i = 0; i < 12; ++i) score += notes[i] * pitches[(root + i) % 12];
    shares[chord] = score;
  }
  const double most = std::ranges::max(shares);
  double sum = 0;
  for (double& share : shares) {
    share = std::exp(kSharpness * (share - most));
    sum += share;
  }
  for (double& share : shares) share /= sum;
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
