#include "audio/fingerprint.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

#include "audio/found_program.h"
#include "audio/test_sound.h"
#include "base/child_process.h"
#include "base/file.h"
#include "base/random.h"

namespace crossfade::audio {
namespace {

namespace fs = std::filesystem;
constexpr int kRate = 22050;

Fingerprint draw(std::size_t size, std::uint64_t seed) {
  base::Random random(seed);
  Fingerprint fingerprint(size);
  for (std::uint32_t& word : fingerprint) word = static_cast<std::uint32_t>(random.next());
  return fingerprint;
}

TEST_CASE("a fingerprint is known again shifted and with bits that differ, another is not") {
  const Fingerprint whole = draw(400, 1);
  Fingerprint part(whole.begin() + 50, whole.begin() + 250);
  CHECK(bit_error_rate(whole, part) == 0);
  CHECK(bit_error_rate(part, whole) == 0);
  for (std::uint32_t& word : part) word ^= 1U << word % 32;
  CHECK(bit_error_rate(whole, part) == doctest::Approx(1.0 / 32));
  CHECK(bit_error_rate(whole, draw(400, 2)) > .4);
}

TEST_CASE("too little, too far apart or without change is never the same") {
  const Fingerprint whole = draw(400, 1);
  CHECK(bit_error_rate(whole, std::span(whole).first(63)) == 1);
  CHECK(bit_error_rate(whole, std::span(whole).first(64)) == 0);
  CHECK(bit_error_rate(whole, std::span(whole).subspan(200)) > .4);
  CHECK(bit_error_rate(Fingerprint(200, 7U), Fingerprint(200, 7U)) == 1);
  CHECK(bit_error_rate({}, whole) == 1);
}

TEST_CASE("a fingerprint comes back from its text, and no other text gives one") {
  const Fingerprint whole = draw(33, 5);
  CHECK(parse_fingerprint(fingerprint_text(whole)) == whole);
  CHECK(parse_fingerprint("").empty());
  CHECK(parse_fingerprint("a b").empty());
  CHECK(parse_fingerprint("AAA").empty());
  CHECK(find_fingerprint("/no/such/file").empty());
}

// Half a minute of chords drawn by `seed`, one each half second.
std::vector<float> song(std::uint64_t seed) {
  base::Random random(seed);
  std::vector<float> samples = test_silence(30, kRate);
  for (int i = 0; i < 60; ++i) {
    const int root = static_cast<int>(random.below(12));
    const int third = root + 3 + static_cast<int>(random.below(2));
    add_chord(samples, kRate, i / 2.0, 0.6, {root, third, root + 7});
  }
  return samples;
}

// A folder of its own, gone with the test.
class SoundFolder {
 public:
  SoundFolder() : path_(fs::temp_directory_path() / ("fingerprints " + std::to_string(getpid()))) {
    fs::create_directories(path_);
  }
  ~SoundFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  fs::path path_;
};

void encode(const std::string& from, const std::string& to) {
  base::ChildProcess child({.program = find_program("ffmpeg"),
                            .arguments = {"-v", "error", "-i", from, "-b:a", "128k", to},
                            .name = "ffmpeg"});
  while (!child.end()) child.read(std::chrono::milliseconds(100));
  REQUIRE(child.end()->exit_code == 0);
}

TEST_CASE("a song is known again as MP3, cut and under an odd name, and another is another") {
  if (!can_fingerprint() || find_program("ffmpeg").empty()) {
    MESSAGE("skipped: there is no fpcalc, or no ffmpeg");
    return;
  }
  const SoundFolder folder;
  const std::vector<float> samples = song(1);
  base::write_file(folder.file("a.wav"), wav_of(samples, kRate));
  base::write_file(folder.file("other.wav"), wav_of(song(2), kRate));
  const std::vector<float> cut(samples.begin() + 4 * kRate, samples.end());
  base::write_file(folder.file("-length 1; $(odd) 'name'"), wav_of(cut, kRate));
  base::write_file(folder.file("text.wav"), "#EXTM3U\n" + folder.file("a.wav"));
  encode(folder.file("a.wav"), folder.file("a.mp3"));

  const Fingerprint known = find_fingerprint(folder.file("a.wav"));
  CHECK(known.size() > 200);
  CHECK(bit_error_rate(known, find_fingerprint(folder.file("a.mp3"))) < 0.05);
  CHECK(bit_error_rate(known, find_fingerprint(folder.file("-length 1; $(odd) 'name'"))) < 0.1);
  CHECK(bit_error_rate(known, find_fingerprint(folder.file("other.wav"))) > 0.3);
  CHECK(find_fingerprint(folder.file("text.wav")).empty());
}

}  // namespace
}  // namespace crossfade::audio
