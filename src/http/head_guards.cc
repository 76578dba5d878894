#include "http/head_guards.h"

#include <algorithm>
#include <array>

#include "base/utf8_sequence.h"
#include "http/field_text.h"

// A request is smuggled where two programs disagree on where it ends: one believes Content-Length,
// the other Transfer-Encoding; one takes the first of two lengths, the other the last; one sees a
// header in what the other takes for the continuation of a folded line; one ends a line at a bare
// LF (Linhart, Klein, Heled and Orrin 2005; Kettle 2019). RFC 9112 leaves servers room in each of
// these. Here none is left: a line ends with CR LF and nothing else holds either, no line is
// folded, a name is a token directly before its colon, a length is digits alone, the one coding is
// "chunked", and a field that says where a request ends, whom it is for or who sends it comes once.

namespace crossfade::http {
namespace {

using Fault = std::optional<Refusal>;

constexpr std::string_view kLineEnd = "\r\n";

// tchar of RFC 9110, 5.6.2.
constexpr std::array<bool, 256> kTokenBytes = [] {
  std::array<bool, 256> is_token{};
  for (char c = '0'; c <= '9'; ++c) is_token[static_cast<unsigned char>(c)] = true;
  for (char c = 'a'; c <= 'z'; ++c) is_token[static_cast<unsigned char>(c)] = true;
  for (char c = 'A'; c <= 'Z'; ++c) is_token[static_cast<unsigned char>(c)] = true;
  for (const char c : std::string_view("!#$%&'*+-.^_`|~")) {
    is_token[static_cast<unsigned char>(c)] = true;
  }
  return is_token;
}();

bool is_token(std::string_view word) {
  return !word.empty() && std::ranges::all_of(word, [](char c) {
    return kTokenBytes[static_cast<unsigned char>(c)];
  });
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

bool is_digits(std::string_view word) {
  return !word.empty() && std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

Fault check_method(std::string_view method) {
  static constexpr std::array<std::string_view, 6> kServed = {"GET", "HEAD",  "POST",
                                                              "PUT", "PATCH", "DELETE"};
  static constexpr std::array<std::string_view, 3> kKnown = {"OPTIONS", "TRACE", "CONNECT"};
  if (!is_token(method)) return Refusal{400, "the request does not begin with a method"};
  if (std::ranges::find(kServed, method) != kServed.end()) return {};
  if (std::ranges::find(kKnown, method) != kKnown.end()) {
    return Refusal{405, "this method is not served"};
  }
  return Refusal{501, "this method is not known"};
}

Fault check_version(std::string_view version) {
  const bool is_version = version.size() == 8 && version.starts_with("HTTP/") &&
                          is_digits(version.substr(5, 1)) && version[6] == '.' &&
                          is_digits(version.substr(7));
  if (!is_version) return Refusal{400, "the request line does not end with an HTTP version"};
  if (version == "HTTP/1.1" || version == "HTTP/1.0") return {};
  return Refusal{505, "only HTTP/1.1 and HTTP/1.0 are spoken here"};
}

Fault check_request_line(std::string_view line) {
  const RequestLine words = split_request_line(line);
  if (const Fault fault = check_version(words.version)) return fault;
  if (const Fault fault = check_method(words.method)) return fault;
  if (!words.target.starts_with('/')) {
    return Refusal{400, "the target must be a path that begins with a slash"};
  }
  const auto is_refused = [](char c) { return is_control(c) || c == ' ' || c == '#'; };
  if (std::ranges::any_of(words.target, is_refused) || !base::is_utf8(words.target)) {
    return Refusal{400, "the target holds a blank, a control character or bytes that are no UTF-8"};
  }
  return {};
}

// Fields that say where a request ends, whom it is for or who sends it: at most one of each.
enum Single : unsigned char {
  kHost,
  kContentLength,
  kTransferEncoding,
  kContentType,
  kOrigin,
  kSecFetchSite,
  kAuthorization,
  kCookie,
  kExpect,
  kSingles
};
constexpr std::array<std::string_view, kSingles> kSingleNames = {
    "host",          "content-length", "transfer-encoding",
    "content-type",  "origin",         "sec-fetch-site",
    "authorization", "cookie",         "expect"};

struct Seen {
  std::array<bool, kSingles> fields{};
};

Fault check_single(Single field, std::string_view value, Seen& seen) {
  if (seen.fields[field]) return Refusal{400, "a header field that may come once came twice"};
  seen.fields[field] = true;
  constexpr std::size_t kLengthDigits = 18;  // what 63 bits hold in any case
  if (field == kContentLength && (!is_digits(value) || value.size() > kLengthDigits)) {
    return Refusal{400, "Content-Length is not a number"};
  }
  if (field == kTransferEncoding && !is_same_word(value, "chunked")) {
    return Refusal{501, "the only Transfer-Encoding taken is chunked"};
  }
  return {};
}

Fault check_field(std::string_view line, Seen& seen) {
  if (line.front() == ' ' || line.front() == '\t') return Refusal{400, "a header line is folded"};
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
    return Refusal{400, "a header line has no name"};
  }
  const std::string_view name = line.substr(0, colon);
  const std::string_view value = trimmed(line.substr(colon + 1));
  if (std::ranges::any_of(value, [](char c) { return is_control(c) && c != '\t'; })) {
    return Refusal{400, "a header value holds a control character"};
  }
  if (!base::is_utf8(value)) return Refusal{400, "a header value is not UTF-8"};
  for (unsigned char i = 0; i < kSingles; ++i) {
    if (is_same_word(name, kSingleNames[i])) return check_single(Single{i}, value, seen);
  }
  return {};
}

Fault check_framing(const Seen& seen, bool is_old) {
  if (!seen.fields[kHost]) return Refusal{400, "Host is missing"};
  if (!seen.fields[kTransferEncoding]) return {};
  if (seen.fields[kContentLength]) {
    return Refusal{400, "Content-Length and Transfer-Encoding exclude each other"};
  }
  if (is_old) return Refusal{400, "HTTP/1.0 knows no Transfer-Encoding"};
  return {};
}

}  // namespace

RequestLine split_request_line(std::string_view line) {
  RequestLine words;
  const std::size_t first = std::min(line.find(' '), line.size());
  words.method = line.substr(0, first);
  line.remove_prefix(std::min(line.size(), first + 1));
  const std::size_t last = line.rfind(' ');
  words.target = line.substr(0, last);
  if (last != std::string_view::npos) words.version = line.substr(last + 1);
  return words;
}

std::optional<Refusal> check_head(std::string_view head) {
  Seen seen;
  bool is_first = true;
  bool is_old = false;
  for (;;) {
    const std::size_t end = head.find(kLineEnd);
    if (end == std::string_view::npos) return Refusal{400, "the header has no end"};
    const std::string_view line = head.substr(0, end);
    if (line.find_first_of(kLineEnd) != std::string_view::npos) {
      return Refusal{400, "a line of the header does not end with CR LF"};
    }
    head.remove_prefix(end + kLineEnd.size());
    if (is_first) {
      if (const Fault fault = check_request_line(line)) return fault;
      is_old = line.ends_with("1.0");
      is_first = false;
      continue;
    }
    if (line.empty()) break;
    if (const Fault fault = check_field(line, seen)) return fault;
  }
  if (!head.empty()) return Refusal{400, "the header ends before its end"};
  return check_framing(seen, is_old);
}

}  // namespace crossfade::http
