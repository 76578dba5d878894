#include "server/sound_ranges.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "stats/summary.h"

namespace crossfade::server {
namespace {

using table::Json;

struct SoundRange {
  std::string_view name;
  const std::vector<double>& values;  ///< by row of the board
  double unit;                        ///< what they are divided by
};

// Known values of some rows, one a recording.
std::vector<double> values_of(const Board& board, const SoundRange& range,
                              std::span<const std::uint32_t> rows) {
  std::vector<std::pair<std::uint64_t, double>> heard;
  for (const std::uint32_t row : rows) {
    const double value = range.values[row];
    if (!std::isnan(value)) heard.emplace_back(board.recordings.recording[row], value);
  }
  std::ranges::sort(heard);
  std::vector<double> values;
  for (std::size_t i = 0; i < heard.size(); ++i) {
    if (i == 0 || heard[i].first != heard[i - 1].first) {
      values.push_back(heard[i].second / range.unit);
    }
  }
  std::ranges::sort(values);
  return values;
}

Json spread_of(const std::vector<double>& values) {
  Json quantiles = Json::array();
  for (int i = 0; i < kSoundQuantiles && !values.empty(); ++i) {
    quantiles.push(stats::quantile(values, static_cast<double>(i) / (kSoundQuantiles - 1)));
  }
  return Json::object()
      .set("n", std::uint64_t{values.size()})
      .set("quantiles", std::move(quantiles));
}

}  // namespace

Json json_sound_ranges(const Board& board, std::span<const std::uint32_t> rows) {
  const catalogue::Catalogue& catalogue = board.catalogue();
  std::vector<std::uint32_t> hits;
  std::ranges::copy_if(rows, std::back_inserter(hits), [&](std::uint32_t row) {
    return catalogue.streams[row] > board.hit_threshold;
  });
  const SoundRange ranges[] = {{"tempo_bpm", catalogue.audio.tempo_bpm, 1},
                               {"duration_s", catalogue.duration_ms, 1000},
                               {"loudness_db", catalogue.audio.loudness_db, 1}};
  Json features = Json::array();
  for (const SoundRange& range : ranges) {
    features.push(Json::object()
                      .set("name", range.name)
                      .set("tracks", spread_of(values_of(board, range, rows)))
                      .set("hits", spread_of(values_of(board, range, hits))));
  }
  return Json::object()
      .set("hit_streams", board.hit_threshold)
      .set("features", std::move(features));
}

}  // namespace crossfade::server
