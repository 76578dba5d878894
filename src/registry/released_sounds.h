#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "audio/fingerprint.h"
#include "store/store.h"

namespace crossfade::registry {

/// The fingerprint of a file that is known to be a released recording.
struct ReleasedSound {
  std::string digest;           ///< base::content_digest of the file
  std::uint64_t recording = 0;  ///< identity
  std::string artist;
  std::string title;
  audio::Fingerprint fingerprint;
};

/// What is kept of a file of this content, or nothing.
std::optional<ReleasedSound> find_released_file(store::Store& store, const std::string& digest);
/// Keeps it in place of what was kept of the same content; its fingerprint must not be empty.
void keep_released(store::Store& store, const ReleasedSound& sound);
std::size_t count_released(store::Store& store);

/// The fingerprint of a file of this content, whatever it is: empty where it gave none, nothing
/// where nobody asked yet.
std::optional<audio::Fingerprint> find_fingerprint(store::Store& store, const std::string& digest);
void keep_fingerprint(store::Store& store, const std::string& digest,
                      const audio::Fingerprint& fingerprint);

/// A recording that a sound seems to be.
struct ReleasedMatch {
  std::string artist = {};
  std::string title = {};
  std::uint64_t recording = 0;
  double similarity = 0;  ///< 1 - audio::bit_error_rate
};

/// The kept recording that is nearest to this fingerprint, where it is near enough to be the same
/// (audio::kSameRecording). Reads all that are kept: about 5,000 a second.
std::optional<ReleasedMatch> find_released(store::Store& store,
                                           const audio::Fingerprint& fingerprint);

}  // namespace crossfade::registry
