#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/descriptor.h"

namespace crossfade::audio {

/// The bytes of a sound file, read where they are wanted: never mapped and never held whole, so
/// that memory does not grow with the file. Moves, never copies.
class SoundBytes {
 public:
  /// Opens a regular file. Throws base::Error: kNotFound where there is none, kInputRefused for a
  /// folder, a pipe or a device, kFailed where it cannot be read.
  static SoundBytes of_file(const std::string& path);
  /// Looks at bytes that the caller keeps alive; `name` stands for the file in complaints.
  static SoundBytes of_memory(std::string_view bytes, std::string name);

  std::uint64_t size() const { return size_; }
  /// Copies up to `count` bytes from `offset` on into `to`; returns how many were there (less at
  /// the end only). Throws base::Error (kFailed) where the system cannot read them.
  std::size_t read(std::uint64_t offset, char* to, std::size_t count) const;
  /// Those of up to `count` bytes from `offset` on that are there.
  std::string text(std::uint64_t offset, std::size_t count) const;
  const std::string& name() const { return name_; }
  /// Whether an own program could open it by its name.
  bool is_file() const { return file_.is_open(); }

 private:
  base::Descriptor file_;
  std::string_view memory_;
  std::uint64_t size_ = 0;
  std::string name_;
};

/// `count` (1 to 8) bytes of `bytes` from `at` on as a number; they must be there.
std::uint64_t big_endian(std::string_view bytes, std::size_t at, std::size_t count);
std::uint64_t little_endian(std::string_view bytes, std::size_t at, std::size_t count);

}  // namespace crossfade::audio
