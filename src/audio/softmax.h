#pragma once

#include <algorithm>
#include <cmath>
#include <span>

namespace crossfade::audio {

/// Makes scores probabilities: exp of each, as shares of their sum. At least one.
inline void softmax(std::span<double> scores) {
  const double most = std::ranges::max(scores);
  double sum = 0;
  for (double& score : scores) {
    score = std::exp(score - most);
    sum += score;
  }
  for (double& score : scores) score /= sum;
}

}  // namespace crossfade::audio
