#include "features/sound_mask.h"

#include <algorithm>

#include "base/random.h"

namespace crossfade::features {
namespace {

struct Made {
  std::string_view feature;
  SoundMask of;
};
constexpr std::array<Made, 9> kMade = {{{"danceability", 1},
                                        {"energy", 2},
                                        {"speechiness", 4},
                                        {"acousticness", 8},
                                        {"instrumentalness", 16},
                                        {"liveness", 32},
                                        {"valence", 64},
                                        {"audio_positivity", 1 | 2 | 64},
                                        {"audio_complexity", 4 | 8 | 16}}};

}  // namespace

std::vector<SoundMask> draw_masks(std::size_t rows, std::uint64_t seed) {
  std::vector<SoundMask> masks(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    const std::uint64_t draw = base::mix_seed(seed, i);
    const bool hides_all = (draw >> 32U & 1U) != 0;
    masks[i] = hides_all ? kAllPerceived : static_cast<SoundMask>(draw & kAllPerceived);
  }
  return masks;
}

SoundMask perceived_in(std::string_view feature) {
  const auto found = std::ranges::find(kMade, feature, &Made::feature);
  return found == kMade.end() ? SoundMask{0} : found->of;
}

}  // namespace crossfade::features
