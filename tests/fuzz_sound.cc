// libFuzzer target: whatever the bytes of a sound file, opening and decoding it gives samples or
// one complaint, a bounded number of them for its size, its frames never lie outside it, and its
// tags are short texts or none.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "audio/ear.h"
#include "audio/mp3_frames.h"
#include "audio/sndfile_source.h"
#include "audio/sound_source.h"
#include "audio/tags.h"
#include "base/check.h"
#include "base/error.h"

namespace {

using namespace crossfade::audio;

constexpr std::size_t kMostFrames = 200000;

void check_frames(const SoundBytes& bytes) {
  const auto frames = read_mp3_frames(bytes);
  if (!frames) return;
  std::uint64_t last = 0;
  for (const FrameRun& run : frames->runs) {
    if (run.silent > 0) continue;
    CF_CHECK(run.begin >= last && run.begin < run.end && run.end <= bytes.size());
    last = run.end;
  }
}

void listen_to(SoundSource& source) {
  const SoundFormat format = source.format();
  Ear ear(format.channels, format.sample_rate_hz, false);
  std::vector<float> block(1024 * static_cast<std::size_t>(format.channels));
  std::size_t all = 0;
  while (const std::size_t frames = source.read(block)) {
    CF_CHECK(frames <= 1024);
    all += frames;
    const std::span<float> samples =
        std::span(block).first(frames * static_cast<std::size_t>(format.channels));
    for (float& sample : samples) {
      if (!(sample >= -64 && sample <= 64)) sample = 0;
    }
    if (all < kMostFrames / 10) ear.add(samples);
    if (all > kMostFrames) break;
  }
  source.state();
  ear.finish();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // A copy of exactly this size: a read past its end is seen.
  const std::vector<char> copy(data, data + size);
  const SoundBytes bytes = SoundBytes::of_memory({copy.data(), copy.size()}, "fuzz");
  check_frames(bytes);
  frames_by_header(bytes, sound_type(bytes));
  const Tags tags = read_tags(bytes);
  for (const std::string& tag : {tags.artist, tags.title, tags.album, tags.isrc}) {
    CF_CHECK(tag.size() <= 500);
  }
  try {
    listen_to(*open_sound(bytes));
  } catch (const crossfade::base::Error&) {
  }
  return 0;
}
