#include "audio/sound_source.h"

#include "audio/ffmpeg_source.h"
#include "audio/sndfile_source.h"
#include "base/error.h"

namespace crossfade::audio {
namespace {

constexpr int kLeastRateHz = 4000;
constexpr int kMostRateHz = 384000;
constexpr int kMostChannels = 32;

[[noreturn]] void refuse(const SoundBytes& bytes, const std::string& sentence,
                         const std::string& remedy) {
  throw base::Error(base::ErrorKind::kInputRefused, sentence, {bytes.name(), 0, 0}, remedy);
}

}  // namespace

std::unique_ptr<SoundSource> open_sound(const SoundBytes& bytes) {
  if (bytes.size() == 0) refuse(bytes, "is empty", "export the demo again");
  const SoundType type = sound_type(bytes);
  if (type == SoundType::kUnknown) {
    refuse(bytes, "is no sound file, by its content",
           "give WAV, AIFF, FLAC, OGG, Opus, MP3 or M4A");
  }
  std::unique_ptr<SoundSource> source = open_by_sndfile(bytes, type);
  if (source == nullptr) source = open_by_ffmpeg(bytes, type);
  const SoundFormat& format = source->format();
  if (format.sample_rate_hz < kLeastRateHz || format.sample_rate_hz > kMostRateHz) {
    refuse(bytes, "has " + std::to_string(format.sample_rate_hz) + " samples a second",
           "export it at 44,100 or 48,000");
  }
  if (format.channels < 1 || format.channels > kMostChannels) {
    refuse(bytes, "has " + std::to_string(format.channels) + " channels", "export it as stereo");
  }
  return source;
}

}  // namespace crossfade::audio
