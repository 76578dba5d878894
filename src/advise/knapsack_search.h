#pragma once

#include <cstddef>
#include <vector>

#include "advise/knapsack_relaxation.h"

namespace crossfade::advise {

/// How far a search goes.
struct SearchLimits {
  std::size_t states;  ///< partial changes made in all, about
  std::size_t units;   ///< items, or groups of them whose limit could bind, that may change
};

/// What a search left behind.
struct KnapsackSearch {
  double upper_bound = 0;  ///< of all choices, searched or not
  bool is_whole = true;    ///< nothing was dropped: what is chosen is optimal
};

/// Replaces `chosen` (within the limits) by the best choice among its changes that the relaxation
/// does not rule out. Where there are more than the limits let through, those that lose most are
/// left out, and the bound says what they could have been worth.
KnapsackSearch search_changes(const KnapsackLayout& layout, const KnapsackRelaxation& relaxation,
                              const SearchLimits& limits, std::vector<int>& chosen);

}  // namespace crossfade::advise
