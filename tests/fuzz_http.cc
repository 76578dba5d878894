// libFuzzer target: whatever bytes a client sends, the request path gives requests that keep the
// promises of http/message.h or a refusal, the same however the bytes are cut, and leaves none
// unread.
//
// The first byte says how the bytes are cut (its lower six bits) and what stands before them:
// nothing, or the beginning of a request, so that targets, headers and chunks are reached without a
// corpus.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "base/utf8_sequence.h"
#include "http/access_line.h"
#include "http/admission.h"
#include "http/compress.h"
#include "http/request_reader.h"

namespace {

using crossfade::base::is_utf8;
using crossfade::http::Field;
using crossfade::http::Refusal;
using crossfade::http::Request;
using crossfade::http::RequestReader;
using Step = RequestReader::Step;

constexpr std::size_t kHeaderBytes = 2048;
constexpr std::size_t kBodyBytes = 4096;

bool has_control(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
  });
}

void check_path(std::string_view path) {
  CF_CHECK(path.starts_with('/') && is_utf8(path) && !has_control(path));
  CF_CHECK(path.find('\\') == std::string_view::npos);
  if (path == "/") return;
  path.remove_prefix(1);
  for (;;) {
    const std::string_view part = path.substr(0, path.find('/'));
    CF_CHECK(!part.empty() && part != "." && part != "..");
    if (part.size() == path.size()) return;
    path.remove_prefix(part.size() + 1);
  }
}

void check_request(const Request& request) {
  check_path(request.path);
  for (const Field& field : request.query) CF_CHECK(is_utf8(field.first) && is_utf8(field.second));
  for (const auto& [name, value] : request.headers) {
    CF_CHECK(!name.empty() && !has_control(value) && is_utf8(value));
    CF_CHECK(std::ranges::none_of(name, [](char c) { return c >= 'A' && c <= 'Z'; }));
  }
  const auto count = [&request](std::string_view name) {
    return std::ranges::count(request.headers, name, &Field::first);
  };
  CF_CHECK(count("host") == 1 && count("content-length") + count("transfer-encoding") <= 1);
  CF_CHECK(request.body.size() <= kBodyBytes);
  for (const char* coding : {"br", "gzip"}) {
    crossfade::http::accepts_encoding(request.header("accept-encoding"), coding);
  }
  request.cookie("session");
}

void note(std::string& said, const Request& request) {
  said += std::to_string(static_cast<int>(request.method)) + request.path + "?" + request.raw_query;
  for (const auto& [name, value] : request.headers) ((said += name) += ":") += value;
  said += "\n" + request.body + "\n";
}

void check_log(const RequestReader& reader) {
  std::string line;
  crossfade::http::write_access_line(line, {"x", reader.method(), reader.target(), 200, 0, 0.0}, 0);
  CF_CHECK(is_utf8(line) && !has_control(line));
}

/// All that a connection would make of `bytes` in pieces of `piece`, as one string.
std::string reading(std::string_view bytes, std::size_t piece) {
  static const crossfade::http::Admission admission{crossfade::http::ServerOptions{}};
  RequestReader reader(admission, kHeaderBytes);
  reader.start("203.0.113.9", false);
  std::string said;
  std::size_t begin = 0;
  std::size_t end = 0;
  for (;;) {
    // A copy of exactly this size: a read past its end is seen.
    const std::vector<char> copy(bytes.begin() + static_cast<std::ptrdiff_t>(begin),
                                 bytes.begin() + static_cast<std::ptrdiff_t>(end));
    std::size_t used = 0;
    const Step step = reader.read({copy.data(), copy.size()}, used);
    CF_CHECK(used <= copy.size());
    begin += used;
    std::optional<Refusal> why;
    if (step == Step::kHeader) why = reader.take_body(kBodyBytes, nullptr);
    if (step == Step::kRefused) why = reader.refusal();
    if (why) {
      check_log(reader);
      return said + std::to_string(why->status);
    }
    if (step == Step::kComplete) {
      check_log(reader);
      const std::shared_ptr<const Request> request = reader.take_request();
      check_request(*request);
      note(said, *request);
      reader.start("203.0.113.9", false);
    } else if (step == Step::kMore) {
      CF_CHECK(end - begin <= kHeaderBytes + 2);  // what a connection's buffer has to hold
      if (end == bytes.size()) return said + "more";
      end = std::min(bytes.size(), end + piece);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static constexpr std::array<std::string_view, 4> kBeginnings = {
      "", "GET /", "PUT / HTTP/1.1\r\nHost: localhost\r\n",
      "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"};
  std::string bytes(kBeginnings[data[0] / 64]);
  bytes.append(reinterpret_cast<const char*>(data) + 1, size - 1);
  // A connection's buffer holds a header and 8 KiB; larger pieces never come.
  const std::string whole = reading(bytes, kHeaderBytes);
  CF_CHECK(reading(bytes, 1 + data[0] % 64) == whole);
  return 0;
}
