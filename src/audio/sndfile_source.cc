#include "audio/sndfile_source.h"

#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include "audio/mp3_frames.h"

namespace crossfade::audio {
namespace {

bool reads(SoundType type) {
  return type == SoundType::kWave || type == SoundType::kAiff || type == SoundType::kAu ||
         type == SoundType::kCaf || type == SoundType::kFlac || type == SoundType::kOgg ||
         type == SoundType::kMp3;
}

// Bytes as libsndfile sees them: of the file, or a filling repeated.
struct Piece {
  std::uint64_t size = 0;
  std::optional<std::uint64_t> begin;  // in the file; none: the filling
};

// The file as libsndfile sees it: pieces, one behind the other. It gets no name, from which it
// would guess a type.
class VirtualFile {
 public:
  VirtualFile(const SoundBytes& bytes, std::vector<Piece> pieces, std::string filling)
      : bytes_(bytes), pieces_(std::move(pieces)), filling_(std::move(filling)) {
    for (const Piece& piece : pieces_) {
      begins_.push_back(size_);
      size_ += static_cast<sf_count_t>(piece.size);
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
      const auto offset = static_cast<std::uint64_t>(position_ - begins_[index]);
      const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(
          static_cast<std::uint64_t>(count - done), pieces_[index].size - offset));
      const std::size_t got = copy(pieces_[index], offset, to + done, wanted);
      if (got == 0) break;
      done += static_cast<sf_count_t>(got);
      position_ += static_cast<sf_count_t>(got);
    }
    return done;
  }

 private:
  std::size_t copy(const Piece& piece, std::uint64_t offset, char* to, std::size_t count) const {
    if (piece.begin) return bytes_.read(*piece.begin + offset, to, count);
    const auto at = static_cast<std::size_t>(offset % filling_.size());
    return filling_.copy(to, count, at);
  }

  const SoundBytes& bytes_;
  std::vector<Piece> pieces_;
  std::string filling_;
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
    std::vector<Piece> pieces = {{bytes_.size(), 0}};
    std::string filling;
    if (format_.type == SoundType::kMp3) {
      const std::optional<Mp3Frames> frames = read_mp3_frames(bytes_);
      if (!frames || frames->whole == 0) return false;
      pieces = take_frames(*frames);
      filling = frames->silent_frame;
    }
    file_ = std::make_unique<VirtualFile>(bytes_, std::move(pieces), std::move(filling));
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
  std::vector<Piece> take_frames(const Mp3Frames& frames) {
    state_.frames_damaged = frames.damaged;
    state_.frames_whole = frames.whole;
    state_.is_cut = frames.is_cut;
    const std::uint64_t told = frames.header_frames;
    const auto samples = static_cast<std::uint64_t>(frames.samples_per_frame);
    if (told > 0) header_frames_ = told * samples - std::min(frames.header_trim, told * samples);
    std::vector<Piece> pieces;
    // The header's frame tells the decoder how much to leave out at both ends, and libsndfile where
    // to stop. It is left out where it does not fit what is there (a file that was cut, or joined
    // from two).
    const std::uint64_t there = frames.whole + frames.damaged;
    const bool fits = told <= there + 1 && there <= told + 1;
    if (frames.header && fits) {
      pieces.push_back({frames.header->end - frames.header->begin, frames.header->begin});
    }
    for (const FrameRun& run : frames.runs) {
      if (run.silent > 0) {
        pieces.push_back({run.silent * frames.silent_frame.size(), std::nullopt});
      } else {
        pieces.push_back({run.end - run.begin, run.begin});
      }
    }
    return pieces;
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
