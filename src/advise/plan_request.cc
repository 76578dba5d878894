#include "advise/plan_request.h"

#include <cmath>

namespace crossfade::advise {
namespace {

using text::Bilingual;

constexpr Bilingual kNeeds{"[{}] needs {}: {}", "[{}]에 {} 값이 필요합니다: {}"};

// Collects the keys of one section that were not said.
class Gaps {
 public:
  Gaps(std::vector<text::Sentence>& all, text::Sentence section)
      : all_(all), section_(std::move(section)) {}
  void require(bool said, const char* key, Bilingual what) {
    if (!said) all_.push_back(text::fill(kNeeds, {section_, key, what}));
  }
  void require(double value, const char* key, Bilingual what) {
    require(!std::isnan(value), key, what);
  }

 private:
  std::vector<text::Sentence>& all_;
  text::Sentence section_;
};

void add_gaps(const VideoRequest& videos, std::vector<text::Sentence>& all) {
  Gaps gaps(all, "videos");
  gaps.require(videos.budget, "budget", {"what may be spent on videos", "영상에 쓸 수 있는 금액"});
  gaps.require(videos.value_a_stream, "value_a_stream",
               {"what a stream earns you", "스트리밍 한 번의 수익"});
  gaps.require(!videos.tiers.empty(), "tiers",
               {"the kinds of video and what each costs", "영상 종류와 각각의 비용"});
  for (const VideoTier& tier : videos.tiers) {
    Gaps of_tier(all, "videos.tiers, \"" + tier.name + "\"");
    of_tier.require(tier.cost, "cost",
                    {"what one video of this tier costs", "이 종류 영상의 비용"});
    of_tier.require(tier.effect, "effect",
                    {"its effect as a share of the full video's", "전체 영상 대비 효과"});
  }
}

}  // namespace

std::vector<text::Sentence> missing_of(const PlanRequest& request) {
  std::vector<text::Sentence> all;
  if (request.videos) add_gaps(*request.videos, all);
  if (request.promotion) {
    Gaps gaps(all, "promotion");
    gaps.require(request.promotion->budget, "budget",
                 {"what may be spent on promotion a week", "한 주 홍보 예산"});
    gaps.require(!request.promotion->history.empty(), "history",
                 {"a CSV of week, platform, spend, streams, views: without it no split can be told "
                  "from the data",
                  "week, platform, spend, streams, views 열의 CSV: 없으면 배분을 알 수 없습니다"});
  }
  if (request.signing) {
    Gaps gaps(all, "signing");
    gaps.require(request.signing->miss_cost, "miss_cost",
                 {"what a hit that you turned down costs", "놓친 히트곡의 비용"});
    gaps.require(request.signing->false_alarm_cost, "false_alarm_cost",
                 {"what an investment in no hit costs", "히트가 아닌 곡에 투자한 비용"});
  }
  if (request.releases) {
    Gaps gaps(all, "releases");
    gaps.require(!request.releases->tracks.empty(), "tracks",
                 {"a CSV of artist, track, release_date", "artist, track, release_date 열의 CSV"});
  }
  if ((request.videos || request.releases) && !request.start.known()) {
    all.push_back(text::Bilingual{"start is needed: the first day of the plan",
                                  "start 값이 필요합니다: 계획의 첫날"});
  }
  return all;
}

}  // namespace crossfade::advise
