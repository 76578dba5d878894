#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace crossfade::learn {

/// Bytes are transposed in squares of so many.
constexpr std::size_t kByteTile = 16;

/// The least multiple of kByteTile that is not below `count`.
constexpr std::size_t whole_byte_tiles(std::size_t count) {
  return (count + kByteTile - 1) / kByteTile * kByteTile;
}

/// Turns lines of `length` bytes into `length` lines: to[j * stride + i] = the smaller of
/// lines[i][j] and most[i], where `most` is not empty. stride >= the number of lines. Lines are
/// read in whole tiles; `to` is written in whole tiles, with bytes of no meaning beyond those
/// above: it has whole_byte_tiles(length) * stride + kByteTile places.
void transpose_bytes(std::span<const std::uint8_t* const> lines, std::size_t length,
                     std::span<const std::uint8_t> most, std::uint8_t* to, std::size_t stride);

}  // namespace crossfade::learn
