#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace crossfade::http {

/// A file of its own name in a folder, for a body that is too large for memory; removed with the
/// object, unless it was renamed. Readable by its owner alone.
class UploadFile {
 public:
  /// Throws Error (kFailed) where no file can be made there, or `folder` is empty.
  explicit UploadFile(const std::string& folder);
  ~UploadFile();
  UploadFile(const UploadFile&) = delete;
  UploadFile& operator=(const UploadFile&) = delete;

  /// False where the bytes could not be written (a full disk), or earlier ones could not.
  bool write(std::string_view bytes);
  /// Closes it; false where what was written did not reach the file.
  bool close();
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  int descriptor_ = -1;
};

}  // namespace crossfade::http
