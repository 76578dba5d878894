#include "registry/audio_calibrations.h"

#include "base/random.h"
#include "registry/released_sounds.h"
#include "registry/run_store_test.h"

namespace crossfade::registry {
namespace {

score::AudioCalibration calibration_of(std::uint64_t seed) {
  base::Random random(seed);
  std::vector<score::CalibrationPair> pairs(40);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    for (const score::AudioInput& input : score::kAudioInputs) {
      pairs[i].heard.*input.value = random.uniform() + .1;
    }
    for (double& value : pairs[i].platform) value = random.uniform();
    pairs[i].artist = i % 8;
    pairs[i].recording = 100 + i;
  }
  return score::fit_audio_calibration(pairs, {});
}

TEST_CASE("the latest calibration comes back as it was kept, the same again is kept once") {
  RunStoreInTest test;
  CHECK_FALSE(latest_audio_calibration(test.store()));
  const score::AudioCalibration first = calibration_of(1);
  const score::AudioCalibration second = calibration_of(2);
  CHECK(keep_audio_calibration(test.store(), first, 10) == 1);
  CHECK(keep_audio_calibration(test.store(), first, 11) == 1);
  CHECK(keep_audio_calibration(test.store(), second, 12) == 2);
  const auto latest = latest_audio_calibration(test.store());
  REQUIRE(latest);
  CHECK(latest->id == 2);
  CHECK(latest->made_ms == 12);
  CHECK(score::write_audio_calibration(latest->calibration) ==
        score::write_audio_calibration(second));
}

TEST_CASE("a calibration of another analysis is not used") {
  RunStoreInTest test;
  keep_audio_calibration(test.store(), calibration_of(1), 10);
  score::AudioCalibration other = calibration_of(2);
  other.analysis += 1;
  keep_audio_calibration(test.store(), other, 11);
  REQUIRE(latest_audio_calibration(test.store()));
  CHECK(latest_audio_calibration(test.store())->id == 1);
}

TEST_CASE("a released recording is known again by its fingerprint, and nothing else is") {
  RunStoreInTest test;
  base::Random random(3);
  const auto draw = [&] {
    audio::Fingerprint fingerprint(200);
    for (std::uint32_t& word : fingerprint) word = static_cast<std::uint32_t>(random.next());
    return fingerprint;
  };
  const audio::Fingerprint song = draw();
  keep_released(test.store(), {"aa", 5, "IU", "에잇", song});
  keep_released(test.store(), {"bb", 6, "Suga", "Other", draw()});
  keep_released(test.store(), {"bb", 6, "Suga", "Interlude", draw()});
  CHECK(count_released(test.store()) == 2);
  CHECK(find_released_file(test.store(), "bb")->title == "Interlude");
  CHECK_FALSE(find_released_file(test.store(), "cc"));
  const audio::Fingerprint part(song.begin() + 20, song.end());
  const auto match = find_released(test.store(), part);
  REQUIRE(match);
  CHECK(match->title == "에잇");
  CHECK(match->recording == 5);
  CHECK(match->similarity == 1);
  CHECK_FALSE(find_released(test.store(), draw()));
  CHECK_FALSE(find_released(test.store(), {}));
}

}  // namespace
}  // namespace crossfade::registry
