#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace crossfade::audio {

/// Cuts a stream of samples into frames that overlap.
class FrameCutter {
 public:
  /// Frames of `size` samples, each `hop` (at most `size`) after the one before; the first begins
  /// `lead` zeros before the stream, so that its middle can stand at the stream's beginning.
  FrameCutter(std::size_t size, std::size_t hop, std::size_t lead = 0)
      : size_(size), hop_(hop), held_(lead, 0.0F) {}

  /// Calls use(std::span<const float>) for every frame that `samples` complete.
  template <typename Use>
  void add(std::span<const float> samples, const Use& use) {
    held_.insert(held_.end(), samples.begin(), samples.end());
    std::size_t at = 0;
    for (; at + size_ <= held_.size(); at += hop_) use(std::span(held_).subspan(at, size_));
    held_.erase(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(at));
  }

 private:
  std::size_t size_;
  std::size_t hop_;
  std::vector<float> held_;
};

}  // namespace crossfade::audio
