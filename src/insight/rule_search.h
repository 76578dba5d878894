#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "catalogue/catalogue.h"
#include "features/track_cues.h"
#include "insight/finding.h"
#include "insight/row_choices.h"
#include "stats/bootstrap.h"
#include "stats/estimate.h"
#include "text/sentence.h"

namespace crossfade::insight {

/// What a rule says of one audio feature, in the feature table's unit.
struct AudioRange {
  std::size_t feature = 0;  ///< into the feature table
  double above = -std::numeric_limits<double>::infinity();
  double at_most = std::numeric_limits<double>::infinity();

  /// False for NaN.
  bool holds(float value) const { return value > above && value <= at_most; }
};

/// What a rule raises.
enum class RuleOutcome : std::uint8_t {
  kHit,      ///< the chance of streams above the hit threshold
  kStreams,  ///< the geometric mean of streams
};
/// "hit-chance", "streams".
std::string_view rule_outcome_name(RuleOutcome outcome);

/// A rule that held on artists it was not chosen on: tracks within all its ranges do better than
/// the others.
struct AudioRule {
  std::vector<AudioRange> ranges;  ///< one or two
  RuleOutcome outcome = RuleOutcome::kHit;
  stats::Estimate lift;   ///< on the held-out artists, against the tracks outside; n: tracks within
  double found_lift = 0;  ///< where it was chosen: flattered by the choice
  double p = 1;           ///< two-sided, after Holm's correction for all candidates
  std::vector<Variation> under;  ///< the lift on held-out artists under other choices of rows
};

/// The answer of a search; no survivor is an answer too.
struct RuleSearch {
  std::size_t tracks = 0;      ///< looked at, in both halves
  std::size_t held_out = 0;    ///< of them in the half that judges
  std::size_t searched = 0;    ///< ranges and pairs of ranges, times outcomes; 0: too few tracks
  std::size_t candidates = 0;  ///< of them judged on the held-out half
  double hit_threshold = 0;    ///< streams
  double least_lift = 0;       ///< that counts as a rule
  std::vector<AudioRule> survivors;  ///< smallest p first
};

/// How rules are searched for.
struct RuleSearchOptions {
  std::size_t bins = 10;           ///< quantiles that cut a feature; more: narrower ranges
  std::size_t candidates = 10;     ///< an outcome; each more asks for a smaller p
  std::size_t least_tracks = 100;  ///< within a rule, in either half; fewer: rarer, shakier rules
  double least_lift = 0.1;         ///< in either half
  double level = 0.05;             ///< chance of any false rule
  stats::BootstrapOptions bootstrap = {.seed = 7};  ///< its seed also halves the artists
};

/// Searches one- and two-feature ranges of audio for rules that raise the hit chance or streams:
/// chosen on one half of the artists, drawn by lot, kept where they hold on the other after Holm's
/// correction with artists' tracks hanging together, with the same sign and a least size. Looks at
/// the first choice's rows; `cues` has one entry a catalogue row.
RuleSearch search_rules(const catalogue::Catalogue& catalogue,
                        std::span<const features::TrackCues> cues,
                        std::span<const RowChoice> choices, const RuleSearchOptions& options);

/// "energy above 0.712 and tempo above 118 BPM, at most 131 BPM".
text::Sentence rule_words(const AudioRule& rule);

/// The search as a finding: supported where a rule survived (the estimate is the surest rule's
/// lift), else undecided, and not identifiable where nothing could be searched.
Finding rule_finding(const RuleSearch& search);

}  // namespace crossfade::insight
