#include "audio/sound_bytes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "base/error.h"

namespace crossfade::audio {
namespace {

[[noreturn]] void fail(const std::string& path, int error) {
  const bool is_missing = error == ENOENT || error == ENOTDIR;
  throw base::Error(is_missing ? base::ErrorKind::kNotFound : base::ErrorKind::kFailed,
                    "cannot be read: " + std::generic_category().message(error), {path, 0, 0},
                    is_missing ? "check the path" : "check the path and its permissions");
}

}  // namespace

SoundBytes SoundBytes::of_file(const std::string& path) {
  SoundBytes bytes;
  bytes.name_ = path;
  // Without O_NONBLOCK the opening of a pipe waits for a writer.
  bytes.file_ = base::Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!bytes.file_.is_open()) fail(path, errno);
  struct stat status {};
  if (::fstat(bytes.file_.get(), &status) != 0) fail(path, errno);
  if (!S_ISREG(status.st_mode)) {
    throw base::Error(base::ErrorKind::kInputRefused, "is not a regular file", {path, 0, 0},
                      "name a sound file");
  }
  bytes.size_ = static_cast<std::uint64_t>(status.st_size);
  return bytes;
}

SoundBytes SoundBytes::of_memory(std::string_view memory, std::string name) {
  SoundBytes bytes;
  bytes.memory_ = memory;
  bytes.size_ = memory.size();
  bytes.name_ = std::move(name);
  return bytes;
}

std::size_t SoundBytes::read(std::uint64_t offset, char* to, std::size_t count) const {
  if (offset >= size_) return 0;
  const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(count, size_ - offset));
  if (!file_.is_open()) {
    if (wanted > 0) std::memcpy(to, memory_.data() + offset, wanted);
    return wanted;
  }
  std::size_t done = 0;
  while (done < wanted) {
    const ssize_t size =
        ::pread(file_.get(), to + done, wanted - done, static_cast<off_t>(offset + done));
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) fail(name_, errno);
    if (size == 0) break;  // it was cut meanwhile
    done += static_cast<std::size_t>(size);
  }
  return done;
}

std::string SoundBytes::text(std::uint64_t offset, std::size_t count) const {
  std::string text(count, '\0');
  text.resize(read(offset, text.data(), count));
  return text;
}

std::uint64_t big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

std::uint64_t little_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = count; i > 0; --i) {
    value = value << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
  }
  return value;
}

}  // namespace crossfade::audio
