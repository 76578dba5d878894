#pragma once

#include <mutex>
#include <optional>
#include <string>

#include "audio/listen.h"
#include "audio/sound_bytes.h"
#include "registry/heard_sounds.h"
#include "registry/released_sounds.h"
#include "store/store.h"

namespace crossfade::cli {

/// What was heard before, known again by the content of the file: listening twice costs no more
/// than reading. Any number of threads may use it.
class HeardStore {
 public:
  /// Opens the store, making it where it is missing. Throws base::Error as store::Store does.
  explicit HeardStore(const std::string& path);

  /// Listens as audio::listen() does, unless that was done before; a second time with the true
  /// peak where it was left out. What is heard is kept at once: whoever stops the work loses
  /// nothing. Throws what audio::listen() and store::Store throw.
  registry::HeardSound listen(const std::string& path, const audio::ListenOptions& options);

  /// The released recording that a file of this content looks to be, by fingerprint; nothing where
  /// the store has none to compare with, or there is no program that takes them. The fingerprint is
  /// kept, too.
  std::optional<registry::ReleasedMatch> find_released(const std::string& path,
                                                       const std::string& digest);

 private:
  std::optional<registry::HeardSound> find(const std::string& digest,
                                           const audio::ListenOptions& options);

  std::mutex mutex_;
  store::Store store_;
};

}  // namespace crossfade::cli
