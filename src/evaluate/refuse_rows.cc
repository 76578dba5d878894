#include "evaluate/refuse_rows.h"

#include <algorithm>
#include <set>

namespace crossfade::evaluate {
namespace {

constexpr std::size_t kFewestRows = 100;

}  // namespace

std::optional<Refusal> refuse_rows(std::span<const double> target,
                                   std::span<const std::uint32_t> artists, int folds) {
  using Kind = Refusal::Kind;
  if (target.size() < kFewestRows) return Refusal{Kind::kFewRows, target.size(), kFewestRows};
  const std::size_t found = std::set(artists.begin(), artists.end()).size();
  const auto needed = static_cast<std::size_t>(folds);
  if (found < needed) return Refusal{Kind::kFewArtists, found, needed};
  if (std::ranges::min(target) == std::ranges::max(target)) return Refusal{Kind::kConstantTarget};
  return std::nullopt;
}

}  // namespace crossfade::evaluate
