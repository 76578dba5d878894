#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/name_pool.h"

namespace crossfade::server {

/// The rows of a catalogue by what they share: an artist, a video, a channel. Groups are numbered
/// in the order of first sight. About 24 bytes a group and 8 a row.
class RowGroups {
 public:
  static constexpr std::uint32_t kNoGroup = UINT32_MAX;

  RowGroups() = default;
  /// `identities` are hashes, 0 where a row is in no group; `names` what the group is called in
  /// that row (a group keeps that of its first).
  RowGroups(std::span<const std::uint64_t> identities, std::span<const catalogue::NameId> names);

  std::size_t size() const { return identity_.size(); }
  /// The group of a row, or kNoGroup.
  std::uint32_t of_row(std::uint32_t row) const { return group_[row]; }
  std::span<const std::uint32_t> rows_of(std::uint32_t group) const {
    return std::span(rows_).subspan(starts_[group], starts_[group + 1] - starts_[group]);
  }
  std::uint64_t identity(std::uint32_t group) const { return identity_[group]; }
  catalogue::NameId name(std::uint32_t group) const { return name_[group]; }
  std::optional<std::uint32_t> find(std::uint64_t identity) const;

 private:
  std::vector<std::uint32_t> group_;   // by row
  std::vector<std::uint32_t> starts_;  // into rows_, and the end
  std::vector<std::uint32_t> rows_;
  std::vector<std::uint64_t> identity_;
  std::vector<catalogue::NameId> name_;
  std::vector<std::uint32_t> by_identity_;
};

/// An identity as addresses and JSON write it, whose numbers hold no 64 bits: decimal digits.
std::string identity_text(std::uint64_t identity);
/// Nothing where it is no such number.
std::optional<std::uint64_t> parse_identity(std::string_view text);

}  // namespace crossfade::server
