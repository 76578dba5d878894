// Which tempi a clip could have is easy: where the onsets repeat, and the simple multiples of that.
// Each peak of the autocorrelation is fine-tuned by a comb: the tempo near it at which the sum of
// the autocorrelation at up to eight multiples of the period is largest. Eight periods on, an error
// of 1 % is a twelfth of a period, so the comb is sharp.
//
// Which of them people tap is the hard part; nearly all wrong tempi are off by a factor of 2 or 3.
// What tells them apart is collected here as features of each: how usual the tempo is, how the
// onsets of kick and bass, of the middle and of snare and hi-hats repeat after fractions and
// multiples of the beat, how many onsets a beat has, what falls on beats and between them, whether
// every other beat differs (the backbeat), and after how many beats the harmony and the bass move.
#include "audio/tempo_candidates.h"

#include <algorithm>
#include <cmath>

#include "audio/beat_profile.h"
#include "audio/harmony_change.h"
#include "audio/onset_peaks.h"

namespace crossfade::audio {

const std::array<std::string_view, kTempoFeatures> kTempoFeatureNames = {"tempo",
                                                                         "tempo_squared",
                                                                         "slow",
                                                                         "fast",
                                                                         "all_quarter",
                                                                         "all_third",
                                                                         "all_half",
                                                                         "all_1",
                                                                         "all_2",
                                                                         "all_3",
                                                                         "all_4",
                                                                         "low_half",
                                                                         "low_1",
                                                                         "low_2",
                                                                         "low_3",
                                                                         "low_4",
                                                                         "middle_half",
                                                                         "middle_1",
                                                                         "middle_2",
                                                                         "middle_4",
                                                                         "high_half",
                                                                         "high_1",
                                                                         "high_2",
                                                                         "high_4",
                                                                         "comb",
                                                                         "onsets",
                                                                         "low_onsets",
                                                                         "middle_onsets",
                                                                         "high_onsets",
                                                                         "harmony_1",
                                                                         "harmony_2",
                                                                         "harmony_4",
                                                                         "bass_1",
                                                                         "bass_2",
                                                                         "bass_4",
                                                                         "low_on",
                                                                         "middle_on",
                                                                         "high_on",
                                                                         "low_between",
                                                                         "middle_between",
                                                                         "high_between",
                                                                         "low_alternates",
                                                                         "middle_alternates",
                                                                         "high_alternates",
                                                                         "all_quarters",
                                                                         "all_thirds",
                                                                         "middle_backbeat",
                                                                         "high_backbeat",
                                                                         "low_third_beat",
                                                                         "middle_third_beat",
                                                                         "high_third_beat",
                                                                         "half_by_tempo",
                                                                         "quarter_by_tempo",
                                                                         "third_by_tempo"};

namespace {

constexpr std::size_t kMostPeaks = 8;
constexpr std::size_t kPeaksWithRelatives = 4;
constexpr std::array<double, 6> kRelatives = {2, 0.5, 3, 1.0 / 3, 1.5, 2.0 / 3};
constexpr double kSameTempo = 0.025;
constexpr int kMostTeeth = 8;

constexpr std::array kGroups = {BandGroup::kLow, BandGroup::kMiddle, BandGroup::kHigh};

double fine_tuned(const Periodicity& periodicity, double beat_seconds) {
  constexpr int kSteps = 60;
  constexpr double kReach = 0.03;
  double best = beat_seconds;
  double most = -1e9;
  for (int step = -kSteps; step <= kSteps; ++step) {
    const double seconds = beat_seconds * (1 + kReach * step / kSteps);
    const double value = pulse_of(periodicity, seconds);
    if (value <= most) continue;
    most = value;
    best = seconds;
  }
  return best;
}

struct Peak {
  double seconds;
  double height;
};

std::vector<Peak> peaks_of(const Periodicity& periodicity) {
  constexpr double kStep = 1 / kRhythmRateHz;
  const double shortest = 60 / kFastestBpm;
  const double longest = std::min(60 / kSlowestBpm, periodicity.longest_seconds() - kStep);
  const auto height = [&](double seconds) { return periodicity.at(BandGroup::kAll, seconds); };
  std::vector<Peak> peaks;
  for (double lag = shortest; lag <= longest; lag += kStep) {
    const double here = height(lag);
    if (here > 0 && here >= height(lag - kStep) && here > height(lag + kStep)) {
      peaks.push_back({lag, here});
    }
  }
  std::ranges::stable_sort(peaks, [](const Peak& a, const Peak& b) { return a.height > b.height; });
  if (peaks.size() > kMostPeaks) peaks.resize(kMostPeaks);
  return peaks;
}

std::vector<double> tempi_of(const Periodicity& periodicity) {
  const std::vector<Peak> peaks = peaks_of(periodicity);
  std::vector<double> seconds;
  for (const Peak& peak : peaks) seconds.push_back(peak.seconds);
  for (std::size_t i = 0; i < std::min(peaks.size(), kPeaksWithRelatives); ++i) {
    for (const double factor : kRelatives) seconds.push_back(peaks[i].seconds * factor);
  }
  std::vector<double> tempi;
  for (const double lag : seconds) {
    const double bpm = 60 / fine_tuned(periodicity, lag);
    if (bpm < kSlowestBpm || bpm > kFastestBpm) continue;
    const bool is_known = std::ranges::any_of(
        tempi, [&](double known) { return std::abs(bpm / known - 1) < kSameTempo; });
    if (!is_known) tempi.push_back(bpm);
  }
  std::ranges::sort(tempi);
  return tempi;
}

// All that does not depend on the candidate.
struct Clip {
  const GroupOnsets& onsets;
  const Periodicity& periodicity;
  ChangePeriodicity harmony;
  ChangePeriodicity bass;
  std::array<double, kBandGroups> onsets_per_second;
};

double peaks_per_second(const std::vector<float>& onsets) {
  return static_cast<double>(onset_peaks(onsets).size() + 1) * kRhythmRateHz /
         static_cast<double>(onsets.size() + 1);
}

double mean_at(const std::array<double, kPlaces>& places, std::size_t place) {
  double sum = 0;
  for (std::size_t beat = 0; beat < kBeatsOfProfile; ++beat) {
    sum += places[beat * kPlacesOfBeat + place];
  }
  return sum / static_cast<double>(kBeatsOfProfile);
}

// (a - b) / (a + b)
double difference(double a, double b) { return a + b > 0 ? (a - b) / (a + b) : 0; }

// The second and fourth beat against the first and third.
double backbeat(const std::array<double, kPlaces>& places) {
  return difference(places[kPlacesOfBeat] + places[3 * kPlacesOfBeat],
                    places[0] + places[2 * kPlacesOfBeat]);
}

double alternation(const std::array<double, kPlaces>& places) { return std::abs(backbeat(places)); }

// Writes features in the order of their names.
class Row {
 public:
  explicit Row(TempoFeatures& features) : features_(features) {}
  void put(double value) { features_[next_++] = value; }

