#include "server/track_table.h"

#include <cmath>
#include <vector>

#include "base/error.h"
#include "server/group_table.h"
#include "server/test_board.h"
#include "table/csv_reader.h"

namespace crossfade::server {
namespace {

using Rows = std::vector<std::uint32_t>;

Rows sorted(const Board& board, const std::string& column, bool descending) {
  return *open_track_table(board, {}, {column, descending}).order;
}

TEST_CASE("tables sort by numbers, names and flags, missing cells last either way, ties by row") {
  const auto board = small_board();
  CHECK(sorted(*board, "streams", false) == Rows{7, 4, 5, 6, 1, 0, 2, 3});
  CHECK(sorted(*board, "streams", true) == Rows{2, 0, 1, 5, 6, 4, 7, 3});
  CHECK(sorted(*board, "row", true) == Rows{7, 6, 5, 4, 3, 2, 1, 0});
  // Folded: "ac dc", "beyonce", "cmd calc", "the lovers", "zoe", then Hangul.
  CHECK(sorted(*board, "artist", false) == Rows{3, 2, 7, 4, 5, 6, 0, 1});
  CHECK(sorted(*board, "artist", true) == Rows{0, 1, 6, 4, 5, 7, 2, 3});
  CHECK(sorted(*board, "album", true).back() == 6);
  CHECK(sorted(*board, "official_video", true) == Rows{0, 2, 1, 4, 3, 5, 6, 7});
  CHECK(sorted(*board, "release_date", false) == Rows{3, 0, 1, 4, 5, 2, 6, 7});
  CHECK_THROWS_AS(sorted(*board, "nothing", false), base::Error);
  CHECK_THROWS_AS(sorted(*board, "track_id", false), base::Error);
}

TEST_CASE("sorted by match, the best stand first, of equal ones the most streamed") {
  const auto board = small_board();
  const TrackTable table = open_track_table(*board, {.text = "love"}, {"match", false});
  CHECK(*table.order == Rows{5, 4, 1, 6});
}

TEST_CASE("windows show any part of a table, and nothing behind its end") {
  const auto board = small_board();
  const TrackTable table = open_track_table(*board, {}, {"streams", true});
  CHECK(window(table, 2, 3).items == Rows{1, 5, 6});
  CHECK(window(table, 7, 10).items == Rows{3});
  CHECK(window(table, 7, 10).next.empty());
  CHECK(window(table, 8, 10).items.empty());
  CHECK(window(table, SIZE_MAX, SIZE_MAX).items.empty());
}

TEST_CASE("cursors walk through every row once, whatever the order") {
  const auto board = small_board();
  for (const char* column : {"streams", "artist", "album", "row", "match", "licensed", "views"}) {
    for (const bool descending : {false, true}) {
      const TrackTable table = open_track_table(*board, {}, {column, descending});
      Rows walked;
      std::string cursor;
      do {
        const TablePart part = page(table, cursor, 3);
        walked.insert(walked.end(), part.items.begin(), part.items.end());
        cursor = part.next;
      } while (!cursor.empty());
      CHECK(walked == *table.order);
    }
  }
}

TEST_CASE("a cursor finds its place where rows before it are gone") {
  const auto board = small_board();
  const TrackTable all = open_track_table(*board, {}, {"streams", true});
  const TablePart first = page(all, "", 3);  // 1000, 900, 700
  const TrackTable fewer =
      open_track_table(*board, {.streams = {.low = 10, .high = 950}}, {"streams", true});
  CHECK(page(fewer, first.next, 2).items == Rows{5, 6});
}

TEST_CASE("what is no cursor of this table is refused") {
  const auto board = small_board();
  const TrackTable table = open_track_table(*board, {}, {"streams", true});
  const std::string cursor = page(table, "", 3).next;
  CHECK_THROWS_AS(page(table, "nonsense", 3), base::Error);
  CHECK_THROWS_AS(page(table, "!", 3), base::Error);
  CHECK_THROWS_AS(page(table, cursor.substr(0, cursor.size() - 2), 3), base::Error);
  CHECK_THROWS_AS(page(open_track_table(*board, {}, {"views", true}), cursor, 3), base::Error);
  CHECK_THROWS_AS(page(open_track_table(*board, {}, {"streams", false}), cursor, 3), base::Error);
}

TEST_CASE("cells as JSON are texts, numbers, flags and days, and null where missing") {
  const auto board = small_board();
  const auto cells = [&board](std::uint32_t row) {
    std::string text;
    for (const char* id : {"track", "streams", "licensed", "release_date", "video_kind", "album"}) {
      text += json_cell(*board, find_column(*board, id), row).dump(0) + " ";
    }
    return text;
  };
  CHECK(cells(3) == "\"Thunderstruck\" null null \"1990-09-24\" \"none\" null ");
  CHECK(cells(4) == "\"Love\" 50 true \"2021-01-01\" \"other\" \"Love\" ");
  CHECK_THROWS_AS(find_column(*board, "nothing"), base::Error);
}

TEST_CASE("CSV holds every column of every row, and no cell that a spreadsheet would run") {
  const auto board = small_board();
  const TrackTable table = open_track_table(*board, {}, {"row", false});
  std::string csv;
  write_csv(*board, *table.order, {}, [&csv](std::string_view piece) { csv += piece; });
  table::CsvReader reader(csv, "tracks.csv");
  CHECK(reader.header().size() == board->columns.size());
  std::size_t rows = 0;
  for (table::CsvRow row; reader.next(row); ++rows) {
    CHECK(row.cells.size() == board->columns.size());
  }
  CHECK(rows == 8);
  CHECK(csv.find("\n'=cmd|calc,'+sum(A1),'@x,") != std::string::npos);
  CHECK(csv.find("'-title,\"ab, \"\"c\"\"\"") != std::string::npos);
  CHECK(csv.find("\n=") == std::string::npos);
}

TEST_CASE("groups add up their tracks, each video's counts once") {
  const auto board = board_of(
      "A,one,,,Song,Chan,10,100,5,5,,,,,,,,,,,,,200000,\n"
      "A,two,,,Song,Chan,30,100,5,5,,,,,,,,,,,,,210000,\n"
      "B,one,,,Other,chan ,,50,,1,,,,,,,,,,,,,220000,\n");
  const GroupList artists = open_group_list(*board, {});
  CHECK(artists.table->groups.size() == 2);
  const GroupFigures a = figures_of(*board, Grouping::kArtist, artists.table->rows_of(0));
  CHECK(a.tracks == 2);
  CHECK(a.recordings == 2);
  CHECK(a.streams == 40);
  CHECK(a.median_streams == 20);
  CHECK(a.views == 200);
  CHECK(a.engagement == doctest::Approx(0.1));
  CHECK(a.streams_per_view == doctest::Approx(0.2));
  const GroupFigures b = figures_of(*board, Grouping::kArtist, artists.table->rows_of(1));
  CHECK(std::isnan(b.streams));
  CHECK(std::isnan(b.engagement));
  const GroupList videos = open_group_list(*board, {.grouping = Grouping::kVideo});
  CHECK(figures_of(*board, Grouping::kVideo, videos.table->rows_of(0)).views == 100);
  const GroupList channels = open_group_list(*board, {.grouping = Grouping::kChannel});
  CHECK(channels.table->groups.size() == 1);  // written alike
}

TEST_CASE("tables of groups obey filter, text and order, and page by cursor") {
  const auto board = small_board();
  const auto names = [&board](const GroupList& list, const TablePart& part) {
    std::string all;
    for (const std::uint32_t place : part.items) {
      const std::uint32_t group = list.table->groups[place];
      all += std::string(board->catalogue().text(board->artists.name(group))) + ";";
    }
    return all;
  };
  const GroupList all = open_group_list(*board, {});
  CHECK(names(all, window(all, 0, 3)) == "아이유;Beyoncé;The Lovers;");
  CHECK(names(all, page(all, window(all, 0, 3).next, 9)) == "Zoë;=cmd|calc;AC/DC;");
  const GroupList few =
      open_group_list(*board, {.filter = {.album_types = {"single"}}, .sort = {"name", false}});
  CHECK(names(few, window(few, 0, 9)) == "The Lovers;아이유;");
  CHECK(figures_of(*board, Grouping::kArtist, few.table->rows_of(0)).tracks == 1);
  const GroupList found = open_group_list(*board, {.text = "lov"});
  CHECK(names(found, window(found, 0, 9)) == "The Lovers;");
  CHECK_THROWS_AS(open_group_list(*board, {.sort = {"nothing", false}}), base::Error);
  const std::string csv = groups_csv(all);
  CHECK(csv.find(",'=cmd|calc,") != std::string::npos);
}

}  // namespace
}  // namespace crossfade::server
