#include "advise/action_plan.h"

#include <cmath>

#include "advise/release_list.h"
#include "advise/split_request.h"

namespace crossfade::advise {
namespace {

// Whether this section of a request, taken by itself, says all that is needed.
template <typename Section>
bool is_complete(const PlanRequest& request, std::optional<Section> PlanRequest::*section) {
  if (!(request.*section)) return false;
  PlanRequest alone;
  alone.start = request.start;
  alone.*section = request.*section;
  return missing_of(alone).empty();
}

bool has_promotion(const PlanRequest& request) {
  return request.promotion && !std::isnan(request.promotion->budget);
}

// Of a request that has_promotion().
std::optional<SpendHistory> history_of(const PlanRequest& request) {
  if (request.promotion->history.empty()) return std::nullopt;
  return read_spend_history(request.promotion->history);
}

std::optional<ReleasePlan> calendar_of(const PlanRequest& request) {
  if (!is_complete(request, &PlanRequest::releases)) return std::nullopt;
  return plan_releases(read_release_list(request.releases->tracks), *request.releases,
                       request.start);
}

constexpr text::Bilingual kNoHitModel{
    "[signing] cannot be answered: this catalogue has too few tracks, artists or hits for a model "
    "of "
    "hits to be tested",
    "[signing]에는 답할 수 없습니다: 이 카탈로그에는 히트 모델을 검증할 만큼 곡, 아티스트 또는 "
    "히트곡이 많지 않습니다"};

}  // namespace

PreparedPlan prepare(const PlanRequest& request) {
  PreparedPlan prepared{request, std::nullopt, calendar_of(request)};
  if (has_promotion(request)) {
    prepared.history = history_of(request);
    check_request(*request.promotion, prepared.history ? &*prepared.history : nullptr);
  }
  if (is_complete(request, &PlanRequest::videos)) check(*request.videos);
  if (request.signing) check(*request.signing);
  return prepared;
}

ActionPlan make_plan(const PreparedPlan& prepared, const PlanEvidence& evidence,
                     const PlanOptions& options) {
  const PlanRequest& request = prepared.request;
  ActionPlan plan;
  plan.currency = request.currency;
  plan.start = request.start;
  plan.missing = missing_of(request);
  plan.releases = prepared.calendar;
  // Without a history there is an answer, too: what to collect.
  if (has_promotion(request)) {
    plan.promotion =
        split_budget(*request.promotion, prepared.history ? &*prepared.history : nullptr,
                     {.seed = options.seed, .threads = options.threads});
  }
  if (is_complete(request, &PlanRequest::videos)) {
    plan.videos = plan_videos(evidence.forecasts, *request.videos, evidence.video_effect,
                              {.seed = options.seed});
  }
  if (request.signing && evidence.is_hit.empty()) plan.missing.emplace_back(kNoHitModel);
  if (request.signing && !evidence.is_hit.empty()) {
    plan.signing =
        tabulate_signing(evidence.hit_probability, evidence.is_hit, evidence.artist,
                         *request.signing, {.seed = options.seed, .threads = options.threads});
    plan.checklist.assign(evidence.rules.begin(), evidence.rules.end());
  }
  if (request.playlists) {
    plan.playlists = make_playlists(evidence.catalogue, evidence.recordings, *request.playlists);
  }
  return plan;
}

}  // namespace crossfade::advise
