#pragma once

#include <optional>
#include <string_view>

#include "http/message.h"
#include "http/refusal.h"

namespace crossfade::http {

/// Fills path, raw_query and query of `request` from a target in origin form ("/a/b?c=d"), decoded
/// once: "%252e" stays "%2e". Refuses (400) what could climb out of a folder or be read in two
/// ways:
/// "." and ".." and empty parts, encoded slashes, backslashes and control characters in the path,
/// broken escapes, NUL, and what is no UTF-8 after decoding. In the query "+" is a blank, as forms
/// and URLSearchParams write it; "?a=1&b" gives {"a", "1"} and {"b", ""}.
std::optional<Refusal> read_target(std::string_view target, Request& request);

}  // namespace crossfade::http
