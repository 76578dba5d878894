#include "audio/beat_profile.h"

#include <algorithm>
#include <cmath>

namespace crossfade::audio {
namespace {

using Places = std::array<double, kPlaces>;
constexpr auto kWindow = static_cast<std::size_t>(Periodicity::kWindowSeconds * kRhythmRateHz);

// Mean onset of a window at each place, a third of it spread to either neighbour.
Places fold(std::span<const float> window, double beat_frames) {
  Places sums{};
  Places counts{};
  const double scale = static_cast<double>(kPlacesOfBeat) / beat_frames;
  for (std::size_t t = 0; t < window.size(); ++t) {
    const double place = std::fmod(static_cast<double>(t) * scale, static_cast<double>(kPlaces));
    const std::size_t index = static_cast<std::size_t>(place) % kPlaces;
    sums[index] += window[t];
    ++counts[index];
  }
  Places means{};
  for (std::size_t i = 0; i < kPlaces; ++i) {
    const std::size_t before = (i + kPlaces - 1) % kPlaces;
    const std::size_t after = (i + 1) % kPlaces;
    const double count = counts[before] + counts[i] + counts[after];
    means[i] = count > 0 ? (sums[before] + sums[i] + sums[after]) / count : 0;
  }
  return means;
}

// The place within a beat at which the onsets of all four are largest.
std::size_t beat_place(const Places& all) {
  std::size_t best = 0;
  double most = -1;
  for (std::size_t place = 0; place < kPlacesOfBeat; ++place) {
    double sum = 0;
    for (std::size_t beat = 0; beat < kBeatsOfProfile; ++beat) {
      sum += all[place + beat * kPlacesOfBeat];
    }
    if (sum <= most) continue;
    most = sum;
    best = place;
  }
  return best;
}

std::size_t strongest_beat(const Places& low, std::size_t place) {
  std::size_t best = place;
  for (std::size_t at = place; at < kPlaces; at += kPlacesOfBeat) {
    if (low[at] > low[best]) best = at;
  }
  return best;
}

}  // namespace

BeatProfile beat_profile(const GroupOnsets& onsets, double beat_seconds) {
  BeatProfile profile{};
  const std::size_t size = onsets[0].size();
  const double beat_frames = beat_seconds * kRhythmRateHz;
  for (std::size_t begin = 0; begin < size; begin += kWindow) {
    const std::size_t length = std::min(kWindow, size - begin);
    if (begin > 0 && length < kWindow / 2) break;
    std::array<Places, kBandGroups> folded;
    for (std::size_t group = 0; group < kBandGroups; ++group) {
      folded[group] = fold(std::span(onsets[group]).subspan(begin, length), beat_frames);
    }
    const std::size_t first = strongest_beat(folded[1], beat_place(folded[0]));
    for (std::size_t group = 0; group < kBandGroups; ++group) {
      for (std::size_t i = 0; i < kPlaces; ++i) {
        profile[group][i] += folded[group][(first + i) % kPlaces];
      }
    }
  }
  for (Places& group : profile) {
    double mean = 0;
    for (const double value : group) mean += value / static_cast<double>(kPlaces);
    for (double& value : group) value = mean > 0 ? value / mean : 0;
  }
  return profile;
}

}  // namespace crossfade::audio
