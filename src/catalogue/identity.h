#pragma once

#include <bitset>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/identity_index.h"
#include "catalogue/key_table.h"

namespace crossfade::catalogue {

/// Things of a row whose strong and natural keys name two things, both known before; by Thing.
using IdentityClashes = std::bitset<kThings>;

/// Gives the rows of a catalogue their identities, one after the other (rule: identity.cc). Names
/// are folded once each. Holds references to both; the catalogue may grow meanwhile.
class IdentityAssigner {
 public:
  IdentityAssigner(Catalogue& catalogue, IdentityIndex& index);

  /// To be called before the first row of each file: only rows that a single file repeats are
  /// different tracks.
  void begin_file();
  /// Appends the identities of `row`, the next that has none.
  IdentityClashes assign(std::size_t row);

 private:
  std::uint64_t folded(NameId name);
  std::uint64_t sound_key(std::size_t row);
  std::uint64_t video_key(std::size_t row);
  std::uint64_t unrepeated(std::uint64_t place);
  std::uint64_t identifier_key(KeyKind kind, NameId identifier) const;

  Catalogue& catalogue_;
  IdentityIndex& index_;
  std::vector<std::uint64_t> folded_;  // by NameId: hash of the folded text; 0 is not yet made
  KeyTable places_;                    // place keys given in this file
  std::unordered_map<std::uint64_t, std::uint64_t> repeats_;  // place key -> times seen again
};

/// A row and what clashes in it.
struct RowClash {
  std::size_t row;
  IdentityClashes clashes;
};

/// Fills `catalogue.ids` for all rows, as those of one file, and returns the rows that clash.
std::vector<RowClash> assign_identities(Catalogue& catalogue, IdentityIndex& index);

}  // namespace crossfade::catalogue
