#include "insight/findings.h"

#include <algorithm>
#include <iterator>

#include "insight/audio_importance.h"
#include "insight/correlation.h"
#include "insight/old_insights.h"
#include "insight/predictability.h"
#include "insight/row_choices.h"

namespace crossfade::insight {
namespace {

void append(std::vector<Finding> more, std::vector<Finding>& all) {
  std::ranges::move(more, std::back_inserter(all));
}

void find_gaps(const Evidence& evidence, const stats::BootstrapOptions& bootstrap,
               Findings& findings) {
  const catalogue::Catalogue& catalogue = evidence.material.catalogue;
  findings.gaps = {
      find_platform_gaps(catalogue, evidence.streams, Platform::kSpotify, {.bootstrap = bootstrap}),
      find_platform_gaps(catalogue, evidence.views, Platform::kYouTube, {.bootstrap = bootstrap})};
  for (const PlatformGaps& gaps : findings.gaps) {
    findings.searches.push_back(platform_gap_finding(gaps));
  }
}

}  // namespace

Findings find(const Evidence& evidence, const FindingOptions& options) {
  const features::RowMaterial& material = evidence.material;
  const catalogue::Catalogue& catalogue = material.catalogue;
  const stats::BootstrapOptions bootstrap{
      .resamples = options.resamples, .seed = options.seed, .threads = options.threads};
  const auto advance = [&options] {
    if (options.advance) options.advance();
  };
  const std::vector<RowChoice> choices = row_choices(catalogue, evidence.recordings, material.cues);

  Findings findings;
  const PredictabilityOptions predictability{.bootstrap = bootstrap};
  findings.predictability = find_predictability(catalogue, material.cues, choices, predictability);
  append(find_predictability(evidence.cards, predictability.threshold), findings.predictability);
  advance();
  findings.video =
      study_video_effect(material, choices, {.seed = options.seed, .threads = options.threads});
  advance();
  findings.correlations = find_correlations(catalogue, choices, {.bootstrap = bootstrap});
  advance();
  findings.old_insights = recompute_old_insights(catalogue, choices, {.bootstrap = bootstrap});
  append(weigh_audio({catalogue, material.cues, choices.front().rows, evidence.cards},
                     {.seed = options.seed, .threads = options.threads}),
         findings.old_insights);
  advance();
  findings.rules = search_rules(catalogue, material.cues, choices, {.bootstrap = bootstrap});
  findings.searches.push_back(rule_finding(findings.rules));
  advance();
  find_gaps(evidence, bootstrap, findings);
  findings.old_claims = judge_old_claims(evidence.kpis);
  advance();
  return findings;
}

std::vector<const Finding*> all_of(const Findings& findings) {
  std::vector<const Finding*> all;
  for (const auto* part : {&findings.predictability, &findings.video.findings,
                           &findings.correlations, &findings.old_insights, &findings.searches}) {
    for (const Finding& finding : *part) all.push_back(&finding);
  }
  return all;
}

}  // namespace crossfade::insight
