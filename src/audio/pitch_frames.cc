// Peaks of the spectrum, 60 Hz to 2.5 kHz, as in the harmonic pitch class profile (Gomez 2006): a
// local maximum that stands out of the mean of the 12 bins on either side by a factor of 2.5
// (drums and noise seldom do), and is within 50 dB of the frame's largest. Its frequency is that of
// a parabola through the logarithms of three bins, its strength the root of its magnitude, so that
// quiet notes of a chord count beside loud ones. A peak may be the third or fifth harmonic of a
// note: it counts a third and a sixth as much for that note.
#include "audio/pitch_frames.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace crossfade::audio {
namespace {

constexpr double kBinHz = static_cast<double>(kAnalysisRateHz) / kPitchFrame;
constexpr double kLowestHz = 60;
constexpr double kHighestHz = 2500;
constexpr double kBassBelowHz = 200;
constexpr std::size_t kSurroundings = 12;
constexpr float kStandsOut = 2.5F;
constexpr float kFaintest = 0.00316F;  // -50 dB
constexpr double kMiddleCHz = 261.6255653005986;

struct Harmonic {
  double number;
  float share;
};
constexpr std::array<Harmonic, 3> kHarmonics = {{{1, 1.0F}, {3, 0.33F}, {5, 0.16F}}};

// In octaves above C, 0 to 1.
double place_in_octave(double hertz) {
  const double octaves = std::log2(hertz / kMiddleCHz);
  return octaves - std::floor(octaves);
}

// Shared by the two nearest places.
template <std::size_t size>
void add_at(std::array<float, size>& places, double octave, float strength) {
  const double place = octave * static_cast<double>(size);
  const double lower = std::floor(place);
  const auto share = static_cast<float>(place - lower);
  const auto index = static_cast<std::size_t>(lower) % size;
  places[index] += strength * (1 - share);
  places[(index + 1) % size] += strength * share;
}

}  // namespace

PitchFrames::PitchFrames() : magnitudes_(kPitchFrame / 2 + 1), sums_(kPitchFrame / 2 + 2) {
  for (std::vector<char>& peaks : peaks_) peaks.resize(magnitudes_.size());
}

void PitchFrames::add_peak(double hertz, float strength, PitchClasses& all, PitchClasses& bass) {
  PitchSegment& segment = segments_.back();
  for (const Harmonic& harmonic : kHarmonics) {
    const double octave = place_in_octave(hertz / harmonic.number);
    add_at(segment.all, octave, strength * harmonic.share);
    add_at(all, octave, strength * harmonic.share);
  }
  if (hertz >= kBassBelowHz) return;
  const double octave = place_in_octave(hertz);
  add_at(segment.bass, octave, strength);
  add_at(bass, octave, strength);
}

void PitchFrames::add(std::span<const float> power) {
  constexpr auto kFirst = static_cast<std::size_t>(kLowestHz / kBinHz);
  constexpr auto kLast = static_cast<std::size_t>(kHighestHz / kBinHz);
  for (std::size_t k = kFirst - kSurroundings; k <= kLast + kSurroundings; ++k) {
    magnitudes_[k] = std::sqrt(power[k]);
    sums_[k + 1] = sums_[k] + magnitudes_[k];
  }
  std::ranges::rotate(peaks_, peaks_.begin() + 2);
  std::ranges::fill(peaks_[0], 0);
  if (harmony_.all.size() % kSegmentFrames == 0) segments_.emplace_back();
  PitchClasses all{};
  PitchClasses bass{};
  const float largest =
      *std::max_element(magnitudes_.begin() + kFirst, magnitudes_.begin() + kLast + 1);
  for (std::size_t k = kFirst; k <= kLast && largest > 0; ++k) {
    const float here = magnitudes_[k];
    if (here <= magnitudes_[k - 1] || here < magnitudes_[k + 1] || here < kFaintest * largest) {
      continue;
    }
    const double mean = (sums_[k + kSurroundings + 1] - sums_[k - kSurroundings]) /
                        static_cast<double>(2 * kSurroundings + 1);
    if (here < kStandsOut * mean) continue;
    const double before = std::log(std::max<double>(magnitudes_[k - 1], 1e-9 * here));
    const double after = std::log(std::max<double>(magnitudes_[k + 1], 1e-9 * here));
    const double bend = before + after - 2 * std::log(static_cast<double>(here));
    const double shift = bend < 0 ? std::clamp(0.5 * (before - after) / bend, -0.5, 0.5) : 0;
    add_peak((static_cast<double>(k) + shift) * kBinHz, std::sqrt(here), all, bass);
    peaks_[0][k] = 1;
    const bool lasts = peaks_[2][k - 1] + peaks_[2][k] + peaks_[2][k + 1] > 0;
    if (lasts) segments_.back().in_peaks += magnitudes_[k - 1] + here + magnitudes_[k + 1];
  }
  segments_.back().in_all += sums_[kLast + 1] - sums_[kFirst];
  harmony_.all.push_back(all);
  harmony_.bass.push_back(bass);
}

double tonal_share(std::span<const PitchSegment> segments) {
  double in_peaks = 0;
  double in_all = 0;
  for (const PitchSegment& segment : segments) {
    in_peaks += segment.in_peaks;
    in_all += segment.in_all;
  }
  return in_all > 0 ? in_peaks / in_all : std::numeric_limits<double>::quiet_NaN();
}

double off_scale_share(std::span<const PitchSegment> segments, double tuning_cents) {
  double off = 0;
  double all = 0;
  for (const PitchSegment& segment : segments) {
    for (std::size_t i = 0; i < kFinePitches; ++i) {
      const double cents = static_cast<double>(i) * 10 - tuning_cents;
      const double distance = std::abs(cents - 100 * std::round(cents / 100));
      all += segment.all[i];
      if (distance >= 25) off += segment.all[i];
    }
  }
  return all > 0 ? off / all : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace crossfade::audio
