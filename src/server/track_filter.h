#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "base/date.h"
#include "catalogue/catalogue.h"
#include "features/track_cues.h"
#include "server/text_index.h"

namespace crossfade::server {

struct Board;

/// From `low` to `high`, both included. A missing count lies in no range that says anything.
struct CountRange {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();

  bool says_nothing() const {
    return low == -std::numeric_limits<double>::infinity() &&
           high == std::numeric_limits<double>::infinity();
  }
};

/// What tracks are asked for: those that fit every member that says something; within one member
/// any of its values will do.
struct TrackFilter {
  std::vector<std::uint64_t> artists = {};    ///< identities; unknown ones fit no track
  std::vector<std::uint64_t> videos = {};     ///< identities
  std::vector<std::uint64_t> channels = {};   ///< identities of Board::channels
  std::vector<std::string> album_types = {};  ///< as the file writes them; "" is missing
  std::vector<catalogue::Flag> official_video = {};
  std::vector<features::VideoKind> video_kinds = {};
  std::vector<catalogue::Flag> licensed = {};
  CountRange streams = {};
  CountRange views = {};
  base::Date released_from = {};  ///< included; a track without a date then does not fit
  base::Date released_to = {};
  std::string text = {};  ///< all its words in artist, track, album, title, channel or ISRC
};

/// The same filter, the same text; another filter, another.
std::string filter_key(const TrackFilter& filter);

/// How many tracks have a value, of those that fit everything else that the filter says.
struct FacetCount {
  std::string value;
  std::size_t tracks = 0;
};
struct Facets {
  std::vector<FacetCount> album_types;          ///< by value; "" is missing
  std::array<std::size_t, 3> official_video{};  ///< missing, false, true
  std::array<std::size_t, features::kVideoKinds> video_kinds{};
  std::array<std::size_t, 3> licensed{};  ///< missing, false, true
};

/// The tracks that fit a filter.
struct Selection {
  std::string key;                  ///< filter_key()
  std::vector<std::uint32_t> rows;  ///< of the board, ascending
  std::vector<TextMatch> match;     ///< one a row: of its best text; empty without a text
  Facets facets;
};

/// One pass over the rows; what was asked lately is at hand.
std::shared_ptr<const Selection> select_tracks(const Board& board, const TrackFilter& filter);

}  // namespace crossfade::server
