#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "audio/sound_bytes.h"
#include "audio/sound_type.h"

namespace crossfade::audio {

/// What an opened sound file is.
struct SoundFormat {
  SoundType type = SoundType::kUnknown;
  int sample_rate_hz = 0;
  int channels = 0;
};

/// How the file compares with what its header says; complete once all is read.
struct SoundState {
  double header_seconds = 0;         ///< 0: the header tells none
  std::uint64_t frames_damaged = 0;  ///< coded frames that are broken, as far as can be seen
  std::uint64_t frames_whole = 0;    ///< coded frames that are not; 0 where they are not counted
  bool is_cut = false;               ///< the end of the stream is missing
};

/// A sound file being decoded, from its beginning to its end.
class SoundSource {
 public:
  virtual ~SoundSource() = default;
  virtual const SoundFormat& format() const = 0;
  /// Fills `samples` (interleaved, full scale 1) with whole sample frames; how many frames there
  /// were, 0 at the end. Throws base::Error where a limit was passed or the decoder failed.
  virtual std::size_t read(std::span<float> samples) = 0;
  virtual SoundState state() const = 0;
};

/// Opens a sound file of whatever type its content is. `bytes` must outlive the source. Throws
/// base::Error (kInputRefused) where it is empty, no sound, of a rate outside 4 to 384 kHz or of
/// more than 32 channels, or needs the program ffmpeg and there is none.
std::unique_ptr<SoundSource> open_sound(const SoundBytes& bytes);

}  // namespace crossfade::audio
