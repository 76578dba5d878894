#pragma once

#include <cmath>

namespace crossfade::insight {

/// A range of tempos, both ends in it.
struct TempoSegment {
  double low_bpm = 120;
  double high_bpm = 130;

  bool holds(double tempo_bpm) const { return tempo_bpm >= low_bpm && tempo_bpm <= high_bpm; }
  /// The same with half and double tempo in mind: trackers take 62 or 250 beats a minute for 125.
  bool holds_folded(double tempo_bpm) const {
    return holds(tempo_bpm) || holds(tempo_bpm * 2) || holds(tempo_bpm / 2);
  }
};

/// Whether a tempo was found; 0 is "none found".
inline bool has_tempo(double tempo_bpm) { return !std::isnan(tempo_bpm) && tempo_bpm > 0; }

}  // namespace crossfade::insight
