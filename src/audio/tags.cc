// TagLib reads what strangers send, and trusts it: it unpacks a compressed frame whatever comes of
// it (a thousand times the file's size), and follows atoms into each other as deep as they go, one
// call within another. So frames that are compressed, or may hold such, are not given to it, and a
// file is read in so many pieces at most: a depth of as many calls fits any stack.
#include "audio/tags.h"

#include <flacfile.h>
#include <id3v2framefactory.h>
#include <id3v2tag.h>
#include <infotag.h>
#include <mp4file.h>
#include <mpegfile.h>
#include <oggflacfile.h>
#include <opusfile.h>
#include <rifffile.h>
#include <tiostream.h>
#include <tpropertymap.h>
#include <vorbisfile.h>

#include <algorithm>
#include <memory>

#include "audio/sound_type.h"
#include "text/unicode.h"

namespace crossfade::audio {
namespace {

constexpr std::size_t kMostBytes = 500;
constexpr std::size_t kMostPiece = std::size_t{16} << 20;  // a picture is read with the rest
constexpr int kMostPieces = 10'000;

// The file as TagLib sees it: without a name, from which it would guess a type, and never written.
class ReadOnlyStream : public TagLib::IOStream {
 public:
  explicit ReadOnlyStream(const SoundBytes& bytes) : bytes_(bytes) {}

  TagLib::FileName name() const override { return ""; }
  TagLib::ByteVector readBlock(unsigned long length) override {
    if (++pieces_ > kMostPieces) position_ = bytes_.size();
    const std::uint64_t left = bytes_.size() - std::min(position_, bytes_.size());
    const auto count = static_cast<std::size_t>(
        std::min<std::uint64_t>({length, left, std::uint64_t{kMostPiece}}));
    const std::string piece = bytes_.text(position_, count);
    position_ += piece.size();
    return {piece.data(), static_cast<unsigned int>(piece.size())};
  }
  void writeBlock(const TagLib::ByteVector&) override {}
  void insert(const TagLib::ByteVector&, unsigned long, unsigned long) override {}
  void removeBlock(unsigned long, unsigned long) override {}
  bool readOnly() const override { return true; }
  bool isOpen() const override { return true; }
  void seek(long offset, Position from) override {
    const auto size = static_cast<long>(bytes_.size());
    const long base = from == Beginning ? 0 : from == End ? size : tell();
    // Written so that no sum overflows.
    const long target = offset < -base ? 0 : offset > size - base ? size : base + offset;
    position_ = static_cast<std::uint64_t>(target);
  }
  long tell() const override { return static_cast<long>(position_); }
  long length() override { return static_cast<long>(bytes_.size()); }
  void truncate(long) override {}

 private:
  const SoundBytes& bytes_;
  std::uint64_t position_ = 0;
  int pieces_ = 0;
};

// Only who is a frame may name its header.
struct FrameOfID3 : TagLib::ID3v2::Frame {
  using Head = Header;
};

// Leaves frames that are compressed, and chapters, which hold frames of their own, as they are.
class PlainFrames : public TagLib::ID3v2::FrameFactory {
 protected:
  bool updateFrame(FrameOfID3::Head* head) const override {
    const TagLib::ByteVector name = head->frameID();
    if (!head->compression() && name != "CHAP" && name != "CTOC") {
      return FrameFactory::updateFrame(head);
    }
    const unsigned int size = head->frameSize();
    head->setData(name + TagLib::ByteVector(6, '\0'), head->version());  // without flags
    head->setFrameSize(size);
    return false;
  }
};

// Chunks of WAV and AIFF: those of TagLib read their ID3v2 with frames of any kind.
class Chunks : public TagLib::RIFF::File {
 public:
  Chunks(TagLib::IOStream* stream, bool is_aiff, TagLib::ID3v2::FrameFactory* frames)
      : File(stream, is_aiff ? BigEndian : LittleEndian) {
    for (unsigned int i = 0; i < chunkCount(); ++i) {
      const TagLib::ByteVector name = chunkName(i);
      if (name == "ID3 " || name == "id3 ") {
        id3_ = std::make_unique<TagLib::ID3v2::Tag>(this, chunkOffset(i), frames);
      } else if (name == "LIST") {
        const TagLib::ByteVector data = chunkData(i);
        if (data.startsWith("INFO")) info_ = std::make_unique<TagLib::RIFF::Info::Tag>(data);
      }
    }
  }

