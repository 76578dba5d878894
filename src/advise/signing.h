#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "advise/plan_request.h"
#include "stats/bootstrap.h"
#include "stats/estimate.h"

namespace crossfade::advise {

/// Throws base::Error (kInputRefused), naming the key of the plan file: a threshold outside 0 to 1,
/// a cost that is said but not above 0 or not finite. Costs that are not said are let through.
void check(const SigningRequest& request);

/// Why a threshold stands in the table.
enum class ThresholdSource : std::uint8_t {
  kStep,   ///< .1, .2, ... .9
  kRule,   ///< "invest at a hit probability of ..."
  kCosts,  ///< what the label's own costs of a miss and of a false alarm imply
};
/// "step", "rule", "costs".
std::string_view source_name(ThresholdSource source);

/// What "invest where the hit probability is at least the threshold" would have done.
struct SigningLine {
  double threshold = 0;
  ThresholdSource source = ThresholdSource::kStep;
  std::size_t passed = 0;
  double expected_precision = 0;  ///< mean probability of those that pass; NaN: none does
  stats::Estimate precision;      ///< share of hits among them; value NaN: none passes
  stats::Estimate recall;         ///< share of all hits that pass; value NaN: there are no hits
  stats::Estimate cost_per_100;   ///< of misses and false alarms; value NaN: costs not said
};

/// The rule table for demos, back-tested out of fold. Intervals resample artists.
struct SigningTable {
  SigningRequest request;
  std::size_t rows = 0;
  std::size_t hits = 0;
  stats::Estimate base_rate;                                        ///< share of hits
  double most_probable = std::numeric_limits<double>::quiet_NaN();  ///< the highest probability
  /// false_alarm_cost / (false_alarm_cost + miss_cost): signing pays from here on, if probabilities
  /// are right (Elkan 2001). NaN: costs not said.
  double cost_threshold = std::numeric_limits<double>::quiet_NaN();
  stats::Estimate cost_of_none;    ///< per 100 demos, signing none; value NaN: costs not said
  stats::Estimate cost_of_all;     ///< signing all
  std::vector<SigningLine> lines;  ///< ascending; no step where the rule or the costs stand
};

/// `probability` of a hit, out of fold, 0 to 1; `truth` 0 or 1; `artists[i]` is what is resampled.
/// Spans of equal length. check()s the request; throws base::Error (kInputRefused) where there are
/// no rows.
SigningTable tabulate_signing(std::span<const double> probability, std::span<const double> truth,
                              std::span<const std::uint32_t> artists, const SigningRequest& request,
                              const stats::BootstrapOptions& options = {});

}  // namespace crossfade::advise
