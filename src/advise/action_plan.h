#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "advise/plan_request.h"
#include "advise/platform_split.h"
#include "advise/playlists.h"
#include "advise/release_plan.h"
#include "advise/signing.h"
#include "advise/video_plan.h"
#include "catalogue/catalogue.h"
#include "catalogue/recording_index.h"
#include "insight/rule_search.h"
#include "text/sentence.h"

namespace crossfade::advise {

/// What a plan is made of, besides what the user asked: a study's predictions and findings.
struct PlanEvidence {
  const catalogue::Catalogue& catalogue;
  const catalogue::RecordingIndex& recordings;
  std::span<const TrackForecast> forecasts;  ///< of the catalogue's tracks, out of fold
  EffectEvidence video_effect;
  /// Of tracks as demos, out of fold: the probability of a hit, whether it became one (1 or 0), the
  /// artist. One entry a track; empty where there is no such model.
  std::span<const double> hit_probability = {};
  std::span<const double> is_hit = {};
  std::span<const std::uint32_t> artist = {};
  std::span<const insight::AudioRule> rules = {};  ///< that held on artists not chosen on
};

struct PlanOptions {
  std::uint64_t seed = 7;
  int threads = 1;  ///< any number gives the same plan
};

/// What to do next. A section that was not asked for, or lacks what the user alone knows, is unset.
struct ActionPlan {
  std::string currency;
  base::Date start;
  /// What the user has still to say, and what this catalogue cannot tell.
  std::vector<text::Sentence> missing;
  std::optional<VideoPlan> videos;
  std::optional<PlatformSplit> promotion;
  std::optional<SigningTable> signing;
  std::vector<insight::AudioRule> checklist;  ///< with `signing`: the rules that stand
  std::optional<ReleasePlan> releases;
  std::optional<Playlists> playlists;
};

/// Throws, before there is any evidence, what make_plan() would throw for the request and the files
/// that it names.
void check(const PlanRequest& request);

/// Plans what `request` asks for, section by section. Throws base::Error as these do for what no
/// plan can satisfy, and for files that cannot be read.
ActionPlan make_plan(const PlanRequest& request, const PlanEvidence& evidence,
                     const PlanOptions& options);

}  // namespace crossfade::advise
