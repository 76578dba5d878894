// An MPEG audio stream has no table of its frames: each begins with 11 set bits and tells its own
// length. A decoder that loses its place searches on in silence, or gives up. So the frames are
// walked here first: a header counts where the next one of the same kind stands where the first
// says it ends, or where the file ends there. What lies between such frames is damage (or a tag,
// which is skipped by its own length). The decoder is given whole frames only, and a silent one for
// each that is broken: it never loses its place, what follows keeps its time, and what is missing
// is counted.
//
// Of layer III the side information behind the header is checked as well: at most 288 pairs of
// large values, no window switching to the normal window, and no more coded bits than the frame and
// what earlier frames kept for it (at most 511 bytes) can hold.
#include "audio/mp3_frames.h"

#include <algorithm>
#include <array>
#include <utility>

namespace crossfade::audio {
namespace {

constexpr std::size_t kHeaderSize = 4;
constexpr std::size_t kBlock = std::size_t{1} << 16;
constexpr std::uint64_t kFirstFrameWithin = std::uint64_t{1} << 20;
constexpr int kFramesThatProve = 3;
constexpr std::size_t kMostKept = 511;
constexpr std::size_t kOverhead = 38;  // of a frame, at most: header, checksum, side information

struct Header {
  int version = 0;  // 1, 2 or 25 for MPEG 1, 2, 2.5
  int layer = 0;
  int sample_rate_hz = 0;
  bool is_mono = false;
  bool has_crc = false;
  std::size_t size = 0;  // of the frame, header included
  int samples = 0;

  bool is_like(const Header& other) const {
    return version == other.version && layer == other.layer &&
           sample_rate_hz == other.sample_rate_hz;
  }
};

using Rates = std::array<int, 15>;
constexpr Rates kLayer1 = {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448};
constexpr Rates kLayer2 = {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384};
constexpr Rates kLayer3 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
constexpr Rates kLowLayer1 = {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256};
constexpr Rates kLowLayer23 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};

const Rates& rates_of(int version, int layer) {
  if (version != 1) return layer == 1 ? kLowLayer1 : kLowLayer23;
  return layer == 1 ? kLayer1 : layer == 2 ? kLayer2 : kLayer3;
}

std::optional<Header> header_of(std::string_view bytes) {
  if (bytes.size() < kHeaderSize) return std::nullopt;
  const auto word = static_cast<std::uint32_t>(big_endian(bytes, 0, kHeaderSize));
  if (word >> 21 != 0x7FF) return std::nullopt;
  const unsigned version = word >> 19 & 3;
  const unsigned layer = word >> 17 & 3;
  const unsigned rate = word >> 12 & 15;
  const unsigned frequency = word >> 10 & 3;
  // Free-format frames (rate 0) do not tell their length, and hardly exist.
  if (version == 1 || layer == 0 || rate == 0 || rate == 15 || frequency == 3) return std::nullopt;
  Header header;
  header.version = version == 3 ? 1 : version == 2 ? 2 : 25;
  header.layer = static_cast<int>(4 - layer);
  constexpr std::array<int, 3> kFrequencies = {44100, 48000, 32000};
  header.sample_rate_hz = kFrequencies[frequency] / (header.version == 1   ? 1
                                                     : header.version == 2 ? 2
                                                                           : 4);
  header.is_mono = (word >> 6 & 3) == 3;
  header.has_crc = (word >> 16 & 1) == 0;
  header.samples = header.layer == 1 ? 384 : header.layer == 3 && header.version != 1 ? 576 : 1152;
  const int bits = rates_of(header.version, header.layer)[rate] * 1000;
  const int padding = static_cast<int>(word >> 9 & 1);
  const int size = header.layer == 1 ? (12 * bits / header.sample_rate_hz + padding) * 4
                                     : header.samples / 8 * bits / header.sample_rate_hz + padding;
  header.size = static_cast<std::size_t>(size);
  if (header.size <= kHeaderSize) return std::nullopt;
  return header;
}

std::size_t side_information_size(const Header& header) {
  if (header.version == 1) return header.is_mono ? 17 : 32;
  return header.is_mono ? 9 : 17;
}

class Bits {
 public:
  explicit Bits(std::string_view bytes) : bytes_(bytes) {}
  unsigned take(int count) {
    unsigned value = 0;
    for (int i = 0; i < count; ++i, ++position_) {
      const auto byte = static_cast<unsigned char>(bytes_[position_ / 8]);
      value = value << 1 | (byte >> (7 - position_ % 8) & 1U);
    }
    return value;
  }

