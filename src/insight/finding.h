#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "stats/estimate.h"
#include "text/sentence.h"

namespace crossfade::insight {

/// What became of a claim.
enum class Verdict : std::uint8_t {
  kSupported,        ///< the whole interval is at or above the threshold
  kRefuted,          ///< the whole interval is below it
  kUndecided,        ///< the threshold lies in the interval, or there is none
  kNotIdentifiable,  ///< these data cannot tell: what it takes is not in them
};
/// "supported", "refuted", "undecided", "not-identifiable".
std::string_view verdict_name(Verdict verdict);

/// How a finding's figure is to be read.
enum class Unit : std::uint8_t {
  kLift,     ///< a ratio minus one: .17 is +17 %
  kShare,    ///< a share or probability, 0 to 1
  kDecimal,  ///< a plain number: a correlation, an R2
};
/// "lift", "share", "decimal".
std::string_view unit_name(Unit unit);

/// A finding's figure under another choice of rows or of method.
struct Variation {
  text::Sentence choice;
  stats::Estimate estimate;
};

/// A tested statement: data that reports, stores and plans read; none holds a figure that is not in
/// its fields.
struct Finding {
  std::string id;                                               ///< stable, e.g. "h2-video-effect"
  text::Sentence question;                                      ///< as a label asks it
  text::Sentence statistic;                                     ///< what was measured
  double threshold = std::numeric_limits<double>::quiet_NaN();  ///< of the claim; NaN: none
  Unit unit = Unit::kLift;
  stats::Estimate estimate;      ///< 95 % interval, artists resampled; n rows
  text::Sentence method;         ///< how, with its source (name, year)
  std::vector<Variation> under;  ///< how it moves under other choices
  Verdict verdict = Verdict::kUndecided;
  text::Sentence sentence;  ///< the answer, with its figures
};

/// The verdict on "the figure is at least `threshold`": of an estimate without an interval, or one
/// that is the threshold itself (nothing varies), undecided.
Verdict judge_at_least(const stats::Estimate& estimate, double threshold);

/// Makes a finding without a figure not identifiable, and its sentence say so: where nothing could
/// be measured nothing is undecided. Leaves a finding with a figure as it is.
void refuse_without_figure(Finding& finding);

/// "+17.0 % [+9.1 %, +25.3 %]" or "0.604 [0.570, 0.641]"; the figure alone without an interval; an
/// en dash where it is not known. For the sentences of findings.
std::string figure_words(const stats::Estimate& estimate, Unit unit);

}  // namespace crossfade::insight
