#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "score/audio_calibration.h"
#include "score/demo_rows.h"
#include "score/scorer.h"
#include "stats/estimate.h"
#include "text/language.h"

namespace crossfade::score {

/// What one demo's answer is, and how much may be read into it. NaN is not known.
struct DemoScore {
  static constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

  /// Streams with their band, hit probability, reasons (of the values as mapped), nearest
  /// recordings and notes. No views: they are not foretold from what is heard.
  Prediction prediction;
  std::vector<std::string_view> read;    ///< catalogue columns of the sound that the model was told
  std::vector<std::string_view> hidden;  ///< those that it was not: no calibration opens them
  stats::Estimate base_rate;  ///< share of hits among the released recordings it was judged on
  double lift = kUnknown;     ///< probability / base rate - 1
  /// Share of hits among those released recordings whose probability, out of fold and with as much
  /// of the sound known, was nearest to the demo's (equal ones all): what such a probability came
  /// to. 95 %.
  stats::Estimate alike;
  std::size_t released_below = 0;  ///< released recordings of a lower probability, as above
  std::size_t released = 0;        ///< of so many
  std::size_t place = 0;           ///< among the demos asked about together, from 1; 0: none
  std::size_t places = 0;          ///< of so many
  /// How well such probabilities tell hits from the rest, out of fold.
  stats::Estimate auc;
  bool by_sound_alone = false;  ///< and not by the sheet's names and what they tell, too
};

/// How demos are scored.
struct DemoOptions {
  const AudioCalibration* calibration = nullptr;  ///< not owned; null: nothing perceived is read
  int threads = 1;                                ///< any number gives the same
  Detail detail = Detail::kReasons;
};

/// Scores demos by what was heard: tempo, key, length and loudness as measured (loudness and what
/// is perceived as `calibration` maps them, where its gate is open), in scenario b where the
/// scorer's roster knows the artist, else a. Where a calibrated value is read, the demo is scored
/// again and again with values as far off as the calibration's residuals: the mean is the answer,
/// and their spread widens the band. What looks like a mix of several pieces gets no score.
std::vector<DemoScore> score_demos(const Scorer& scorer, std::span<const Demo> demos,
                                   const DemoOptions& options);

/// What a probability from sound alone can say and what it cannot, with the model's figures; for
/// the reader, beside the scores. Empty where nothing was scored.
std::string demo_caution(std::span<const DemoScore> scores, text::Language language);

}  // namespace crossfade::score
