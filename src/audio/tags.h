#pragma once

#include <string>

#include "audio/sound_bytes.h"

namespace crossfade::audio {

/// Who a sound file says that it is. Empty where it does not say. UTF-8, without control
/// characters, at most 500 bytes each; of several artists the first.
struct Tags {
  std::string artist;
  std::string title;
  std::string album;
  std::string isrc;  ///< as it stands, not checked

  bool operator==(const Tags&) const = default;
};

/// The tags of MP3 (ID3v2, ID3v1, APE), FLAC, OGG (Vorbis, Opus), M4A, WAV and AIFF, by TagLib; the
/// content says which it is. Nothing for any other file, for damaged tags, or where there is no
/// such file: tags are hints, and never a reason to fail. The file is not changed.
Tags read_tags(const std::string& path);
Tags read_tags(const SoundBytes& bytes);

}  // namespace crossfade::audio
