#include "server/sound_ranges.h"

#include <numeric>
#include <variant>

#include "server/test_board.h"

namespace crossfade::server {
namespace {

using table::Json;

const Json& feature_of(const Json& ranges, std::size_t place) {
  return std::get<Json::Array>(ranges.find("features")->value())[place];
}

double quantile_of(const Json& spread, std::size_t place) {
  const Json& value = std::get<Json::Array>(spread.find("quantiles")->value())[place];
  const auto* whole = std::get_if<std::int64_t>(&value.value());
  return whole != nullptr ? static_cast<double>(*whole) : std::get<double>(value.value());
}

std::int64_t count_of(const Json& spread) {
  return std::get<std::int64_t>(spread.find("n")->value());
}

TEST_CASE("what a demo is held against is spread over recordings, and over hits by themselves") {
  const auto board = board_of(
      "A,One,,single,,,100,,,,,,,.5,.5,-8,.5,.1,.1,0,.1,100,100000,\n"
      "A,One,,album,,,90,,,,,,,.5,.5,-8,.5,.1,.1,0,.1,100,100000,\n"
      "B,Two,,single,,,80,,,,,,,.4,.5,-6,.5,.1,.1,0,.1,,200000,\n"
      "C,Three,,single,,,70,,,,,,,.3,.5,,.5,.1,.1,0,.1,140,300000,\n");
  std::vector<std::uint32_t> rows(board->size());
  std::iota(rows.begin(), rows.end(), 0U);
  const Json ranges = json_sound_ranges(*board, rows);
  const Json& tempo = *feature_of(ranges, 0).find("tracks");
  CHECK(count_of(tempo) == 2);  // one recording on two releases; one without a tempo
  CHECK(quantile_of(tempo, 0) == 100);
  CHECK(quantile_of(tempo, kSoundQuantiles / 2) == 120);
  CHECK(quantile_of(tempo, kSoundQuantiles - 1) == 140);
  const Json& duration = feature_of(ranges, 1);
  CHECK(count_of(*duration.find("tracks")) == 3);
  CHECK(quantile_of(*duration.find("tracks"), 20) == 300);
  CHECK(count_of(*duration.find("hits")) == 1);
  CHECK(quantile_of(*duration.find("hits"), 3) == 100);
}

TEST_CASE("of no tracks there is no spread") {
  const auto board = small_board();
  const Json ranges = json_sound_ranges(*board, {});
  CHECK(count_of(*feature_of(ranges, 2).find("hits")) == 0);
  CHECK(std::get<Json::Array>(feature_of(ranges, 2).find("tracks")->find("quantiles")->value())
            .empty());
}

}  // namespace
}  // namespace crossfade::server
