// The program writes AU: a header of 24 bytes (magic, where the samples begin, their size, their
// coding, rate, channels, each 4 bytes, big-endian), then 32-bit floats, big-endian. What it says
// of the file on stderr is read for two things: how long the header says it is, and how often
// decoding failed.
#include "audio/ffmpeg_source.h"

#include <algorithm>
#include <bit>
#include <chrono>
#include <filesystem>
#include <optional>
#include <sstream>

#include "audio/found_program.h"
#include "base/child_process.h"
#include "base/error.h"
#include "base/interrupt.h"

namespace crossfade::audio {
namespace {

constexpr std::size_t kAuHeader = 24;
constexpr std::size_t kMostMemory = std::size_t{1} << 30;
constexpr std::chrono::seconds kMostSilence{30};
constexpr double kMostSeconds = 24 * 3600;
constexpr std::size_t kMostMessages = std::size_t{64} << 10;

[[noreturn]] void refuse(const std::string& file, const std::string& sentence,
                         const std::string& remedy) {
  throw base::Error(base::ErrorKind::kInputRefused, sentence, {file, 0, 0}, remedy);
}

base::ChildOptions options_of(const std::string& program, const std::string& path, SoundType type) {
  const std::string file = "file:" + std::filesystem::absolute(path).string();
  return {.program = program,
          .arguments = {"-nostdin",
                        "-hide_banner",
                        "-nostats",
                        "-loglevel",
                        "info",
                        "-protocol_whitelist",
                        "file",
                        "-threads",
                        "1",
                        "-f",
                        std::string(ffmpeg_demuxer(type)),
                        "-i",
                        file,
                        "-map",
                        "0:a:0",
                        "-vn",
                        "-sn",
                        "-dn",
                        "-map_metadata",
                        "-1",
                        "-c:a",
                        "pcm_f32be",
                        "-f",
                        "au",
                        "pipe:1"},
          .name = "ffmpeg",
          .niceness = 0,
          .address_space = kMostMemory};
}

// "  Duration: 00:03:21.45, start: ..."
std::optional<double> duration_in(const std::string& messages) {
  const std::size_t at = messages.find("Duration: ");
  if (at == std::string::npos) return std::nullopt;
  std::istringstream text(messages.substr(at + 10, 16));
  int hours = 0;
  int minutes = 0;
  double seconds = 0;
  char colon = 0;
  if (!(text >> hours >> colon >> minutes >> colon >> seconds)) return std::nullopt;
  return hours * 3600.0 + minutes * 60.0 + seconds;
}

std::uint64_t count_in(std::string_view text, std::string_view word) {
  std::uint64_t count = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    ++count;
  }
  return count;
}

class FfmpegSource : public SoundSource {
 public:
  FfmpegSource(const SoundBytes& bytes, SoundType type, const std::string& program)
      : file_(bytes.name()), child_(options_of(program, bytes.name(), type)) {
    format_.type = type;
    fill(kAuHeader);
    if (held_.size() < kAuHeader || !held_.starts_with(".snd")) {
      refuse(file_, "holds no sound that ffmpeg can decode" + last_message(),
             "export the demo again, as WAV or FLAC");
    }
    format_.sample_rate_hz = static_cast<int>(big_endian(held_, 16, 4) & 0x7FFFFFFF);
    format_.channels = static_cast<int>(big_endian(held_, 20, 4) & 0x7FFFFFFF);
    const auto begin = static_cast<std::size_t>(big_endian(held_, 4, 4));
    fill(begin);
    position_ = std::min(begin, held_.size());
  }

  const SoundFormat& format() const override { return format_; }

  std::size_t read(std::span<float> samples) override {
    const auto channels = static_cast<std::size_t>(format_.channels);
    const std::size_t frame_size = channels * sizeof(float);
    held_.erase(0, position_);
    position_ = 0;
    fill(frame_size);
    const std::size_t frames = std::min(held_.size() / frame_size, samples.size() / channels);
    for (std::size_t i = 0; i < frames * channels; ++i) {
      samples[i] = std::bit_cast<float>(
          static_cast<std::uint32_t>(big_endian(held_, i * sizeof(float), sizeof(float))));
    }
    position_ = frames * frame_size;
    frames_ += frames;
    if (static_cast<double>(frames_) > kMostSeconds * format_.sample_rate_hz) {
      refuse(file_, "is longer than a day", "cut it into tracks");
    }
    return frames;
  }

  SoundState state() const override {
    SoundState state;
    state.header_seconds = duration_in(messages_).value_or(0);
    state.frames_damaged = errors_;
    state.is_cut = is_cut_;
    return state;
  }

 private:
  // Waits until `size` bytes are held, or the program has ended.
  void fill(std::size_t size) {
    auto last = std::chrono::steady_clock::now();
    while (held_.size() < size && !child_.end()) {
      base::throw_if_interrupted();
      const base::ChildProcess::Output output = child_.read(std::chrono::milliseconds(200));
      held_ += output.out;
      note(output.errors);
      const auto now = std::chrono::steady_clock::now();
      if (!output.out.empty()) last = now;
      if (now - last > kMostSilence) {
        refuse(file_, "keeps ffmpeg busy for 30 seconds without a sample",
               "export the demo again, as WAV or FLAC");
      }
    }
  }

  void note(const std::string& said) {
    errors_ += count_in(said, "Error while decoding") + count_in(said, "Error submitting packet");
    if (said.find("partial file") != std::string::npos) is_cut_ = true;
    if (messages_.size() < kMostMessages) messages_ += said;
  }

  std::string last_message() const {
    std::string line = messages_.substr(0, messages_.find_last_not_of('\n') + 1);
    line = line.substr(line.rfind('\n') + 1);
    return line.empty() ? "" : " (" + line + ")";
  }

  std::string file_;
  base::ChildProcess child_;
  SoundFormat format_;
  std::string held_;          // bytes of samples that came
  std::size_t position_ = 0;  // of them, given away
  std::string messages_;
  std::uint64_t errors_ = 0;
  std::uint64_t frames_ = 0;
  bool is_cut_ = false;
};

}  // namespace

std::unique_ptr<SoundSource> open_by_ffmpeg(const SoundBytes& bytes, SoundType type) {
  const std::string name(type_name(type));
  if (!bytes.is_file() || ffmpeg_demuxer(type).empty()) {
    refuse(bytes.name(), "is " + name + " that cannot be decoded", "export it as WAV or FLAC");
  }
  const std::string program = find_program("ffmpeg");
  if (program.empty()) {
    refuse(bytes.name(), "is " + name + ", which needs the program ffmpeg, and there is none",
           "install ffmpeg, or export it as WAV or FLAC");
  }
  return std::make_unique<FfmpegSource>(bytes, type, program);
}

}  // namespace crossfade::audio
