#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.h"
#include "insight/finding.h"
#include "stats/bootstrap.h"

namespace crossfade::insight {

/// What models that never saw a track expect of it, one entry a track, as ln(1 + count); NaN where
/// a track was not judged.
struct OutOfFoldAnswers {
  std::span<const std::size_t> rows;  ///< of the catalogue
  std::span<const double> prediction;
  std::span<const double> low;  ///< ends of the 90 % band: one track in twenty lies above
  std::span<const double> high;
};

enum class Platform : std::uint8_t { kSpotify, kYouTube };
/// "spotify", "youtube".
std::string_view platform_name(Platform platform);

/// A track whose count lies above the band of what its figures on the other platform let expect.
struct PlatformGap {
  std::size_t row = 0;  ///< of the catalogue
  std::string artist;
  std::string track;
  double count = 0;     ///< streams or views
  double expected = 0;  ///< and the band around it
  double low = 0;
  double high = 0;
  stats::Estimate ratio;  ///< count / expected; by the band's ends from count / high to count / low
  double beyond = 0;      ///< how far above the band, in widths of the band on the log scale
};

/// The tracks that do far better on one platform than the other lets expect.
struct PlatformGaps {
  Platform platform = Platform::kSpotify;
  stats::Estimate above;  ///< share of tracks above their band; n tracks judged
  std::size_t tracks_above = 0;
  double expected_by_chance = 0;    ///< tracks above a 90 % band when nothing is special about any
  std::vector<PlatformGap> tracks;  ///< the farthest beyond first, ties in order of import
};

struct PlatformGapOptions {
  std::size_t most = 20;  ///< tracks listed
  stats::BootstrapOptions bootstrap = {.seed = 7};
};

/// `answers` are of log streams by models that know the video's figures (kSpotify), or of log views
/// by models that know the streams (kYouTube).
PlatformGaps find_platform_gaps(const catalogue::Catalogue& catalogue,
                                const OutOfFoldAnswers& answers, Platform platform,
                                const PlatformGapOptions& options);

/// Whether more tracks lie above their bands than chance puts there; not identifiable where none
/// was judged.
Finding platform_gap_finding(const PlatformGaps& gaps);

}  // namespace crossfade::insight
