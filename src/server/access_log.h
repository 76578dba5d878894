#pragma once

#include <cstdint>
#include <cstdio>
#include <mutex>
#include <string>

#include "http/server.h"

namespace crossfade::server {

/// The access log: a JSON line a request (http/access_line.h), appended to a file. Lines wait up to
/// a second, so that a busy server does not write for each. Any thread.
class AccessLog {
 public:
  /// `path` empty: nothing is logged; "-": stderr. Throws base::Error (kFailed) where the file
  /// cannot be opened.
  explicit AccessLog(const std::string& path);
  ~AccessLog();
  AccessLog(const AccessLog&) = delete;
  AccessLog& operator=(const AccessLog&) = delete;

  void write(const http::Access& access);
  /// To be called about once a second.
  void flush();

 private:
  void write_out();

  std::mutex mutex_;
  std::FILE* file_ = nullptr;
  std::string line_;
  std::string waiting_;
};

}  // namespace crossfade::server
