// What the choice of tempo and key is fitted on: for every sound file named on the command line,
// the candidates with their features, as CSV on stdout: "tempo,FILE,BPM,features..." and
// "key,FILE,KEY,features...". bench/fit_audio_choice.py reads it.
#include <cstdio>
#include <string>

#include "audio/key.h"
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

void print_candidates(const std::string& path) {
  const audio::SoundBytes bytes = audio::SoundBytes::of_file(path);
  const audio::Heard heard = audio::hear(bytes, {.with_true_peak = false}).heard;
  const audio::GroupOnsets onsets = audio::group_onsets(heard.onsets);
  const audio::Periodicity periodicity(onsets);
  for (const audio::TempoCandidate& candidate :
       audio::find_tempo_candidates(onsets, periodicity, heard.harmony)) {
    print_line("tempo", path, candidate.bpm, candidate.features);
  }
  const audio::KeyTable keys =
      audio::key_features(heard.pitches, audio::tuning_cents(heard.pitches));
  for (std::size_t key = 0; key < audio::kKeys; ++key) {
    print_line("key", path, static_cast<double>(key), keys[key]);
  }
}

}  // namespace

int main(int argc, char** argv) {
  print_head("tempo", audio::kTempoFeatureNames);
  print_head("key", audio::kKeyFeatureNames);
  for (int i = 1; i < argc; ++i) {
    try {
      print_candidates(argv[i]);
    } catch (const base::Error& error) {
      std::fprintf(stderr, "%s\n", error.what());
    }
  }
}
