#pragma once

#include <optional>
#include <string>

#include "audio/listen.h"
#include "registry/released_sounds.h"
#include "table/json.h"

namespace crossfade::registry {

/// What was heard in a sound, as `crossfade listen --json` and the API tell it: {format, key (its
/// name; null where there is none), measured, estimated, weak (descriptors by name, null where
/// missing, weak ones as words), warnings: [{name, en, ko}]}.
table::Json heard_json(const audio::Listened& heard);

/// {seconds_per_column, low, high, rms} with a whole number from -127 to 127 a column; null for a
/// waveform that was not taken.
table::Json waveform_json(const audio::Waveform& waveform);

/// What each descriptor means: [{name, unit, class, en, ko}], in the order of their table.
table::Json descriptors_json();

/// {artist, title, similarity}; null where there is no such recording.
table::Json released_json(const std::optional<ReleasedMatch>& released);

/// "A minor"; empty for a missing key.
std::string key_text(double key, double mode);

}  // namespace crossfade::registry
