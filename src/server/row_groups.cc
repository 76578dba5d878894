#include "server/row_groups.h"

#include <algorithm>
#include <charconv>
#include <numeric>

#include "base/check.h"
#include "catalogue/key_table.h"

namespace crossfade::server {

RowGroups::RowGroups(std::span<const std::uint64_t> identities,
                     std::span<const catalogue::NameId> names) {
  CF_CHECK(identities.size() == names.size() && identities.size() < kNoGroup);
  catalogue::KeyTable number;  // a group's number plus 1
  group_.reserve(identities.size());
  for (std::size_t row = 0; row < identities.size(); ++row) {
    const std::uint64_t identity = identities[row];
    if (identity == 0) {
      group_.push_back(kNoGroup);
      continue;
    }
    if (number.insert(identity, identity_.size() + 1)) {
      group_.push_back(static_cast<std::uint32_t>(identity_.size()));
      identity_.push_back(identity);
      name_.push_back(names[row]);
    } else {
      group_.push_back(static_cast<std::uint32_t>(number.find(identity) - 1));
    }
  }
  starts_.assign(size() + 1, 0);
  for (const std::uint32_t group : group_) {
    if (group != kNoGroup) ++starts_[group + 1];
  }
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  rows_.resize(starts_.back());
  std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
  for (std::uint32_t row = 0; row < group_.size(); ++row) {
    if (group_[row] != kNoGroup) rows_[next[group_[row]]++] = row;
  }
  by_identity_.resize(size());
  std::iota(by_identity_.begin(), by_identity_.end(), 0U);
  std::ranges::sort(by_identity_, {}, [this](std::uint32_t group) { return identity_[group]; });
}

std::optional<std::uint32_t> RowGroups::find(std::uint64_t identity) const {
  const auto found = std::ranges::lower_bound(
      by_identity_, identity, {}, [this](std::uint32_t group) { return identity_[group]; });
  if (found == by_identity_.end() || identity_[*found] != identity) return std::nullopt;
  return *found;
}

std::string identity_text(std::uint64_t identity) { return std::to_string(identity); }

std::optional<std::uint64_t> parse_identity(std::string_view text) {
  std::uint64_t identity = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, identity);
  if (text.empty() || read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return identity;
}

}  // namespace crossfade::server
