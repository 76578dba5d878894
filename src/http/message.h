#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crossfade::http {

enum class Method : std::uint8_t { kGet, kHead, kPost, kPut, kPatch, kDelete };

/// A name and its value: a header field (the name in lower case) or a parameter of the query.
using Field = std::pair<std::string, std::string>;

/// A request that passed the guards of Server: well-formed, within every limit, its Host known.
struct Request {
  Method method = Method::kGet;
  std::string path;          ///< percent-decoded UTF-8, begins with "/"; no empty, "." or ".." part
  std::string raw_query;     ///< as it came, without "?"
  std::vector<Field> query;  ///< percent-decoded UTF-8, in order of appearance
  std::vector<Field> headers;  ///< names in lower case, values without blanks around them
  std::string body;            ///< empty where it went to `upload`
  std::string upload;          ///< path of the file that holds the body (Routes::is_upload), empty
                               ///< without one; it goes with the request: rename it to keep it
  std::string host;            ///< how the client named us, as in Host; behind a proxy as it tells
  std::string peer;            ///< the client's address; behind a proxy as the proxy tells it
  bool secure = false;         ///< over TLS, ours or the proxy's

  /// The first header field of this name (lower case); empty where there is none.
  std::string_view header(std::string_view name) const;
  /// The first parameter of this name; unset where there is none.
  std::optional<std::string_view> parameter(std::string_view name) const;
  /// The value of a cookie; empty where there is none.
  std::string_view cookie(std::string_view name) const;
};

/// What is sent back. Security headers, length, date and connection are the server's business.
/// Where `headers` name no Cache-Control, `no-store` is sent; a Content-Security-Policy there
/// replaces the server's. 204 and 304 go without a body.
struct Response {
  int status = 200;
  std::string content_type;
  std::shared_ptr<const std::string> body = {};  ///< may be shared by many responses; null: empty
  std::vector<Field> headers = {};  ///< with a control character in one, 500 goes out instead
  bool is_event_stream = false;     ///< `body` is sent, then all that Server::publish() gets
};

}  // namespace crossfade::http
