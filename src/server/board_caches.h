#pragma once

#include <mutex>
#include <optional>

#include "catalogue/quality.h"
#include "score/neighbours.h"
#include "server/group_table.h"
#include "server/item_order.h"
#include "server/recent_cache.h"
#include "server/selection_kpis.h"
#include "server/track_filter.h"

namespace crossfade::server {

/// What a board remembers of what was asked lately. At a million tracks a selection or an order of
/// all of them takes 4 MB.
struct BoardCaches {
  RecentCache<Selection> selections{16};
  RecentCache<ItemOrder> orders{16};  ///< of tracks and groups
  RecentCache<std::vector<std::uint32_t>> name_ranks{8};
  RecentCache<GroupTable> group_tables{4};
  RecentCache<SelectionKpis> kpis{64};

  std::once_flag neighbours_made;
  std::optional<score::NeighbourIndex> neighbours;
  std::once_flag quality_made;
  std::optional<catalogue::QualityReport> quality;
};

}  // namespace crossfade::server
