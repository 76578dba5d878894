#include "server/search.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "server/board.h"
#include "server/track_columns.h"

namespace crossfade::server {
namespace {

using catalogue::NameId;
using table::Json;

struct Hit {
  TextMatch match;
  double size;  // streams or views; -1 where unknown
  std::uint32_t item;

  bool operator<(const Hit& other) const {
    if (match != other.match) return match < other.match;
    return size > other.size || (size == other.size && item < other.item);
  }
};

double known_or(double value, double otherwise) { return std::isnan(value) ? otherwise : value; }

// Of the rows whose streams are known; null where there are none.
Json json_streams(const Board& board, std::span<const std::uint32_t> rows) {
  double sum = std::nan("");
  for (const std::uint32_t row : rows) {
    const double streams = board.catalogue().streams[row];
    if (!std::isnan(streams)) sum = known_or(sum, 0) + streams;
  }
  return json_number(sum);
}

Json json_suggestion(std::string_view kind, std::uint64_t identity, std::string_view name,
                     std::string_view detail) {
  return std::move(Json::object()
                       .set("kind", kind)
                       .set("id", identity_text(identity))
                       .set("name", name)
                       .set("detail", detail.empty() ? Json() : Json(detail)));
}

// Finds in the names of one board.
class Finder {
 public:
  Finder(const Board& board, const SearchWords& query, std::size_t most)
      : board_(board),
        query_(query),
        most_(most),
        words_(board.texts.words_of_names(query)),
        all_(static_cast<std::uint8_t>((1U << query.words.size()) - 1)) {}

  // Groups by name, of equal ones by the sum of a column.
  std::vector<Hit> find_groups(const RowGroups& groups, const std::vector<double>& column) const {
    std::vector<Hit> hits;
    for (std::uint32_t group = 0; group < groups.size(); ++group) {
      const NameId name = groups.name(group);
      if (words_of(name) != all_) continue;
      double size = 0;
      for (const std::uint32_t row : groups.rows_of(group)) size += known_or(column[row], 0);
      hits.push_back({board_.texts.match(name, query_, all_), size, group});
    }
    return best(std::move(hits));
  }
  // Tracks by their name, together with the artist's.
  std::vector<Hit> find_tracks() const {
    const catalogue::Catalogue& c = board_.catalogue();
    std::vector<Hit> hits;
    for (std::uint32_t row = 0; row < board_.size(); ++row) {
      const std::uint8_t in_track = words_of(c.track[row]);
      if (in_track == 0) continue;
      if (static_cast<std::uint8_t>(in_track | words_of(c.artist[row])) != all_) continue;
      const TextMatch match = board_.texts.match(c.track[row], query_, in_track);
      hits.push_back({match, known_or(c.streams[row], -1), row});
    }
    return best(std::move(hits));
  }

 private:
  std::uint8_t words_of(NameId name) const {
    return name == catalogue::kNoName ? std::uint8_t{0} : words_[name];
  }
  std::vector<Hit> best(std::vector<Hit> hits) const {
    const auto end = hits.begin() + static_cast<std::ptrdiff_t>(std::min(most_, hits.size()));
    std::partial_sort(hits.begin(), end, hits.end());
    hits.erase(end, hits.end());
    return hits;
  }

  const Board& board_;
  const SearchWords& query_;
  std::size_t most_;
  std::vector<std::uint8_t> words_;
  std::uint8_t all_;
};

}  // namespace

Json json_search(const Board& board, std::string_view text, std::size_t most) {
  Json artists = Json::array();
  Json tracks = Json::array();
  Json videos = Json::array();
  const SearchWords query = search_words(text);
  if (!query.words.empty()) {
    const catalogue::Catalogue& c = board.catalogue();
    const Finder finder(board, query, most);
    for (const Hit& hit : finder.find_groups(board.artists, c.streams)) {
      artists.push(json_suggestion("artist", board.artists.identity(hit.item),
                                   c.text(board.artists.name(hit.item)), "")
                       .set("streams", json_streams(board, board.artists.rows_of(hit.item))));
    }
    for (const Hit& hit : finder.find_tracks()) {
      tracks.push(json_suggestion("track", c.ids.track[hit.item], c.text(c.track[hit.item]),
                                  c.text(c.artist[hit.item]))
                      .set("streams", json_number(c.streams[hit.item])));
    }
    for (const Hit& hit : finder.find_groups(board.videos, c.views)) {
      const auto rows = board.videos.rows_of(hit.item);
      videos.push(json_suggestion("video", board.videos.identity(hit.item),
                                  c.text(board.videos.name(hit.item)),
                                  c.text(c.channel[rows.front()]))
                      .set("streams", json_streams(board, rows)));
    }
  }
  return std::move(Json::object()
                       .set("artists", std::move(artists))
                       .set("tracks", std::move(tracks))
                       .set("videos", std::move(videos)));
}

}  // namespace crossfade::server
