#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "audio/sound_bytes.h"

namespace crossfade::audio {

/// A run of whole frames, or of broken ones in whose place as many silent ones are to be put.
struct FrameRun {
  std::uint64_t begin = 0;  ///< bytes of the file
  std::uint64_t end = 0;
  std::uint64_t silent = 0;  ///< silent frames; 0 for whole ones
};

/// What the frames of an MPEG audio file (layers I to III) say before any is decoded.
struct Mp3Frames {
  std::vector<FrameRun> runs;  ///< in order, without tags and without the header's frame
  std::string silent_frame;    ///< the bytes of one
  std::uint64_t whole = 0;     ///< frames that are
  /// Frames that are broken: bytes between frames that belong to none, counted as frames of the
  /// mean size, and frames whose side information contradicts itself. What is wrong inside a
  /// frame's coded samples alone cannot be seen.
  std::uint64_t damaged = 0;
  bool is_cut = false;        ///< the last frame ends behind the file
  int samples_per_frame = 0;  ///< 1152, 576 or 384
  int sample_rate_hz = 0;
  std::uint64_t header_frames = 0;  ///< frames that a Xing, Info or VBRI header tells; 0: none
  std::uint64_t header_trim = 0;   ///< samples that it says are no music (encoder's delay, padding)
  std::optional<FrameRun> header;  ///< the frame that holds it
};

/// Walks all frames of a file, from header to header. No value where it is not MPEG audio: three
/// frames in a row within the first megabyte behind an ID3 tag. ISO/IEC 11172-3, 13818-3.
std::optional<Mp3Frames> read_mp3_frames(const SoundBytes& bytes);

/// Whether read_mp3_frames() would find any.
bool is_mp3(const SoundBytes& bytes);

/// Where what follows an ID3v2 tag begins; 0 where there is none.
std::uint64_t behind_id3(const SoundBytes& bytes);

}  // namespace crossfade::audio
