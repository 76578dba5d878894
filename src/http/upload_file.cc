#include "http/upload_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "base/error.h"

namespace crossfade::http {

UploadFile::UploadFile(const std::string& folder) : path_(folder + "/upload-XXXXXX") {
  errno = ENOENT;
  if (!folder.empty()) descriptor_ = ::mkostemp(path_.data(), O_CLOEXEC);
  if (descriptor_ < 0) {
    throw base::Error(base::ErrorKind::kFailed,
                      "cannot store an upload: " + std::generic_category().message(errno),
                      {folder, 0, 0}, "check the folder and its permissions");
  }
}

UploadFile::~UploadFile() {
  close();
  ::unlink(path_.c_str());
}

bool UploadFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      close();
      return false;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool UploadFile::close() { return descriptor_ < 0 || ::close(std::exchange(descriptor_, -1)) == 0; }

}  // namespace crossfade::http
