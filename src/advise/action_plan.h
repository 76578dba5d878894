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
#include "advise/spend_history.h"
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

/// A request with all of its plan that needs no evidence: the files that it names, read, and the
/// calendar.
struct PreparedPlan {
  PlanRequest request;
  std::optional<SpendHistory> history;  ///< unset without one, or without a promotion budget
  std::optional<ReleasePlan> calendar;  ///< unset where not asked for, or not yet complete
};

/// Reads and checks: whatever is wrong with a request or its files throws base::Error here, before
/// the minutes that evidence takes.
PreparedPlan prepare(const PlanRequest& request);

/// Plans what was prepared, section by section. Throws base::Error as these do for what no plan can
/// satisfy.
ActionPlan make_plan(const PreparedPlan& prepared, const PlanEvidence& evidence,
                     const PlanOptions& options);

}  // namespace crossfade::advise
