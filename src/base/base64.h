#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace crossfade::base {

/// Base64 (RFC 4648, section 4), padded, for bytes inside JSON.
std::string base64(std::string_view bytes);
/// The same for addresses (section 5): "-" and "_", no padding.
std::string base64_url(std::string_view bytes);
/// The bytes of a base64_url() text; nothing where it is none.
std::optional<std::string> parse_base64_url(std::string_view text);

}  // namespace crossfade::base
