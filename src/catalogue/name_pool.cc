#include "catalogue/name_pool.h"

#include "base/check.h"
#include "base/error.h"
#include "base/hash.h"

namespace crossfade::catalogue {
namespace {

constexpr std::uint64_t kEmptySlot = UINT64_MAX;
constexpr std::size_t kFirstSlots = 1024;

std::uint64_t tag_of(std::string_view text) { return base::hash64(text) >> 32; }

NameId id_in(std::uint64_t slot) { return static_cast<NameId>(slot); }

// Three quarters full is where linear probing still finds a place within a few steps.
bool is_full(std::size_t entries, std::size_t slots) { return 4 * entries >= 3 * slots; }

}  // namespace

NameId NamePool::add(std::string_view text) {
  if (text.empty()) return kNoName;
  if (slots_.empty()) build_index();
  const std::uint64_t tag = tag_of(text);
  const std::size_t mask = slots_.size() - 1;
  std::size_t position = tag & mask;
  for (; slots_[position] != kEmptySlot; position = (position + 1) & mask) {
    const std::uint64_t slot = slots_[position];
    if (slot >> 32 == tag && this->text(id_in(slot)) == text) return id_in(slot);
  }
  if (ends_.size() >= kNoName) {
    throw base::Error(base::ErrorKind::kFailed, "more than 4,294,967,294 different texts");
  }
  const auto id = static_cast<NameId>(ends_.size());
  slots_[position] = tag << 32 | id;
  bytes_.append(text);
  ends_.push_back(bytes_.size());
  if (is_full(ends_.size(), slots_.size())) grow();
  return id;
}

std::string_view NamePool::text(NameId id) const {
  if (id == kNoName) return {};
  CF_CHECK(id < ends_.size());
  const std::uint64_t begin = id == 0 ? 0 : ends_[id - 1];
  return std::string_view(bytes_).substr(begin, ends_[id] - begin);
}

void NamePool::reserve(std::size_t entries, std::size_t bytes) {
  ends_.reserve(entries);
  bytes_.reserve(bytes);
}

void NamePool::release_index() { std::vector<std::uint64_t>().swap(slots_); }

void NamePool::place(std::uint64_t slot) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t position = (slot >> 32) & mask;
  while (slots_[position] != kEmptySlot) position = (position + 1) & mask;
  slots_[position] = slot;
}

void NamePool::grow() {
  std::vector<std::uint64_t> old(2 * slots_.size(), kEmptySlot);
  old.swap(slots_);
  for (const std::uint64_t slot : old) {
    if (slot != kEmptySlot) place(slot);
  }
}

void NamePool::build_index() {
  std::size_t slots = kFirstSlots;
  while (is_full(ends_.size(), slots)) slots *= 2;
  slots_.assign(slots, kEmptySlot);
  for (std::size_t id = 0; id < ends_.size(); ++id) {
    place(tag_of(text(static_cast<NameId>(id))) << 32 | id);
  }
}

}  // namespace crossfade::catalogue
