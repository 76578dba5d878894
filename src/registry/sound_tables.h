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

}  // namespace crossfade::registry
