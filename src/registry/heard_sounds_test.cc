#include "registry/heard_sounds.h"

#include <cmath>

#include "audio/analysis_version.h"
#include "registry/run_store_test.h"

namespace crossfade::registry {
namespace {

HeardSound sound_of(const std::string& digest) {
  HeardSound sound{digest, "새 노래.mp3", 77, {}};
  sound.heard.format = "MP3";
  sound.heard.descriptors.tempo_bpm = 119.95 + 1.0 / 3;
  sound.heard.descriptors.channels = 2;
  sound.heard.descriptors.loudness_lufs = -9.25;
  sound.heard.descriptors.liveness = 0;
  sound.heard.warnings = {audio::Warning::kCut, audio::Warning::kLooksLikeMix};
  return sound;
}

TEST_CASE("what was heard comes back to the last bit, and what is missing stays so") {
  RunStoreInTest test;
  keep_heard(test.store(), sound_of("aa"));
  CHECK_FALSE(find_heard(test.store(), "bb"));
  const auto found = find_heard(test.store(), "aa");
  REQUIRE(found);
  CHECK(found->name == "새 노래.mp3");
  CHECK(found->heard_ms == 77);
  CHECK(found->heard.format == "MP3");
  CHECK(found->heard.warnings ==
        std::vector<audio::Warning>{audio::Warning::kCut, audio::Warning::kLooksLikeMix});
  const audio::AudioDescriptors wanted = sound_of("aa").heard.descriptors;
  for (const audio::Descriptor& line : audio::descriptor_table()) {
    const double value = found->heard.descriptors.*line.value;
    CHECK((value == wanted.*line.value || (std::isnan(value) && std::isnan(wanted.*line.value))));
  }
}

TEST_CASE("another hearing replaces what was kept; an earlier analysis counts for nothing") {
  RunStoreInTest test;
  keep_heard(test.store(), sound_of("aa"));
  HeardSound again = sound_of("aa");
  again.heard.descriptors.true_peak_dbtp = -0.5;
  keep_heard(test.store(), again);
  CHECK(test.count("heard_sounds") == 1);
  CHECK(find_heard(test.store(), "aa")->heard.descriptors.true_peak_dbtp == -0.5);
  test.store().run("UPDATE heard_sounds SET analysis = analysis - 1");
  CHECK_FALSE(find_heard(test.store(), "aa"));
  keep_heard(test.store(), again);
  CHECK(find_heard(test.store(), "aa"));
}

}  // namespace
}  // namespace crossfade::registry
