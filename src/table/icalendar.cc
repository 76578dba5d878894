#include "table/icalendar.h"

#include <algorithm>

#include "base/check.h"
#include "base/utf8_sequence.h"

// RFC 5545 (Desruisseaux 2009): content lines of at most 75 octets; a longer one goes on in the
// next line after a blank, which counts. Some readers split text at every line separator that
// Unicode knows, not at CRLF alone, so none of them may be left in a text.

namespace crossfade::table {
namespace {

constexpr std::size_t kLineBytes = 75;
constexpr std::string_view kReplacement = "\uFFFD";

bool is_line_separator(std::string_view character) {
  return character == "\n" || character == "\r" || character == "\v" || character == "\f" ||
         character == "\u0085" || character == "\u2028" || character == "\u2029";
}

bool is_control(std::string_view character) {
  const auto first = static_cast<unsigned char>(character.front());
  if (character.size() == 1) return (first < 0x20 && first != '\t') || first == 0x7F;
  return first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
}

// A TEXT value.
std::string escaped(std::string_view text) {
  std::string value;
  const char* const end = text.data() + text.size();
  for (const char* p = text.data(); p != end;) {
    const std::size_t length = base::utf8_sequence(p, end);
    const std::string_view character(p, std::max<std::size_t>(length, 1));
    p += character.size();
    if (length == 0) {
      value += kReplacement;
    } else if (is_line_separator(character)) {
      const bool is_crlf = character == "\r" && p != end && *p == '\n';
      if (!is_crlf) value += "\\n";
    } else if (is_control(character)) {
      value += kReplacement;
    } else {
      if (std::string_view(",;\\").find(character) != std::string_view::npos) value += '\\';
      value += character;
    }
  }
  return value;
}

// `line` is UTF-8.
void add_line(std::string& text, std::string_view line) {
  std::size_t room = kLineBytes;
  while (line.size() > room) {
    std::size_t cut = room;
    while ((static_cast<unsigned char>(line[cut]) & 0xC0U) == 0x80U) --cut;
    text.append(line.substr(0, cut)).append("\r\n ");
    line.remove_prefix(cut);
    room = kLineBytes - 1;
  }
  text.append(line).append("\r\n");
}

void add_text(std::string& text, std::string_view name, std::string_view value) {
  add_line(text, std::string(name) + ":" + escaped(value));
}

// "20261002"
std::string basic_date(base::Date date) {
  CF_CHECK(date.known());
  std::string day = base::to_string(date);
  std::erase(day, '-');
  CF_CHECK(day.size() == 8);
  return day;
}

void add_event(std::string& text, const CalendarEvent& event, const std::string& stamp) {
  CF_CHECK(event.first <= event.last);
  add_line(text, "BEGIN:VEVENT");
  add_text(text, "UID", event.uid);
  add_line(text, "DTSTAMP:" + stamp + "T000000Z");
  add_line(text, "DTSTART;VALUE=DATE:" + basic_date(event.first));
  add_line(text, "DTEND;VALUE=DATE:" + basic_date({event.last.days + 1}));
  add_text(text, "SUMMARY", event.title);
  if (!event.note.empty()) add_text(text, "DESCRIPTION", event.note);
  add_line(text, "TRANSP:TRANSPARENT");  // nobody is busy by it
  add_line(text, "END:VEVENT");
}

}  // namespace

std::string write_icalendar(const Calendar& calendar) {
  std::string text;
  add_line(text, "BEGIN:VCALENDAR");
  add_line(text, "VERSION:2.0");
  add_text(text, "PRODID", calendar.product);
  add_line(text, "CALSCALE:GREGORIAN");
  add_text(text, "X-WR-CALNAME", calendar.name);
  const std::string stamp = basic_date(calendar.stamp);
  for (const CalendarEvent& event : calendar.events) add_event(text, event, stamp);
  add_line(text, "END:VCALENDAR");
  return text;
}

}  // namespace crossfade::table
