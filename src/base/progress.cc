#include "base/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <mutex>
#include <string_view>

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
      line =
          fmt::format("\r\033[K[{}{}] {}/{} {}", std::string(filled, '#'),
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

// Base knows no JSON; a stage's name is plain words, but must not be able to break a line.
std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20) {
      result += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
      continue;
    }
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

class LineProgress final : public Progress {
 public:
  LineProgress(int descriptor, std::chrono::milliseconds gap)
      : descriptor_(descriptor), gap_(gap) {}

  void begin(const std::string& stage, std::size_t steps) override {
    const std::lock_guard lock(mutex_);
    stage_ = quoted(stage);
    steps_ = steps;
    done_ = 0;
    tell();
  }
  void advance(std::size_t steps) override {
    const std::lock_guard lock(mutex_);
    const bool was_whole = done_ >= steps_;
    done_ += steps;
    const bool becomes_whole = !was_whole && done_ >= steps_;
    if (becomes_whole || std::chrono::steady_clock::now() - told_ >= gap_) tell();
  }
  void finish() override {}

 private:
  // One write a line, so that lines of several writers do not mix.
  void tell() {
    told_ = std::chrono::steady_clock::now();
    const std::string line = fmt::format("{{\"stage\":{},\"done\":{},\"steps\":{}}}\n", stage_,
                                         steps_ > 0 ? std::min(done_, steps_) : done_, steps_);
    while (::write(descriptor_, line.data(), line.size()) < 0 && errno == EINTR) {
    }
  }

  const int descriptor_;
  const std::chrono::milliseconds gap_;
  std::mutex mutex_;
  std::string stage_;
  std::size_t steps_ = 0;
  std::size_t done_ = 0;
  std::chrono::steady_clock::time_point told_;
};

}  // namespace

std::unique_ptr<Progress> Progress::as_lines(int descriptor, std::chrono::milliseconds gap) {
  return std::make_unique<LineProgress>(descriptor, gap);
}

std::unique_ptr<Progress> Progress::on_terminal() {
  if (::isatty(STDERR_FILENO) == 0) return silent();
  return std::make_unique<TerminalProgress>();
}

std::unique_ptr<Progress> Progress::silent() { return std::make_unique<SilentProgress>(); }

}  // namespace crossfade::base
