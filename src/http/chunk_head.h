#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "http/refusal.h"

namespace crossfade::http {

/// What stands between the bytes of one chunk and those of the next (RFC 9112, 7.1): the line end
/// that closes the one before, where there is one, and the line with the size; after the size 0
/// also the empty line that ends the body. `bytes` begin there. Returns what is wrong with them,
/// unset where nothing is; `length` becomes the length of the whole, 0 while its end has not come.
/// Stricter than the RFC: a size has at most 16 digits, and neither extensions nor trailers are
/// taken. The first byte that does not belong decides, so that no cut changes the answer.
std::optional<Refusal> check_chunk_head(std::string_view bytes, bool is_first, std::size_t& length);

}  // namespace crossfade::http
