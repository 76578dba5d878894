#include "server/overview.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

#include "base/base64.h"
#include "catalogue/quality_rows.h"
#include "features/feature_table.h"
#include "insight/distributions.h"
#include "report/json_parts.h"
#include "server/board.h"
#include "server/group_table.h"
#include "server/track_columns.h"

namespace crossfade::server {
namespace {

using catalogue::AudioColumns;
using catalogue::Catalogue;
using table::Json;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kTempoStep = 5;
constexpr std::size_t kTopArtists = 15;
constexpr double kLargestPoint = 65535;
constexpr std::string_view kNotKnown = "none";

Json json_count(std::size_t count) { return std::uint64_t{count}; }

Json json_facet(std::string_view value, std::size_t tracks) {
  return std::move(Json::object().set("value", value).set("tracks", json_count(tracks)));
}

Json json_album_types(const Facets& facets) {
  Json list = Json::array();
  for (const FacetCount& each : facets.album_types) {
    list.push(json_facet(each.value.empty() ? kNotKnown : each.value, each.tracks));
  }
  return list;
}

Json json_video_kinds(const Facets& facets) {
  Json list = Json::array();
  for (std::size_t kind = 0; kind < facets.video_kinds.size(); ++kind) {
    list.push(json_facet(features::video_kind_name(static_cast<features::VideoKind>(kind)),
                         facets.video_kinds[kind]));
  }
  return list;
}

Json json_licensed(const Facets& facets) {
  Json list = Json::array();
  list.push(json_facet("yes", facets.licensed[2])).push(json_facet("no", facets.licensed[1]));
  return std::move(list.push(json_facet("unknown", facets.licensed[0])));
}

Json json_top_artists(const Board& board, const TrackFilter& filter) {
  const GroupList list = open_group_list(board, {.grouping = Grouping::kArtist, .filter = filter});
  Json artists = Json::array();
  for (const std::uint32_t place : window(list, 0, kTopArtists).items) {
    const std::uint32_t group = list.table->groups[place];
    const GroupFigures figures = figures_of(board, Grouping::kArtist, list.table->rows_of(place));
    artists.push(Json::object()
                     .set("id", identity_text(board.artists.identity(group)))
                     .set("name", board.catalogue().text(board.artists.name(group)))
                     .set("tracks", json_number(figures.tracks))
                     .set("streams", json_number(figures.streams))
                     .set("views", json_number(figures.views)));
  }
  return artists;
}

// 0 bpm is "none found".
Json json_tempo(const Board& board, const Selection& selection) {
  const std::vector<double>& tempo = board.catalogue().audio.tempo_bpm;
  std::size_t missing = 0;
  std::vector<std::size_t> steps;  // from 0 bpm on
  for (const std::uint32_t row : selection.rows) {
    if (!(tempo[row] > 0)) {
      ++missing;
      continue;
    }
    const auto step = static_cast<std::size_t>(tempo[row] / kTempoStep);
    if (steps.size() <= step) steps.resize(step + 1);
    ++steps[step];
  }
  const auto first = std::ranges::find_if(steps, [](std::size_t tracks) { return tracks > 0; });
  Json tracks = Json::array();
  for (auto step = first; step != steps.end(); ++step) tracks.push(json_count(*step));
  return std::move(Json::object()
                       .set("low_bpm", kTempoStep * static_cast<double>(first - steps.begin()))
                       .set("step_bpm", kTempoStep)
                       .set("tracks", std::move(tracks))
                       .set("missing", json_count(missing)));
}

// A panel of the overview; the feature table has its words.
struct Panel {
  std::string_view column;   // of the table of tracks
  std::string_view feature;  // of the feature table
  std::string_view unit;
  const std::vector<double>& (*values)(const Catalogue&);
  double least;  // what lies below says "none found"
};

template <std::vector<double> AudioColumns::*kColumn>
const std::vector<double>& audio(const Catalogue& catalogue) {
  return catalogue.audio.*kColumn;
}

constexpr double kAny = -std::numeric_limits<double>::infinity();
constexpr std::array kPanels = {
    Panel{"danceability", "danceability", "", audio<&AudioColumns::danceability>, kAny},
    Panel{"energy", "energy", "", audio<&AudioColumns::energy>, kAny},
    Panel{"loudness_db", "loudness", "dB", audio<&AudioColumns::loudness_db>, kAny},
    Panel{"speechiness", "speechiness", "", audio<&AudioColumns::speechiness>, kAny},
    Panel{"acousticness", "acousticness", "", audio<&AudioColumns::acousticness>, kAny},
    Panel{"instrumentalness", "instrumentalness", "", audio<&AudioColumns::instrumentalness>, kAny},
    Panel{"liveness", "liveness", "", audio<&AudioColumns::liveness>, kAny},
    Panel{"valence", "valence", "", audio<&AudioColumns::valence>, kAny},
    Panel{"tempo_bpm", "tempo", "bpm", audio<&AudioColumns::tempo_bpm>,
          std::numeric_limits<double>::min()},
};

// Type 7, as stats::quantile(), without sorting the rest.
double quantile(std::vector<double>& values, double share) {
  const double position = share * static_cast<double>(values.size() - 1);
  const double whole = std::floor(position);
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(whole);
  std::nth_element(values.begin(), at, values.end());
  if (position == whole) return *at;
  return *at + (position - whole) * (*std::min_element(at + 1, values.end()) - *at);
}

template <typename Rows>
Json json_spread(const std::vector<double>& column, const Rows& rows, double least) {
  std::vector<double> values;
  for (const std::uint32_t row : rows) {
    if (column[row] >= least) values.push_back(column[row]);
  }
  const auto at = [&values](double share) {
    return values.empty() ? kNaN : quantile(values, share);
  };
  return std::move(Json::object()
                       .set("n", json_count(values.size()))
                       .set("low_5", at(0.05))
                       .set("low_25", at(0.25))
                       .set("median", at(0.5))
                       .set("high_75", at(0.75))
                       .set("high_95", at(0.95)));
}

Json json_audio(const Board& board, const Selection& selection) {
  std::vector<std::uint32_t> all(board.size());
  std::iota(all.begin(), all.end(), 0U);
  const bool is_all = selection.rows.size() == board.size();
  Json panels = Json::array();
  for (const Panel& panel : kPanels) {
    const text::Bilingual label =
        features::feature_table()[features::feature_index(panel.feature)].label;
    const std::vector<double>& column = panel.values(board.catalogue());
    Json selected = json_spread(column, selection.rows, panel.least);
    Json beside = is_all ? selected : json_spread(column, all, panel.least);
    panels.push(Json::object()
                    .set("name", panel.column)
                    .set("label", Json::object().set("en", label.english).set("ko", label.korean))
                    .set("unit", panel.unit)
                    .set("selection", std::move(selected))
                    .set("all", std::move(beside)));
  }
  return panels;
}

// Of the snapshot as it stands, with its weakest part.
Json json_quality_badge(const Board& board) {
  if (board.size() == 0) return {};
  const catalogue::QualityReport& quality = board.quality();
  const catalogue::PartResult* weakest = nullptr;
  for (const catalogue::PartResult& part : quality.parts) {
    if (part.applies && (weakest == nullptr || part.score < weakest->score)) weakest = &part;
  }
  return std::move(Json::object()
                       .set("score", quality.score)
                       .set("rows", json_count(quality.rows))
                       .set("weakest", weakest == nullptr
                                           ? Json()
                                           : Json(catalogue::quality_part_name(weakest->part))));
}

// Counts above zero on a logarithmic scale of 65,536 steps.
std::string points_of(const std::vector<double>& counts, std::span<const std::uint32_t> rows,
                      double low, double high) {
  std::string bytes;
  bytes.reserve(2 * rows.size());
  for (const std::uint32_t row : rows) {
    const double share = (std::log10(counts[row]) - low) / (high - low);
    const auto point = static_cast<std::uint16_t>(
        std::lround(std::clamp(share * kLargestPoint, 0.0, kLargestPoint)));
    bytes += static_cast<char>(point & 255);
    bytes += static_cast<char>(point >> 8);
  }
  return base::base64(bytes);
}

}  // namespace

Json json_overview(const Board& board, const TrackFilter& filter) {
  const std::shared_ptr<const Selection> selection = select_tracks(board, filter);
  const Json shapes =
      report::json_distributions(insight::take_distributions(board.catalogue(), selection->rows));
  return std::move(Json::object()
                       .set("rows", json_count(selection->rows.size()))
                       .set("of", json_count(board.size()))
                       .set("streams", *shapes.find("streams"))
                       .set("views", *shapes.find("views"))
                       .set("artists", json_top_artists(board, filter))
                       .set("tempo", json_tempo(board, *selection))
                       .set("audio", json_audio(board, *selection))
                       .set("album_types", json_album_types(selection->facets))
                       .set("video_kinds", json_video_kinds(selection->facets))
                       .set("licensed", json_licensed(selection->facets))
                       .set("quality", json_quality_badge(board)));
}

Json json_scatter(const Board& board, const Selection& selection, std::size_t most_points) {
  const Catalogue& catalogue = board.catalogue();
  std::vector<std::uint32_t> rows;
  for (const std::uint32_t row : selection.rows) {
    if (catalogue.streams[row] > 0 && catalogue.views[row] > 0) rows.push_back(row);
  }
  Json json = Json::object().set("rows", json_count(rows.size()));
  if (rows.size() > most_points) {
    const Json shapes =
        report::json_distributions(insight::take_distributions(catalogue, selection.rows));
    return std::move(json.set("points", nullptr).set("cells", *shapes.find("streams_by_views")));
  }
  double high = 1;
  for (const std::uint32_t row : rows) {
    high = std::max(high, std::log10(std::max(catalogue.streams[row], catalogue.views[row])));
  }
  // A count below one (a sum of shares) stands at the edge.
  Json points = Json::object()
                    .set("count", json_count(rows.size()))
                    .set("low", 0.0)
                    .set("high", high)
                    .set("views", points_of(catalogue.views, rows, 0, high))
                    .set("streams", points_of(catalogue.streams, rows, 0, high));
  return std::move(json.set("points", std::move(points)).set("cells", nullptr));
}

}  // namespace crossfade::server
