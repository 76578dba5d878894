#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "catalogue/key_table.h"

namespace crossfade::catalogue {

/// The kinds of thing that carry an identity.
enum class Thing : std::uint8_t { kArtist, kRecording, kTrack, kVideo };
inline constexpr std::size_t kThings = 4;

/// The name of a kind of thing in messages, e.g. "recording".
const char* thing_name(Thing thing);

/// The kinds of key by which a thing is known. Strong keys are identifiers that somebody issued;
/// natural keys are made of what a row says. Stored: the numbers stay as they are.
enum class KeyKind : std::uint8_t {
  kArtistName = 1,
  kRecordingSound = 2,
  kRecordingIsrc = 3,  ///< strong
  kTrackPlace = 4,
  kTrackUri = 5,  ///< strong
  kVideoTitle = 6,
  kVideoLink = 7,  ///< strong
};
inline constexpr std::size_t kKeyKinds = 7;

/// "Who is known by this key is the thing `id`". Keys and ids are 1 to 2^63 - 1, so that they stay
/// positive in databases that have signed integers only.
struct IdentityEntry {
  KeyKind kind;
  std::uint64_t key;
  std::uint64_t id;

  bool operator==(const IdentityEntry&) const = default;
};

/// Which keys name which things, over all imports of a store. The rule by which keys meet is told
/// in identity.cc and docs/identity.md. Not for use from several threads at once.
class IdentityIndex {
 public:
  /// What a pair of keys names.
  struct Identity {
    std::uint64_t id;
    bool is_clash;  ///< the natural key names another thing, known by no strong key
  };

  IdentityIndex() = default;
  /// An index that knows `entries` of earlier imports, in any order. Throws base::Error
  /// (kInputRefused) for an entry that no index can have written.
  explicit IdentityIndex(std::span<const IdentityEntry> entries);

  /// The id of the thing that is known by these keys, a new one if there is none; 0 where neither
  /// key is given (0 is "not given"). Remembers both keys.
  Identity resolve(Thing thing, std::uint64_t strong, std::uint64_t natural);

  /// Asks memory ahead for what resolve() will look at.
  void prefetch(Thing thing, std::uint64_t strong, std::uint64_t natural) const;

  /// All entries, ascending by kind and key.
  std::vector<IdentityEntry> entries() const;
  /// Those that were not given to the constructor, ascending by kind and key.
  std::vector<IdentityEntry> new_entries() const;

 private:
  using Tables = std::array<KeyTable, kKeyKinds + 1>;  // by KeyKind

  std::uint64_t find(KeyKind kind, std::uint64_t key) const;
  void add(KeyKind kind, std::uint64_t key, std::uint64_t id);
  bool has_strong_key(Thing thing, std::uint64_t id) const;
  Identity resolve_strong(Thing thing, std::uint64_t strong, std::uint64_t natural);

  Tables known_;  // from the constructor, unchanged since
  Tables added_;
  // Ids that a strong key names without being made of it, by Thing.
  std::array<KeyTable, kThings> attached_;
};

}  // namespace crossfade::catalogue
