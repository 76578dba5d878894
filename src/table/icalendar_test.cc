#include "table/icalendar.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/utf8_sequence.h"

namespace crossfade::table {
namespace {

base::Date day(std::string_view text) { return base::parse_date(text).value(); }

Calendar calendar_of(const std::string& title) {
  return {"Plan",
          "-//A//B//EN",
          day("2026-10-01"),
          {{"u1", day("2026-12-31"), day("2026-12-31"), title, ""}}};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  for (std::size_t end = text.find("\r\n"); end != std::string::npos;
       end = text.find("\r\n", begin)) {
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 2;
  }
  CHECK(begin == text.size());
  return lines;
}

// Folded lines put together again, as RFC 5545 tells readers to.
std::string unfolded_summary(const std::string& text) {
  std::string summary;
  bool in_summary = false;
  for (const std::string& line : lines_of(text)) {
    if (line.starts_with("SUMMARY:")) {
      in_summary = true;
      summary = line.substr(8);
    } else if (in_summary && line.starts_with(" ")) {
      summary += line.substr(1);
    } else {
      in_summary = false;
    }
  }
  return summary;
}

TEST_CASE("a calendar is written line by line as RFC 5545 has it") {
  Calendar calendar = calendar_of("A, b; c\\d");
  calendar.events[0].note = "one\ntwo";
  calendar.events.push_back({"u2", day("2027-02-01"), day("2027-02-14"), "x", ""});
  CHECK(write_icalendar(calendar) ==
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//A//B//EN\r\nCALSCALE:GREGORIAN\r\n"
        "X-WR-CALNAME:Plan\r\n"
        "BEGIN:VEVENT\r\nUID:u1\r\nDTSTAMP:20261001T000000Z\r\nDTSTART;VALUE=DATE:20261231\r\n"
        "DTEND;VALUE=DATE:20270101\r\nSUMMARY:A\\, b\\; c\\\\d\r\nDESCRIPTION:one\\ntwo\r\n"
        "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"
        "BEGIN:VEVENT\r\nUID:u2\r\nDTSTAMP:20261001T000000Z\r\nDTSTART;VALUE=DATE:20270201\r\n"
        "DTEND;VALUE=DATE:20270215\r\nSUMMARY:x\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"
        "END:VCALENDAR\r\n");
}

TEST_CASE("lines have at most 75 bytes and end between characters, whatever the length") {
  for (std::size_t length = 0; length < 200; ++length) {
    std::string title(length % 7, 'b');  // every byte of a line comes to be the last one
    for (std::size_t i = 0; i < length; ++i) title += i % 3 == 0 ? "밤" : i % 3 == 1 ? "🎵" : "a";
    const std::string text = write_icalendar(calendar_of(title));
    for (const std::string& line : lines_of(text)) {
      CHECK(line.size() <= 75);
      for (std::size_t at = 0; at < line.size();) {
        const std::size_t bytes = base::utf8_sequence(line.data() + at, line.data() + line.size());
        REQUIRE(bytes > 0);
        at += bytes;
      }
    }
    CHECK(unfolded_summary(text) == title);
  }
}

TEST_CASE("no text can add a line or a property") {
  const std::string text =
      write_icalendar(calendar_of("a\r\nATTACH:b\rc\vd\u2028e\u0085f\x01g\u0080h\xFFi\tj"));
  CHECK(unfolded_summary(text) == "a\\nATTACH:b\\nc\\nd\\ne\\nf\uFFFDg\uFFFDh\uFFFDi\tj");
  CHECK(lines_of(text).size() == lines_of(write_icalendar(calendar_of("a"))).size());
}

}  // namespace
}  // namespace crossfade::table
