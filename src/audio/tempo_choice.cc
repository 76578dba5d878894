#include "audio/tempo_choice.h"

#include <algorithm>
#include <cmath>

#include "audio/tempo_weights.h"

namespace crossfade::audio {

std::vector<double> tempo_probabilities(std::span<const TempoCandidate> candidates) {
  std::vector<double> scores;
  for (const TempoCandidate& candidate : candidates) {
    double score = 0;
    for (std::size_t i = 0; i < kTempoFeatures; ++i) {
      score += kTempoWeights[i] * candidate.features[i];
    }
    scores.push_back(score);
  }
  if (scores.empty()) return scores;
  const double most = std::ranges::max(scores);
  double sum = 0;
  for (double& score : scores) {
    score = std::exp(score - most);
    sum += score;
  }
  for (double& score : scores) score /= sum;
  return scores;
}

}  // namespace crossfade::audio
