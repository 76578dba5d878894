#include "registry/heard_sounds.h"

#include <cmath>

#include "audio/analysis_version.h"
#include "registry/released_sounds.h"
#include "registry/run_store_test.h"

namespace crossfade::registry {
namespace {

HeardSound sound_of(const std::string& digest) {
  HeardSound sound{digest, "새 노래.mp3", 77, true, {}};
  sound.heard.format = "MP3";
  sound.heard.descriptors.tempo_bpm = 119.95 + 1.0 / 3;
  sound.heard.descriptors.channels = 2;
  sound.heard.descriptors.loudness_lufs = -9.25;
  sound.heard.descriptors.liveness = 0;
  sound.heard.waveform = {0.25, {-127, -3, 0}, {127, 0, 5}, {44, 1, 2}};
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
  CHECK(found->is_current);
  CHECK(found->heard.waveform == sound_of("aa").heard.waveform);
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
  const auto recalled = recall_heard(test.store(), "aa");
  REQUIRE(recalled);
  CHECK_FALSE(recalled->is_current);
  keep_heard(test.store(), again);
  CHECK(find_heard(test.store(), "aa"));
}

TEST_CASE("what was heard without a waveform has none") {
  RunStoreInTest test;
  HeardSound sound = sound_of("aa");
  sound.heard.waveform = {};
  keep_heard(test.store(), sound);
  CHECK(find_heard(test.store(), "aa")->heard.waveform == audio::Waveform{});
}

TEST_CASE("what was heard is listed in pages, the latest first, until it is forgotten") {
  RunStoreInTest test;
  for (const auto& [digest, heard_ms] : {std::pair{"aa", 5}, {"bb", 9}, {"cc", 7}, {"dd", 7}}) {
    HeardSound sound = sound_of(digest);
    sound.heard_ms = heard_ms;
    keep_heard(test.store(), sound);
  }
  test.store().run("UPDATE heard_sounds SET analysis = 0 WHERE digest = 'cc'");
  const auto digests = [&](std::size_t first, std::size_t count) {
    std::string text;
    for (const HeardSound& sound : list_heard(test.store(), first, count).sounds) {
      text += sound.digest + (sound.is_current ? " " : "! ");
    }
    return text;
  };
  CHECK(list_heard(test.store(), 0, 1).total == 4);
  CHECK(list_heard(test.store(), 0, 1).sounds[0].heard.format == "MP3");
  CHECK(digests(0, 9) == "bb cc! dd aa ");
  CHECK(digests(1, 2) == "cc! dd ");
  CHECK(digests(4, 2).empty());
  keep_fingerprint(test.store(), "cc", audio::Fingerprint(40, 7));
  CHECK(forget_heard(test.store(), "cc"));
  CHECK_FALSE(find_fingerprint(test.store(), "cc"));
  CHECK_FALSE(forget_heard(test.store(), "cc"));
  CHECK(digests(0, 9) == "bb dd aa ");
  CHECK_FALSE(recall_heard(test.store(), "cc"));
}

}  // namespace
}  // namespace crossfade::registry
