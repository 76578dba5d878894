#include "audio/metre.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "audio/harmony_change.h"

namespace crossfade::audio {
namespace {

// Bars of four are by far the commonest: another needs this much more likeness.
constexpr double kLead = 0.06;
constexpr double kFullLead = 0.2;
constexpr double kThirdsLead = 0.1;

}  // namespace

Metre find_metre(const Periodicity& periodicity, const HarmonyFrames& harmony,
                 double beat_seconds) {
  const ChangePeriodicity chords(harmony_change(harmony.all));
  const ChangePeriodicity bass(harmony_change(harmony.bass));
  const auto likeness = [&](double beats) {
    const double lag = beats * beat_seconds;
    return (periodicity.at(BandGroup::kAll, lag) + periodicity.at(BandGroup::kLow, lag) +
            periodicity.at(BandGroup::kHigh, lag) + chords.at(lag) + bass.at(lag)) /
           5;
  };
  const double four = std::max(likeness(4), likeness(2));
  Metre metre{4, 0};
  double most = four + kLead;
  for (const int beats : {3, 5, 7}) {
    if (beats * beat_seconds > periodicity.longest_seconds()) continue;
    const double value = likeness(beats);
    if (value <= most) continue;
    most = value;
    metre.beats = beats;
  }
  const double next = metre.beats == 4 ? std::max(likeness(3), likeness(5)) : four;
  metre.confidence = std::clamp(std::abs(likeness(metre.beats) - next) / kFullLead, 0.0, 1.0);
  const double thirds = periodicity.at(BandGroup::kAll, beat_seconds / 3) +
                        periodicity.at(BandGroup::kAll, beat_seconds * 2 / 3);
  const double halves = 2 * periodicity.at(BandGroup::kAll, beat_seconds / 2);
  if (metre.beats == 4 && thirds > halves + kThirdsLead) metre.beats = 6;
  return metre;
}

}  // namespace crossfade::audio
