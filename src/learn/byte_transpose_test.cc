#include "learn/byte_transpose.h"

#include <doctest/doctest.h>

#include <vector>

#include "base/random.h"

namespace crossfade::learn {
namespace {

TEST_CASE("every byte changes places, whatever the number of lines, their length and the stride") {
  base::Random random(3);
  for (const std::size_t count : {1, 2, 15, 16, 17, 40}) {
    for (const std::size_t length : {1, 16, 31, 512, 700}) {
      for (const std::size_t stride : {count, count + 5, std::size_t{64}}) {
        std::vector<std::vector<std::uint8_t>> lines(count);
        std::vector<const std::uint8_t*> begins;
        std::vector<std::uint8_t> most;
        for (std::vector<std::uint8_t>& line : lines) {
          line.resize(whole_byte_tiles(length));
          for (std::uint8_t& byte : line) byte = static_cast<std::uint8_t>(random.below(256));
          begins.push_back(line.data());
          most.push_back(static_cast<std::uint8_t>(random.below(256)));
        }
        std::vector<std::uint8_t> turned(whole_byte_tiles(length) * stride + kByteTile);
        std::size_t wrong = 0;
        transpose_bytes(begins, length, {}, turned.data(), stride);
        for (std::size_t j = 0; j < length; ++j) {
          for (std::size_t i = 0; i < count; ++i) {
            wrong += turned[j * stride + i] == lines[i][j] ? 0 : 1;
          }
        }
        transpose_bytes(begins, length, most, turned.data(), stride);
        for (std::size_t j = 0; j < length; ++j) {
          for (std::size_t i = 0; i < count; ++i) {
            wrong += turned[j * stride + i] == std::min(lines[i][j], most[i]) ? 0 : 1;
          }
        }
        CHECK(wrong == 0);
      }
    }
  }
}

}  // namespace
}  // namespace crossfade::learn
