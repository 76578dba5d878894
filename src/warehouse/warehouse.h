#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "catalogue/import.h"
#include "store/store.h"

namespace crossfade::warehouse {

/// Makes or brings up to date the warehouse's tables (docs/warehouse.md shows them).
void prepare(store::Store& store);

/// An import as it stands in the store.
struct StoredImport {
  catalogue::Import import;
  std::int64_t snapshot = 0;
  bool was_there = false;  ///< the same files with the same date had been imported before
};

/// What else is done with an import once it is read: with two threads while it is written, with one
/// after it. If it throws, import_into_store() does too, and the import stays kept. Not called
/// where the import had been there before.
struct Meanwhile {
  std::function<void(const catalogue::Import&)> task = {};
  int threads = 1;
};

/// Reads the files and keeps them as one snapshot, in one transaction: things that earlier imports
/// knew keep their ids. Others can write to the store while the files are read. The same files with
/// the same date again change nothing. Throws base::Error as catalogue::import_files() and
/// store::Store do; the store is then as it was.
StoredImport import_into_store(store::Store& store, const std::vector<std::string>& paths,
                               const catalogue::ImportOptions& options,
                               const Meanwhile& meanwhile = {});

/// The same into the store of this path, made where missing, but not for files that are refused.
StoredImport import_into_store(const std::string& path, const std::vector<std::string>& paths,
                               const catalogue::ImportOptions& options,
                               const Meanwhile& meanwhile = {});

/// Reads files whose tracks are not yet out, so that nothing of them is kept but who they are: a
/// later import knows them again. With the latest snapshot that the store holds, 0 where none.
/// Throws as import_into_store() does.
StoredImport read_unreleased(store::Store& store, const std::vector<std::string>& paths,
                             const catalogue::ImportOptions& options);

/// The latest snapshot: of the latest date, or, where none has a date, the last imported. The
/// catalogue is what import_files() gave, row by row, issues included. Throws base::Error
/// (kNotFound) for a store without snapshots.
StoredImport load_latest_snapshot(store::Store& store);

}  // namespace crossfade::warehouse
