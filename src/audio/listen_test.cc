#include "audio/listen.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "audio/key.h"
#include "audio/test_sound.h"
#include "base/error.h"

namespace crossfade::audio {
namespace {

constexpr int kRate = 22050;

// Four chords of four beats, a click on each beat.
std::vector<float> song(double bpm, double seconds, int transpose = 0) {
  std::vector<float> samples = test_silence(seconds, kRate);
  const double beat = 60 / bpm;
  constexpr std::array<std::array<int, 3>, 4> kChords = {
      {{0, 4, 7}, {5, 9, 12}, {7, 11, 14}, {0, 4, 7}}};
  for (int i = 0; i * beat < seconds; ++i) {
    add_tone(samples, kRate, i * beat, 0.1, i % 2 == 0 ? 60 : 2000, 0.3, 40);
    if (i % 4 != 0) continue;
    const std::array<int, 3>& chord = kChords[static_cast<std::size_t>(i / 4 % 4)];
    add_chord(samples, kRate, i * beat, 4 * beat,
              {chord[0] + transpose, chord[1] + transpose, chord[2] + transpose});
    add_tone(samples, kRate, i * beat, 4 * beat, note_hertz(chord[0] + transpose - 24), 0.1, 1);
  }
  return samples;
}

Listened heard(const std::string& file) {
  return listen(SoundBytes::of_memory(file, "demo"), {.with_true_peak = false});
}

base::ErrorKind refusal(const std::string& file) {
  try {
    heard(file);
  } catch (const base::Error& error) {
    CHECK(error.place().file == "demo");
    return error.kind();
  }
  FAIL("was not refused");
  return base::ErrorKind::kFailed;
}

bool warns(const Listened& listened, Warning warning) {
  return std::ranges::find(listened.warnings, warning) != listened.warnings.end();
}

TEST_CASE("tempo and key of a plain song are found to one per cent and exactly") {
  for (const double bpm : {84.0, 100.0, 122.5}) {
    for (const int transpose : {0, 5}) {
      const AudioDescriptors d = heard(wav_of(song(bpm, 20, transpose), kRate)).descriptors;
      CHECK(d.tempo_bpm == doctest::Approx(bpm).epsilon(0.01));
      CHECK(d.key == transpose);
      CHECK(d.mode == 1);
      CHECK(d.relative_key == (transpose + 9) % 12);
      CHECK(d.metre == 4);
      CHECK(std::abs(d.tuning_cents) < 6);
    }
  }
}

TEST_CASE("every descriptor of the table is in its range or missing") {
  const AudioDescriptors d = heard(wav_of(song(110, 20), kRate)).descriptors;
  for (const Descriptor& line : descriptor_table()) {
    const double value = d.*line.value;
    INFO(line.name);
    if (line.unit == "1") CHECK((std::isnan(value) || (value >= 0 && value <= 1)));
    if (line.kind == DescriptorClass::kEstimated) CHECK((value >= 0 && value <= 1));
    CHECK_FALSE(line.meaning.english.empty());
    CHECK_FALSE(line.meaning.korean.empty());
  }
}

TEST_CASE("silence, a constant, and what is too short are refused") {
  CHECK(refusal(wav_of(test_silence(10, kRate), kRate)) == base::ErrorKind::kInputRefused);
  CHECK(refusal(wav_of(std::vector<float>(10 * kRate, 0.5F), kRate)) ==
        base::ErrorKind::kInputRefused);
  CHECK(refusal(wav_of(song(120, 2.5), kRate)) == base::ErrorKind::kInputRefused);
}

TEST_CASE("what is no sound is refused, whatever its first bytes say") {
  for (const std::string& file :
       {std::string(), std::string("only words"), std::string("fLaC nothing behind it"),
        std::string("RIFF\0\0\0\0WAVE", 12), std::string(5000, '\xFF'), std::string("ID3"),
        std::string("ID3\3\0\0\x7F\x7F\x7F\x7F", 10), std::string("OggS"),
        std::string("FORM\0\0\0\0AIFF", 12)}) {
    CHECK(refusal(file) == base::ErrorKind::kInputRefused);
  }
}

TEST_CASE("a file that is much shorter than its header says is refused, one cut a little is not") {
  const std::vector<float> samples = song(120, 12);
  CHECK(refusal(wav_of(samples, kRate, 0x7FFFFFFF)) == base::ErrorKind::kInputRefused);
  const Listened cut =
      heard(wav_of(samples, kRate, static_cast<std::uint32_t>(3 * samples.size())));
  CHECK(warns(cut, Warning::kCut));
  CHECK(cut.descriptors.header_duration_s == doctest::Approx(18));
  CHECK(cut.descriptors.duration_s == doctest::Approx(12));
  const Listened whole = heard(wav_of(samples, kRate));
  CHECK(whole.warnings.empty());
  CHECK(cut.descriptors.tempo_confidence < whole.descriptors.tempo_confidence);
}

TEST_CASE("twice the same file gives the same descriptors") {
  const std::string file = wav_of(song(95, 10), kRate);
  const AudioDescriptors a = heard(file).descriptors;
  const AudioDescriptors b = heard(file).descriptors;
  for (const Descriptor& line : descriptor_table()) {
    const double x = a.*line.value;
    const double y = b.*line.value;
    CHECK((x == y || (std::isnan(x) && std::isnan(y))));
  }
}

}  // namespace
}  // namespace crossfade::audio
