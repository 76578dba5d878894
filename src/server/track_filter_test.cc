#include "server/track_filter.h"

#include <algorithm>
#include <vector>

#include "catalogue/generate.h"
#include "server/search.h"
#include "server/test_board.h"

namespace crossfade::server {
namespace {

using catalogue::Flag;
using features::VideoKind;
using Rows = std::vector<std::uint32_t>;

Rows rows_of(const Board& board, const TrackFilter& filter) {
  return select_tracks(board, filter)->rows;
}

Rows found(const Board& board, const std::string& text) { return rows_of(board, {.text = text}); }

TEST_CASE("each member of a filter keeps the tracks that fit it") {
  const auto board = small_board();
  const catalogue::IdentityColumns& ids = board->catalogue().ids;
  CHECK(rows_of(*board, {}) == Rows{0, 1, 2, 3, 4, 5, 6, 7});
  CHECK(rows_of(*board, {.artists = {ids.artist[0]}}) == Rows{0, 1});
  CHECK(rows_of(*board, {.artists = {ids.artist[0], ids.artist[3]}}) == Rows{0, 1, 3});
  CHECK(rows_of(*board, {.artists = {12345}}).empty());
  CHECK(rows_of(*board, {.videos = {ids.video[2]}}) == Rows{2});
  CHECK(rows_of(*board, {.channels = {board->channels.identity(board->channels.of_row(4))}}) ==
        Rows{4, 5});
  CHECK(rows_of(*board, {.album_types = {"single", "compilation"}}) == Rows{1, 4, 5, 6});
  CHECK(rows_of(*board, {.album_types = {""}}) == Rows{7});
  CHECK(rows_of(*board, {.album_types = {"none such"}}).empty());
  CHECK(rows_of(*board, {.official_video = {Flag::kTrue}}) == Rows{0, 2});
  CHECK(rows_of(*board, {.official_video = {Flag::kFalse}}) == Rows{1, 4});
  CHECK(rows_of(*board, {.video_kinds = {VideoKind::kMusicVideo}}) == Rows{0});
  CHECK(rows_of(*board, {.video_kinds = {VideoKind::kLyric, VideoKind::kNone}}) == Rows{1, 3});
  CHECK(rows_of(*board, {.licensed = {Flag::kMissing}}) == Rows{3, 6, 7});
  CHECK(rows_of(*board, {.streams = {60, 900}}) == Rows{0, 1, 5, 6});
  CHECK(rows_of(*board, {.streams = {.high = 1e9}}) == Rows{0, 1, 2, 4, 5, 6, 7});
  CHECK(rows_of(*board, {.views = {.low = 0, .high = 100}}) == Rows{5, 6, 7});
  CHECK(rows_of(*board, {.released_from = *base::parse_date("2019-11-18")}) == Rows{1, 4, 5});
  CHECK(rows_of(*board, {.released_from = *base::parse_date("2017-01-01"),
                         .released_to = *base::parse_date("2021-01-01")}) == Rows{0, 1, 4});
  CHECK(rows_of(*board, {.released_to = *base::parse_date("2000-01-01")}) == Rows{3});
  CHECK(rows_of(*board, {.album_types = {"album"}, .streams = {.low = 950}}) == Rows{2});
}

TEST_CASE("search finds any part of a name in any script, whatever the case and the accents") {
  const auto board = small_board();
  CHECK(found(*board, "아이") == Rows{0, 1});
  CHECK(found(*board, "이") == Rows{0, 1});
  CHECK(found(*board, "밤") == Rows{0});
  CHECK(found(*board, "편지") == Rows{0});
  CHECK(found(*board, "beyonce") == Rows{2});
  CHECK(found(*board, "BEYONCÉ") == Rows{2});
  CHECK(found(*board, "Beyonce\xCC\x81") == Rows{2});
  CHECK(found(*board, "zoe") == Rows{6});
  CHECK(found(*board, "ac/dc") == Rows{3});
  CHECK(found(*board, "ａｃ ｄｃ") == Rows{3});
  CHECK(found(*board, "ussm10804556") == Rows{2});
  CHECK(found(*board, "1thek") == Rows{0});
  CHECK(found(*board, "palette") == Rows{0});
  CHECK(found(*board, "lyrics") == Rows{1});
  CHECK(found(*board, "zzz").empty());
  CHECK(found(*board, "  ").size() == 8);
}

TEST_CASE("all words must match, wherever each of them stands") {
  const auto board = small_board();
  CHECK(found(*board, "아이유 blueming") == Rows{1});
  CHECK(found(*board, "love day") == Rows{5});
  CHECK(found(*board, "halo zoe").empty());
}

TEST_CASE("matches are ranked: the name itself, its beginning, a part, words apart") {
  const auto board = small_board();
  const auto selection = select_tracks(*board, {.text = "love"});
  CHECK(selection->rows == Rows{1, 4, 5, 6});
  CHECK(selection->match == std::vector<TextMatch>{TextMatch::kPrefix, TextMatch::kExact,
                                                   TextMatch::kExact, TextMatch::kHolds});
  const auto apart = select_tracks(*board, {.text = "day lovely"});
  CHECK(apart->match == std::vector<TextMatch>{TextMatch::kWords});
}

TEST_CASE("names of signs alone are found by them, and no text runs into the next") {
  const auto board = board_of(
      "÷,+,x,,,,1,1,1,1,,,,,,,,,,,,,200000,\n"
      "ab,cd,x,,,,1,1,1,1,,,,,,,,,,,,,200001,\n");
  CHECK(found(*board, "÷") == Rows{0});
  CHECK(found(*board, "abcd").empty());
  CHECK(found(*board, "bc").empty());
}

TEST_CASE("words are found at every place of a long buffer") {
  std::string rows;
  for (int i = 0; i < 300; ++i) {
    rows += "artist " + std::string(static_cast<std::size_t>(i % 37), 'x') + ",needle" +
            std::to_string(i) + "end,,,,,1,1,1,1,,,,,,,,,,,,," + std::to_string(200000 + i) + ",\n";
  }
  const auto board = board_of(rows);
  for (const std::uint32_t i : {0U, 1U, 31U, 32U, 33U, 63U, 64U, 150U, 298U, 299U}) {
    CHECK(found(*board, "needle" + std::to_string(i) + "end") == Rows{i});
  }
  CHECK(found(*board, "needle").size() == 300);
}

TEST_CASE("a facet counts what fits everything but itself") {
  const auto board = small_board();
  const Facets all = select_tracks(*board, {})->facets;
  REQUIRE(all.album_types.size() == 4);
  CHECK(all.album_types[0].value.empty());
  CHECK(all.album_types[0].tracks == 1);
  CHECK(all.album_types[1].value == "album");
  CHECK(all.album_types[1].tracks == 3);
  CHECK(all.official_video == std::array<std::size_t, 3>{4, 2, 2});
  const Facets singles =
      select_tracks(*board, {.album_types = {"single"}, .licensed = {Flag::kTrue}})->facets;
  CHECK(singles.album_types[1].tracks == 2);                       // licensed albums
  CHECK(singles.album_types[3].tracks == 2);                       // licensed singles
  CHECK(singles.licensed == std::array<std::size_t, 3>{0, 1, 2});  // singles
  CHECK(singles.official_video == std::array<std::size_t, 3>{1, 1, 0});
}

TEST_CASE("the kind of a video is the one that models see") {
  std::string csv;
  catalogue::generate_csv({.tracks = 500, .seed = 4, .video = {.effect = 0.2}},
                          [&csv](std::string_view piece) { csv += piece; });
  const TestFolder folder;
  const Board board(catalogue::import_files({folder.write("g.csv", csv)}, {}), {});
  const auto cues = features::read_all_cues(board.catalogue(), 1);
  for (std::size_t row = 0; row < board.size(); ++row) {
    CHECK(board.video_kind[row] == cues[row].video_kind);
  }
  CHECK(std::ranges::count(board.video_kind, VideoKind::kMusicVideo) > 50);
}

TEST_CASE("the same filter has one key, another has another") {
  CHECK(filter_key({.artists = {1, 2, 2}}) == filter_key({.artists = {2, 1}}));
  CHECK(filter_key({.text = " Love "}) == filter_key({.text = "love"}));
  CHECK(filter_key({.artists = {1}}) != filter_key({.videos = {1}}));
  CHECK(filter_key({.official_video = {Flag::kTrue}}) != filter_key({.licensed = {Flag::kTrue}}));
  CHECK(filter_key({.streams = {.low = 1}}) != filter_key({.streams = {.high = 1}}));
  CHECK(filter_key({.album_types = {"a", "b"}}) != filter_key({.album_types = {"ab"}}));
}

// Names of the suggestions of one kind, in their order.
std::vector<std::string> names_in(const table::Json& hits, std::string_view kind) {
  std::vector<std::string> names;
  for (const table::Json& hit : std::get<table::Json::Array>(hits.find(kind)->value())) {
    names.push_back(std::get<std::string>(hit.find("name")->value()));
  }
  return names;
}

TEST_CASE("a search box offers exact names first, artists, tracks and videos apart") {
  const auto board = small_board();
  const table::Json hits = json_search(*board, "love");
  CHECK(names_in(hits, "tracks") == std::vector<std::string>{"Love", "Lovely Day", "My Love"});
  CHECK(names_in(hits, "artists") == std::vector<std::string>{"The Lovers"});
  const auto& artists = std::get<table::Json::Array>(hits.find("artists")->value());
  CHECK(artists[0].find("streams")->dump() == "110");
  const table::Json unknown = json_search(*board, "thunder");
  CHECK(std::get<table::Json::Array>(unknown.find("tracks")->value())[0].find("streams")->dump() ==
        "null");
  CHECK(names_in(hits, "videos") ==
        std::vector<std::string>{"Love", "Lovely Day (Live)", "My Love"});
  const table::Json both = json_search(*board, "아이유 밤");
  CHECK(names_in(both, "tracks") == std::vector<std::string>{"밤편지"});
  CHECK(names_in(json_search(*board, " "), "artists").empty());
}

}  // namespace
}  // namespace crossfade::server
