#pragma once

#include <string>
#include <string_view>

namespace crossfade::server {

/// A name as it is kept: blanks around it removed. It may be in any script and must be UTF-8, one
/// line, of 1 to 64 characters, without signs that turn the direction of what is written around it.
/// Throws base::Error (kUsage) that begins with `what` ("the name of a token").
std::string checked_name(std::string_view what, std::string_view name);

/// A reason for a change as it is kept: as checked_name(), but of up to 500 characters, and it may
/// be empty.
std::string checked_reason(std::string_view reason);

/// A page's state as it is kept and later opened in a browser: path and query of our own pages
/// ("/tracks?artist=..."), so never another host's; at most 4,096 bytes without control
/// characters. Throws base::Error (kUsage).
std::string checked_page(std::string_view page);

}  // namespace crossfade::server
