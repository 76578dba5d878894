#pragma once

#include <array>
#include <span>

#include "base/bytes.h"
#include "features/roster.h"
#include "features/scenario.h"
#include "learn/group_process.h"

namespace crossfade::features {

/// How an artist's residuals hang together: a Gaussian process an artist, whose covariance is
/// higher on one album, between like-sounding and like-named tracks and, once the video is out, on
/// one channel and between tracks whose other platform's counts are alike (views where streams are
/// predicted, streams where views are).
class RosterProcess {
 public:
  RosterProcess() = default;
  /// Fits the kernel to the residuals of these tracks (NaN: left out).
  RosterProcess(Target outcome, Scenario scenario, std::span<const KnownTrack> tracks, int threads);

  /// What the residual of `track` is likely to be, given those of `others` of its artist; its own
  /// is not read.
  learn::Posterior posterior(const KnownTrack& track, std::span<const KnownTrack> others) const;

  void write(base::ByteWriter& out) const;
  static RosterProcess read(base::ByteReader& in);

 private:
  // How a column is brought to mean 0 and standard deviation 1.
  struct Scale {
    float mean = 0;
    float deviation = 1;
  };

  void measure(std::span<const KnownTrack> tracks);
  learn::ProcessPoints points_of(std::span<const KnownTrack> tracks) const;
  float counts_of(const KnownTrack& track) const;

  Target outcome_ = Target::kLogStreams;
  bool video_is_out_ = false;
  std::array<Scale, KnownTrack::kSounds> sounds_{};
  std::array<Scale, kNamesColumns> names_{};
  Scale counts_;
  learn::ProcessKernel kernel_;
};

}  // namespace crossfade::features
