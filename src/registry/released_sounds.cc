#include "registry/released_sounds.h"

#include "base/check.h"

namespace crossfade::registry {

using store::Statement;

std::optional<ReleasedSound> find_released_file(store::Store& store, const std::string& digest) {
  Statement row(store,
                "SELECT recording_identity, artist, title, fingerprint FROM released_sounds "
                "WHERE digest = ?");
  row.bind(0, digest);
  if (!row.step()) return std::nullopt;
  return ReleasedSound{digest, static_cast<std::uint64_t>(row.integer(0)), std::string(row.text(1)),
                       std::string(row.text(2)), audio::parse_fingerprint(row.text(3))};
}

void keep_released(store::Store& store, const ReleasedSound& sound) {
  CF_CHECK(!sound.fingerprint.empty());
  const std::string text = audio::fingerprint_text(sound.fingerprint);
  Statement row(store, "INSERT OR REPLACE INTO released_sounds VALUES (?, ?, ?, ?, ?)");
  row.bind(0, sound.digest).bind(1, static_cast<std::int64_t>(sound.recording));
  row.bind(2, sound.artist).bind(3, sound.title).bind(4, text).run();
}

std::optional<audio::Fingerprint> find_fingerprint(store::Store& store, const std::string& digest) {
  Statement row(store, "SELECT fingerprint FROM sound_fingerprints WHERE digest = ?");
  row.bind(0, digest);
  if (!row.step()) return std::nullopt;
  return audio::parse_fingerprint(row.text(0));
}

void keep_fingerprint(store::Store& store, const std::string& digest,
                      const audio::Fingerprint& fingerprint) {
  const std::string text = audio::fingerprint_text(fingerprint);
  Statement row(store, "INSERT OR REPLACE INTO sound_fingerprints VALUES (?, ?)");
  row.bind(0, digest).bind(1, text).run();
}

std::size_t count_released(store::Store& store) {
  Statement row(store, "SELECT count(*) FROM released_sounds");
  row.step();
  return static_cast<std::size_t>(row.integer(0));
}

std::optional<ReleasedMatch> find_released(store::Store& store,
                                           const audio::Fingerprint& fingerprint) {
  std::optional<ReleasedMatch> best;
  double least = audio::kSameRecording;
  if (fingerprint.empty()) return best;
  Statement rows(store,
                 "SELECT artist, title, recording_identity, fingerprint FROM released_sounds "
                 "ORDER BY digest");
  while (rows.step()) {
    const double rate = audio::bit_error_rate(fingerprint, audio::parse_fingerprint(rows.text(3)));
    if (rate >= least) continue;
    least = rate;
    best = {std::string(rows.text(0)), std::string(rows.text(1)),
            static_cast<std::uint64_t>(rows.integer(2)), 1 - rate};
  }
  return best;
}

}  // namespace crossfade::registry
