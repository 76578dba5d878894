#include "learn/byte_transpose.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/check.h"

namespace crossfade::learn {
namespace {

// So many bytes of every line are turned at once: few lines are read at a time, each for some cache
// lines.
constexpr std::size_t kBlock = 512;
using Bytes = std::uint8_t __attribute__((vector_size(kByteTile)));
using Tile = std::array<Bytes, kByteTile>;

// Four times interleaved with the one half a tile further on, every byte changes row and column.
void transpose(Tile& tile) {
  for (int round = 0; round < 4; ++round) {
    const Tile from = tile;
    for (std::size_t i = 0; i < kByteTile / 2; ++i) {
      const Bytes& a = from[i];
      const Bytes& b = from[i + kByteTile / 2];
      tile[2 * i] =
          __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      tile[2 * i + 1] = __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29,
                                                14, 30, 15, 31);
    }
  }
}

}  // namespace

// A line's last tile reaches into the line after it, whose own bytes come later: so tiles go from
// the last lines to the first, and along the lines from the first byte to the last.
void transpose_bytes(std::span<const std::uint8_t* const> lines, std::size_t length,
                     std::span<const std::uint8_t> most, std::uint8_t* to, std::size_t stride) {
  CF_CHECK(stride >= lines.size());
  CF_CHECK(most.empty() || most.size() == lines.size());
  const std::size_t whole = whole_byte_tiles(length);
  for (std::size_t block = 0; block < whole; block += kBlock) {
    const std::size_t end = std::min(whole, block + kBlock);
    for (std::size_t first = whole_byte_tiles(lines.size()); first > 0;) {
      first -= kByteTile;
      for (std::size_t j = block; j < end; j += kByteTile) {
        Tile tile;
        for (std::size_t i = 0; i < kByteTile; ++i) {
          // What fills the last tile up is never read.
          const std::size_t line = std::min(first + i, lines.size() - 1);
          std::memcpy(&tile[i], lines[line] + j, kByteTile);
          if (most.empty()) continue;
          const Bytes limit = Bytes{} + most[line];
          tile[i] = tile[i] < limit ? tile[i] : limit;
        }
        transpose(tile);
        for (std::size_t i = 0; i < kByteTile; ++i) {
          std::memcpy(to + (j + i) * stride + first, &tile[i], kByteTile);
        }
      }
    }
  }
}

}  // namespace crossfade::learn
