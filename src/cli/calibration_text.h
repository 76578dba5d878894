#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "score/audio_calibration.h"
#include "score/released_match.h"
#include "text/language.h"

namespace crossfade::cli {

/// A sound file and the recording that it is, or why it takes no part.
struct MatchedSound {
  std::string path;
  score::RowMatch match;
};

/// All that `crossfade calibrate` has to tell.
struct CalibrationAnswer {
  score::AudioCalibration calibration;
  std::vector<MatchedSound> sounds;  ///< matched and not, in the order of the files
  std::vector<std::pair<std::size_t, std::string>> unused_lines;  ///< of the mapping file
  bool has_isrc = false;                                          ///< the catalogue
  std::optional<std::int64_t> kept_as;                            ///< number in the store
  std::optional<std::size_t> fingerprints;  ///< that the store has; nothing: no fpcalc, or no store
};

/// The files that took no part, a line each: name and reason.
std::string unmatched_lines(const std::vector<MatchedSound>& sounds);
/// As people read it: a table of features, what was checked, what took no part.
std::string calibration_text(const CalibrationAnswer& answer, text::Language language);
/// As one JSON document; `catalogue` names the artists and tracks.
std::string calibration_json(const CalibrationAnswer& answer,
                             const catalogue::Catalogue& catalogue);

}  // namespace crossfade::cli
