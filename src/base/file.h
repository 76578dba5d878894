#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace crossfade::base {

/// A file's bytes, mapped read-only. Throws Error: kNotFound where there is no such file,
/// kInputRefused for a directory or device, kFailed where it cannot be read. Moves, never copies.
class MappedFile {
 public:
  explicit MappedFile(const std::string& path);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&&) = delete;

  std::string_view bytes() const { return {data_, size_}; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

/// Writes a file piece by piece, whole or not at all: into a temporary file beside it, which
/// commit() flushes to disk and renames. Without commit() the temporary file is removed. A link is
/// followed; what is there but no regular file (a pipe, a device) is written to as it stands.
/// Throws Error (kFailed; kNotFound where the folder is missing) with the system's reason.
class FileWriter {
 public:
  explicit FileWriter(std::string path);
  ~FileWriter();
  FileWriter(const FileWriter&) = delete;
  FileWriter& operator=(const FileWriter&) = delete;

  void write(std::string_view bytes);
  void commit();

 private:
  std::string path_;
  std::string target_;     // what path_ leads to
  std::string temporary_;  // empty where the target is written to as it stands
  int descriptor_ = -1;
};

/// Writes `bytes` to `path` by a FileWriter.
void write_file(const std::string& path, std::string_view bytes);

/// A file of a folder.
struct FolderFile {
  std::string name;
  std::string bytes;
};

/// Writes files into a folder, which is made where missing. All are on the disk before the first
/// takes its name: a full disk leaves earlier ones as they were, not half replaced.
void write_files(const std::string& folder, const std::vector<FolderFile>& files);

/// Makes the folder `path` and its parents where missing. Throws Error (kFailed) where it cannot.
void make_folder(const std::string& path);

}  // namespace crossfade::base
