#pragma once

#include <cstdint>

#include "catalogue/import.h"
#include "store/store.h"

namespace crossfade::warehouse {

/// The import that write_snapshot() wrote as `snapshot`. Throws base::Error (kNotFound) where there
/// is none.
catalogue::Import read_snapshot(store::Store& store, std::int64_t snapshot);

}  // namespace crossfade::warehouse
