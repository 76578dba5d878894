#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "features/row_material.h"
#include "insight/finding.h"
#include "insight/row_choices.h"
#include "stats/estimate.h"
#include "text/language.h"

namespace crossfade::insight {

/// How the effect of an official video is studied.
struct VideoEffectOptions {
  double threshold = 0.3;   ///< the claim: at least so much more streams
  bool variations = true;   ///< the main estimate on other rows and for music videos by title;
                            ///< without, the study takes about half the time
  int trees = 30;           ///< of each nuisance forest; more only narrows the noise
  double tree_share = 0.2;  ///< of the columns that a split tries
  std::uint64_t seed = 1;
  int threads = 1;  ///< any number gives the same study
};

/// Tracks of one kind of video, and how many of them have the flag official_video.
struct VideoKindLine {
  features::VideoKind kind = features::VideoKind::kNone;
  std::size_t rows = 0;
  std::size_t known = 0;    ///< rows whose flag is known
  std::size_t flagged = 0;  ///< rows where it is true
};

/// How a method's figure is to be read.
enum class Reading : std::uint8_t {
  kObserved,  ///< a difference as it is seen, whatever it is due to
  kAdjusted,  ///< for what was measured, or for everything that an artist's tracks share
  kWrong,     ///< shown because people do it
};
/// "observed", "adjusted", "wrong".
std::string_view reading_name(Reading reading);

/// What the data say against a method, whatever is thought of it.
enum class EffectWarning : std::uint8_t {
  /// As the method weighs tracks, the artist's other tracks stream more on one side than on the
  /// other: by more than .1 of their spread, and by more than chance allows (p < .05).
  kArtistsDiffer,
  /// It is further from the estimate within artists than chance allows (Hausman 1978, p < .05).
  kUnlikeWithinArtist,
  /// It holds equal what the video itself moves, within artists (p < .05).
  kControlIsMoved,
};
/// "artists-differ", "unlike-within-artist", "control-is-moved".
std::string_view warning_name(EffectWarning warning);

/// One method's answer.
struct EffectMethod {
  std::string_view id;  ///< stable, e.g. "artist-effects"
  text::Bilingual name;
  text::Bilingual how;  ///< with its source (name, year)
  Reading reading = Reading::kAdjusted;
  stats::Estimate estimate;             ///< a lift: .17 is +17 %; 95 %, artists independent
  double artist_imbalance = 0;          ///< of the artist's other tracks, in spreads; NaN: unknown
  std::vector<EffectWarning> warnings;  ///< in the order of the enumeration
};
/// The methods' ids.
inline constexpr std::string_view kRatioOfMeans = "ratio-of-means";
inline constexpr std::string_view kGeometricRatio = "geometric-ratio";
inline constexpr std::string_view kWeightedByTrack = "aipw-track";
inline constexpr std::string_view kArtistEffects = "artist-effects";
inline constexpr std::string_view kWeightedByArtist = "aipw-artist";
inline constexpr std::string_view kPartiallyLinear = "partially-linear";
inline constexpr std::string_view kMatching = "matching-within-artist";
inline constexpr std::string_view kHoldingViews = "artist-effects-holding-views";

/// How unlike tracks with and without the flag are in something known before the video: in units of
/// its spread, above .1 counts as unbalanced.
struct CovariateBalance {
  text::Bilingual label;
  double before = 0;  ///< all tracks, as they are
  double after = 0;   ///< as the main estimate weighs them; NaN where it cannot be said
};

/// Where tracks with and without the flag can be compared.
struct Overlap {
  static constexpr std::size_t kBins = 10;
  double one_sided_rows = 0;  ///< share of the tracks whose artist has one kind alone
  double outside = 0;         ///< share of the others with a propensity below .1 or above .9
  std::array<std::size_t, kBins> flagged{};  ///< of the others, by tenths of the propensity
  std::array<std::size_t, kBins> plain{};
};

/// The main estimate in a part of the tracks.
struct GroupEffect {
  text::Bilingual grouping;  ///< "album type"
  text::Bilingual group;     ///< "single"
  stats::Estimate estimate;  ///< simultaneous 95 % intervals of all groups (Bonferroni); a lift
  std::size_t artists = 0;
  double p_other = 0;  ///< of "no other than in the rest of the grouping", adjusted (Holm 1979)
};

/// What hidden confounding would have to be to explain an estimate away (stats/sensitivity.h); NaN
/// without an estimate.
struct Sensitivity {
  double robustness_value = std::numeric_limits<double>::quiet_NaN();
  double e_value = std::numeric_limits<double>::quiet_NaN();
  double e_value_of_limit = std::numeric_limits<double>::quiet_NaN();  ///< of the end nearer to 0
  /// The robustness value of what is above the claim: to bring the estimate down to it. NaN where
  /// it is not above.
  double robustness_of_claim = std::numeric_limits<double>::quiet_NaN();
};

/// All that is known of "an official video brings at least 30 % more streams" (H2).
struct VideoEffectStudy {
  std::vector<VideoKindLine> kinds;  ///< in the order of VideoKind, those without rows left out
  std::size_t rows = 0;              ///< tracks whose flag is known
  std::size_t artists = 0;           ///< of these
  std::size_t compared_rows = 0;     ///< tracks of artists who have both kinds
  std::size_t compared_artists = 0;
  std::vector<EffectMethod> methods;  ///< in the order of the ids above; those that exist
  Overlap overlap;
  std::vector<CovariateBalance> balance;  ///< the least balanced before first
  Sensitivity sensitivity;
  std::vector<GroupEffect> groups;
  /// An estimate above the claim that little hidden confounding would bring below it is undecided.
  /// "h2-video-effect", whose estimate is that of kWeightedByArtist; then, with variations,
  /// "h2-music-video", the same for videos whose title makes them music videos.
  std::vector<Finding> findings;

  const EffectMethod* method(std::string_view id) const;  ///< null where it could not be taken
};

/// English and Korean names of a kind of video, and its id ("music-video").
text::Bilingual video_kind_label(features::VideoKind kind);
std::string_view video_kind_name(features::VideoKind kind);

/// Studies the rows of the first choice (there is one at least); the others are variations. Where
/// the flag is never known, has one value alone, or too few artists have both kinds, the findings
/// say so as "not identifiable", and what can be taken is still listed.
VideoEffectStudy study_video_effect(const features::RowMaterial& material,
                                    std::span<const RowChoice> choices,
                                    const VideoEffectOptions& options);

}  // namespace crossfade::insight
