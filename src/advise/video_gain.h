#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "advise/plan_request.h"
#include "advise/planned_effect.h"

namespace crossfade::advise {

/// A track that a video could be made for, and the streams that are expected of it without one.
struct TrackForecast {
  std::size_t row = 0;          ///< of the catalogue
  std::uint64_t artist_id = 0;  ///< the same number for all tracks of an artist
  std::string artist;
  std::string track;
  double streams = 0;  ///< predicted median; out of fold for tracks that trained the model
  double low = 0;      ///< 90 % band
  double high = 0;
  bool has_video = false;  ///< a music video, which a plan does not make twice
};

/// The streams of a track as a plan reckons with them: ln(1 + streams) is normal, its spread that
/// of the band.
struct StreamsOutlook {
  double log_median = 0;
  double log_sd = 0;
  double mean = 0;  ///< expected streams, with nothing assumed beyond the ends of the band
};

/// Whether a forecast has a median of 0 or more inside its finite band.
bool is_forecast(const TrackForecast& track);
/// Of a track that is_forecast().
StreamsOutlook outlook_of(const TrackForecast& track);

/// What a video of one tier is expected to do for one track. Money in the plan's currency.
struct VideoGain {
  double extra_streams = 0;  ///< expected
  double value = 0;          ///< of them
  double gain = 0;           ///< value less cost
  double payback = 0;        ///< probability that the value exceeds the cost: band and effect
};
VideoGain gain_of(const StreamsOutlook& outlook, const VideoTier& tier, const PlannedEffect& effect,
                  double value_a_stream);

/// The expected streams from which a video of this tier is expected to pay, for any track; infinite
/// where it never does.
double break_even_streams(const VideoTier& tier, const PlannedEffect& effect,
                          double value_a_stream);

}  // namespace crossfade::advise
