#include "audio/sound_type.h"

#include <algorithm>
#include <string>

#include "audio/mp3_frames.h"

namespace crossfade::audio {
namespace {

constexpr std::size_t kHeadSize = 16;
constexpr std::uint64_t kUntold32 = 0xFFFFFFFF;
constexpr int kMostChunks = 1000;

bool is_adts(const SoundBytes& bytes, std::uint64_t offset) {
  for (int frame = 0; frame < 3; ++frame) {
    const std::string head = bytes.text(offset, 6);
    if (head.size() < 6 || (big_endian(head, 0, 2) & 0xFFF6) != 0xFFF0) return false;
    const std::uint64_t size = big_endian(head, 3, 3) >> 5 & 0x1FFF;
    if (size < 7) return false;
    offset += size;
  }
  return true;
}

SoundType type_of_magic(std::string_view head) {
  const auto has = [&](std::size_t at, std::string_view word) {
    return head.size() >= at + word.size() && head.substr(at).starts_with(word);
  };
  using namespace std::string_view_literals;
  if ((has(0, "RIFF") || has(0, "RF64") || has(0, "RIFX")) && has(8, "WAVE")) {
    return SoundType::kWave;
  }
  if (has(0, "FORM") && (has(8, "AIFF") || has(8, "AIFC"))) return SoundType::kAiff;
  if (has(0, ".snd")) return SoundType::kAu;
  if (has(0, "caff")) return SoundType::kCaf;
  if (has(0, "fLaC")) return SoundType::kFlac;
  if (has(0, "OggS")) return SoundType::kOgg;
  if (has(4, "ftyp")) return SoundType::kMp4;
  if (has(0, "\x30\x26\xB2\x75\x8E\x66\xCF\x11"sv)) return SoundType::kAsf;
  if (has(0, "\x1A\x45\xDF\xA3"sv)) return SoundType::kMatroska;
  if (has(0, "MAC ")) return SoundType::kMonkey;
  if (has(0, "wvpk")) return SoundType::kWavPack;
  if (has(0, "TTA1")) return SoundType::kTrueAudio;
  if (has(0, "\x0B\x77"sv)) return SoundType::kAc3;
  return SoundType::kUnknown;
}

// Chunks of RIFF (little-endian) or IFF (big-endian): a name, a size, so many bytes, padded to
// even.
struct Chunk {
  std::string name;
  std::uint64_t size = 0;
  std::uint64_t begin = 0;  // of its content
};

template <typename Use>
void for_each_chunk(const SoundBytes& bytes, bool is_little, const Use& use) {
  std::uint64_t offset = 12;
  for (int i = 0; i < kMostChunks; ++i) {
    const std::string head = bytes.text(offset, 8);
    if (head.size() < 8) return;
    const std::uint64_t size = is_little ? little_endian(head, 4, 4) : big_endian(head, 4, 4);
    if (!use(Chunk{head.substr(0, 4), size, offset + 8})) return;
    offset += 8 + size + size % 2;
  }
}

std::uint64_t frames_by_wave(const SoundBytes& bytes) {
  const std::string form = bytes.text(0, 4);
  const bool is_little = form != "RIFX";
  const auto number = [&](std::string_view text, std::size_t at, std::size_t count) {
    return is_little ? little_endian(text, at, count) : big_endian(text, at, count);
  };
  std::uint64_t frame_size = 0;
  std::uint64_t large_data = 0;
  std::uint64_t frames = 0;
  for_each_chunk(bytes, is_little, [&](const Chunk& chunk) {
    if (chunk.name == "ds64") {
      const std::string sizes = bytes.text(chunk.begin, 16);
      if (sizes.size() == 16) large_data = number(sizes, 8, 8);
    }
    if (chunk.name == "fmt ") {
      const std::string format = bytes.text(chunk.begin, 16);
      // Coded samples (ADPCM) have blocks, not frames.
      if (format.size() < 16) return true;
      const std::uint64_t code = number(format, 0, 2);
      const bool is_plain = code == 1 || code == 3 || code == 6 || code == 7 || code == 0xFFFE;
      frame_size = is_plain ? number(format, 12, 2) : 0;
    }
    if (chunk.name != "data") return true;
    const bool is_untold = chunk.size == 0 || chunk.size >= kUntold32 - 0xFFF;
    const std::uint64_t size = large_data > 0 ? large_data : is_untold ? 0 : chunk.size;
    if (frame_size > 0) frames = size / frame_size;
    return false;
  });
  return frames;
}

std::uint64_t frames_by_aiff(const SoundBytes& bytes) {
  std::uint64_t frames = 0;
  for_each_chunk(bytes, false, [&](const Chunk& chunk) {
    if (chunk.name != "COMM") return true;
    const std::string common = bytes.text(chunk.begin, 6);
    if (common.size() == 6) frames = big_endian(common, 2, 4);
    return false;
  });
  return frames;
}

// STREAMINFO is the first block: 36 bits from byte 13 of its content on.
std::uint64_t frames_by_flac(const SoundBytes& bytes) {
  const std::string info = bytes.text(4, 4 + 18);
  if (info.size() < 22 || (static_cast<unsigned char>(info[0]) & 0x7F) != 0) return 0;
  return big_endian(info, 4 + 13, 5) & 0xFFFFFFFFF;
}

}  // namespace

SoundType sound_type(const SoundBytes& bytes) {
  const SoundType type = type_of_magic(bytes.text(0, kHeadSize));
  if (type != SoundType::kUnknown) return type;
  const std::uint64_t behind = behind_id3(bytes);
  if (behind > 0) {
    const SoundType tagged = type_of_magic(bytes.text(behind, kHeadSize));
    if (tagged == SoundType::kFlac || tagged == SoundType::kTrueAudio) return tagged;
  }
  if (is_adts(bytes, behind)) return SoundType::kAac;
  return is_mp3(bytes) ? SoundType::kMp3 : SoundType::kUnknown;
}

std::string_view type_name(SoundType type) {
  switch (type) {
    case SoundType::kUnknown:
      return "unknown";
    case SoundType::kWave:
      return "WAV";
    case SoundType::kAiff:
      return "AIFF";
    case SoundType::kAu:
      return "AU";
    case SoundType::kCaf:
      return "CAF";
    case SoundType::kFlac:
      return "FLAC";
    case SoundType::kOgg:
      return "OGG";
    case SoundType::kMp3:
      return "MP3";
    case SoundType::kMp4:
      return "M4A";
    case SoundType::kAac:
      return "AAC";
    case SoundType::kAsf:
      return "WMA";
    case SoundType::kMatroska:
      return "WebM";
    case SoundType::kMonkey:
      return "APE";
    case SoundType::kWavPack:
      return "WavPack";
    case SoundType::kTrueAudio:
      return "TTA";
    case SoundType::kAc3:
      return "AC-3";
  }
  return "unknown";
}

std::string_view ffmpeg_demuxer(SoundType type) {
  switch (type) {
    case SoundType::kWave:
      return "wav";
    case SoundType::kAiff:
      return "aiff";
    case SoundType::kCaf:
      return "caf";
    case SoundType::kOgg:
      return "ogg";
    case SoundType::kFlac:
      return "flac";
    case SoundType::kMp4:
      return "mov";
    case SoundType::kAac:
      return "aac";
    case SoundType::kAsf:
      return "asf";
    case SoundType::kMatroska:
      return "matroska";
    case SoundType::kMonkey:
      return "ape";
    case SoundType::kWavPack:
      return "wv";
    case SoundType::kTrueAudio:
      return "tta";
    case SoundType::kAc3:
      return "ac3";
    case SoundType::kUnknown:
    case SoundType::kAu:
    case SoundType::kMp3:
      return "";
  }
  return "";
}

std::uint64_t frames_by_header(const SoundBytes& bytes, SoundType type) {
  if (type == SoundType::kWave) return frames_by_wave(bytes);
  if (type == SoundType::kAiff) return frames_by_aiff(bytes);
  if (type == SoundType::kFlac) return frames_by_flac(bytes);
  return 0;
}

}  // namespace crossfade::audio
