#include "catalogue/identity_index.h"

#include "base/check.h"
#include "base/error.h"

namespace crossfade::catalogue {
namespace {

struct ThingKeys {
  KeyKind natural;
  KeyKind strong;
  bool has_strong;
};

// By Thing. Artists have no identifier in the files read so far.
constexpr ThingKeys kThingKeys[kThings] = {
    {KeyKind::kArtistName, KeyKind::kArtistName, false},
    {KeyKind::kRecordingSound, KeyKind::kRecordingIsrc, true},
    {KeyKind::kTrackPlace, KeyKind::kTrackUri, true},
    {KeyKind::kVideoTitle, KeyKind::kVideoLink, true},
};

const ThingKeys& keys_of(Thing thing) { return kThingKeys[static_cast<std::size_t>(thing)]; }
std::size_t at(KeyKind kind) { return static_cast<std::size_t>(kind); }
std::size_t at(Thing thing) { return static_cast<std::size_t>(thing); }

bool is_valid(const IdentityEntry& entry) {
  constexpr auto kLargest = static_cast<std::uint64_t>(INT64_MAX);
  return at(entry.kind) >= 1 && at(entry.kind) <= kKeyKinds && entry.key >= 1 &&
         entry.key <= kLargest && entry.id >= 1 && entry.id <= kLargest;
}

void append(std::vector<IdentityEntry>& entries, KeyKind kind, const KeyTable& table) {
  for (const auto& [key, id] : table.sorted()) entries.push_back({kind, key, id});
}

}  // namespace

const char* thing_name(Thing thing) {
  constexpr const char* kNames[kThings] = {"artist", "recording", "track", "video"};
  return kNames[at(thing)];
}

IdentityIndex::IdentityIndex(std::span<const IdentityEntry> entries) {
  for (const IdentityEntry& entry : entries) {
    if (!is_valid(entry)) {
      throw base::Error(base::ErrorKind::kInputRefused, "the stored identities are damaged", {},
                        "restore the store from a backup");
    }
    known_[at(entry.kind)].insert(entry.key, entry.id);
    for (std::size_t thing = 0; thing < kThings; ++thing) {
      const ThingKeys& keys = kThingKeys[thing];
      if (keys.has_strong && keys.strong == entry.kind) attached_[thing].insert(entry.id);
    }
  }
}

IdentityIndex::Identity IdentityIndex::resolve(Thing thing, std::uint64_t strong,
                                               std::uint64_t natural) {
  CF_CHECK(strong == 0 || keys_of(thing).has_strong);
  if (strong != 0) return resolve_strong(thing, strong, natural);
  if (natural == 0) return {0, false};
  const KeyKind kind = keys_of(thing).natural;
  const std::uint64_t known = find(kind, natural);
  if (known != 0) return {known, false};
  add(kind, natural, natural);
  return {natural, false};
}

IdentityIndex::Identity IdentityIndex::resolve_strong(Thing thing, std::uint64_t strong,
                                                      std::uint64_t natural) {
  const ThingKeys& keys = keys_of(thing);
  const std::uint64_t by_strong = find(keys.strong, strong);
  const std::uint64_t by_natural = natural == 0 ? 0 : find(keys.natural, natural);
  if (by_strong != 0) {
    if (natural != 0 && by_natural == 0) add(keys.natural, natural, by_strong);
    const bool is_clash =
        by_natural != 0 && by_natural != by_strong && !has_strong_key(thing, by_natural);
    return {by_strong, is_clash};
  }
  if (by_natural != 0 && !has_strong_key(thing, by_natural)) {
    add(keys.strong, strong, by_natural);
    attached_[at(thing)].insert(by_natural);
    return {by_natural, false};
  }
  add(keys.strong, strong, strong);
  if (natural != 0 && by_natural == 0) add(keys.natural, natural, strong);
  return {strong, false};
}

void IdentityIndex::prefetch(Thing thing, std::uint64_t strong, std::uint64_t natural) const {
  const ThingKeys& keys = keys_of(thing);
  for (const Tables* tables : {&added_, &known_}) {
    if (strong != 0) (*tables)[at(keys.strong)].prefetch(strong);
    if (natural != 0) (*tables)[at(keys.natural)].prefetch(natural);
  }
}

std::uint64_t IdentityIndex::find(KeyKind kind, std::uint64_t key) const {
  const std::uint64_t id = added_[at(kind)].find(key);
  return id != 0 ? id : known_[at(kind)].find(key);
}

void IdentityIndex::add(KeyKind kind, std::uint64_t key, std::uint64_t id) {
  added_[at(kind)].insert(key, id);
}

// A thing first seen by a strong key has that key for its id.
bool IdentityIndex::has_strong_key(Thing thing, std::uint64_t id) const {
  return find(keys_of(thing).strong, id) == id || attached_[at(thing)].find(id) != 0;
}

std::vector<IdentityEntry> IdentityIndex::entries() const {
  std::vector<IdentityEntry> all;
  for (std::size_t kind = 1; kind <= kKeyKinds; ++kind) {
    KeyTable both = known_[kind];
    for (const auto& [key, id] : added_[kind].sorted()) both.insert(key, id);
    append(all, static_cast<KeyKind>(kind), both);
  }
  return all;
}

std::vector<IdentityEntry> IdentityIndex::new_entries() const {
  std::vector<IdentityEntry> added;
  for (std::size_t kind = 1; kind <= kKeyKinds; ++kind) {
    append(added, static_cast<KeyKind>(kind), added_[kind]);
  }
  return added;
}

}  // namespace crossfade::catalogue
