#pragma once

#include <string>
#include <vector>

#include "audio/descriptors.h"
#include "audio/ear.h"
#include "audio/sound_bytes.h"
#include "audio/sound_source.h"
#include "audio/waveform.h"

namespace crossfade::audio {

/// How a file is listened to.
struct ListenOptions {
  bool with_true_peak = true;  ///< off where speed counts: it takes as long as all else
};

/// What was heard in a file.
struct Listened {
  AudioDescriptors descriptors;
  std::string format;             ///< "MP3", by the content
  std::vector<Warning> warnings;  ///< in the order of Warning
  Waveform waveform = {};         ///< empty: kept by a program that took none
};

/// Listens to a file once, from beginning to end, in memory that hardly grows with it (12 MB an
/// hour). Throws base::Error: kNotFound; kInputRefused for what is no sound (see open_sound),
/// silent, a constant, shorter than 3 s or longer than 6 hours, holds less than half of what its
/// header says or has more than a quarter of its frames damaged. The same file gives the same
/// descriptors on any thread.
Listened listen(const std::string& path, const ListenOptions& options = {});
Listened listen(const SoundBytes& bytes, const ListenOptions& options = {});

/// The passes of listen(), for those who want what is between.
struct DecodedSound {
  SoundFormat format;
  SoundState state;
  Heard heard;
};
DecodedSound hear(const SoundBytes& bytes, const ListenOptions& options);

}  // namespace crossfade::audio
