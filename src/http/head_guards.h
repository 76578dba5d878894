#pragma once

#include <optional>
#include <string_view>

#include "http/refusal.h"

namespace crossfade::http {

/// The bytes of a request's header, from its method to the empty line that ends it, before any
/// parser sees them: what is wrong with them, unset where nothing is. Stricter than RFC 9112, so
/// that no proxy in front can read another request out of the same bytes.
std::optional<Refusal> check_head(std::string_view head);

/// The words of a request line, however malformed, for the log.
struct RequestLine {
  std::string_view method;
  std::string_view target;
  std::string_view version;
};
RequestLine split_request_line(std::string_view line);

}  // namespace crossfade::http
