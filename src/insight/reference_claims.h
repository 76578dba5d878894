#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "features/feature_table.h"
#include "insight/reference_profile.h"

namespace crossfade::insight {

/// What the old README claimed of a column's importance to its stream forest.
struct ClaimedImportance {
  std::string_view id;  ///< ReferenceClaim::id
  text::Bilingual label;
  std::string_view claimed;  ///< a share, as its README says
  std::string_view column;   ///< of its forest
  features::Family family;   ///< where our features hold what the column told
};
std::span<const ClaimedImportance> claimed_importances();

/// What the old README claimed and what its own run wrote, beside the figures of `result` (whose
/// `claims` are not read), and why they differ.
std::vector<ReferenceClaim> reference_claims(const ReferenceResult& result);

}  // namespace crossfade::insight
