#include "stats/moving_blocks.h"

#include "base/check.h"

namespace crossfade::stats {

std::vector<std::uint32_t> draw_moving_blocks(std::size_t length, std::size_t block,
                                              base::Random& random) {
  CF_CHECK(block >= 1 && block <= length && length <= UINT32_MAX);
  std::vector<std::uint32_t> places;
  places.reserve(length);
  const auto begins = static_cast<std::uint32_t>(length - block + 1);
  while (places.size() < length) {
    const std::uint32_t begin = random.below(begins);
    for (std::uint32_t i = 0; i < block && places.size() < length; ++i) {
      places.push_back(begin + i);
    }
  }
  return places;
}

std::size_t block_length(std::size_t length) {
  std::size_t block = 1;
  while (block * block * block < length) ++block;
  return block;
}

}  // namespace crossfade::stats
