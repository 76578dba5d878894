// What the choice of tempo and key is fitted on: for every sound file named on the command line,
// the candidates with their features, as CSV on stdout: "tempo,FILE,BPM,features...",
// "key,FILE,KEY,features..." and the same as key_4s and key_8s of what is heard from 4 and 8 s on.
// bench/fit_audio_choice.py reads it.
#include <algorithm>
#include <array>
#include <cstdio>
#include <span>
#include <string>

#include "audio/chords.h"
#include "audio/key.h"
#include "audio/key_features.h"
#include "audio/listen.h"
#include "audio/periodicity.h"
#include "audio/tempo_candidates.h"
#include "base/error.h"

namespace {

using namespace crossfade;

template <typename Values>
void print_line(const char* kind, const std::string& file, double of, const Values& values) {
  std::printf("%s,%s,%.6g", kind, file.c_str(), of);
  for (const auto& value : values) std::printf(",%.8g", value);
  std::printf("\n");
}

template <typename Names>
void print_head(const char* kind, const Names& names) {
  std::printf("%s,file,of", kind);
  for (const auto& name : names) std::printf(",%.*s", static_cast<int>(name.size()), name.data());
  std::printf("\n");
}

constexpr std::array<const char*, 3> kKeyKinds = {"key", "key_4s", "key_8s"};  // by segments

// What the key is told by where the first segments were not heard.
audio::KeyTable keys_from(const audio::Heard& heard, std::size_t segment) {
  const std::span<const audio::PitchSegment> segments(heard.pitches);
  const std::size_t first = std::min(segment, segments.size() - 1);
  const std::size_t frame = first * audio::kSegmentFrames;
  const auto chords = audio::find_chords(std::span(heard.harmony.all).subspan(frame),
                                         std::span(heard.harmony.bass).subspan(frame));
  return audio::key_features(segments.subspan(first), chords, audio::tuning_cents(segments));
}

void print_candidates(const std::string& path) {
  const audio::SoundBytes bytes = audio::SoundBytes::of_file(path);
  const audio::Heard heard = audio::hear(bytes, {.with_true_peak = false}).heard;
  const audio::GroupOnsets onsets = audio::group_onsets(heard.onsets);
  const audio::Periodicity periodicity(onsets);
  for (const audio::TempoCandidate& candidate :
       audio::find_tempo_candidates(onsets, periodicity, heard.harmony)) {
    print_line("tempo", path, candidate.bpm, candidate.features);
  }
  for (std::size_t segment = 0; segment < kKeyKinds.size(); ++segment) {
    const audio::KeyTable keys = keys_from(heard, segment);
    for (std::size_t key = 0; key < audio::kKeys; ++key) {
      print_line(kKeyKinds[segment], path, static_cast<double>(key), keys[key]);
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  print_head("tempo", audio::kTempoFeatureNames);
  for (const char* kind : kKeyKinds) print_head(kind, audio::kKeyFeatureNames);
  for (int i = 1; i < argc; ++i) {
    try {
      print_candidates(argv[i]);
    } catch (const base::Error& error) {
      std::fprintf(stderr, "%s\n", error.what());
    }
  }
}
