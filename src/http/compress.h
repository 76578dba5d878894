#pragma once

#include <string>
#include <string_view>

namespace crossfade::http {

/// `bytes` as one gzip member (RFC 1952), without name or time: the same bytes each time. Level 1
/// (fast) to 9 (small); 6 is zlib's own choice. Any thread.
std::string gzip(std::string_view bytes, int level = 6);

/// Whether a client that sent this Accept-Encoding takes the coding (RFC 9110, 12.5.3): it is named, or
/// "*" is, with a weight above zero. False for an empty one.
bool accepts_encoding(std::string_view accept_encoding, std::string_view wanted);

}  // namespace crossfade::http
