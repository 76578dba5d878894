#include "http/response_head.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <string_view>

#include "http/field_text.h"
#include "http/refusal.h"

// The page is ours alone: its scripts, styles and data come from this server, and no inline script
// or style runs. What needs a style computed sets it through the object model, which the policy
// lets pass; a JSON block in the page is data and no script. Nobody may frame it or read it from
// elsewhere.

namespace crossfade::http {
namespace {

constexpr std::string_view kPolicy =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'\r\n";
constexpr std::string_view kSecurity =
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\r\n";
constexpr std::string_view kTlsOnly = "Strict-Transport-Security: max-age=31536000\r\n";

constexpr std::array<std::string_view, 5> kServersOwn = {
    "connection", "content-length", "content-type", "date", "transfer-encoding"};

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

bool is_clean(std::string_view text) { return std::ranges::none_of(text, is_control); }

bool is_sendable(const Field& field) {
  const std::string& name = field.first;
  const auto is_separator = [](char c) { return c == ':' || c == ' '; };
  if (name.empty() || !is_clean(name) || std::ranges::any_of(name, is_separator)) return false;
  const auto is_same = [&name](std::string_view own) { return is_same_word(name, own); };
  return is_clean(field.second) && std::ranges::none_of(kServersOwn, is_same);
}

void append_number(std::string& out, std::size_t number) {
  std::array<char, 20> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

}  // namespace

bool is_bodiless(int status) { return status == 204 || status == 304; }

void ResponseHead::set_time(std::int64_t unix_seconds) {
  if (unix_seconds == time_) return;
  time_ = unix_seconds;
  static constexpr std::array<std::string_view, 7> kDays = {"Sun", "Mon", "Tue", "Wed",
                                                            "Thu", "Fri", "Sat"};
  static constexpr std::array<std::string_view, 12> kMonths = {
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  using namespace std::chrono;
  const sys_seconds time{seconds(unix_seconds)};
  const auto day = floor<days>(time);
  const year_month_day date(day);
  const hh_mm_ss clock(time - day);
  date_ =
      fmt::format("Date: {}, {:02} {} {:04} {:02}:{:02}:{:02} GMT\r\n",
                  kDays[weekday(day).c_encoding()], static_cast<unsigned>(date.day()),
                  kMonths[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                  clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

bool ResponseHead::append(std::string& out, const Response& response,
                          const Framing& framing) const {
  if (!is_clean(response.content_type) || !std::ranges::all_of(response.headers, is_sendable)) {
    return false;
  }
  const auto says = [&response](std::string_view name) {
    return std::ranges::any_of(
        response.headers, [name](const Field& field) { return is_same_word(field.first, name); });
  };
  out += "HTTP/1.1 ";
  append_number(out, static_cast<std::size_t>(response.status));
  ((out += ' ') += status_phrase(response.status)) += "\r\n";
  out += date_;
  out += kSecurity;
  if (!says("content-security-policy")) out += kPolicy;
  if (framing.secure) out += kTlsOnly;
  if (!says("cache-control")) out += "Cache-Control: no-store\r\n";
  if (!response.content_type.empty()) {
    ((out += "Content-Type: ") += response.content_type) += "\r\n";
  }
  for (const auto& [name, value] : response.headers) {
    (((out += name) += ": ") += value) += "\r\n";
  }
  if (framing.length.has_value() && !is_bodiless(response.status)) {
    out += "Content-Length: ";
    append_number(out, *framing.length);
    out += "\r\n";
  }
  if (framing.closes) out += "Connection: close\r\n";
  out += "\r\n";
  return true;
}

}  // namespace crossfade::http
