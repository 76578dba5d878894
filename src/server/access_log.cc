#include "server/access_log.h"

#include <cerrno>
#include <chrono>
#include <cstring>

#include "base/error.h"
#include "http/access_line.h"

namespace crossfade::server {
namespace {

constexpr std::size_t kMostWaiting = 64 << 10;

std::int64_t unix_milliseconds() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

}  // namespace

AccessLog::AccessLog(const std::string& path) {
  if (path.empty()) return;
  file_ = path == "-" ? stderr : std::fopen(path.c_str(), "ae");
  if (file_ == nullptr) {
    throw base::Error(base::ErrorKind::kFailed,
                      std::string("the access log cannot be opened: ") + std::strerror(errno),
                      {path}, "name a file in a folder that is there and may be written to");
  }
}

AccessLog::~AccessLog() {
  flush();
  if (file_ != nullptr && file_ != stderr) std::fclose(file_);
}

void AccessLog::write(const http::Access& access) {
  if (file_ == nullptr) return;
  const std::lock_guard lock(mutex_);
  line_.clear();
  http::write_access_line(line_, access, unix_milliseconds());
  waiting_.append(line_).push_back('\n');
  if (waiting_.size() >= kMostWaiting) write_out();
}

void AccessLog::flush() {
  const std::lock_guard lock(mutex_);
  write_out();
}

// A full disk loses lines, never an answer.
void AccessLog::write_out() {
  if (file_ == nullptr || waiting_.empty()) return;
  std::fwrite(waiting_.data(), 1, waiting_.size(), file_);
  std::fflush(file_);
  waiting_.clear();
}

}  // namespace crossfade::server
