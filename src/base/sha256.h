#pragma once

#include <string>
#include <string_view>

namespace crossfade::base {

/// 64 hexadecimal digits, as `sha256sum` prints them (FIPS 180-4): for files that others check with
/// tools of their own. content_digest() (hash.h) is for ours, and thirty times as fast.
std::string sha256(std::string_view bytes);

}  // namespace crossfade::base
