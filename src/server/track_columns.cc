#include "server/track_columns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "server/board.h"

namespace crossfade::server {
namespace {

using catalogue::Catalogue;
using catalogue::Flag;
using catalogue::NameId;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kLargestWhole = 9007199254740992;  // 2^53: above it doubles skip numbers

TrackColumn name_column(const char* id, std::vector<NameId> Catalogue::*names) {
  return {id, CellKind::kName, [names](const Board& board, std::uint32_t row) {
            return (board.catalogue().*names)[row];
          }};
}

TrackColumn number_column(const char* id, std::vector<double> Catalogue::*numbers) {
  return {id, CellKind::kNumber, {}, [numbers](const Board& board, std::uint32_t row) {
            return (board.catalogue().*numbers)[row];
          }};
}

TrackColumn audio_column(const char* id, std::vector<double> catalogue::AudioColumns::*numbers) {
  return {id, CellKind::kNumber, {}, [numbers](const Board& board, std::uint32_t row) {
            return (board.catalogue().audio.*numbers)[row];
          }};
}

TrackColumn flag_column(const char* id, std::vector<Flag> Catalogue::*flags) {
  return {id, CellKind::kFlag, {}, [flags](const Board& board, std::uint32_t row) {
            const Flag flag = (board.catalogue().*flags)[row];
            return flag == Flag::kMissing ? kNaN : static_cast<double>(flag);
          }};
}

TrackColumn identity_column(const char* id,
                            std::vector<std::uint64_t> catalogue::IdentityColumns::*identities) {
  return {id, CellKind::kIdentity, {}, {}, [identities](const Board& board, std::uint32_t row) {
            return (board.catalogue().ids.*identities)[row];
          }};
}

TrackColumn earlier_column(const char* id, std::vector<double> EarlierCounts::*counts) {
  return {id, CellKind::kNumber, {}, [counts](const Board& board, std::uint32_t row) {
            return board.earlier ? ((*board.earlier).*counts)[row] : kNaN;
          }};
}

double release_day(const Board& board, std::uint32_t row) {
  const base::Date date = board.catalogue().release_date[row];
  return date.known() ? date.days : kNaN;
}

double engagement(const Board& board, std::uint32_t row) {
  const Catalogue& c = board.catalogue();
  return c.views[row] > 0 ? (c.likes[row] + c.comments[row]) / c.views[row] : kNaN;
}

double streams_per_view(const Board& board, std::uint32_t row) {
  const Catalogue& c = board.catalogue();
  return c.views[row] > 0 ? c.streams[row] / c.views[row] : kNaN;
}

void add_fixed(std::vector<TrackColumn>& columns) {
  using catalogue::AudioColumns;
  columns.push_back(name_column("artist", &Catalogue::artist));
  columns.push_back(name_column("track", &Catalogue::track));
  columns.push_back(name_column("album", &Catalogue::album));
  columns.push_back(name_column("album_type", &Catalogue::album_type));
  columns.push_back(number_column("streams", &Catalogue::streams));
  columns.push_back(number_column("views", &Catalogue::views));
  columns.push_back(number_column("likes", &Catalogue::likes));
  columns.push_back(number_column("comments", &Catalogue::comments));
  columns.push_back({"engagement", CellKind::kNumber, {}, engagement});
  columns.push_back({"streams_per_view", CellKind::kNumber, {}, streams_per_view});
  columns.push_back({"release_date", CellKind::kDate, {}, release_day});
  columns.push_back(name_column("title", &Catalogue::title));
  columns.push_back(name_column("channel", &Catalogue::channel));
  columns.push_back(
      {"video_kind", CellKind::kVideoKind, {}, [](const Board& board, std::uint32_t row) {
         return static_cast<double>(board.video_kind[row]);
       }});
  columns.push_back(flag_column("licensed", &Catalogue::licensed));
  columns.push_back(flag_column("official_video", &Catalogue::official_video));
  columns.push_back(audio_column("danceability", &AudioColumns::danceability));
  columns.push_back(audio_column("energy", &AudioColumns::energy));
  columns.push_back(audio_column("key", &AudioColumns::key));
  columns.push_back(audio_column("loudness_db", &AudioColumns::loudness_db));
  columns.push_back(audio_column("speechiness", &AudioColumns::speechiness));
  columns.push_back(audio_column("acousticness", &AudioColumns::acousticness));
  columns.push_back(audio_column("instrumentalness", &AudioColumns::instrumentalness));
  columns.push_back(audio_column("liveness", &AudioColumns::liveness));
  columns.push_back(audio_column("valence", &AudioColumns::valence));
  columns.push_back(audio_column("tempo_bpm", &AudioColumns::tempo_bpm));
  columns.push_back(number_column("duration_ms", &Catalogue::duration_ms));
  columns.push_back(number_column("best_views", &Catalogue::best_views));
  columns.push_back(number_column("summed_views", &Catalogue::summed_views));
  columns.push_back(number_column("candidate_videos", &Catalogue::candidate_videos));
  columns.push_back(name_column("isrc", &Catalogue::isrc));
  columns.push_back(name_column("spotify_uri", &Catalogue::spotify_uri));
  columns.push_back(name_column("video_url", &Catalogue::video_url));
  columns.push_back(earlier_column("streams_before", &EarlierCounts::streams));
  columns.push_back(earlier_column("views_before", &EarlierCounts::views));
  columns.push_back(identity_column("track_id", &catalogue::IdentityColumns::track));
  columns.push_back(identity_column("recording_id", &catalogue::IdentityColumns::recording));
  columns.push_back(identity_column("artist_id", &catalogue::IdentityColumns::artist));
  columns.push_back(identity_column("video_id", &catalogue::IdentityColumns::video));
}

// Column `model` of a study, one of its three numbers a row.
TrackColumn prediction_column(std::string id, std::size_t model,
                              std::vector<float> registry::PredictionColumn::*numbers,
                              bool is_count) {
  return {std::move(id),
          CellKind::kNumber,
          {},
          [model, numbers, is_count](const Board& board, std::uint32_t row) {
            const double value = (board.study->predictions[model].*numbers)[row];
            return is_count ? std::expm1(value) : value;
          }};
}

}  // namespace

std::string_view cell_kind_name(CellKind kind) {
  constexpr std::array<std::string_view, 6> kNames = {"name", "number",     "flag",
                                                      "date", "video-kind", "identity"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::vector<TrackColumn> track_columns(std::span<const registry::PredictionColumn> predictions) {
  using registry::PredictionColumn;
  std::vector<TrackColumn> columns;
  add_fixed(columns);
  for (std::size_t model = 0; model < predictions.size(); ++model) {
    const PredictionColumn& each = predictions[model];
    if (each.target == "hit") {
      columns.push_back(prediction_column("hit_probability_" + each.scenario, model,
                                          &PredictionColumn::value, false));
      continue;
    }
    const std::string count = each.target == "log_views" ? "views_" : "streams_";
    columns.push_back(prediction_column(count + "expected_" + each.scenario, model,
                                        &PredictionColumn::value, true));
    if (each.low.empty()) continue;
    columns.push_back(
        prediction_column(count + "low_" + each.scenario, model, &PredictionColumn::low, true));
    columns.push_back(
        prediction_column(count + "high_" + each.scenario, model, &PredictionColumn::high, true));
  }
  return columns;
}

const TrackColumn& find_column(const Board& board, std::string_view id) {
  const auto found = std::ranges::find(board.columns, id, &TrackColumn::id);
  if (found == board.columns.end()) {
    throw base::Error(base::ErrorKind::kUsage, "tracks have no column \"" + std::string(id) + "\"");
  }
  return *found;
}

table::Json json_number(double value) {
  if (std::floor(value) == value && std::fabs(value) < kLargestWhole) {
    return static_cast<std::int64_t>(value);
  }
  return value;
}

void write_number(double value, table::CsvWriter& csv) {
  if (std::floor(value) == value && value >= 0 && value < kLargestWhole) {
    csv.integer(static_cast<std::uint64_t>(value));
  } else {
    csv.number(value);
  }
}

table::Json json_cell(const Board& board, const TrackColumn& column, std::uint32_t row) {
  switch (column.kind) {
    case CellKind::kName: {
      const NameId name = column.name(board, row);
      return name == catalogue::kNoName ? table::Json() : board.catalogue().text(name);
    }
    case CellKind::kIdentity: {
      const std::uint64_t identity = column.identity(board, row);
      return identity == 0 ? table::Json() : identity_text(identity);
    }
    default:
      break;
  }
  const double value = column.number(board, row);
  if (std::isnan(value)) return {};
  if (column.kind == CellKind::kFlag) return value != 0;
  if (column.kind == CellKind::kDate) return base::to_string({static_cast<std::int32_t>(value)});
  if (column.kind == CellKind::kVideoKind) {
    return features::video_kind_name(static_cast<features::VideoKind>(value));
  }
  return json_number(value);
}

void write_cell(const Board& board, const TrackColumn& column, std::uint32_t row,
                table::CsvWriter& csv) {
  if (column.kind == CellKind::kName) {
    csv.cell(board.catalogue().text(column.name(board, row)));
    return;
  }
  if (column.kind == CellKind::kIdentity) {
    const std::uint64_t identity = column.identity(board, row);
    identity == 0 ? csv.missing() : csv.integer(identity);
    return;
  }
  const double value = column.number(board, row);
  if (std::isnan(value)) {
    csv.missing();
  } else if (column.kind == CellKind::kFlag) {
    csv.cell(value != 0 ? "true" : "false");
  } else if (column.kind == CellKind::kDate) {
    csv.cell(base::to_string({static_cast<std::int32_t>(value)}));
  } else if (column.kind == CellKind::kVideoKind) {
    csv.cell(features::video_kind_name(static_cast<features::VideoKind>(value)));
  } else {
    write_number(value, csv);
  }
}

}  // namespace crossfade::server
