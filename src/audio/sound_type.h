#pragma once

#include <cstdint>
#include <string_view>

#include "audio/sound_bytes.h"

namespace crossfade::audio {

/// What a sound file is, by its first bytes; its name is never asked.
enum class SoundType : std::uint8_t {
  kUnknown,
  kWave,
  kAiff,
  kAu,
  kCaf,
  kFlac,
  kOgg,
  kMp3,
  kMp4,       ///< M4A and its like
  kAac,       ///< AAC in ADTS frames
  kAsf,       ///< WMA
  kMatroska,  ///< WebM among them
  kMonkey,
  kWavPack,
  kTrueAudio,
  kAc3,
};

/// kUnknown for what is no sound file that could be decoded: text, pictures, nothing at all.
SoundType sound_type(const SoundBytes& bytes);

/// "WAV", "MP3": as people call it.
std::string_view type_name(SoundType type);

/// The demuxer of the program ffmpeg that reads it; it is told, so that it need not guess, and
/// cannot be led to a playlist. Empty where libsndfile alone reads it.
std::string_view ffmpeg_demuxer(SoundType type);

/// Sample frames that a WAV, AIFF or FLAC header tells, whether they are there or not; 0 where it
/// tells none (a stream's writer did not know) or the type has no such header.
std::uint64_t frames_by_header(const SoundBytes& bytes, SoundType type);

}  // namespace crossfade::audio