  TagLib::Tag* tag() const override {
    if (id3_ != nullptr && !id3_->isEmpty()) return id3_.get();
    return info_.get();
  }
  TagLib::AudioProperties* audioProperties() const override { return nullptr; }
  bool save() override { return false; }

  // All that the tag says: TagLib's own way to it knows its own files alone.
  TagLib::PropertyMap all() const {
    if (id3_ != nullptr && !id3_->isEmpty()) return id3_->properties();
    return info_ == nullptr ? TagLib::PropertyMap() : info_->properties();
  }

 private:
  std::unique_ptr<TagLib::ID3v2::Tag> id3_;
  std::unique_ptr<TagLib::RIFF::Info::Tag> info_;
};

using FilePointer = std::unique_ptr<TagLib::File>;

FilePointer open_ogg(const SoundBytes& bytes, TagLib::IOStream* stream) {
  const std::string head = bytes.text(0, 512);
  if (head.find("OpusHead") != std::string::npos) {
    return std::make_unique<TagLib::Ogg::Opus::File>(stream, false);
  }
  if (head.find("\x7F"
                "FLAC") != std::string::npos) {
    return std::make_unique<TagLib::Ogg::FLAC::File>(stream, false);
  }
  return std::make_unique<TagLib::Ogg::Vorbis::File>(stream, false);
}

// Without the properties of the sound: ours are heard.
FilePointer open_file(const SoundBytes& bytes, TagLib::IOStream* stream, PlainFrames* frames) {
  switch (sound_type(bytes)) {
    case SoundType::kMp3:
      return std::make_unique<TagLib::MPEG::File>(stream, frames, false);
    case SoundType::kFlac:
      return std::make_unique<TagLib::FLAC::File>(stream, frames, false);
    case SoundType::kMp4:
      return std::make_unique<TagLib::MP4::File>(stream, false);
    case SoundType::kWave:
      return std::make_unique<Chunks>(stream, false, frames);
    case SoundType::kAiff:
      return std::make_unique<Chunks>(stream, true, frames);
    case SoundType::kOgg:
      return open_ogg(bytes, stream);
    default:
      return nullptr;
  }
}

std::string first_of(const TagLib::PropertyMap& properties, const char* name) {
  const auto found = properties.find(name);
  if (found == properties.end()) return "";
  for (const TagLib::String& value : found->second) {
    std::string text = text::one_line(value.to8Bit(true));
    std::size_t end = std::min(text.size(), kMostBytes);
    while (end < text.size() && (text[end] & 0xC0) == 0x80) --end;
    text.resize(end);
    const std::size_t begin = text.find_first_not_of(' ');
    if (begin != std::string::npos) {
      return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
    }
  }
  return "";
}

}  // namespace

Tags read_tags(const SoundBytes& bytes) try {
  ReadOnlyStream stream(bytes);
  PlainFrames frames;
  const FilePointer file = open_file(bytes, &stream, &frames);
  if (file == nullptr || !file->isValid() || file->tag() == nullptr) return {};
  const auto* chunks = dynamic_cast<const Chunks*>(file.get());
  const TagLib::PropertyMap properties = chunks != nullptr ? chunks->all() : file->properties();
  return {first_of(properties, "ARTIST"), first_of(properties, "TITLE"),
          first_of(properties, "ALBUM"), first_of(properties, "ISRC")};
} catch (...) {
  return {};
}

Tags read_tags(const std::string& path) try {
  return read_tags(SoundBytes::of_file(path));
} catch (...) {
  return {};
}

}  // namespace crossfade::audio
