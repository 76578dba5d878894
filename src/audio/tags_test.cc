#include "audio/tags.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
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

// A chunk of RIFF, or of AIFF where `big`.
std::string chunk(const std::string& name, const std::string& data, bool big) {
  return name + number(data.size(), big) + data + std::string(data.size() % 2, '\0');
}

// A frame whose text is packed: flags, the length unpacked, then zlib's form (RFC 1950), stored.
std::string packed_frame(const std::string& name, const std::string& text) {
  const std::string plain = std::string(1, '\0') + text;
  std::uint32_t low = 1;
  std::uint32_t high = 0;
  for (const char each : plain) {
    low = (low + static_cast<unsigned char>(each)) % 65521;
    high = (high + low) % 65521;
  }
  const std::string size = number(plain.size(), false).substr(0, 2);
  const std::string rest = number(~plain.size(), false).substr(0, 2);
  const std::string packed = "\x78\x01\x01" + size + rest + plain + number(high << 16 | low, true);
  return name + number(4 + packed.size(), true) + std::string("\0\x80", 2) +
         number(plain.size(), true) + packed;
}

// Atoms within atoms, each but its head and the next.
std::string nested_atoms(std::size_t depth) {
  std::string bytes = number(24, true) + "ftypM4A " + std::string(4, '\0') + "M4A isom";
  for (; depth > 0; --depth) bytes += number(8 * depth, true) + "moov";
  return bytes;
}

// Tags, then frames of MPEG-1 layer 3 without sound.
std::string tag_of(const std::string& frames) {
  std::string bytes = "ID3\x03" + std::string(2, '\0');
  for (int shift = 21; shift >= 0; shift -= 7) {
    bytes += static_cast<char>(frames.size() >> shift & 0x7F);
  }
  return bytes + frames;
}
std::string mp3_of(const std::string& frames) {
  std::string bytes = tag_of(frames);
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

TEST_CASE("a WAV and an AIFF say who they are, by ID3 or by the list of RIFF") {
  const std::string id3 = tag_of(frame("TPE1", "A") + frame("TIT2", "B"));
  const std::string list = chunk("LIST", "INFO" + chunk("IART", "C", false), false);
  const std::string sound = chunk("data", std::string(8, '\0'), false);
  CHECK(tags_of(chunk("RIFF", "WAVE" + sound + list, false)).artist == "C");
  CHECK(tags_of(chunk("RIFF", "WAVE" + sound + list + chunk("id3 ", id3, false), false)) ==
        Tags{"A", "B", "", ""});
  CHECK(tags_of(chunk("FORM", "AIFF" + chunk("ID3 ", id3, true), true)) == Tags{"A", "B", "", ""});
  CHECK(tags_of(chunk("RIFF", "WAVE" + sound, false)) == Tags{});
}

TEST_CASE("a packed frame, which may be a thousand times as large, is not unpacked") {
  const std::string packed = frame("TPE1", "A") + packed_frame("TIT2", "B");
  const std::string chapter =
      frame("TPE1", "A") + frame("CHAP", std::string(17, '\0') + packed_frame("TIT2", "B"));
  const Tags expected{"A", "", "", ""};
  CHECK(tags_of(mp3_of(packed)) == expected);
  CHECK(tags_of(mp3_of(chapter + frame("TALB", "C"))) == Tags{"A", "", "C", ""});
  CHECK(tags_of(chunk("RIFF", "WAVE" + chunk("id3 ", tag_of(packed), false), false)) == expected);
}

TEST_CASE("atoms within atoms without end are followed so far alone") {
  CHECK(tags_of(nested_atoms(1'000'000)) == Tags{});
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
