#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace crossfade::server {

/// The last few values that were made, by key. Any number of threads; two that ask for the same new
/// key at once may both make it, and get the same. What a caller holds outlives its place here.
template <typename Value>
class RecentCache {
 public:
  explicit RecentCache(std::size_t most) : most_(most) {}

  /// The value of `key`, by `make()` (a Value) where it is not there. What `make` throws passes.
  template <typename Make>
  std::shared_ptr<const Value> get(const std::string& key, const Make& make) {
    if (auto found = find(key)) return found;
    auto made = std::make_shared<const Value>(make());
    const std::scoped_lock lock(mutex_);
    entries_.emplace_front(key, made);
    if (entries_.size() > most_) entries_.pop_back();
    return made;
  }

 private:
  std::shared_ptr<const Value> find(const std::string& key) {
    const std::scoped_lock lock(mutex_);
    for (auto entry = entries_.begin(); entry != entries_.end(); ++entry) {
      if (entry->first != key) continue;
      entries_.splice(entries_.begin(), entries_, entry);
      return entry->second;
    }
    return nullptr;
  }

  std::size_t most_;
  std::mutex mutex_;
  std::list<std::pair<std::string, std::shared_ptr<const Value>>> entries_;  // the latest first
};

}  // namespace crossfade::server