 private:
  TempoFeatures& features_;
  std::size_t next_ = 0;
};

void put_periodicity(Row& row, const Periodicity& periodicity, double beat) {
  for (const double beats : {0.25, 1.0 / 3, 0.5, 1.0, 2.0, 3.0, 4.0}) {
    row.put(periodicity.at(BandGroup::kAll, beats * beat));
  }
  for (const double beats : {0.5, 1.0, 2.0, 3.0, 4.0}) {
    row.put(periodicity.at(BandGroup::kLow, beats * beat));
  }
  for (const BandGroup group : {BandGroup::kMiddle, BandGroup::kHigh}) {
    for (const double beats : {0.5, 1.0, 2.0, 4.0}) row.put(periodicity.at(group, beats * beat));
  }
  row.put(pulse_of(periodicity, beat));
}

void put_profile(Row& row, const BeatProfile& profile) {
  for (const BandGroup group : kGroups)
    row.put(mean_at(profile[static_cast<std::size_t>(group)], 0));
  for (const BandGroup group : kGroups) {
    row.put(mean_at(profile[static_cast<std::size_t>(group)], kPlacesOfBeat / 2));
  }
  for (const BandGroup group : kGroups) {
    row.put(alternation(profile[static_cast<std::size_t>(group)]));
  }
  const std::array<double, kPlaces>& all = profile[0];
  row.put((mean_at(all, kPlacesOfBeat / 4) + mean_at(all, 3 * kPlacesOfBeat / 4)) / 2);
  row.put((mean_at(all, kPlacesOfBeat / 3) + mean_at(all, 2 * kPlacesOfBeat / 3)) / 2);
  for (const BandGroup group : {BandGroup::kMiddle, BandGroup::kHigh}) {
    row.put(backbeat(profile[static_cast<std::size_t>(group)]));
  }
  for (const BandGroup group : kGroups) {
    const std::array<double, kPlaces>& places = profile[static_cast<std::size_t>(group)];
    row.put(difference(places[2 * kPlacesOfBeat], places[0]));
  }
}

TempoFeatures features_of(const Clip& clip, double bpm) {
  TempoFeatures features{};
  Row row(features);
  const double beat = 60 / bpm;
  const double octaves = std::log2(bpm / 110);
  row.put(octaves);
  row.put(octaves * octaves);
  row.put(std::max(std::log2(70 / bpm), 0.0));
  row.put(std::max(std::log2(bpm / 170), 0.0));
  put_periodicity(row, clip.periodicity, beat);
  for (const double rate : clip.onsets_per_second) {
    const double onsets = std::log2(rate * beat / 2);
    row.put(onsets * onsets);
  }
  for (const ChangePeriodicity* change : {&clip.harmony, &clip.bass}) {
    for (const double beats : {1.0, 2.0, 4.0}) row.put(change->at(beats * beat));
  }
  put_profile(row, beat_profile(clip.onsets, beat));
  for (const double beats : {0.5, 0.25, 1.0 / 3}) {
    row.put(octaves * clip.periodicity.at(BandGroup::kAll, beats * beat));
  }
  return features;
}

}  // namespace

double pulse_of(const Periodicity& periodicity, double beat_seconds) {
  const int teeth =
      std::min(kMostTeeth, static_cast<int>(periodicity.longest_seconds() / beat_seconds));
  double sum = 0;
  for (int tooth = 1; tooth <= teeth; ++tooth) {
    sum += periodicity.at(BandGroup::kAll, tooth * beat_seconds);
  }
  return teeth > 0 ? sum / teeth : 0;
}

std::vector<TempoCandidate> find_tempo_candidates(const GroupOnsets& onsets,
                                                  const Periodicity& periodicity,
                                                  const HarmonyFrames& harmony) {
  Clip clip{onsets,
            periodicity,
            ChangePeriodicity(harmony_change(harmony.all)),
            ChangePeriodicity(harmony_change(harmony.bass)),
            {}};
  for (std::size_t group = 0; group < kBandGroups; ++group) {
    clip.onsets_per_second[group] = peaks_per_second(onsets[group]);
  }
  std::vector<TempoCandidate> candidates;
  for (const double bpm : tempi_of(periodicity)) {
    candidates.push_back({bpm, features_of(clip, bpm)});
  }
  return candidates;
}

}  // namespace crossfade::audio
