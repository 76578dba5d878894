#include "cli/heard_store.h"

#include <array>
#include <cmath>
#include <filesystem>

#include "audio/fingerprint.h"
#include "base/hash.h"
#include "cli/run_origin.h"
#include "registry/heard_sounds.h"
#include "registry/registry.h"
#include "warehouse/warehouse.h"

namespace crossfade::cli {

namespace {

std::string digest_of(const audio::SoundBytes& bytes) {
  base::ContentDigest digest;
  std::array<char, 1 << 16> piece;
  for (std::uint64_t at = 0; at < bytes.size();) {
    const std::size_t count = bytes.read(at, piece.data(), piece.size());
    if (count == 0) break;
    digest.add({piece.data(), count});
    at += count;
  }
  return digest.text();
}

}  // namespace

HeardStore::HeardStore(const std::string& path)
    : store_(path, store::Access::kCreate, store::kLongPatience) {
  warehouse::prepare(store_);
  registry::prepare(store_);
}

std::optional<registry::HeardSound> HeardStore::find(const std::string& digest,
                                                     const audio::ListenOptions& options) {
  const std::lock_guard hold(mutex_);
  auto found = registry::find_heard(store_, digest);
  if (!found || found->heard.waveform.size() == 0) return std::nullopt;
  double& true_peak = found->heard.descriptors.true_peak_dbtp;
  if (options.with_true_peak && std::isnan(true_peak)) return std::nullopt;
  if (!options.with_true_peak) true_peak = audio::kMissing;
  return found;
}

registry::HeardSound HeardStore::listen(const std::string& path,
                                        const audio::ListenOptions& options) {
  const audio::SoundBytes bytes = audio::SoundBytes::of_file(path);
  const std::string digest = digest_of(bytes);
  if (auto found = find(digest, options)) return *std::move(found);
  registry::HeardSound sound{.digest = digest,
                             .name = std::filesystem::path(path).filename().string()};
  sound.heard = audio::listen(bytes, options);
  sound.heard_ms = now_ms();
  const std::lock_guard hold(mutex_);
  registry::keep_heard(store_, sound);
  return sound;
}

std::optional<registry::ReleasedMatch> HeardStore::find_released(const std::string& path,
                                                                 const std::string& digest) {
  std::unique_lock hold(mutex_);
  if (registry::count_released(store_) == 0) return std::nullopt;
  std::optional<audio::Fingerprint> fingerprint = registry::find_fingerprint(store_, digest);
  if (!fingerprint) {
    if (!audio::can_fingerprint()) return std::nullopt;
    hold.unlock();
    fingerprint = audio::find_fingerprint(path);
    hold.lock();
    registry::keep_fingerprint(store_, digest, *fingerprint);
  }
  return registry::find_released(store_, *fingerprint);
}

}  // namespace crossfade::cli
