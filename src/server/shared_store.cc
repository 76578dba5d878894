#include "server/shared_store.h"

#include "base/check.h"
#include "server/schema.h"

namespace crossfade::server {

SharedStore::SharedStore(const std::string& path) : store_(path, store::Access::kExisting) {
  store_.migrate(store::Section::kServer, schema_scripts());
  seen_version_ = data_version();
}

// SQLite's count of other connections' commits, as this one sees them; a look at shared memory.
std::int64_t SharedStore::data_version() {
  store::Statement version(store_, "PRAGMA data_version");
  CF_CHECK(version.step());
  return version.integer(0);
}

bool SharedStore::changed_elsewhere() {
  const std::lock_guard hold(mutex_);
  const std::int64_t before = std::exchange(seen_version_, data_version());
  return seen_version_ != before;
}

}  // namespace crossfade::server
