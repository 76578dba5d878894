// From candidates (tempo_candidates.h) to the tempo, and how far to trust it. The pulse, the mean
// of the autocorrelation at multiples of the beat, says whether there is a tempo at all: it is
// about 0 for noise and for speech, whose onsets repeat after no lag. Beats are then laid by
// dynamic programming; they and the autocorrelation of each window of 12 s tell how steady the
// tempo is.
#include "audio/tempo.h"

#include <algorithm>
#include <cmath>

#include "audio/beats.h"
#include "audio/descriptors.h"
#include "audio/metre.h"
#include "audio/tempo_candidates.h"
#include "audio/tempo_choice.h"

namespace crossfade::audio {
namespace {

constexpr double kLeastPulse = 0.12;
constexpr double kLeastWindowPulse = 0.08;
constexpr double kLeastTonalPulse = 0.015;
constexpr double kMusicTonalShare = 0.15;
constexpr double kLeastStrength = 1e-5;  // the ripple of a steady tone stays below
constexpr double kFullPulse = 0.25;
constexpr double kOtherTempo = 0.08;
constexpr double kEvenStep = 0.06;
constexpr std::size_t kTeeth = 4;

double window_comb(const std::vector<float>& lags, double beat_frames) {
  double sum = 0;
  for (std::size_t tooth = 1; tooth <= kTeeth; ++tooth) {
    sum += interpolated(lags, static_cast<double>(tooth) * beat_frames);
  }
  return sum / static_cast<double>(kTeeth);
}

// Whether one tempo is the other, or a simple multiple of it.
bool is_related(double a, double b) {
  constexpr std::array<double, 9> kRatios = {1, 2, 0.5, 3, 1.0 / 3, 1.5, 2.0 / 3, 4, 0.25};
  return std::ranges::any_of(kRatios,
                             [&](double ratio) { return std::abs(a / b / ratio - 1) < 0.04; });
}

// The share of windows whose own strongest period is related to the clip's.
double share_of_windows(const Periodicity& periodicity, double beat_frames) {
  std::size_t related = 0;
  std::size_t judged = 0;
  for (const std::vector<float>& lags : periodicity.windows()) {
    double best = 0;
    double most = kLeastWindowPulse;
    for (double frames = 20; frames < 130; frames *= 1.01) {
      const double value = window_comb(lags, frames);
      if (value <= most) continue;
      most = value;
      best = frames;
    }
    if (best == 0) continue;
    ++judged;
    related += is_related(best, beat_frames) ? 1 : 0;
  }
  return judged > 0 ? static_cast<double>(related) / static_cast<double>(judged) : 0;
}

// The share of steps from beat to beat that are about as long as their median.
double share_of_even_steps(const std::vector<std::size_t>& beats) {
  if (beats.size() < 3) return 0;
  std::vector<double> steps;
  for (std::size_t i = 1; i < beats.size(); ++i) {
    steps.push_back(static_cast<double>(beats[i] - beats[i - 1]));
  }
  std::vector<double> sorted = steps;
  std::ranges::sort(sorted);
  const double median = sorted[sorted.size() / 2];
  const auto even = std::ranges::count_if(
      steps, [&](double step) { return std::abs(step - median) <= kEvenStep * median + 1; });
  return static_cast<double>(even) / static_cast<double>(steps.size());
}

std::size_t best_of(const std::vector<double>& probabilities) {
  return static_cast<std::size_t>(std::ranges::max_element(probabilities) - probabilities.begin());
}

Tempo missing() { return {kMissing, kMissing, 0, kMissing, kMissing, 0, 0, {}}; }

}  // namespace

Tempo find_tempo(const GroupOnsets& onsets, const HarmonyFrames& harmony, double tonal_share) {
  const Periodicity periodicity(onsets);
  const auto candidates = find_tempo_candidates(onsets, periodicity, harmony);
  std::vector<double> probabilities = tempo_probabilities(candidates);
  if (candidates.empty() || periodicity.strength(BandGroup::kAll) < kLeastStrength) {
    return missing();
  }
  const std::size_t best = best_of(probabilities);
  const double bpm = candidates[best].bpm;
  const double probability = probabilities[best];
  const double pulse = pulse_of(periodicity, 60 / bpm);
  if (pulse < (tonal_share >= kMusicTonalShare ? kLeastTonalPulse : kLeastPulse)) return missing();

  Tempo tempo = missing();
  tempo.bpm = bpm;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (std::abs(candidates[i].bpm / bpm - 1) < kOtherTempo) probabilities[i] = 0;
  }
  const std::size_t second = best_of(probabilities);
  if (probabilities[second] > 0) tempo.second_bpm = candidates[second].bpm;
  tempo.confidence = probability * std::min(pulse / kFullPulse, 1.0);
  tempo.beat_strength = std::clamp(pulse, 0.0, 1.0);
  const double beat_frames = 60 / bpm * kRhythmRateHz;
  tempo.beats = find_beats(onsets[0], beat_frames);
  tempo.steadiness = share_of_windows(periodicity, beat_frames) * share_of_even_steps(tempo.beats);
  const Metre metre = find_metre(periodicity, harmony, 60 / bpm);
  tempo.metre = metre.beats;
  tempo.metre_confidence = metre.confidence;
  return tempo;
}

}  // namespace crossfade::audio
