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

/// Of heard_sounds.h: a waveform, its columns as three bytes each (lowest and highest sample, root
/// mean square, in 127ths of full scale) in base64_url, and how many seconds a column is. NULL:
/// heard before waveforms were taken.
inline constexpr std::string_view kWaveformColumns = R"sql(
ALTER TABLE heard_sounds ADD COLUMN waveform TEXT;
ALTER TABLE heard_sounds ADD COLUMN waveform_step_s REAL;
)sql";

}  // namespace crossfade::registry
