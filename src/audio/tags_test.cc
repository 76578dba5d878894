#include "audio/tags.h"

#include <doctest/doctest.h>

#include <vector>

#include "base/random.h"

namespace crossfade::audio {
namespace {

std::string number(std::size_t value, bool big) {
  std::string bytes;
  for (int i = 0; i < 4; ++i)
    bytes += static_cast<char>(value >> (big ? 24 - 8 * i : 8 * i) & 0xFF);
  return bytes;
}

// A text frame of ID3v2.3: Latin-1.
std::string frame(const std::string& name, const std::string& text) {
  return name + number(text.size() + 1, true) + std::string(3, '\0') + text;
}

// Tags, then frames of MPEG-1 layer 3 without sound.
std::string mp3_of(const std::string& frames) {
  std::string bytes = "ID3\x03" + std::string(2, '\0');
  for (int shift = 21; shift >= 0; shift -= 7) {
    bytes += static_cast<char>(frames.size() >> shift & 0x7F);
  }
  bytes += frames;
  for (int i = 0; i < 12; ++i) bytes += "\xFF\xFB\x90\x44" + std::string(413, '\0');
  return bytes;
}

// Comments of FLAC behind an empty head of the stream.
std::string flac_of(const std::vector<std::string>& comments) {
  std::string block = number(3, false) + "us!" + number(comments.size(), false);
  for (const std::string& comment : comments) block += number(comment.size(), false) + comment;
  std::string bytes = "fLaC" + number(34, true) + std::string(34, '\0');
  return bytes + number(0x84000000 + block.size(), true) + block + std::string(64, '\0');
}

Tags tags_of(const std::string& bytes) { return read_tags(SoundBytes::of_memory(bytes, "sound")); }

TEST_CASE("an MP3 says who it is, its ISRC too") {
  const std::string bytes = mp3_of(frame("TPE1", "Beyonc\xE9") + frame("TIT2", "  Halo ") +
                                   frame("TALB", "I Am") + frame("TSRC", "US-SM1-08-00001"));
  CHECK(tags_of(bytes) == Tags{"Beyoncé", "Halo", "I Am", "US-SM1-08-00001"});
}

TEST_CASE("a FLAC says who it is, the first of several artists") {
  const Tags tags = tags_of(
      flac_of({"ARTIST=아이유", "artist=Suga", "TITLE=에잇\x01", "isrc=KRA382000001", "MOOD=x"}));
  CHECK(tags == Tags{"아이유", "에잇", "", "KRA382000001"});
}

TEST_CASE("what is damaged, no sound, or not there has no tags") {
  CHECK(read_tags("/no/such/file") == Tags{});
  CHECK(read_tags("/") == Tags{});
  CHECK(tags_of("") == Tags{});
  CHECK(tags_of("just a text") == Tags{});
  const std::string whole = mp3_of(frame("TPE1", "A") + frame("TIT2", "B"));
  base::Random random(4);
  for (std::size_t cut = 0; cut < whole.size(); cut += 7) tags_of(whole.substr(0, cut));
  for (int i = 0; i < 300; ++i) {
    std::string bytes = i % 2 == 0 ? whole : flac_of({"ARTIST=a", "TITLE=b"});
    for (int hits = 0; hits < 6; ++hits) {
      bytes[random.below(std::min<std::uint32_t>(120, static_cast<std::uint32_t>(bytes.size())))] =
          static_cast<char>(random.below(256));
    }
    tags_of(bytes);
  }
  const Tags longest = tags_of(flac_of({"TITLE=" + std::string(5000, 'x')}));
  CHECK(longest.title.size() == 500);
}

}  // namespace
}  // namespace crossfade::audio
