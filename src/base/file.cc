#include "base/file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

#include "base/descriptor.h"
#include "base/error.h"

namespace crossfade::base {
namespace {

[[noreturn]] void fail(const std::string& what, const std::string& path, int error) {
  const ErrorKind kind = error == ENOENT ? ErrorKind::kNotFound : ErrorKind::kFailed;
  const char* remedy = error == ENOENT ? "check the path"
                                       : "check the path, its permissions and the room on the disk";
  throw Error(kind, what + ": " + std::generic_category().message(error), {path, 0, 0}, remedy);
}

// What a path leads to, link by link; a link to what is not there yet, too.
std::string link_target(std::filesystem::path path) {
  constexpr int kMostLinks = 40;  // as Linux has it
  std::error_code error;
  for (int i = 0; i < kMostLinks && std::filesystem::is_symlink(path, error); ++i) {
    path = path.parent_path() / std::filesystem::read_symlink(path, error);
  }
  return path.string();
}

}  // namespace

MappedFile::MappedFile(const std::string& path) : path_(path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) fail("cannot open", path, errno);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) fail("cannot read", path, errno);
  if (S_ISDIR(status.st_mode)) {
    throw Error(ErrorKind::kInputRefused, "is a directory, not a file", {path, 0, 0},
                "name a file in it");
  }
  if (!S_ISREG(status.st_mode)) {
    throw Error(ErrorKind::kInputRefused, "is not a regular file", {path, 0, 0},
                "save the data to a file first");
  }
  size_ = static_cast<std::size_t>(status.st_size);
  if (size_ == 0) return;
  void* mapped = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file.get(), 0);
  if (mapped == MAP_FAILED) fail("cannot read", path, errno);
  ::madvise(mapped, size_, MADV_SEQUENTIAL);
  data_ = static_cast<const char*>(mapped);
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : path_(std::move(other.path_)),
      data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)) {}

FileWriter::FileWriter(std::string path) : path_(std::move(path)), target_(path_) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::file_type type = fs::status(path_, error).type();
  if (type == fs::file_type::directory) fail("cannot write", path_, EISDIR);
  int flags = O_WRONLY | O_CLOEXEC;
  if (!fs::exists(fs::file_status(type)) || type == fs::file_type::regular) {
    target_ = link_target(path_);
    temporary_ = target_ + ".part-" + std::to_string(::getpid());
    flags |= O_CREAT | O_TRUNC;
  }
  descriptor_ = ::open((temporary_.empty() ? target_ : temporary_).c_str(), flags, 0644);
  if (descriptor_ < 0) fail("cannot write", path_, errno);
}

FileWriter::~FileWriter() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void FileWriter::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("cannot write", path_, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void FileWriter::commit() {
  if (!temporary_.empty()) {
    if (::fsync(descriptor_) != 0) fail("cannot write", path_, errno);
    if (::rename(temporary_.c_str(), target_.c_str()) != 0) fail("cannot write", path_, errno);
  }
  if (::close(std::exchange(descriptor_, -1)) != 0) fail("cannot write", path_, errno);
}

void write_file(const std::string& path, std::string_view bytes) {
  FileWriter file(path);
  file.write(bytes);
  file.commit();
}

void make_folder(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error || !std::filesystem::is_directory(path)) {
    throw Error(ErrorKind::kFailed,
                "cannot make the folder: " + (error ? error.message() : "a file is in the way"),
                {path, 0, 0}, "name another folder");
  }
}

void write_files(const std::string& folder, const std::vector<FolderFile>& files) {
  make_folder(folder);
  std::vector<std::unique_ptr<FileWriter>> writers;
  for (const FolderFile& file : files) {
    writers.push_back(std::make_unique<FileWriter>(folder + "/" + file.name));
    writers.back()->write(file.bytes);
  }
  for (const std::unique_ptr<FileWriter>& writer : writers) writer->commit();
}

}  // namespace crossfade::base
