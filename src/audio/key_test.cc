#include "audio/key.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "audio/ear.h"
#include "audio/test_sound.h"

namespace crossfade::audio {
namespace {

Heard heard_in(const std::vector<float>& samples) {
  Ear ear(1, kAnalysisRateHz, false);
  ear.add(samples);
  return ear.finish();
}

// Chords on these degrees, each two seconds, twice; minor keys with a minor subdominant.
std::vector<float> progression(const std::array<int, 4>& degrees, int tonic, bool is_minor,
                               double cents) {
  std::vector<float> samples = test_silence(16, kAnalysisRateHz);
  const double shift = std::pow(2, cents / 1200);
  for (int bar = 0; bar < 8; ++bar) {
    const int degree = degrees[static_cast<std::size_t>(bar % 4)];
    const int root = tonic + degree;
    const int third = degree == 7 || !is_minor ? 4 : 3;
    for (const int note : {root, root + third, root + 7, root - 24}) {
      for (int harmonic = 1; harmonic <= 3; ++harmonic) {
        add_tone(samples, kAnalysisRateHz, 2 * bar, 2, note_hertz(note) * harmonic * shift,
                 0.1 / (harmonic * harmonic), 1);
      }
    }
  }
  return samples;
}

TEST_CASE("a cadence has its key in all keys and modes, and out of tune") {
  for (int tonic = 0; tonic < 12; ++tonic) {
    for (const bool is_minor : {false, true}) {
      const double cents = tonic % 3 * 15.0 - 15;
      const Heard heard = heard_in(progression({0, 5, 7, 0}, tonic, is_minor, cents));
      const double tuning = tuning_cents(heard.pitches);
      CHECK(tuning == doctest::Approx(cents).epsilon(0.01).scale(300));
      CHECK(find_key(heard.pitches, heard.harmony, tuning).key == tonic + (is_minor ? 12 : 0));
      CHECK(tonal_share(heard.pitches) > 0.4);
    }
  }
}

TEST_CASE("music that begins away from its tonic has its key, though less surely") {
  for (const bool is_minor : {false, true}) {
    const Heard heard = heard_in(progression({5, 7, 0, 0}, 2, is_minor, 0));
    const Heard usual = heard_in(progression({0, 5, 7, 0}, 2, is_minor, 0));
    const Key key = find_key(heard.pitches, heard.harmony, 0);
    CHECK(key.key == (is_minor ? 14 : 2));
    CHECK(key.probability < find_key(usual.pitches, usual.harmony, 0).probability);
  }
}

TEST_CASE("relative keys share their notes, and have names") {
  CHECK(key_name(relative_key(0)) == "A minor");
  CHECK(key_name(relative_key(21)) == "C major");
  for (int key = 0; key < 24; ++key) CHECK(relative_key(relative_key(key)) == key);
}

TEST_CASE("nothing has no key") {
  CHECK(find_key({}, {}, 0).key == -1);
  CHECK(std::isnan(tuning_cents({})));
  const Heard silence = heard_in(test_silence(5, kAnalysisRateHz));
  CHECK(find_key(silence.pitches, silence.harmony, 0).key == -1);
}

}  // namespace
}  // namespace crossfade::audio
