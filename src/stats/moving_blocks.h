#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/random.h"

namespace crossfade::stats {

/// A resample of the places 0 to length - 1 of a series whose neighbours are alike: runs of `block`
/// neighbours, each begin as likely as any other, set end to end and cut at `length` (moving-block
/// bootstrap, Kuensch 1989). `block` is 1 to `length`.
std::vector<std::uint32_t> draw_moving_blocks(std::size_t length, std::size_t block,
                                              base::Random& random);

/// A block's length for a series of `length`: its cube root, rounded up (the order that minimises
/// the error of a variance, Kuensch 1989).
std::size_t block_length(std::size_t length);

}  // namespace crossfade::stats
