// A key is found by comparing how strongly the twelve pitch classes sound with how strongly they do
// in each key (Krumhansl and Schmuckler, in Krumhansl 1990). No profile is right for all music, so
// five published ones vote, by correlation: of listeners (Krumhansl and Kessler 1982), of the
// classical repertoire (Temperley 2007 after Kostka and Payne; Bellman 2005 after Budge; Albrecht
// and Shanahan 2013) and of folk songs (Aarden 2003). Relative and parallel keys share most notes
// and are told apart by more than that: what the bass plays, the third above the tonic, and
// the triad on it in what sounds at the beginning. All enter one score by weights that
// were fitted once on clips of known key (docs/audio.md); probabilities are its softmax over the 24
// keys.
#include "audio/key.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "audio/key_weights.h"

namespace crossfade::audio {

const std::array<std::string_view, kKeyFeatures> kKeyFeatureNames = {
    "krumhansl",  "temperley",  "budge", "albrecht", "aarden",
    "bass_tonic", "bass_fifth", "third", "beginning"};

namespace {

using Profile = std::array<double, 12>;
struct ModeProfiles {
  Profile major;
  Profile minor;
};

constexpr std::array<ModeProfiles, 5> kProfiles = {{
    {{6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88},
     {6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17}},
    {{.748, .060, .488, .082, .670, .460, .096, .715, .104, .366, .057, .400},
     {.712, .084, .474, .618, .049, .460, .105, .747, .404, .067, .133, .330}},
    {{16.80, 0.86, 12.95, 1.41, 13.49, 11.93, 1.25, 20.28, 1.80, 8.04, 0.62, 10.57},
     {18.16, 0.69, 12.99, 13.34, 1.07, 11.15, 1.38, 21.07, 7.49, 1.53, 0.92, 10.21}},
    {{.238, .006, .111, .006, .137, .094, .016, .214, .009, .080, .008, .081},
     {.220, .006, .104, .123, .019, .103, .012, .214, .062, .022, .061, .052}},
    {{17.766, .1456, 14.927, .1602, 19.805, 11.359, .2912, 22.062, .1456, 8.155, .2330, 4.951},
     {18.265, .7376, 14.050, 16.860, .7025, 14.436, .7025, 18.616, 4.566, 1.932, 7.376, 1.756}},
}};

constexpr std::size_t kSegmentsOfStretch = 8;  // half a minute
constexpr double kLeastTonalShare = 0.03;
// Drums that ring have a little of a key, and no clear one.
constexpr double kLeastTonalProbability = 0.06;

Profile fold(const FinePitches& fine, double cents) {
  Profile classes{};
  for (std::size_t i = 0; i < kFinePitches; ++i) {
    double place = static_cast<double>(i) / 10 - cents / 100;
    place -= 12 * std::floor(place / 12);
    const double lower = std::floor(place);
    const double share = place - lower;
    const auto index = static_cast<std::size_t>(lower) % 12;
    classes[index] += fine[i] * (1 - share);
    classes[(index + 1) % 12] += fine[i] * share;
  }
  return classes;
}

void add(Profile& sum, const Profile& more) {
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += more[i];
}

Profile shares_of(Profile classes) {
  double sum = 0;
  for (const double value : classes) sum += value;
  for (double& value : classes) value = sum > 0 ? value / sum : 0;
  return classes;
}

double correlation(const Profile& classes, const Profile& profile, std::size_t tonic) {
  double mean_a = 0;
  double mean_b = 0;
  for (std::size_t i = 0; i < 12; ++i) {
    mean_a += classes[i] / 12;
    mean_b += profile[i] / 12;
  }
  double ab = 0;
  double aa = 0;
  double bb = 0;
  for (std::size_t i = 0; i < 12; ++i) {
    const double a = classes[(i + tonic) % 12] - mean_a;
    const double b = profile[i] - mean_b;
    ab += a * b;
    aa += a * a;
    bb += b * b;
  }
  return aa > 0 ? ab / std::sqrt(aa * bb) : 0;
}

// Shares of pitch classes in all, in the bass, and in the first segment.
struct Sound {
  Profile all{};
  Profile bass{};
  Profile beginning{};
};

Sound sound_of(std::span<const PitchSegment> segments, double cents) {
  Sound sound;
  for (const PitchSegment& segment : segments) {
    add(sound.all, fold(segment.all, cents));
    add(sound.bass, fold(segment.bass, cents));
  }
  sound.all = shares_of(sound.all);
  sound.bass = shares_of(sound.bass);
  sound.beginning = shares_of(fold(segments.front().all, cents));
  return sound;
}

double triad(const Profile& shares, std::size_t tonic, bool is_minor) {
  return shares[tonic] + shares[(tonic + (is_minor ? 3 : 4)) % 12] + shares[(tonic + 7) % 12];
}

KeyFeatures features_of(const Sound& sound, std::size_t key) {
  const std::size_t tonic = key % 12;
  const bool is_minor = key >= 12;
  KeyFeatures features{};
  std::size_t next = 0;
  for (const ModeProfiles& profile : kProfiles) {
    features[next++] = correlation(sound.all, is_minor ? profile.minor : profile.major, tonic);
  }
  features[next++] = sound.bass[tonic];
  features[next++] = sound.bass[(tonic + 7) % 12];
  const double third = sound.all[(tonic + 4) % 12] - sound.all[(tonic + 3) % 12];
  features[next++] = is_minor ? -third : third;
  features[next++] = triad(sound.beginning, tonic, is_minor);
  return features;
}

struct Choice {
  int first = -1;
  int second = -1;
  std::array<double, kKeys> probabilities{};
};

Choice choose(const KeyTable& table) {
  std::array<double, kKeys> scores{};
  for (std::size_t key = 0; key < kKeys; ++key) {
    scores[key] = key >= 12 ? kMinorWeight : 0;
    for (std::size_t i = 0; i < kKeyFeatures; ++i) scores[key] += kKeyWeights[i] * table[key][i];
  }
  Choice choice;
  const double most = std::ranges::max(scores);
  double sum = 0;
  for (std::size_t key = 0; key < kKeys; ++key) {
    choice.probabilities[key] = std::exp(scores[key] - most);
    sum += choice.probabilities[key];
  }
  for (std::size_t key = 0; key < kKeys; ++key) {
    choice.probabilities[key] /= sum;
    const auto better = [&](int than) {
      return than < 0 ||
             choice.probabilities[key] > choice.probabilities[static_cast<std::size_t>(than)];
    };
    if (better(choice.first)) {
      choice.second = choice.first;
      choice.first = static_cast<int>(key);
    } else if (better(choice.second)) {
      choice.second = static_cast<int>(key);
    }
  }
  return choice;
}

double steadiness_of(std::span<const PitchSegment> segments, double cents, int key) {
  std::size_t same = 0;
  std::size_t stretches = 0;
  for (std::size_t at = 0; at < segments.size(); at += kSegmentsOfStretch) {
    const std::size_t size = std::min(kSegmentsOfStretch, segments.size() - at);
    if (at > 0 && size < kSegmentsOfStretch / 2) break;
    const Choice choice = choose(key_features(segments.subspan(at, size), cents));
    const double probability = choice.probabilities[static_cast<std::size_t>(key)];
    ++stretches;
    // Half a minute may stay on one chord: a key counts as another one where it is clear.
    same += choice.first == key || probability > 0.05 || choice.first == relative_key(key) ? 1 : 0;
  }
  return stretches > 0 ? static_cast<double>(same) / static_cast<double>(stretches) : 0;
}

}  // namespace

double tuning_cents(std::span<const PitchSegment> segments) {
  double real = 0;
  double imaginary = 0;
  for (const PitchSegment& segment : segments) {
    for (std::size_t i = 0; i < kFinePitches; ++i) {
      const double angle = 2 * std::numbers::pi * static_cast<double>(i % 10) / 10;
      real += segment.all[i] * std::cos(angle);
      imaginary += segment.all[i] * std::sin(angle);
    }
  }
  if (real == 0 && imaginary == 0) return std::numeric_limits<double>::quiet_NaN();
  return std::atan2(imaginary, real) / (2 * std::numbers::pi) * 100;
}

KeyTable key_features(std::span<const PitchSegment> segments, double cents) {
  KeyTable table{};
  if (segments.empty()) return table;
  const Sound sound = sound_of(segments, std::isnan(cents) ? 0 : cents);
  for (std::size_t key = 0; key < kKeys; ++key) table[key] = features_of(sound, key);
  return table;
}

Key find_key(std::span<const PitchSegment> segments, double cents) {
  Key found;
  const double tonal = tonal_share(segments);
  if (segments.empty() || !(tonal >= kLeastTonalShare)) return found;
  const Choice choice = choose(key_features(segments, cents));
  const auto probability = [&](int key) {
    return choice.probabilities[static_cast<std::size_t>(key)];
  };
  if (tonal * probability(choice.first) < kLeastTonalProbability) return found;
  found.key = choice.first;
  found.second = choice.second;
  found.probability = probability(choice.first);
  found.margin = found.probability - probability(choice.second);
  found.steadiness = steadiness_of(segments, cents, choice.first);
  return found;
}

int relative_key(int key) { return key < 12 ? (key + 9) % 12 + 12 : (key - 12 + 3) % 12; }

std::string key_name(int key) {
  static constexpr std::array<std::string_view, 12> kNames = {"C",  "C#", "D",  "Eb", "E",  "F",
                                                              "F#", "G",  "Ab", "A",  "Bb", "B"};
  if (key < 0) return "";
  return std::string(kNames[static_cast<std::size_t>(key % 12)]) + (key < 12 ? " major" : " minor");
}

}  // namespace crossfade::audio
