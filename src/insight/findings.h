#pragma once

#include <functional>
#include <span>
#include <vector>

#include "catalogue/recording_index.h"
#include "evaluate/model_card.h"
#include "features/row_material.h"
#include "insight/finding.h"
#include "insight/kpis.h"
#include "insight/old_claims.h"
#include "insight/platform_gap.h"
#include "insight/rule_search.h"
#include "insight/video_effect.h"

namespace crossfade::insight {

/// What findings are made from: a catalogue as it was read, and what its models were found to do.
struct Evidence {
  const features::RowMaterial& material;
  const catalogue::RecordingIndex& recordings;
  const Kpis& kpis;
  std::span<const evaluate::ModelCard> cards = {};
  OutOfFoldAnswers streams = {};  ///< by models that know the video's figures
  OutOfFoldAnswers views = {};    ///< by models that know the streams
};

struct FindingOptions {
  int resamples = 400;  ///< of the intervals
  std::uint64_t seed = 7;
  int threads = 1;                     ///< any number gives the same findings
  std::function<void()> advance = {};  ///< called after each of kFindingSteps
};
inline constexpr std::size_t kFindingSteps = 6;

/// What is true of a catalogue, by question.
struct Findings {
  std::vector<Finding> predictability;
  VideoEffectStudy video;
  std::vector<Finding> correlations;
  std::vector<Finding> old_insights;  ///< what audio is worth among them
  RuleSearch rules;
  std::vector<PlatformGaps> gaps;  ///< one a platform
  std::vector<Finding> searches;   ///< what rules and gaps come to
  std::vector<OldClaim> old_claims;
};

/// Tests all of them.
Findings find(const Evidence& evidence, const FindingOptions& options);

/// Every finding, in the order of the report.
std::vector<const Finding*> all_of(const Findings& findings);

}  // namespace crossfade::insight
