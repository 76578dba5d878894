#include "http/access_line.h"

#include <fmt/format.h>

#include <chrono>
#include <iterator>

#include "http/json_text.h"

namespace crossfade::http {
namespace {

// "2026-10-02T08:30:00.125Z"
void append_time(std::string& line, std::int64_t unix_ms) {
  using namespace std::chrono;
  const sys_time<milliseconds> time{milliseconds(unix_ms)};
  const auto day = floor<days>(time);
  const year_month_day date(day);
  const hh_mm_ss clock(time - day);
  fmt::format_to(std::back_inserter(line), "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z",
                 static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                 static_cast<unsigned>(date.day()), clock.hours().count(), clock.minutes().count(),
                 clock.seconds().count(), clock.subseconds().count());
}

}  // namespace

void write_access_line(std::string& line, const Access& access, std::int64_t unix_ms) {
  line = "{\"time\":\"";
  append_time(line, unix_ms);
  line += "\",\"peer\":";
  append_json_string(line, access.peer);
  line += ",\"method\":";
  append_json_string(line, access.method);
  line += ",\"target\":";
  append_json_string(line, access.target);
  fmt::format_to(std::back_inserter(line), ",\"status\":{},\"bytes\":{},\"ms\":{:.3f}}}",
                 access.status, access.bytes, access.milliseconds);
}

}  // namespace crossfade::http
