#include "catalogue/key_table.h"

#include <algorithm>

#include "base/check.h"

namespace crossfade::catalogue {
namespace {

constexpr std::size_t kFirstSlots = 256;

bool is_full(std::size_t entries, std::size_t slots) { return 4 * entries >= 3 * slots; }

}  // namespace

std::uint64_t KeyTable::find(std::uint64_t key) const {
  if (keys_.empty()) return 0;
  const std::size_t place = place_of(key);
  if (keys_[place] == 0) return 0;
  return values_.empty() ? key : values_[place];
}

bool KeyTable::insert(std::uint64_t key, std::uint64_t value) {
  CF_CHECK(key != 0 && value != 0);
  if (is_full(size_ + 1, keys_.size())) resize(std::max(kFirstSlots, 2 * keys_.size()));
  const std::size_t place = place_of(key);
  if (keys_[place] != 0) return false;
  if (key != value && values_.empty()) values_ = keys_;
  keys_[place] = key;
  if (!values_.empty()) values_[place] = value;
  ++size_;
  return true;
}

void KeyTable::reserve(std::size_t entries) {
  std::size_t slots = std::max(kFirstSlots, keys_.size());
  while (is_full(entries, slots)) slots *= 2;
  if (slots > keys_.size()) resize(slots);
}

std::vector<std::pair<std::uint64_t, std::uint64_t>> KeyTable::sorted() const {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> pairs;
  pairs.reserve(size_);
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    if (keys_[i] != 0) pairs.emplace_back(keys_[i], values_.empty() ? keys_[i] : values_[i]);
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

// The slot that holds `key`, or the empty one where it belongs.
std::size_t KeyTable::place_of(std::uint64_t key) const {
  const std::size_t mask = keys_.size() - 1;
  std::size_t place = key & mask;
  while (keys_[place] != 0 && keys_[place] != key) place = (place + 1) & mask;
  return place;
}

void KeyTable::resize(std::size_t slots) {
  std::vector<std::uint64_t> old_keys(slots, 0);
  std::vector<std::uint64_t> old_values(values_.empty() ? 0 : slots, 0);
  old_keys.swap(keys_);
  old_values.swap(values_);
  for (std::size_t i = 0; i < old_keys.size(); ++i) {
    if (old_keys[i] == 0) continue;
    const std::size_t place = place_of(old_keys[i]);
    keys_[place] = old_keys[i];
    if (!values_.empty()) values_[place] = old_values[i];
  }
}

}  // namespace crossfade::catalogue
