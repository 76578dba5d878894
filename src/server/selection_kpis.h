#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "insight/kpis.h"
#include "server/earlier_counts.h"
#include "server/track_filter.h"
#include "table/json.h"

namespace crossfade::server {

/// What became of a selection's figures since an earlier snapshot: both taken from the tracks of
/// the selection that both snapshots have, so that tracks that came or went change nothing. Counts
/// of the same tracks at two times, not samples: no intervals.
struct KpiChange {
  std::int64_t snapshot = 0;
  base::Date as_of;        ///< of the earlier counts; missing: undated
  std::size_t tracks = 0;  ///< that both have
  insight::Kpis before;
  insight::Kpis now;
};

struct SelectionKpis {
  insight::Kpis kpis;
  std::optional<KpiChange> change;  ///< unset where the store has one snapshot
};

/// How many resamples the intervals of so many tracks rest on when somebody waits for them: 400 up
/// to 50,000 tracks, then fewer, 100 from 200,000 on.
int waiting_resamples(std::size_t tracks);

/// The figures of the selected tracks, but the threshold of a hit, which is that of all; those of a whole catalogue are take_kpis()'s. Those asked
/// for lately are at hand.
std::shared_ptr<const SelectionKpis> kpis_of(const Board& board, const Selection& selection);

/// The same with the change since another snapshot than that of Board::earlier.
SelectionKpis kpis_since(const Board& board, const Selection& selection,
                         const EarlierCounts& earlier);

/// What became of these rows (ascending) since an earlier snapshot: that of Board::earlier, or any
/// other that read_earlier_counts() read.
KpiChange change_since(const Board& board, const EarlierCounts& earlier,
                       std::span<const std::uint32_t> rows);

/// The figures of any rows (ascending), made anew; the threshold of a hit as above.
SelectionKpis take_selection_kpis(const Board& board, std::span<const std::uint32_t> rows);

/// openapi.json's `KpiBoard`, without the origin.
table::Json json_kpis(const Board& board, const SelectionKpis& kpis);

}  // namespace crossfade::server
