#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/descriptor.h"

namespace crossfade::base {

/// How a program is started.
struct ChildOptions {
  std::string program = "/proc/self/exe";  ///< path; this very program, even where its file is gone
  std::vector<std::string> arguments = {};  ///< without the program's own name
  std::string name = "crossfade";           ///< what it is told that it is called
  std::string folder = {};                  ///< it works there; empty: where we work
  /// Added to ours, so that what the child computes never delays an answer. 0 where nothing is
  /// answered meanwhile.
  int niceness = 10;
  std::size_t address_space = 0;          ///< bytes that it may map; 0: as we may
  std::chrono::milliseconds grace{5000};  ///< from a request to end until it is made to
};

/// How a program ended.
struct ChildEnd {
  int exit_code = -1;  ///< -1: by a signal
  int signal = 0;      ///< 0: by itself
};

/// A program in a process of its own: without a shell, with nothing to read on stdin, in a process
/// group, at low priority for processor and disk, without any descriptor of ours but the two it
/// writes to, and without the environment's CROSSFADE_ settings, which are ours. Where memory runs
/// out it is ended before us. Not for use from several threads at once. It is killed when the
/// thread that started it ends, however that comes: let that thread live as long.
class ChildProcess {
 public:
  /// Starts it. Throws Error (kFailed) with the system's reason where it cannot be started.
  explicit ChildProcess(const ChildOptions& options);
  /// Kills what has not ended.
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  /// What came on stdout and stderr since the last call, at most 64 KiB of each; waits up to `wait`
  /// for something to come or for the end. A program that stop() asked to end is killed here once
  /// its time is over.
  struct Output {
    std::string out;
    std::string errors;
  };
  Output read(std::chrono::milliseconds wait);

  /// Set once it has ended and all that it wrote was read.
  const std::optional<ChildEnd>& end() const { return end_; }
  /// Asks it to end (SIGTERM). Returns at once.
  void stop();
  pid_t id() const { return id_; }

 private:
  void wait_for_output(std::chrono::milliseconds wait) const;
  void look_for_end();

  pid_t id_ = -1;
  Descriptor out_;
  Descriptor errors_;
  std::chrono::milliseconds grace_;
  std::optional<std::chrono::steady_clock::time_point> asked_to_end_;
  std::optional<ChildEnd> reaped_;  // some of what it wrote may not be read yet
  std::optional<ChildEnd> end_;
};

}  // namespace crossfade::base
