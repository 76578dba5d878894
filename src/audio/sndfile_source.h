#pragma once

#include <memory>

#include "audio/sound_source.h"

namespace crossfade::audio {

/// Decodes by libsndfile, inside this process. Null where libsndfile does not read such a file.
std::unique_ptr<SoundSource> open_by_sndfile(const SoundBytes& bytes, SoundType type);

}  // namespace crossfade::audio
