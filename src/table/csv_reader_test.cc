#include "table/csv_reader.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/random.h"
#include "table/csv_writer.h"

namespace crossfade::table {
namespace {

using base::Error;
using Record = std::vector<std::string>;

std::vector<ScanPath> paths() {
  std::vector<ScanPath> all = {ScanPath::kPortable};
  if (scan_path_available(ScanPath::kAvx2)) all.push_back(ScanPath::kAvx2);
  return all;
}

/// All that a reader says of a text: records (the header first), their lines, and the complaint.
struct Reading {
  std::vector<Record> records;
  std::vector<std::size_t> lines;
  std::string error;
  bool operator==(const Reading&) const = default;
};

Reading read_by(std::string_view text, CsvOptions options) {
  Reading reading;
  try {
    CsvReader reader(text, "t.csv", options);
    reading.records.push_back(reader.header());
    CsvRow row;
    while (reader.next(row)) {
      CHECK(row.record == reading.records.size());
      reading.records.emplace_back(row.cells.begin(), row.cells.end());
      reading.lines.push_back(row.line);
    }
    CHECK_FALSE(reader.next(row));
  } catch (const Error& error) {
    CHECK(error.kind() == base::ErrorKind::kInputRefused);
    CHECK(error.place().file == "t.csv");
    CHECK_FALSE(error.remedy().empty());
    reading.error = error.what();
  }
  return reading;
}

/// Reads on all paths, which must agree.
Reading read_all(std::string_view text, CsvOptions options = {}) {
  std::optional<Reading> first;
  for (const ScanPath path : paths()) {
    options.path = path;
    const Reading reading = read_by(text, options);
    if (!first) first = reading;
    CHECK(reading == *first);
  }
  return *first;
}

/// The naive twin: well-formed comma-separated text with LF or CRLF, a byte at a time.
std::vector<Record> naive_records(std::string_view text) {
  std::vector<Record> records(1, Record(1));
  bool quoted = false;
  bool in_quotes = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    std::string& cell = records.back().back();
    if (c == '"' && in_quotes && i + 1 < text.size() && text[i + 1] == '"') {
      cell += text[i++];
    } else if (c == '"' && (in_quotes || (cell.empty() && !quoted))) {
      in_quotes = !in_quotes;
      quoted = true;
    } else if (in_quotes || (c != ',' && c != '\n' && c != '\r')) {
      cell += c;
    } else if (c == ',') {
      records.back().emplace_back();
      quoted = false;
    } else {
      const bool blank = records.back().size() == 1 && cell.empty() && !quoted;
      if (blank) records.pop_back();
      records.emplace_back(1);
      quoted = false;
    }
  }
  const bool rest_is_blank = records.back().size() == 1 && records.back()[0].empty() && !quoted;
  if (rest_is_blank) records.pop_back();
  return records;
}

TEST_CASE("a plain table is read") {
  const Reading reading = read_all("a,b\n1,x\n2,\n");
  CHECK(reading.records == std::vector<Record>{{"a", "b"}, {"1", "x"}, {"2", ""}});
  CHECK(reading.lines == std::vector<std::size_t>{2, 3});
  CHECK(reading.error.empty());
}

TEST_CASE("quotes hold delimiters, doubled quotes and line ends") {
  const Reading reading =
      read_all("a,b\n\"x,y\",\"say \"\"hi\"\"\"\n\"\"\"\",\"two\r\nlines\"\n\"\",\n");
  CHECK(reading.records[1] == Record{"x,y", "say \"hi\""});
  CHECK(reading.records[2] == Record{"\"", "two\r\nlines"});
  CHECK(reading.records[3] == Record{"", ""});
  CHECK(reading.lines == std::vector<std::size_t>{2, 3, 5});
}

TEST_CASE("a quote inside a plain cell is text") {
  const Reading reading = read_all("a,b\n7\" single,5\"\"x\n \"y\",z\"\n\"q\",\"r\"\n");
  CHECK(reading.error.empty());
  CHECK(reading.records[1] == Record{"7\" single", "5\"\"x"});
  CHECK(reading.records[2] == Record{" \"y\"", "z\""});
  CHECK(reading.records[3] == Record{"q", "r"});
}

TEST_CASE("line ends are LF, CRLF or CR, and the last one may lack") {
  for (const std::string& end : std::vector<std::string>{"\n", "\r\n", "\r"}) {
    for (const std::string& last : {std::string(), end}) {
      const Reading reading = read_all("a,b" + end + end + "1,2" + end + "3,4" + last);
      CHECK(reading.records == std::vector<Record>{{"a", "b"}, {"1", "2"}, {"3", "4"}});
      CHECK(reading.lines == std::vector<std::size_t>{3, 4});
    }
  }
}

TEST_CASE("a byte-order mark is dropped") {
  CHECK(read_all("\xEF\xBB\xBFname,b\n1,2\n").records[0] == Record{"name", "b"});
  CHECK(read_all("\xEF\xBB\xBF\"name\",b\n").records[0] == Record{"name", "b"});
}

TEST_CASE("the header line tells the delimiter") {
  CHECK(CsvReader("a;b;c,d\n1;2;3\n", "t").delimiter() == ';');
  CHECK(CsvReader("a\tb\n1\t2\n", "t").delimiter() == '\t');
  CHECK(CsvReader("a,b\n1;2;3\n", "t").delimiter() == ',');
  CHECK(CsvReader("\"x;y;z\",b\n", "t").delimiter() == ',');
  CHECK(CsvReader("alone\n1\n", "t").delimiter() == ',');
  CHECK(CsvReader("7\" a;b\nx,y,z\n", "t").delimiter() == ';');
  CHECK(read_all("a;b\n1,5;\"x;y\"\n").records[1] == Record{"1,5", "x;y"});
  CsvOptions bar;
  bar.delimiter = '|';
  CHECK(read_all("a|b\n1,2|3\n", bar).records[1] == Record{"1,2", "3"});
}

TEST_CASE("rows too short or too long are handed out as they are") {
  const Reading reading = read_all("a,b,c\n1\n1,2,3,4\n,,\n");
  CHECK(reading.records[1] == Record{"1"});
  CHECK(reading.records[2].size() == 4);
  CHECK(reading.records[3] == Record{"", "", ""});
}

TEST_CASE("doubled column names are handed out as they are") {
  CHECK(read_all("a,a\n1,2\n").records[0] == Record{"a", "a"});
}

TEST_CASE("an empty file is refused, a header alone is not") {
  for (const std::string_view text : {"", "\n\r\n\n", "\xEF\xBB\xBF", "\xEF\xBB\xBF\r\n"}) {
    CHECK(read_all(text).error.find("the file is empty") != std::string::npos);
  }
  for (const std::string_view text : {"a,b", "a,b\n", "a,b\r\n\r\n"}) {
    const Reading reading = read_all(text);
    CHECK(reading.records == std::vector<Record>{{"a", "b"}});
    CHECK(reading.error.empty());
  }
}

TEST_CASE("lines are counted through multi-line cells and blank lines") {
  const Reading reading = read_all("a,b\n\"1\n\n\r2\",x\n\n\ny,\"\r\n\"\r\nz,z\n");
  CHECK(reading.lines == std::vector<std::size_t>{2, 8, 10});
}

TEST_CASE("an open quote names the line on which it began, after the records before it") {
  const Reading reading = read_all("a,b\n1,2\n3,\"open\n4,5\n");
  CHECK(reading.records.size() == 2);
  CHECK(reading.error.starts_with("t.csv:3:3: a quoted cell begins here and never ends"));
  CHECK(read_all("a,\"").error.starts_with("t.csv:1:3: "));
}

TEST_CASE("text after a closing quote is refused where it stands") {
  const Reading reading = read_all("a,b\n\"x\ny\"z,2\n");
  CHECK(reading.records.size() == 1);
  CHECK(reading.error.starts_with(
      "t.csv:3:3: text after the closing quote of a cell that began on line 2"));
}

TEST_CASE("a NUL byte is refused with its place") {
  using namespace std::string_view_literals;
  CHECK(read_all("a,b\n1,\xC3\xA9\0\n"sv).error.starts_with("t.csv:2:4: a NUL byte"));
}

TEST_CASE("bytes that are not UTF-8 are refused with place and remedy") {
  const Reading reading = read_all("a,b\n\xED\x95\x9C,2\n\xED\x95\x9C,Beyonc\xE9\n");
  CHECK(reading.records.size() == 2);
  CHECK(reading.error.starts_with("t.csv:3:9: the byte 0xE9 is not UTF-8"));
  CHECK(reading.error.find("iconv -f WINDOWS-1252 -t UTF-8") != std::string::npos);
  for (const std::string_view wrong :
       {"\x80", "\xC0\xAF", "\xC1\x81", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xEF\xBF",
        "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xE3\x81",
        "\xF0\x9F\x8E"}) {
    for (std::size_t before = 0; before < 70; ++before) {
      const Reading faulty = read_all(std::string(before, 'x') + std::string(wrong));
      CHECK(faulty.error.starts_with("t.csv:1:" + std::to_string(before + 1) + ": the byte"));
    }
  }
}

TEST_CASE("well-formed characters of all lengths pass wherever a block ends") {
  for (const std::string_view good : {"\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF",
                                      "\xEE\x80\x80", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
    for (std::size_t before = 0; before < 70; ++before) {
      const std::string text = std::string(before, 'x') + std::string(good) + std::string(good);
      CHECK(read_all(text).records == std::vector<Record>{{text}});
    }
  }
}

TEST_CASE("files that are no CSV are told what they are") {
  using namespace std::string_view_literals;
  const std::pair<std::string_view, const char*> files[] = {
      {"PK\3\4\x14\0\6\0"sv, "XLSX"},
      {"\x1F\x8B\x08\0"sv, "gzip"},
      {"%PDF-1.7\n"sv, "PDF"},
      {"\xD0\xCF\x11\xE0\xA1\xB1"sv, "old Excel"},
      {"\xFF\xFE"
       "a\0,\0"sv,
       "UTF-16"},
      {"\xFE\xFF\0a"sv, "UTF-16"},
      {"PAR1\x15\x04"sv, "Parquet"},
      {"SQLite format 3\0"sv, "SQLite"},
  };
  for (const auto& [bytes, kind] : files) {
    CHECK(read_all(bytes).error.find(kind) != std::string::npos);
  }
  CHECK(read_all("PK\3\4rest"sv).error.find("export it as CSV (UTF-8)") != std::string::npos);
  CHECK(read_all("BZh,b\n1,2\n").records.size() == 2);
}

TEST_CASE("a cell of 10 MB is read, and one over the limit is refused") {
  const std::string large(10'000'000, 'x');  // NOLINT(bugprone-string-constructor): it is meant
  CHECK(read_all("a,b\n1," + large + "\n").records[1][1] == large);
  CHECK(read_all("a,b\n1,\"" + large + "\"\"\"\n").records[1][1] == large + '"');
  CsvOptions small;
  small.max_cell_bytes = 100;
  CHECK(read_all("a,b\n1," + std::string(100, 'x') + "\n", small).error.empty());
  CHECK(read_all("a,b\n1," + std::string(101, 'x') + "\n", small).error.starts_with("t.csv:2:3: "));
  const Reading open = read_all("a,b\n1,\"" + large, small);
  CHECK(open.error.starts_with("t.csv:2:3: a cell of more than 100 bytes"));
}

TEST_CASE("a record with more cells than the limit is refused") {
  CsvOptions options;
  options.max_cells = 200;
  CHECK(read_all("a\n" + std::string(199, ',') + "\n", options).records[1].size() == 200);
  CHECK(read_all("a\n" + std::string(200, ',') + "\n", options).error.starts_with("t.csv:2:201: "));
}

/// Text of what CSV is made of, mostly broken.
std::string random_text(base::Random& random, std::size_t size) {
  if (random.below(8) == 0)
    return random_text(random, size) + (random.below(2) == 0 ? '\0' : '\xE9');
  static constexpr std::string_view kPieces[] = {
      "\"", "\"", ",", ",", "\n", "\r", "\r\n", "a", "bc", "\"\"", "\xED\x95\x9C", "xxxxxxxx"};
  std::string text;
  while (text.size() < size) text += kPieces[random.below(std::size(kPieces))];
  return text;
}

TEST_CASE("all paths read broken text alike, wherever blocks end") {
  base::Random random(11);
  for (int i = 0; i < 3000; ++i) {
    const std::string text = random_text(random, random.below(300)) + random_text(random, 60);
    const Reading whole = read_all(text);
    if (whole.error.empty()) CHECK(whole.records.size() <= text.size() + 1);
  }
}

TEST_CASE(
    "random tables written by CsvWriter read back the same and as the naive twin reads them") {
  static constexpr std::string_view kPieces[] = {
      "", "a", ",", "\"", "\n", "\r\n", "bc", " ", "\xC3\xA9", "\xED\x95\x9C", "\r", ";"};
  base::Random random(5);
  for (int round = 0; round < 400; ++round) {
    const std::size_t columns = 1 + random.below(5);
    std::vector<Record> table(1 + random.below(30), Record(columns));
    CsvWriter writer;
    for (Record& record : table) {
      for (std::string& cell : record) {
        const std::size_t pieces = random.below(4) == 0 ? random.below(60) : random.below(4);
        for (std::size_t i = 0; i < pieces; ++i) cell += kPieces[random.below(std::size(kPieces))];
        if (cell.starts_with('\r')) cell.insert(0, "x");
        writer.cell(cell);
      }
      writer.end_row();
    }
    CsvOptions options;
    options.delimiter = ',';
    const Reading reading = read_all(writer.text(), options);
    CHECK(reading.error.empty());
    CHECK(reading.records == table);
    CHECK(naive_records(writer.text()) == table);
  }
}

TEST_CASE("a quoted cell may begin and end on every side of a block's border") {
  for (std::size_t before = 0; before < 140; ++before) {
    for (const std::string_view quoted : {"\"\"", "\"x\"", "\"\"\"\"", "\"a,\"\"\r\n\"\"b\""}) {
      const std::string text =
          "h,i\n" + std::string(before, 'p') + "," + std::string(quoted) + "\r\nq,r";
      const Reading reading = read_all(text);
      CHECK(reading.error.empty());
      CHECK(reading.records == naive_records(text));
    }
  }
}

TEST_CASE("text after a closing quote is found on every side of a block's border") {
  for (std::size_t before = 0; before < 140; ++before) {
    const std::string text = "h,i\n" + std::string(before, 'p') + ",\"x\"z\n";
    const std::string place = "t.csv:2:" + std::to_string(before + 5) + ": ";
    CHECK(read_all(text).error.starts_with(place));
  }
}

TEST_CASE("records that straddle windows keep their cells and lines") {
  std::string text = "a,b\n";
  for (int i = 0; i < 5000; ++i) text += "cell " + std::to_string(i) + ",\"two\n\"\"lines\"\"\"\n";
  const Reading reading = read_all(text);
  REQUIRE(reading.records.size() == 5001);
  for (std::size_t i = 0; i < 5000; ++i) {
    CHECK(reading.records[i + 1] == Record{"cell " + std::to_string(i), "two\n\"lines\""});
    CHECK(reading.lines[i] == 2 + 2 * i);
  }
}

TEST_CASE("the masks of all paths are those of a byte at a time") {
  base::Random random(3);
  std::string data(std::size_t{64} * 50, ' ');
  static constexpr std::string_view kBytes(
      "\",\n\r\0;a\x80\xFF\x22\x21\x23\x2B\x2D\x0B\x8A\xA2\x01", 18);
  for (char& c : data) {
    c = random.below(3) > 0 ? kBytes[random.below(kBytes.size())]
                            : static_cast<char>(random.below(256));
  }
  std::vector<BlockMasks> expected(50);
  for (std::size_t i = 0; i < data.size(); ++i) {
    BlockMasks& masks = expected[i / 64];
    const std::uint64_t bit = std::uint64_t{1} << (i % 64);
    if (data[i] == '"') masks.quote |= bit;
    if (data[i] == ';') masks.delimiter |= bit;
    if (data[i] == '\n') masks.line_feed |= bit;
    if (data[i] == '\r') masks.carriage_return |= bit;
    if (static_cast<signed char>(data[i]) < 0) masks.high |= bit;
    if (data[i] == '\0') masks.nul |= bit;
  }
  for (const ScanPath path : paths()) {
    std::vector<BlockMasks> masks(50);
    classify_blocks(path)(data.data(), masks.size(), ';', masks.data());
    CHECK(masks == expected);
  }
}

}  // namespace
}  // namespace crossfade::table
