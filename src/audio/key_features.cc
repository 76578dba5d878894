// A key is told by how strongly the twelve pitch classes sound (Krumhansl and Schmuckler, in
// Krumhansl 1990). No profile is right for all music, so five published ones speak, by correlation:
// of listeners (Krumhansl and Kessler 1982), of the classical repertoire (Temperley 2007 after
// Kostka and Payne; Bellman 2005 after Budge; Albrecht and Shanahan 2013) and of folk songs (Aarden
// 2003); and the shares of the classes themselves, from the tonic on, by mode, whose weights are a
// profile of the clips that they were fitted on. Relative and parallel keys share most notes and
// are told apart by more than that: what the bass plays, how long the chord on the tonic sounds,
// whether it comes first, and from which chords one comes to it.
#include "audio/key_features.h"

#include <algorithm>
#include <cmath>

#include "audio/pitch_profile.h"
#include "base/check.h"

namespace crossfade::audio {

const std::array<std::string_view, kKeyFeatures> kKeyFeatureNames = {
    "krumhansl", "temperley", "budge",       "albrecht",    "aarden",  "bass_tonic", "major_1",
    "major_b2",  "major_2",   "major_b3",    "major_3",     "major_4", "major_b5",   "major_5",
    "major_b6",  "major_6",   "major_b7",    "major_7",     "minor_1", "minor_b2",   "minor_2",
    "minor_b3",  "minor_3",   "minor_4",     "minor_b5",    "minor_5", "minor_b6",   "minor_6",
    "minor_b7",  "minor_7",   "tonic_chord", "first_chord", "V_to_I",  "IV_to_I",    "IV_to_V",
    "bVII_to_I", "all_to_I"};

namespace {

struct ModeProfiles {
  PitchProfile major;
  PitchProfile minor;
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

constexpr std::size_t kFirstStretches = 2;

PitchProfile fold(const FinePitches& fine, double cents) {
  PitchProfile classes{};
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

void add(PitchProfile& sum, const PitchProfile& more) {
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += more[i];
}

// How often one chord follows another, in shares of all steps from one stretch to the next.
using ChordSteps = std::array<ChordShares, kChords>;

ChordSteps steps_of(std::span<const ChordShares> chords) {
  ChordSteps steps{};
  for (std::size_t at = 1; at < chords.size(); ++at) {
    for (std::size_t from = 0; from < kChords; ++from) {
      for (std::size_t to = 0; to < kChords; ++to) {
        if (from != to) steps[from][to] += chords[at - 1][from] * chords[at][to];
      }
    }
  }
  const auto count = static_cast<double>(std::max<std::size_t>(chords.size(), 2) - 1);
  for (ChordShares& row : steps) {
    for (double& step : row) step /= count;
  }
  return steps;
}

ChordShares mean_of(std::span<const ChordShares> chords) {
  ChordShares mean{};
  for (const ChordShares& shares : chords) {
    for (std::size_t i = 0; i < kChords; ++i) {
      mean[i] += shares[i] / static_cast<double>(chords.size());
    }
  }
  return mean;
}

// What sounds, in shares of it.
struct Music {
  PitchProfile pitches{};
  PitchProfile bass{};
  ChordShares chords{};
  ChordShares first_chord{};
  ChordSteps steps{};
};

Music music_of(std::span<const PitchSegment> segments, std::span<const ChordShares> chords,
               double cents) {
  Music music;
  for (const PitchSegment& segment : segments) {
    add(music.pitches, fold(segment.all, cents));
    add(music.bass, fold(segment.bass, cents));
  }
  music.pitches = shares_of(music.pitches);
  music.bass = shares_of(music.bass);
  music.chords = mean_of(chords);
  music.first_chord = mean_of(chords.first(std::min(kFirstStretches, chords.size())));
  music.steps = steps_of(chords);
  return music;
}

KeyFeatures features_of(const Music& music, std::size_t key) {
  const std::size_t tonic = key % 12;
  const bool is_minor = key >= 12;
  KeyFeatures features{};
  std::size_t next = 0;
  for (const ModeProfiles& profile : kProfiles) {
    features[next++] = correlation(music.pitches, is_minor ? profile.minor : profile.major, tonic);
  }
  features[next++] = music.bass[tonic];
  for (std::size_t i = 0; i < 12; ++i) {
    features[next + i + (is_minor ? 12 : 0)] = music.pitches[(tonic + i) % 12];
  }
  next += 24;
  const std::size_t fourth = (tonic + 5) % 12 + (is_minor ? 12 : 0);
  const std::size_t fifth = (tonic + 7) % 12;  // major in either mode, as cadences have it
  const std::size_t flat_seventh = (tonic + 10) % 12;
  double from_all = 0;
  for (const ChordShares& row : music.steps) from_all += row[key];
  for (const double value : {music.chords[key], music.first_chord[key], music.steps[fifth][key],
                             music.steps[fourth][key], music.steps[fourth][fifth],
                             music.steps[flat_seventh][key], from_all}) {
    features[next++] = value;
  }
  CF_CHECK(next == kKeyFeatures);
  return features;
}

}  // namespace

KeyTable key_features(std::span<const PitchSegment> segments, std::span<const ChordShares> chords,
                      double tuning_cents) {
  KeyTable table{};
  if (segments.empty()) return table;
  const Music music = music_of(segments, chords, std::isnan(tuning_cents) ? 0 : tuning_cents);
  for (std::size_t key = 0; key < kKeys; ++key) table[key] = features_of(music, key);
  return table;
}

}  // namespace crossfade::audio
