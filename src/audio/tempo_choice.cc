#include "audio/tempo_choice.h"

#include "audio/softmax.h"
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
  if (!scores.empty()) softmax(scores);
  return scores;
}

}  // namespace crossfade::audio
