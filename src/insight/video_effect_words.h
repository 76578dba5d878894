#pragma once

#include <cstdint>
#include <string_view>

#include "insight/video_effect.h"
#include "insight/video_effect_rows.h"

namespace crossfade::insight {

/// Why no effect can be told.
struct Unidentified {
  enum class Reason : std::uint8_t {
    kNoRows,         ///< the treatment is never known
    kNeverTreated,   ///< no track is treated
    kAlwaysTreated,  ///< every track is
    kSameStreams,    ///< all their streams are the same
    kFewArtists,     ///< fewer than kLeastComparedArtists artists have both kinds of tracks
  };
  Reason reason = Reason::kNoRows;
  std::size_t rows = 0;              ///< whose treatment is known
  std::size_t compared_artists = 0;  ///< with both kinds of tracks
};

inline constexpr text::Bilingual kOthersStreamsLabel{"streams of the artist's other tracks (log)",
                                                     "아티스트 다른 곡의 스트리밍(로그)"};
inline constexpr text::Bilingual kArtistShareLabel{"share of the artist's tracks with the flag",
                                                   "아티스트의 곡 중 표시가 있는 비율"};

/// Id, name, how it is taken and read; no figures.
EffectMethod method_words(std::string_view id);

/// What a variation that asks for music videos instead of the flag is called.
inline constexpr text::Bilingual kMusicVideoChoice{"music video by title and channel, not the flag",
                                                   "표시 대신 제목과 채널로 본 뮤직비디오"};

/// "h2-video-effect" or "h2-music-video" from the main estimate; `under` is left empty. Supported
/// takes an interval above the threshold and a robustness_of_claim of .1 or more.
Finding answered_finding(VideoTreatment treatment, const stats::Estimate& estimate,
                         const Sensitivity& sensitivity, double threshold);

/// Either of them where it has no answer.
Finding unidentified_finding(VideoTreatment treatment, const Unidentified& why, double threshold);

}  // namespace crossfade::insight
