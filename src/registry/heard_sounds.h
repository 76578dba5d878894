#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "audio/listen.h"
#include "store/store.h"

namespace crossfade::registry {

/// A sound file that was listened to, known again by its content wherever it lies.
struct HeardSound {
  std::string digest;         ///< base::content_digest of the file
  std::string name;           ///< of the file when it was heard last, without its folder
  std::int64_t heard_ms = 0;  ///< Unix time
  audio::Listened heard;
};

/// What this program's analysis (audio::kAnalysisVersion) heard in a file of this content, or
/// nothing. Throws base::Error as store::Store does.
std::optional<HeardSound> find_heard(store::Store& store, const std::string& digest);

/// Keeps it in place of what was kept of the same content.
void keep_heard(store::Store& store, const HeardSound& sound);

}  // namespace crossfade::registry
