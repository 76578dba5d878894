#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace crossfade::catalogue {

/// A flat table from 64-bit keys to 64-bit values, neither of them 0; keys must be hashes already.
/// While every key is its own value, as most identities are, an entry takes 8 bytes, else 16.
class KeyTable {
 public:
  /// The value of `key`; 0 where it is not in the table.
  std::uint64_t find(std::uint64_t key) const;
  /// Adds `key` with itself as value; false if it was there already.
  bool insert(std::uint64_t key) { return insert(key, key); }
  /// Adds `key`; false, leaving the table as it was, if it was there already.
  bool insert(std::uint64_t key, std::uint64_t value);
  /// Asks memory for the place of `key` ahead of its use: far keys lie in a cache line each.
  void prefetch(std::uint64_t key) const {
    if (keys_.empty()) return;
    const std::size_t place = key & (keys_.size() - 1);
    __builtin_prefetch(&keys_[place]);
    if (!values_.empty()) __builtin_prefetch(&values_[place]);
  }
  std::size_t size() const { return size_; }
  /// Makes room for `entries` keys.
  void reserve(std::size_t entries);
  /// All (key, value) pairs, ascending by key.
  std::vector<std::pair<std::uint64_t, std::uint64_t>> sorted() const;

 private:
  std::size_t place_of(std::uint64_t key) const;
  void resize(std::size_t slots);

  std::vector<std::uint64_t> keys_;    // 0 is an empty slot
  std::vector<std::uint64_t> values_;  // empty while all values equal their keys
  std::size_t size_ = 0;
};

}  // namespace crossfade::catalogue
