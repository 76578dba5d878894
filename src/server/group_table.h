#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/item_order.h"
#include "server/row_groups.h"
#include "server/track_filter.h"
#include "server/track_table.h"
#include "table/json.h"

namespace crossfade::server {

/// What a table lists instead of tracks.
enum class Grouping : std::uint8_t { kArtist, kVideo, kChannel };
const RowGroups& groups_of(const Board& board, Grouping grouping);

/// The groups that have tracks in a selection, with those tracks.
struct GroupTable {
  std::vector<std::uint32_t> groups;  ///< numbers of the board, ascending
  std::vector<std::uint32_t> starts;  ///< of each group's rows, and the end
  std::vector<std::uint32_t> rows;

  std::span<const std::uint32_t> rows_of(std::size_t place) const {
    return std::span(rows).subspan(starts[place], starts[place + 1] - starts[place]);
  }
};

/// What is asked of a table of groups.
struct GroupQuery {
  Grouping grouping = Grouping::kArtist;
  TrackFilter filter = {};  ///< of the tracks that count
  std::string text = {};    ///< all its words in the group's name
  TableSort sort = {"streams", true};
};

/// The figures of a group's tracks. Sums run over what is known, NaN where nothing is.
struct GroupFigures {
  double tracks = 0;
  double recordings = 0;
  double streams = 0;         ///< over tracks as listed
  double median_streams = 0;  ///< of the tracks whose streams are known
  double best_streams = 0;    ///< the largest
  double streams_known = 0;   ///< of how many tracks streams are known
  double hits = 0;            ///< tracks above Board::hit_threshold
  double music_videos = 0;    ///< tracks whose video is one
  double views = 0;           ///< over tracks as listed; of a video its own
  double likes = 0;           ///< as views
  double comments = 0;
  double engagement = 0;        ///< (likes + comments) / views, sums where all three are known
  double streams_per_view = 0;  ///< sums where both are known
};

/// An opened table. Its board must outlive it.
struct GroupList {
  const Board* board = nullptr;
  GroupQuery query;
  std::shared_ptr<const GroupTable> table;
  std::shared_ptr<const ItemOrder> order;  ///< places in `table`
};

/// Sorts by "name" or a figure. Throws base::Error (kUsage) for any other column.
GroupList open_group_list(const Board& board, const GroupQuery& query);
GroupFigures figures_of(const Board& board, Grouping grouping, std::span<const std::uint32_t> rows);

/// Parts as of a table of tracks; items are places in GroupTable.
TablePart window(const GroupList& list, std::size_t first, std::size_t count);
TablePart page(const GroupList& list, std::string_view cursor, std::size_t count);

/// A figure by the name that addresses and CSV have for it. Throws base::Error (kUsage) for none.
double figure_of(const GroupFigures& figures, const std::string& id);
/// The table as CSV, in its order.
std::string groups_csv(const GroupList& list);

}  // namespace crossfade::server
