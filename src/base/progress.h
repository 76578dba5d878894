#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

namespace crossfade::base {

/// Where long work tells how far it is. `advance` may be called from any thread.
class Progress {
 public:
  /// Draws a bar on stderr where that is a terminal, else nothing at all.
  static std::unique_ptr<Progress> on_terminal();
  /// Tells a program that reads `descriptor` (which stays the caller's), one JSON object a line:
  /// {"stage":"models","done":3,"steps":60}; `steps` is 0 where the number is not known. Every
  /// stage has a line for its beginning and one for its end, where steps are counted; between them
  /// a line comes at most once a `gap`. What cannot be written is dropped.
  static std::unique_ptr<Progress> as_lines(
      int descriptor, std::chrono::milliseconds gap = std::chrono::milliseconds(200));
  /// Keeps silent.
  static std::unique_ptr<Progress> silent();

  virtual ~Progress() = default;
  /// Begins a stage of `steps` steps (0 where the number is not known), ending the one before.
  virtual void begin(const std::string& stage, std::size_t steps) = 0;
  virtual void advance(std::size_t steps = 1) = 0;
  /// Clears the bar; further output may follow.
  virtual void finish() = 0;
};

}  // namespace crossfade::base
