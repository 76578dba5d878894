#include "table/csv_writer.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>

#include "base/random.h"
#include "table/csv_reader.h"

namespace crossfade::table {
namespace {

TEST_CASE("cells are quoted only where they must be") {
  CsvWriter writer;
  writer.cell("plain")
      .cell("a,b")
      .cell("say \"hi\"")
      .cell("two\nlines")
      .cell("semi;colon")
      .cell("");
  writer.end_row();
  CHECK(writer.text() == "plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",semi;colon,\n");
  CsvWriter semicolons(';');
  semicolons.cell("a,b").cell("c;d");
  semicolons.end_row();
  CHECK(semicolons.text() == "a,b;\"c;d\"\n");
}

TEST_CASE("numbers have the shortest digits that read back the same, and missing ones none") {
  CsvWriter writer;
  writer.number(0.1)
      .number(5)
      .number(-2.5)
      .number(std::nan(""))
      .integer(18446744073709551615U)
      .missing();
  writer.end_row();
  CHECK(writer.text() == "0.1,5,-2.5,,18446744073709551615,\n");

  base::Random random(9);
  for (int i = 0; i < 10000; ++i) {
    const double value = random.normal() * std::pow(10.0, random.below(300));
    CsvWriter one;
    one.number(value);
    CHECK(parse_number(one.text()).value == value);
  }
}

TEST_CASE("text that a spreadsheet would run gets an apostrophe, numbers never") {
  CsvWriter writer;
  writer.cell("=1+1").cell("+a").cell("-b").cell("@c").cell("\td").cell("=\"x\"").number(-5);
  writer.end_row();
  CHECK(writer.text() == "'=1+1,'+a,'-b,'@c,'\td,\"'=\"\"x\"\"\",-5\n");
}

TEST_CASE("a row of one empty cell is not a blank line") {
  CsvWriter writer;
  writer.cell("h");
  writer.end_row();
  writer.missing();
  writer.end_row();
  CHECK(writer.text() == "h\n\"\"\n");
  CsvReader reader(writer.text(), "t");
  CsvRow row;
  CHECK(reader.next(row));
  CHECK(row.cells[0].empty());
}

TEST_CASE("text that begins with a byte-order mark survives at the begin of a file") {
  CsvWriter writer;
  writer.cell("\xEF\xBB\xBFname");
  writer.end_row();
  CHECK(CsvReader(writer.text(), "t").header()[0] == "\xEF\xBB\xBFname");
}

TEST_CASE("a table may be taken in pieces") {
  CsvWriter writer;
  writer.cell("a").cell("b");
  writer.end_row();
  std::string whole = writer.text();
  writer.clear();
  writer.integer(1).integer(2);
  writer.end_row();
  whole += writer.text();
  CHECK(whole == "a,b\n1,2\n");
}

}  // namespace
}  // namespace crossfade::table
