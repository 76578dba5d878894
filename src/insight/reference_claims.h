#pragma once

#include <vector>

#include "insight/reference_profile.h"

namespace crossfade::insight {

/// What the old README claimed and what its own run wrote, beside the figures of `result` (whose
/// `claims` are not read), and why they differ.
std::vector<ReferenceClaim> reference_claims(const ReferenceResult& result);

}  // namespace crossfade::insight
