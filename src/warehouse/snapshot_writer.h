#pragma once

#include <cstdint>
#include <string>

#include "catalogue/import.h"
#include "store/store.h"

namespace crossfade::warehouse {

/// Writes an import as a new snapshot, inside the caller's transaction; returns the snapshot's id.
/// `content_digest` names files and date.
std::int64_t write_snapshot(store::Store& store, const catalogue::Import& import,
                            const std::string& content_digest);

}  // namespace crossfade::warehouse
