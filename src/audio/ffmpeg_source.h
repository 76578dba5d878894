#pragma once

#include <memory>

#include "audio/sound_source.h"

namespace crossfade::audio {

/// Decodes by the program ffmpeg on the PATH, in a process of its own: without a shell, with the
/// demuxer that the content asks for and no other, no protocol but the file itself, and limits on
/// memory (1 GiB), silence (30 s without output) and output (24 hours of sound). Throws
/// base::Error (kInputRefused) where there is no such program, or it finds no sound in the file.
std::unique_ptr<SoundSource> open_by_ffmpeg(const SoundBytes& bytes, SoundType type);

}  // namespace crossfade::audio
