#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <type_traits>
#include <utility>

#include "store/store.h"

namespace crossfade::server {

/// One connection to a store for several threads: who uses it holds it alone, for as long as the
/// work lasts. Work may wait up to five seconds for another program's lock: keep it off the I/O
/// thread. Statements must not outlive the work. Throws what Store and the work throw.
class SharedStore {
 public:
  /// Opens an existing store and brings the server's tables up to date.
  explicit SharedStore(const std::string& path);

  /// `work(store)`, as it returns.
  template <typename Work>
  auto read(Work&& work) {
    const std::lock_guard hold(mutex_);
    return std::forward<Work>(work)(store_);
  }

  /// `work(store)` in one transaction: all of it is kept, or, where it throws, nothing.
  template <typename Work>
  auto change(Work&& work) {
    const std::lock_guard hold(mutex_);
    store::Transaction transaction(store_);
    if constexpr (std::is_void_v<std::invoke_result_t<Work, store::Store&>>) {
      std::forward<Work>(work)(store_);
      transaction.commit();
    } else {
      auto result = std::forward<Work>(work)(store_);
      transaction.commit();
      return result;
    }
  }

  /// Whether another program wrote to the store since the last call (or since it was opened).
  bool changed_elsewhere();

 private:
  std::int64_t data_version();

  std::mutex mutex_;
  store::Store store_;
  std::int64_t seen_version_ = 0;
};

}  // namespace crossfade::server
