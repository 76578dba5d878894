#pragma once

#include <string_view>

namespace crossfade::registry {

/// The table of heard_sounds.h: version 5 of the registry's section. Descriptors are a JSON object
/// by name, without those that are missing; warnings are names with blanks between them.
inline constexpr std::string_view kSoundTables = R"sql(
CREATE TABLE heard_sounds (
  digest TEXT NOT NULL PRIMARY KEY,
  analysis INTEGER NOT NULL,
  name TEXT,
  heard_ms INTEGER NOT NULL,
  format TEXT NOT NULL,
  warnings TEXT,
  descriptors TEXT NOT NULL
) WITHOUT ROWID;
)sql";

/// The tables of audio_calibrations.h and released_sounds.h: version 6.
inline constexpr std::string_view kCalibrationTables = R"sql(
CREATE TABLE audio_calibrations (
  calibration_id INTEGER PRIMARY KEY,
  made_ms INTEGER NOT NULL,
  analysis INTEGER NOT NULL,
  data_digest TEXT NOT NULL,
  pairs INTEGER NOT NULL,
  artists INTEGER NOT NULL,
  content TEXT NOT NULL
);
CREATE TABLE released_sounds (
  digest TEXT NOT NULL PRIMARY KEY,
  recording_identity INTEGER NOT NULL,
  artist TEXT NOT NULL,
  title TEXT NOT NULL,
  fingerprint TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE sound_fingerprints (
  digest TEXT NOT NULL PRIMARY KEY,
  fingerprint TEXT NOT NULL
) WITHOUT ROWID;
)sql";

/// Of heard_sounds.h: version 7, a waveform, its columns as three bytes each (lowest and highest
/// sample, root mean square, in 127ths of full scale) in base64_url, and how many seconds a column
/// is. NULL: heard before waveforms were taken.
inline constexpr std::string_view kWaveformColumns = R"sql(
ALTER TABLE heard_sounds ADD COLUMN waveform TEXT;
ALTER TABLE heard_sounds ADD COLUMN waveform_step_s REAL;
)sql";

}  // namespace crossfade::registry
