#include "audio/chords.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <utility>

#include "audio/ear.h"
#include "audio/test_sound.h"

namespace crossfade::audio {
namespace {

std::size_t likeliest(const ChordShares& shares) {
  return static_cast<std::size_t>(std::ranges::max_element(shares) - shares.begin());
}

TEST_CASE("a triad that sounds is the chord, after it the next") {
  for (std::size_t chord = 0; chord < kChords; ++chord) {
    const std::size_t next = (chord + 5) % kChords;
    std::vector<float> samples = test_silence(6, kAnalysisRateHz);
    for (const auto& [sounding, at] : {std::pair(chord, 0), std::pair(next, 3)}) {
      const int root = static_cast<int>(sounding % 12);
      add_chord(samples, kAnalysisRateHz, at, 3,
                {root, root + (sounding >= 12 ? 3 : 4), root + 7, root - 24});
    }
    Ear ear(1, kAnalysisRateHz, false);
    ear.add(samples);
    const HarmonyFrames harmony = ear.finish().harmony;
    const std::vector<ChordShares> chords = find_chords(harmony.all, harmony.bass);
    REQUIRE(chords.size() == 8);
    CHECK(likeliest(chords[1]) == chord);
    CHECK(likeliest(chords[6]) == next);
    for (const ChordShares& shares : chords) {
      double sum = 0;
      for (const double share : shares) sum += share;
      CHECK(sum == doctest::Approx(1));
    }
  }
}

TEST_CASE("silence is every chord alike, and nothing has none") {
  const std::vector<PitchClasses> silence(12);
  const std::vector<ChordShares> chords = find_chords(silence, silence);
  REQUIRE(chords.size() == 1);  // the last four frames are too few
  for (const double share : chords[0]) CHECK(share == doctest::Approx(1.0 / kChords));
  CHECK(find_chords({}, {}).empty());
}

}  // namespace
}  // namespace crossfade::audio