 private:
  std::string_view bytes_;
  std::size_t position_ = 0;
};

// How many bytes that earlier frames kept a frame needs; none where it contradicts itself. `frame`
// from its header on; only of layer III is anything known.
std::optional<unsigned> needed_bytes(const Header& header, std::string_view frame) {
  if (header.layer != 3) return 0;
  const std::size_t begin = kHeaderSize + (header.has_crc ? 2 : 0);
  const std::size_t size = side_information_size(header);
  if (frame.size() < begin + size || header.size < begin + size) return 0;
  Bits bits(frame.substr(begin, size));
  const bool is_first = header.version == 1;
  const int channels = header.is_mono ? 1 : 2;
  const unsigned kept = bits.take(is_first ? 9 : 8);
  bits.take(is_first ? (header.is_mono ? 5 : 3) : (header.is_mono ? 1 : 2));
  if (is_first) bits.take(4 * channels);
  unsigned coded = 0;
  for (int part = 0; part < (is_first ? 2 : 1) * channels; ++part) {
    coded += bits.take(12);
    if (bits.take(9) > 288) return std::nullopt;
    bits.take(8);
    bits.take(is_first ? 4 : 9);
    if (bits.take(1) == 1) {
      if (bits.take(2) == 0) return std::nullopt;
      bits.take(20);
    } else {
      bits.take(22);
    }
    bits.take(is_first ? 3 : 2);
  }
  if (coded > 8 * (kept + header.size - begin - size)) return std::nullopt;
  return kept;
}

// Bytes of the file by a window that moves forward.
class Window {
 public:
  explicit Window(const SoundBytes& bytes) : bytes_(bytes) {}

  std::string_view at(std::uint64_t offset, std::size_t count) {
    if (offset < begin_ || offset + count > begin_ + held_.size()) {
      begin_ = offset;
      held_ = bytes_.text(offset, std::max(count, kBlock));
    }
    const auto from = static_cast<std::size_t>(offset - begin_);
    return std::string_view(held_).substr(std::min(from, held_.size()), count);
  }

 private:
  const SoundBytes& bytes_;
  std::string held_;
  std::uint64_t begin_ = 0;
};

class Walk {
 public:
  explicit Walk(const SoundBytes& bytes) : bytes_(bytes), window_(bytes) {}

  bool begins() {
    position_ = behind_id3(bytes_);
    return find_first();
  }

  std::optional<Mp3Frames> run() {
    if (!begins()) return std::nullopt;
    frames_.samples_per_frame = first_.samples;
    frames_.sample_rate_hz = first_.sample_rate_hz;
    const std::string_view frame = window_.at(position_, first_.size);
    // The header without a checksum, and nothing else set: no coded bits, so no sound.
    frames_.silent_frame.assign(frame.substr(0, kHeaderSize)).append(first_.size - kHeaderSize, 0);
    frames_.silent_frame[1] = static_cast<char>(frames_.silent_frame[1] | 1);
    read_header_frame(frame);
    while (position_ < end_of_music()) step();
    put_silence(frames_in(lost_));
    return std::move(frames_);
  }

 private:
  std::optional<Header> header_at(std::uint64_t offset) {
    return header_of(window_.at(offset, kHeaderSize));
  }

  bool find_first() {
    const std::uint64_t last = position_ + kFirstFrameWithin;
    for (; position_ < std::min(bytes_.size(), last); ++position_) {
      const std::optional<Header> header = header_at(position_);
      if (!header || !is_followed(position_, *header)) continue;
      first_ = *header;
      return true;
    }
    return false;
  }

  bool is_followed(std::uint64_t offset, const Header& header) {
    std::uint64_t next = offset + header.size;
    for (int i = 1; i < kFramesThatProve; ++i) {
      const std::optional<Header> follower = header_at(next);
      if (!follower || !follower->is_like(header)) return false;
      next += follower->size;
    }
    return true;
  }

  // ID3v1 (128 bytes from "TAG" on) and APE tags end a file.
  std::uint64_t end_of_music() {
    if (end_) return *end_;
    std::uint64_t end = bytes_.size();
    if (end >= 128 && bytes_.text(end - 128, 3) == "TAG") end -= 128;
    if (end >= 32) {
      const std::string footer = bytes_.text(end - 32, 32);
      const std::uint64_t size = little_endian(footer, 12, 4) + 32;
      if (footer.starts_with("APETAGEX") && size <= end) end -= size;
    }
    end_ = end;
    return end;
  }

  // One frame, or one byte that belongs to none.
  void step() {
    const std::optional<Header> header = header_at(position_);
    if (!header || !header->is_like(first_) || !ends_well(*header)) {
      ++lost_;
      ++position_;
      return;
    }
    if (position_ + header->size > end_of_music()) {
      frames_.is_cut = true;
      position_ = end_of_music();
      return;
    }
    const std::uint64_t end = position_ + header->size;
    if (lost_ > 0) put_silence(frames_in(std::exchange(lost_, 0)));
    const std::optional<unsigned> needed =
        needed_bytes(*header, window_.at(position_, header->size));
    if (needed && *needed <= kept_for_later_) {
      keep(position_, end);
    } else {
      put_silence(1);
    }
    const std::size_t coded = header->size > kOverhead ? header->size - kOverhead : 0;
    kept_for_later_ = std::min(kept_for_later_ + coded, kMostKept);
    position_ = end;
  }

