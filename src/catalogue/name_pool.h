#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crossfade::catalogue {

/// An entry of a NamePool. kNoName is "missing".
using NameId = std::uint32_t;
inline constexpr NameId kNoName = UINT32_MAX;

/// Every distinct text of a catalogue once, UTF-8 exactly as the file had it. Ids count from 0 in
/// the order of first sight. At most 2^32 - 1 entries.
class NamePool {
 public:
  /// The id of `text`, added if new. The empty text is kNoName.
  NameId add(std::string_view text);
  /// The text of `id`; empty for kNoName. Valid until the next add().
  std::string_view text(NameId id) const;
  std::size_t size() const { return ends_.size(); }
  /// Bytes of all texts together.
  std::size_t byte_count() const { return bytes_.size(); }
  /// Makes room for `entries` texts of `bytes` bytes in all, so that growing copies nothing. Room
  /// that is never used costs address space only.
  void reserve(std::size_t entries, std::size_t bytes);
  /// Frees the look-up index (a third of the memory); a later add() builds it anew.
  void release_index();

 private:
  void place(std::uint64_t slot);
  void grow();
  void build_index();

  std::string bytes_;
  std::vector<std::uint64_t> ends_;
  // Open addressing. A slot is (hash tag << 32 | id): the tag spares most comparisons of texts that
  // differ, and lets the table grow without reading a text again.
  std::vector<std::uint64_t> slots_;
};

}  // namespace crossfade::catalogue
