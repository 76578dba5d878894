#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "http/message.h"

namespace crossfade::http {

/// How an answer is framed.
struct Framing {
  std::optional<std::size_t> length;  ///< of the body; unset: it lasts until the connection ends
  bool closes = false;                ///< the connection ends after it
  bool secure = false;                ///< the client speaks TLS, with us or with the proxy
};

/// Whether answers of this status have no body (204, 304).
bool is_bodiless(int status);

/// Writes the heads of answers: status line, date, the security headers that every answer bears,
/// then what the answer itself says. One thread.
class ResponseHead {
 public:
  /// What Date says from now on; seconds since 1970.
  void set_time(std::int64_t unix_seconds);

  /// Appends the head of `response` with its empty line. False, with `out` as it was, where a
  /// header has a control character, no name, or is one that only the server sets.
  bool append(std::string& out, const Response& response, const Framing& framing) const;

 private:
  std::int64_t time_ = -1;
  std::string date_;  // "Date: Fri, 02 Oct 2026 08:30:00 GMT" with its line end
};

}  // namespace crossfade::http
