#include "base/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <mutex>

namespace crossfade::base {
namespace {

class SilentProgress final : public Progress {
 public:
  void begin(const std::string&, std::size_t) override {}
  void advance(std::size_t) override {}
  void finish() override {}
};

class TerminalProgress final : public Progress {
 public:
  ~TerminalProgress() override { clear(); }

  void begin(const std::string& stage, std::size_t steps) override {
    const std::lock_guard lock(mutex_);
    stage_ = stage;
    steps_ = steps;
    done_ = 0;
    draw();
  }
  void advance(std::size_t steps) override {
    const std::lock_guard lock(mutex_);
    done_ += steps;
    draw();
  }
  void finish() override {
    const std::lock_guard lock(mutex_);
    clear();
  }

 private:
  void draw() {
    constexpr std::size_t kWidth = 30;
    std::string line = "\r\033[K" + stage_;
    if (steps_ > 0) {
      const std::size_t filled = std::min(kWidth, done_ * kWidth / steps_);
      line = fmt::format("\r\033[K[{}{}] {}/{} {}", std::string(filled, '#'),
                         std::string(kWidth - filled, '.'), std::min(done_, steps_), steps_, stage_);
    }
    if (line == drawn_) return;
    drawn_ = line;
    std::fputs(line.c_str(), stderr);
    std::fflush(stderr);
  }
  void clear() {
    if (drawn_.empty()) return;
    drawn_.clear();
    std::fputs("\r\033[K", stderr);
    std::fflush(stderr);
  }

  std::mutex mutex_;
  std::string stage_;
  std::size_t steps_ = 0;
  std::size_t done_ = 0;
  std::string drawn_;
};

}  // namespace

std::unique_ptr<Progress> Progress::on_terminal() {
  if (::isatty(STDERR_FILENO) == 0) return silent();
  return std::make_unique<TerminalProgress>();
}

std::unique_ptr<Progress> Progress::silent() { return std::make_unique<SilentProgress>(); }

}  // namespace crossfade::base
