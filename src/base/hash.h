#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace crossfade::base {

/// 64-bit hash of bytes (XXH3), the same on every machine and in every release: stored ids are
/// made of it. Not for secrets.
std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

/// 32 hexadecimal digits that name a file's content (XXH3-128); `xxhsum -H2 FILE` prints the same.
std::string content_digest(std::string_view bytes);

}  // namespace crossfade::base
