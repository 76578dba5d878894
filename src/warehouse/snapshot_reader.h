#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "catalogue/import.h"
#include "store/store.h"

namespace crossfade::warehouse {

/// The import that write_snapshot() wrote as `snapshot`. Throws base::Error (kNotFound) where there
/// is none.
catalogue::Import read_snapshot(store::Store& store, std::int64_t snapshot);

/// The files of a snapshot as they were imported; none where there is no such snapshot.
std::vector<catalogue::ImportedFile> read_files(store::Store& store, std::int64_t snapshot);

/// Of a snapshot's issues at most `count` in their order, from issue `first` (from 0) on.
std::vector<catalogue::ImportIssue> read_issues(store::Store& store, std::int64_t snapshot,
                                                std::size_t first, std::size_t count);

}  // namespace crossfade::warehouse
