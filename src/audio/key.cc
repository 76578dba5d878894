// A key is the likeliest of 24 by a conditional logit (McFadden 1974) over their features, whose
// weights were fitted once on clips of known key (docs/audio.md): from their beginning, and from 4
// and 8 s on, since not all music begins on its tonic.
#include "audio/key.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "audio/chords.h"
#include "audio/key_features.h"
#include "audio/key_weights.h"
#include "audio/softmax.h"

namespace crossfade::audio {
namespace {

constexpr std::size_t kSegmentsOfStretch = 8;  // half a minute
constexpr double kLeastTonalShare = 0.03;
// Drums that ring have a little of a key, and no clear one.
constexpr double kLeastTonalProbability = 0.06;

struct Choice {
  int first = -1;
  int second = -1;
  std::array<double, kKeys> probabilities{};
};

Choice choose(const KeyTable& table) {
  Choice choice;
  for (std::size_t key = 0; key < kKeys; ++key) {
    double& score = choice.probabilities[key];
    for (std::size_t i = 0; i < kKeyFeatures; ++i) score += kKeyWeights[i] * table[key][i];
  }
  softmax(choice.probabilities);
  for (std::size_t key = 0; key < kKeys; ++key) {
    const auto better = [&](int than) {
      return than < 0 ||
             choice.probabilities[key] > choice.probabilities[static_cast<std::size_t>(than)];
    };
    if (better(choice.first)) {
      choice.second = choice.first;
      choice.first = static_cast<int>(key);
    } else if (better(choice.second)) {
      choice.second = static_cast<int>(key);
    }
  }
  return choice;
}

// The key of the half minute from segment `at` on.
Choice choose_in_stretch(std::span<const PitchSegment> segments,
                         std::span<const ChordShares> chords, double cents, std::size_t at) {
  constexpr std::size_t kChordsOfStretch = kSegmentsOfStretch * kSegmentFrames / kChordFrames;
  const std::size_t first = std::min(at / kSegmentsOfStretch * kChordsOfStretch, chords.size());
  return choose(key_features(
      segments.subspan(at, std::min(kSegmentsOfStretch, segments.size() - at)),
      chords.subspan(first, std::min(kChordsOfStretch, chords.size() - first)), cents));
}

double steadiness_of(std::span<const PitchSegment> segments, std::span<const ChordShares> chords,
                     double cents, int key) {
  std::size_t same = 0;
  std::size_t stretches = 0;
  for (std::size_t at = 0; at < segments.size(); at += kSegmentsOfStretch) {
    if (at > 0 && segments.size() - at < kSegmentsOfStretch / 2) break;
    const Choice choice = choose_in_stretch(segments, chords, cents, at);
    const double probability = choice.probabilities[static_cast<std::size_t>(key)];
    ++stretches;
    // Half a minute may stay on one chord: a key counts as another one where it is clear.
    same += choice.first == key || probability > 0.05 || choice.first == relative_key(key) ? 1 : 0;
  }
  return stretches > 0 ? static_cast<double>(same) / static_cast<double>(stretches) : 0;
}

}  // namespace

double tuning_cents(std::span<const PitchSegment> segments) {
  double real = 0;
  double imaginary = 0;
  for (const PitchSegment& segment : segments) {
    for (std::size_t i = 0; i < kFinePitches; ++i) {
      const double angle = 2 * std::numbers::pi * static_cast<double>(i % 10) / 10;
      real += segment.all[i] * std::cos(angle);
      imaginary += segment.all[i] * std::sin(angle);
    }
  }
  if (real == 0 && imaginary == 0) return std::numeric_limits<double>::quiet_NaN();
  return std::atan2(imaginary, real) / (2 * std::numbers::pi) * 100;
}

Key find_key(std::span<const PitchSegment> segments, const HarmonyFrames& harmony, double cents) {
  Key found;
  const double tonal = tonal_share(segments);
  if (segments.empty() || !(tonal >= kLeastTonalShare)) return found;
  const std::vector<ChordShares> chords = find_chords(harmony.all, harmony.bass);
  const Choice choice = choose(key_features(segments, chords, cents));
  const auto probability = [&](int key) {
    return choice.probabilities[static_cast<std::size_t>(key)];
  };
  if (tonal * probability(choice.first) < kLeastTonalProbability) return found;
  found.key = choice.first;
  found.second = choice.second;
  found.probability = probability(choice.first);
  found.margin = found.probability - probability(choice.second);
  found.steadiness = steadiness_of(segments, chords, cents, choice.first);
  return found;
}

int relative_key(int key) { return key < 12 ? (key + 9) % 12 + 12 : (key - 12 + 3) % 12; }

std::string key_name(int key) {
  static constexpr std::array<std::string_view, 12> kNames = {"C",  "C#", "D",  "Eb", "E",  "F",
                                                              "F#", "G",  "Ab", "A",  "Bb", "B"};
  if (key < 0) return "";
  return std::string(kNames[static_cast<std::size_t>(key % 12)]) + (key < 12 ? " major" : " minor");
}

}  // namespace crossfade::audio
