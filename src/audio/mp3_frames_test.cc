#include "audio/mp3_frames.h"

#include <doctest/doctest.h>

#include <string>

namespace crossfade::audio {
namespace {

// MPEG-1 layer III, 128 kbit/s, 44.1 kHz, stereo, no checksum: 417 bytes, and nothing coded.
std::string frame() {
  std::string bytes("\xFF\xFB\x90\x00", 4);
  return bytes + std::string(417 - 4, '\0');
}

std::string frames(int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += frame();
  return all;
}

std::optional<Mp3Frames> read(const std::string& bytes) {
  return read_mp3_frames(SoundBytes::of_memory(bytes, "demo"));
}

TEST_CASE("whole frames are one run, behind a tag and before another") {
  const std::string tag = std::string("ID3\3\0\0\0\0\0\x64", 10) + std::string(100, 'x');
  const std::string end = "TAG" + std::string(125, ' ');
  const auto found = read(tag + frames(20) + end);
  REQUIRE(found);
  CHECK(found->whole == 20);
  CHECK(found->damaged == 0);
  CHECK_FALSE(found->is_cut);
  REQUIRE(found->runs.size() == 1);
  CHECK(found->runs[0].begin == 110);
  CHECK(found->runs[0].end == 110 + 20 * 417);
  CHECK(found->samples_per_frame == 1152);
}

TEST_CASE("a broken header costs its frame, which is counted and replaced by silence") {
  std::string bytes = frames(20);
  bytes[5 * 417] = 'x';
  const auto found = read(bytes);
  REQUIRE(found);
  CHECK(found->whole == 19);
  CHECK(found->damaged == 1);
  REQUIRE(found->runs.size() == 3);
  CHECK(found->runs[1].silent == 1);
  CHECK(found->silent_frame.size() == 417);
}

TEST_CASE("side information that contradicts itself is damage") {
  std::string bytes = frames(20);
  for (std::size_t i = 4; i < 36; ++i) bytes[7 * 417 + i] = '\xFF';
  const auto found = read(bytes);
  REQUIRE(found);
  CHECK(found->damaged == 1);
  CHECK(found->whole == 19);
}

TEST_CASE("a frame that needs bytes of a broken one is broken as well") {
  std::string bytes = frames(20);
  bytes[5 * 417] = 'x';
  bytes[6 * 417 + 4] = '\x40';  // needs 128 bytes of earlier frames
  const auto found = read(bytes);
  REQUIRE(found);
  CHECK(found->damaged == 2);
}

TEST_CASE("a last frame that ends behind the file is cut") {
  const auto found = read(frames(20).substr(0, 20 * 417 - 100));
  REQUIRE(found);
  CHECK(found->is_cut);
  CHECK(found->whole == 19);
}

TEST_CASE("the header's frame tells how many frames there should be") {
  std::string info = frame();
  info.replace(36, 12, std::string("Info\0\0\0\1\0\0\0\x1E", 12));
  const auto found = read(info + frames(20));
  REQUIRE(found);
  CHECK(found->header_frames == 30);
  CHECK(found->whole == 20);
  REQUIRE(found->header);
  CHECK(found->header->end == 417);
}

TEST_CASE("bytes without frames are no MPEG audio") {
  CHECK_FALSE(read(""));
  CHECK_FALSE(read(std::string(100000, '\xFF')));
  CHECK_FALSE(read(frames(2)));
}

}  // namespace
}  // namespace crossfade::audio
