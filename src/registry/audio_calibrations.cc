#include "registry/audio_calibrations.h"

#include <string>

#include "audio/analysis_version.h"

namespace crossfade::registry {

using store::Statement;

std::int64_t keep_audio_calibration(store::Store& store, const score::AudioCalibration& calibration,
                                    std::int64_t made_ms) {
  const std::string content = score::write_audio_calibration(calibration);
  store::Transaction transaction(store);
  Statement latest(store,
                   "SELECT calibration_id, content FROM audio_calibrations "
                   "ORDER BY calibration_id DESC LIMIT 1");
  if (latest.step() && latest.text(1) == content) return latest.integer(0);
  Statement row(store,
                "INSERT INTO audio_calibrations "
                "(made_ms, analysis, data_digest, pairs, artists, content) "
                "VALUES (?, ?, ?, ?, ?, ?)");
  row.bind(0, made_ms).bind(1, std::int64_t{calibration.analysis});
  row.bind(2, calibration.data_digest).bind(3, static_cast<std::int64_t>(calibration.pairs));
  row.bind(4, static_cast<std::int64_t>(calibration.artists)).bind(5, content).run();
  const std::int64_t id = store.last_row_id();
  transaction.commit();
  return id;
}

std::optional<KeptCalibration> latest_audio_calibration(store::Store& store) {
  Statement row(store,
                "SELECT calibration_id, made_ms, content FROM audio_calibrations "
                "WHERE analysis = ? ORDER BY calibration_id DESC LIMIT 1");
  row.bind(0, std::int64_t{audio::kAnalysisVersion});
  if (!row.step()) return std::nullopt;
  return KeptCalibration{row.integer(0), row.integer(1),
                         score::read_audio_calibration(row.text(2), store.path())};
}

}  // namespace crossfade::registry
