#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "audio/listen.h"
#include "store/store.h"

namespace crossfade::registry {

/// A sound file that was listened to, known again by its content wherever it lies.
struct HeardSound {
  std::string digest = {};    ///< base::content_digest of the file
  std::string name = {};      ///< of the file when it was heard last, without its folder
  std::int64_t heard_ms = 0;  ///< Unix time
  bool is_current = true;     ///< by this program's analysis, not by an earlier one
  audio::Listened heard = {};
};

/// What this program's analysis (audio::kAnalysisVersion) heard in a file of this content, or
/// nothing. Throws base::Error as store::Store does.
std::optional<HeardSound> find_heard(store::Store& store, const std::string& digest);

/// What any analysis heard in a file of this content: of what came as an upload nothing else may be
/// left. Nothing where there is none.
std::optional<HeardSound> recall_heard(store::Store& store, const std::string& digest);

/// A part of all that was heard by any analysis, the latest first.
struct HeardPage {
  std::vector<HeardSound> sounds;  ///< without their waveforms
  std::size_t total = 0;
};
HeardPage list_heard(store::Store& store, std::size_t first, std::size_t count);

/// Keeps it in place of what was kept of the same content, as of this program's analysis.
void keep_heard(store::Store& store, const HeardSound& sound);
/// With its fingerprint. False where there is nothing of this content.
bool forget_heard(store::Store& store, const std::string& digest);

}  // namespace crossfade::registry
