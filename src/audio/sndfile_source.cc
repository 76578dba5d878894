#include "audio/sndfile_source.h"

#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "audio/mp3_frames.h"

namespace crossfade::audio {
namespace {

bool reads(SoundType type) {
  return type == SoundType::kWave || type == SoundType::kAiff || type == SoundType::kAu ||
         type == SoundType::kCaf || type == SoundType::kFlac || type == SoundType::kOgg ||
         type == SoundType::kMp3;
}

// The file as libsndfile sees it: the given runs of its bytes, one behind the other. It gets no
// name, from which it would guess a type.
class VirtualFile {
 public:
  VirtualFile(const SoundBytes& bytes, std::vector<ByteRange> runs)
      : bytes_(bytes), runs_(std::move(runs)) {
    for (const ByteRange& run : runs_) {
      begins_.push_back(size_);
      size_ += static_cast<sf_count_t>(run.end - run.begin);
    }
  }

  sf_count_t size() const { return size_; }
  sf_count_t tell() const { return position_; }

  sf_count_t seek(sf_count_t offset, int whence) {
    const sf_count_t from = whence == SEEK_CUR ? position_ : whence == SEEK_END ? size_ : 0;
    if (offset < -from || offset > size_ - from) return -1;
    position_ = from + offset;
    return position_;
  }

  sf_count_t read(char* to, sf_count_t count) {
    sf_count_t done = 0;
    while (done < count && position_ < size_) {
      const auto next = std::ranges::upper_bound(begins_, position_);
      const auto index = static_cast<std::size_t>(next - begins_.begin()) - 1;
      const ByteRange& run = runs_[index];
      const std::uint64_t at = run.begin + static_cast<std::uint64_t>(position_ - begins_[index]);
      const std::uint64_t wanted =
          std::min<std::uint64_t>(static_cast<std::uint64_t>(count - done), run.end - at);
      const std::size_t got = bytes_.read(at, to + done, static_cast<std::size_t>(wanted));
      if (got == 0) break;
      done += static_cast<sf_count_t>(got);
      position_ += static_cast<sf_count_t>(got);
    }
    return done;
  }

 private:
  const SoundBytes& bytes_;
  std::vector<ByteRange> runs_;
  std::vector<sf_count_t> begins_;
  sf_count_t size_ = 0;
  sf_count_t position_ = 0;
};

VirtualFile& file_of(void* user) { return *static_cast<VirtualFile*>(user); }

// What libsndfile calls must not throw through it: a read that fails is the end of the file.
sf_count_t read_virtual(void* to, sf_count_t count, void* user) try {
  return file_of(user).read(static_cast<char*>(to), count);
} catch (...) {
  return 0;
}

SF_VIRTUAL_IO virtual_calls() {
  SF_VIRTUAL_IO calls{};
  calls.get_filelen = [](void* user) { return file_of(user).size(); };
  calls.seek = [](sf_count_t offset, int whence, void* user) {
    return file_of(user).seek(offset, whence);
  };
  calls.read = read_virtual;
  calls.write = [](const void*, sf_count_t, void*) -> sf_count_t { return 0; };
  calls.tell = [](void* user) { return file_of(user).tell(); };
  return calls;
}

struct Close {
  void operator()(SNDFILE* file) const { sf_close(file); }
};

// The last page of an Ogg stream says that it is the last.
bool lacks_last_page(const SoundBytes& bytes) {
  constexpr std::size_t kMostPage = 65307;
  const std::uint64_t begin = bytes.size() > kMostPage ? bytes.size() - kMostPage : 0;
  const std::string tail = bytes.text(begin, kMostPage);
  const std::size_t page = tail.rfind("OggS");
  return page == std::string::npos || page + 6 > tail.size() || (tail[page + 5] & 4) == 0;
}

class SndfileSource : public SoundSource {
 public:
  SndfileSource(const SoundBytes& bytes, SoundType type) : bytes_(bytes) { format_.type = type; }

  bool open() {
    std::vector<ByteRange> runs = {{0, bytes_.size()}};
    if (format_.type == SoundType::kMp3) {
      auto frames = read_mp3_frames(bytes_);
      if (!frames || frames->whole == 0) return false;
      runs = take_frames(*frames);
    }
    file_ = std::make_unique<VirtualFile>(bytes_, std::move(runs));
    SF_VIRTUAL_IO calls = virtual_calls();
    SF_INFO info{};
    sound_.reset(sf_open_virtual(&calls, SFM_READ, &info, file_.get()));
    if (sound_ == nullptr) return false;
    format_.sample_rate_hz = info.samplerate;
    format_.channels = info.channels;
    if (format_.type != SoundType::kMp3) {
      const auto known = static_cast<std::uint64_t>(std::max<sf_count_t>(info.frames, 0));
      const std::uint64_t told = frames_by_header(bytes_, format_.type);
      const bool is_bounded = known < (std::uint64_t{1} << 62);
      header_frames_ = told > 0 ? told : is_bounded ? known : 0;
    }
    if (format_.type == SoundType::kOgg) state_.is_cut = lacks_last_page(bytes_);
    return true;
  }

  const SoundFormat& format() const override { return format_; }

  std::size_t read(std::span<float> samples) override {
    const auto wanted =
        static_cast<sf_count_t>(samples.size() / static_cast<std::size_t>(format_.channels));
    const sf_count_t got = sf_readf_float(sound_.get(), samples.data(), wanted);
    if (got <= 0) {
      if (sf_error(sound_.get()) != SF_ERR_NO_ERROR) has_failed_ = true;
      return 0;
    }
    return static_cast<std::size_t>(got);
  }

  SoundState state() const override {
    SoundState state = state_;
    state.header_seconds = static_cast<double>(header_frames_) / format_.sample_rate_hz;
    if (has_failed_ && state.frames_damaged == 0) state.frames_damaged = 1;
    return state;
  }

 private:
  // Notes what the frames tell, and returns the bytes that are to be decoded.
  std::vector<ByteRange> take_frames(const Mp3Frames& frames) {
    state_.frames_damaged = frames.damaged;
    state_.frames_whole = frames.whole;
    state_.is_cut = frames.is_cut;
    const std::uint64_t told = frames.header_frames;
    const auto samples = static_cast<std::uint64_t>(frames.samples_per_frame);
    if (told > 0) header_frames_ = told * samples - std::min(frames.header_trim, told * samples);
    // libsndfile reads no further than the header says. A file that holds more (joined from two,
    // say) is read without it.
    const std::uint64_t there = frames.whole + frames.damaged;
    if (!frames.header || there <= told + 1) return frames.runs;
    std::vector<ByteRange> runs = frames.runs;
    if (runs.front().end == frames.header->end) {
      runs.erase(runs.begin());
    } else {
      runs.front().begin = frames.header->end;
    }
    header_frames_ = 0;
    return runs;
  }

  const SoundBytes& bytes_;
  SoundFormat format_;
  SoundState state_;
  std::uint64_t header_frames_ = 0;
  bool has_failed_ = false;
  std::unique_ptr<VirtualFile> file_;
  std::unique_ptr<SNDFILE, Close> sound_;
};

}  // namespace

std::unique_ptr<SoundSource> open_by_sndfile(const SoundBytes& bytes, SoundType type) {
  if (!reads(type)) return nullptr;
  auto source = std::make_unique<SndfileSource>(bytes, type);
  if (!source->open()) return nullptr;
  return source;
}

}  // namespace crossfade::audio
