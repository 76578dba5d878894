#include "warehouse/warehouse.h"

#include <filesystem>
#include <optional>
#include <utility>

#include "base/check.h"
#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/parallel.h"
#include "catalogue/identity_index.h"
#include "warehouse/schema.h"
#include "warehouse/snapshot_reader.h"
#include "warehouse/snapshot_writer.h"

namespace crossfade::warehouse {
namespace {

using catalogue::IdentityEntry;
using store::Statement;
using store::Store;

// Names the contents of files, in their order, and the date.
std::string content_digest(const std::vector<std::string>& file_digests, base::Date as_of) {
  std::string content = base::to_string(as_of);
  for (const std::string& digest : file_digests) content += ' ' + digest;
  return base::content_digest(content);
}

std::string digest_of_files(const std::vector<std::string>& paths, base::Date as_of) {
  std::vector<std::string> digests;
  for (const std::string& path : paths) {
    digests.push_back(base::content_digest(base::MappedFile(path).bytes()));
  }
  return content_digest(digests, as_of);
}

std::string digest_of_import(const catalogue::Import& import) {
  std::vector<std::string> digests;
  for (const catalogue::ImportedFile& file : import.files) digests.push_back(file.digest);
  return content_digest(digests, import.as_of);
}

// The snapshot of this content; 0 where there is none.
std::int64_t find_snapshot(Store& store, const std::string& digest) {
  Statement statement(store, "SELECT snapshot_id FROM snapshots WHERE content_digest = ?");
  statement.bind(0, digest);
  return statement.step() ? statement.integer(0) : 0;
}

// A file that another program wrote to between the look for its digest and the import would be kept
// under a digest that is not its own.
void refuse_changed(const Store& store, const catalogue::Import& import,
                    const std::string& digest) {
  if (digest_of_import(import) == digest) return;
  throw base::Error(base::ErrorKind::kFailed,
                    import.files.front().name + " (or a file beside it) changed while it was read",
                    {store.path(), 0, 0}, "import it again when it is complete");
}

std::vector<IdentityEntry> read_identities(Store& store) {
  std::vector<IdentityEntry> entries;
  Statement rows(store, "SELECT kind, key, identity FROM identifiers");
  while (rows.step()) {
    entries.push_back({static_cast<catalogue::KeyKind>(rows.integer(0)),
                       static_cast<std::uint64_t>(rows.integer(1)),
                       static_cast<std::uint64_t>(rows.integer(2))});
  }
  return entries;
}

// Identifiers are only ever added: as many as before are the same as before.
std::size_t count_identities(Store& store) {
  Statement count(store, "SELECT count(*) FROM identifiers");
  CF_CHECK(count.step());
  return static_cast<std::size_t>(count.integer(0));
}

void write_identities(Store& store, const catalogue::IdentityIndex& index) {
  Statement insert(store, "INSERT INTO identifiers VALUES (?, ?, ?)");
  for (const IdentityEntry& entry : index.new_entries()) {
    insert.bind(0, static_cast<std::int64_t>(entry.kind));
    insert.bind(1, static_cast<std::int64_t>(entry.key));
    insert.bind(2, static_cast<std::int64_t>(entry.id)).run();
  }
}

// Files as they were read, knowing what a store knew then.
struct Reading {
  catalogue::IdentityIndex index;
  catalogue::Import import;
  std::size_t known = 0;  ///< identifiers that the store held
};

Reading read_files(const std::vector<IdentityEntry>& known, const std::vector<std::string>& paths,
                   const catalogue::ImportOptions& options) {
  Reading reading{catalogue::IdentityIndex(known), {}, known.size()};
  reading.import = catalogue::import_files(paths, options, reading.index);
  return reading;
}

// The latest snapshot: of the latest date, of those the last imported; 0 where there is none.
std::int64_t find_latest(Store& store) {
  Statement latest(
      store, "SELECT snapshot_id FROM snapshots ORDER BY as_of DESC, snapshot_id DESC LIMIT 1");
  return latest.step() ? latest.integer(0) : 0;
}

struct FilesToKeep {
  const std::vector<std::string>& paths;
  const catalogue::ImportOptions& options;
  std::string digest;
};

// Files are read before the store is locked, so that others can write meanwhile, and once more
// behind the lock only where another program has brought new identities by then. `reading` is unset
// where they were not read yet.
StoredImport keep_files(Store& store, const FilesToKeep& files, const Meanwhile& meanwhile,
                        std::optional<Reading> reading) {
  prepare(store);
  if (!reading) {
    if (const std::int64_t snapshot = find_snapshot(store, files.digest); snapshot != 0) {
      return {read_snapshot(store, snapshot), snapshot, true};
    }
    reading = read_files(read_identities(store), files.paths, files.options);
  }
  store::Transaction transaction(store);
  if (const std::int64_t snapshot = find_snapshot(store, files.digest); snapshot != 0) {
    return {read_snapshot(store, snapshot), snapshot, true};
  }
  if (count_identities(store) != reading->known) {
    reading = read_files(read_identities(store), files.paths, files.options);
  }
  refuse_changed(store, reading->import, files.digest);
  std::int64_t snapshot = 0;
  base::parallel_for(meanwhile.task ? 2 : 1, meanwhile.threads, [&](std::size_t task) {
    if (task == 1) return meanwhile.task(reading->import);
    snapshot = write_snapshot(store, reading->import, files.digest);
    write_identities(store, reading->index);
    transaction.commit();  // others need not wait for what is done meanwhile
  });
  return {std::move(reading->import), snapshot, false};
}

}  // namespace

void prepare(Store& store) { store.migrate(store::Section::kWarehouse, schema_scripts()); }

StoredImport import_into_store(Store& store, const std::vector<std::string>& paths,
                               const catalogue::ImportOptions& options,
                               const Meanwhile& meanwhile) {
  return keep_files(store, {paths, options, digest_of_files(paths, options.as_of)}, meanwhile, {});
}

StoredImport import_into_store(const std::string& path, const std::vector<std::string>& paths,
                               const catalogue::ImportOptions& options,
                               const Meanwhile& meanwhile) {
  if (std::filesystem::exists(path)) {
    Store store(path, store::Access::kExisting);
    return import_into_store(store, paths, options, meanwhile);
  }
  const FilesToKeep files{paths, options, digest_of_files(paths, options.as_of)};
  Reading reading = read_files({}, paths, options);
  Store store(path, store::Access::kCreate);
  return keep_files(store, files, meanwhile, std::move(reading));
}

StoredImport read_unreleased(Store& store, const std::vector<std::string>& paths,
                             const catalogue::ImportOptions& options) {
  prepare(store);
  store::Transaction transaction(store);
  catalogue::IdentityIndex index(read_identities(store));
  catalogue::Import import = catalogue::import_files(paths, options, index);
  write_identities(store, index);
  const std::int64_t snapshot = find_latest(store);
  transaction.commit();
  return {std::move(import), snapshot, false};
}

StoredImport load_latest_snapshot(Store& store) {
  prepare(store);
  const std::int64_t snapshot = find_latest(store);
  if (snapshot == 0) {
    throw base::Error(base::ErrorKind::kNotFound, "the store holds no import yet",
                      {store.path(), 0, 0},
                      "start with `crossfade import FILE --store " + store.path() + "`");
  }
  return {read_snapshot(store, snapshot), snapshot, true};
}

}  // namespace crossfade::warehouse