  bool ends_well(const Header& header) {
    const std::uint64_t next = position_ + header.size;
    if (next + kHeaderSize > end_of_music()) return lost_ == 0;
    const std::optional<Header> follower = header_at(next);
    if (follower && follower->is_like(first_)) return true;
    // Before damage a frame may still be whole; behind it only a follower proves one.
    return lost_ == 0 && frames_.whole > 0;
  }

  void keep(std::uint64_t begin, std::uint64_t end) {
    ++frames_.whole;
    kept_bytes_ += end - begin;
    std::vector<FrameRun>& runs = frames_.runs;
    if (!runs.empty() && runs.back().silent == 0 && runs.back().end == begin) {
      runs.back().end = end;
    } else {
      runs.push_back({begin, end, 0});
    }
  }

  void put_silence(std::uint64_t frames) {
    if (frames == 0) return;
    kept_for_later_ = 0;
    frames_.damaged += frames;
    if (!frames_.runs.empty() && frames_.runs.back().silent > 0) {
      frames_.runs.back().silent += frames;
    } else {
      frames_.runs.push_back({0, 0, frames});
    }
  }

  std::uint64_t frames_in(std::uint64_t bytes) const {
    if (bytes == 0 || frames_.whole == 0) return 0;
    const std::uint64_t mean = std::max<std::uint64_t>(kept_bytes_ / frames_.whole, 1);
    return std::max<std::uint64_t>((bytes + mean / 2) / mean, 1);
  }

  void read_header_frame(std::string_view frame) {
    if (first_.layer != 3) return;
    const std::size_t at = kHeaderSize + side_information_size(first_);
    const std::string_view xing = frame.substr(std::min(frame.size(), at));
    if (xing.size() >= 8 && (xing.starts_with("Xing") || xing.starts_with("Info"))) {
      read_xing(xing);
    } else if (frame.size() >= 54 && frame.substr(36).starts_with("VBRI")) {
      frames_.header_frames = big_endian(frame, 36 + 14, 4);
    } else {
      return;
    }
    frames_.header = {position_, position_ + first_.size, 0};
    position_ += first_.size;
  }

  // Flags say which of frames (4 bytes), size (4), table (100) and quality (4) follow; then LAME's
  // part, whose bytes 21 to 23 hold the delay and the padding, 12 bits each.
  void read_xing(std::string_view xing) {
    const std::uint64_t flags = big_endian(xing, 4, 4);
    std::size_t at = 8;
    if ((flags & 1) != 0 && xing.size() >= at + 4) {
      frames_.header_frames = big_endian(xing, at, 4);
      at += 4;
    }
    at += ((flags & 2) != 0 ? 4 : 0) + ((flags & 4) != 0 ? 100 : 0) + ((flags & 8) != 0 ? 4 : 0);
    if (xing.size() < at + 24) return;
    const std::string_view lame = xing.substr(at);
    if (!lame.starts_with("LAME") && !lame.starts_with("Lav")) return;
    const std::uint64_t both = big_endian(lame, 21, 3);
    frames_.header_trim = (both >> 12) + (both & 0xFFF);
  }

  const SoundBytes& bytes_;
  Window window_;
  Mp3Frames frames_;
  Header first_;
  std::uint64_t position_ = 0;
  std::uint64_t lost_ = 0;  // bytes since the last whole frame that belong to none
  std::uint64_t kept_bytes_ = 0;
  std::size_t kept_for_later_ = kMostKept;  // bytes that whole frames in a row could have kept
  std::optional<std::uint64_t> end_;
};

}  // namespace

std::uint64_t behind_id3(const SoundBytes& bytes) {
  std::uint64_t offset = 0;
  // Some writers put a second tag behind the first.
  for (int i = 0; i < 4; ++i) {
    const std::string tag = bytes.text(offset, 10);
    if (tag.size() < 10 || !tag.starts_with("ID3")) break;
    std::uint64_t size = 0;
    for (std::size_t at = 6; at < 10; ++at) {
      size = size << 7 | (static_cast<unsigned char>(tag[at]) & 0x7FU);
    }
    const bool has_footer = (static_cast<unsigned char>(tag[5]) & 0x10U) != 0;
    offset += 10 + size + (has_footer ? 10 : 0);
  }
  return offset;
}

bool is_mp3(const SoundBytes& bytes) { return Walk(bytes).begins(); }

std::optional<Mp3Frames> read_mp3_frames(const SoundBytes& bytes) { return Walk(bytes).run(); }

}  // namespace crossfade::audio
