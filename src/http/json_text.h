#pragma once

#include <string>
#include <string_view>

namespace crossfade::http {

/// Appends `text` as a JSON string with its quotes: control characters escaped, bytes that are no
/// UTF-8 as U+FFFD.
void append_json_string(std::string& out, std::string_view text);

}  // namespace crossfade::http
