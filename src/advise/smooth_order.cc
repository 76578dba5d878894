#include "advise/smooth_order.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>

// A shortest path through all tracks is the travelling salesman's problem; two steps come close
// enough. Nearest neighbour: from the last track to the one with the smallest step that is left.
// Then 2-opt (Croes 1958): turn round any stretch of the path that gets shorter by it, until none
// does.
//
// Artists apart: R tracks can be put in a row without an artist twice in a row if and only if no
// artist has more than (R + 1) / 2 of them, and the one who came last no more than R / 2. So the
// first stage picks the artist whose share would pass that bound as soon as it must, and otherwise
// any but the last one. In the second stage a pair of one artist costs more than all steps
// together, so that no turn adds one.

namespace crossfade::advise {
namespace {

constexpr double kTempoStep = 0.084;  // octaves: 6 %
constexpr double kEnergyStep = 0.1;
constexpr double kUnknownSteps = 2;
constexpr double kSameArtist = 1e6;
constexpr double kLeastGain = 1e-9;  // smaller ones are rounding, and could turn for ever

double cost(const Sound& from, const Sound& to) {
  return step_between(from, to) + (from.artist == to.artist ? kSameArtist : 0);
}

/// The first stage.
class NearestPath {
 public:
  explicit NearestPath(std::span<const Sound> sounds) : sounds_(sounds) {
    for (std::size_t i = 0; i < sounds.size(); ++i) {
      left_.push_back(i);
      ++tracks_left_[sounds[i].artist];
    }
  }

  std::vector<std::size_t> make() {
    std::vector<std::size_t> path;
    while (!left_.empty()) path.push_back(take(best_place(path.empty() ? nullptr : &path.back())));
    return path;
  }

 private:
  // Place in left_ of the track that comes next; nothing came before the first.
  std::size_t best_place(const std::size_t* last) const {
    const auto [artist, most] =
        *std::ranges::max_element(tracks_left_, {}, [](const auto& entry) { return entry.second; });
    const bool is_forced =
        most > left_.size() / 2 && (last == nullptr || sounds_[*last].artist != artist);
    std::size_t best = left_.size();
    double least = 0;
    for (std::size_t place = 0; place < left_.size(); ++place) {
      const Sound& sound = sounds_[left_[place]];
      if (is_forced && sound.artist != artist) continue;
      const double here = last == nullptr ? 0 : cost(sounds_[*last], sound);
      if (best < left_.size() && here >= least) continue;
      best = place;
      least = here;
    }
    return best;
  }

  std::size_t take(std::size_t place) {
    const std::size_t track = left_[place];
    left_.erase(left_.begin() + static_cast<std::ptrdiff_t>(place));
    --tracks_left_[sounds_[track].artist];
    return track;
  }

  std::span<const Sound> sounds_;
  std::vector<std::size_t> left_;  // ascending, so that the first of equals wins
  std::map<std::uint32_t, std::size_t> tracks_left_;
};

// One pass of 2-opt; false when nothing was left to turn.
bool turn_stretches(std::span<const Sound> sounds, std::vector<std::size_t>& path) {
  const auto between = [&](std::size_t a, std::size_t b) {
    return cost(sounds[path[a]], sounds[path[b]]);
  };
  bool has_turned = false;
  for (std::size_t i = 1; i + 1 < path.size(); ++i) {
    for (std::size_t j = i + 1; j < path.size(); ++j) {
      double gain = between(i - 1, i) - between(i - 1, j);
      if (j + 1 < path.size()) gain += between(j, j + 1) - between(i, j + 1);
      if (gain <= kLeastGain) continue;
      std::reverse(path.begin() + static_cast<std::ptrdiff_t>(i),
                   path.begin() + static_cast<std::ptrdiff_t>(j + 1));
      has_turned = true;
    }
  }
  return has_turned;
}

}  // namespace

int fifths_between(int key, int other) {
  const int apart = std::abs(7 * key - 7 * other) % 12;
  return std::min(apart, 12 - apart);
}

double step_between(const Sound& from, const Sound& to) {
  const double octaves = std::log2(from.tempo_bpm / to.tempo_bpm);
  const double tempo =
      std::isnan(octaves) ? kUnknownSteps : std::abs(octaves - std::round(octaves)) / kTempoStep;
  const double key = std::isnan(from.key) || std::isnan(to.key)
                         ? kUnknownSteps
                         : fifths_between(static_cast<int>(from.key), static_cast<int>(to.key));
  const double energy = std::abs(from.energy - to.energy) / kEnergyStep;
  return tempo + key + (std::isnan(energy) ? kUnknownSteps : energy);
}

std::vector<std::size_t> smooth_order(std::span<const Sound> sounds) {
  std::vector<std::size_t> path = NearestPath(sounds).make();
  while (turn_stretches(sounds, path)) {
  }
  return path;
}

}  // namespace crossfade::advise
