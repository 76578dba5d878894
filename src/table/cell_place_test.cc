#include "table/cell_place.h"

#include <doctest/doctest.h>

namespace crossfade::table {
namespace {

base::Place place_in_last_row(std::string_view bytes, std::size_t cell) {
  CsvReader reader(bytes, "a.csv");
  CsvRow row;
  base::Place place;
  while (reader.next(row)) place = place_of_cell(bytes, row, cell, "a.csv");
  return place;
}

TEST_CASE("a cell's place is its line and its column in characters") {
  const base::Place place = place_in_last_row("a,b,c\n1,2,3\n곡,ab,x\n", 2);
  CHECK(place.file == "a.csv");
  CHECK(place.line == 3);
  CHECK(place.column == 6);
  CHECK(place_in_last_row("a,b\r\n1,2\r\n", 0).column == 1);
}

TEST_CASE("a quoted cell stands where its text begins, after the line ends of cells before it") {
  CHECK(place_in_last_row("a,b\n1,\"2\"\n", 1).column == 4);
  const base::Place behind = place_in_last_row("a,b,c\n\"x\ny\",2,3\n", 2);
  CHECK(behind.line == 3);
  CHECK(behind.column == 6);
}

TEST_CASE("a cell that is a copy, or not there, has a line alone") {
  CHECK(place_in_last_row("a,b\n1,\"say \"\"x\"\"\"\n", 1).column == 0);
  CHECK(place_in_last_row("a,b\n1\n", 1).column == 0);
  CHECK(place_in_last_row("a,b\n1\n", 1).line == 2);
}

}  // namespace
}  // namespace crossfade::table
