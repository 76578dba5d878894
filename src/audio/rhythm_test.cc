#include <doctest/doctest.h>

#include <cmath>

#include "audio/beats.h"
#include "audio/onset_peaks.h"
#include "audio/periodicity.h"
#include "audio/tempo.h"
#include "base/random.h"

namespace crossfade::audio {
namespace {

// Onsets of all bands at every `period` frames.
GroupOnsets clicks(double period, std::size_t size) {
  GroupOnsets onsets;
  for (std::vector<float>& group : onsets) group.assign(size, 0.0F);
  for (double at = 10; at < static_cast<double>(size); at += period) {
    for (std::vector<float>& group : onsets) group[static_cast<std::size_t>(std::lround(at))] = 1;
  }
  return onsets;
}

TEST_CASE("clicks repeat after their period and its multiples, to a hundredth") {
  const Periodicity periodicity(clicks(43, 2000));
  const double beat = 43 / kRhythmRateHz;
  CHECK(periodicity.at(BandGroup::kAll, 0.0) < 1.01);
  for (int beats = 1; beats <= 8; ++beats) {
    CHECK(periodicity.at(BandGroup::kLow, beats * beat) > 0.9);
  }
  CHECK(periodicity.at(BandGroup::kAll, 1.5 * beat) < 0.1);
  CHECK(periodicity.at(BandGroup::kAll, 100.0) == 0);
}

TEST_CASE("beats fall on the clicks") {
  const GroupOnsets onsets = clicks(43, 2000);
  const std::vector<std::size_t> beats = find_beats(onsets[0], 43.5);
  REQUIRE(beats.size() > 40);
  for (std::size_t i = 1; i < beats.size(); ++i) CHECK(beats[i] - beats[i - 1] == 43);
  CHECK(beats[0] % 43 == 10);
  CHECK(find_beats(std::vector<float>(500, 0.0F), 43).empty());
  CHECK(onset_peaks(onsets[0]).size() == 47);
}

TEST_CASE("clicks have a tempo, steady, and noise has none") {
  const Tempo steady = find_tempo(clicks(50, 2000), {}, 0);
  const double bpm = 60 * kRhythmRateHz / 50;
  const double ratio = steady.bpm / bpm;
  CHECK(std::abs(std::log2(ratio) - std::round(std::log2(ratio))) < 0.005);
  CHECK(steady.steadiness > 0.95);
  GroupOnsets noise;
  base::Random random(4);
  for (std::vector<float>& group : noise) {
    for (int i = 0; i < 2000; ++i) {
      group.push_back(static_cast<float>(std::max(random.uniform() - 0.5, 0.0)));
    }
  }
  const Tempo none = find_tempo(noise, {}, 0);
  CHECK(std::isnan(none.bpm));
  CHECK(none.confidence == 0);
  CHECK(std::isnan(find_tempo({}, {}, 0).bpm));
}

}  // namespace
}  // namespace crossfade::audio
