#include "report/not_known.h"

#include <algorithm>

namespace crossfade::report {
namespace {

constexpr Unknown kUndated{
    "undated",
    {"The date of the counts: none was given, so nothing can be said about their age.",
     "수치의 기준일: 지정되지 않아 얼마나 오래된 수치인지 말할 수 없습니다."}};
constexpr Unknown kNoReleaseDates{
    "no-release-dates",
    {"Release dates: without them an old track's streams cannot be told from a popular one's.",
     "발매일: 이것이 없으면 오래되어 쌓인 스트리밍과 인기로 얻은 스트리밍을 가를 수 없습니다."}};
constexpr Unknown kSomeReleaseDates{
    "some-release-dates",
    {"The release date of some tracks: their age cannot be taken into account.",
     "일부 곡의 발매일: 그 곡들은 나이를 고려할 수 없습니다."}};
constexpr Unknown kMissingCounts{
    "missing-counts",
    {"The counts that are missing: they were left out, not taken as zero.",
     "비어 있는 수치: 0으로 보지 않고 계산에서 뺐습니다."}};
constexpr Unknown kVideoMatch{
    "video-match",
    {"Whether the video beside a track is its best one: another upload may hold most of its views.",
     "곡 옆의 영상이 가장 알맞은 영상인지: 조회수 대부분이 다른 업로드에 있을 수 있습니다."}};
constexpr Unknown kVideoEffect{
    "video-effect",
    {"What a video causes: even among one artist's tracks, the songs believed in get the videos. "
     "Release and upload dates, or an experiment, would tell.",
     "영상이 실제로 일으키는 효과: 같은 아티스트 안에서도 기대받는 곡이 영상을 얻습니다. 발매일과 "
     "업로드일, 또는 실험이 있어야 알 수 있습니다."}};
constexpr Unknown kSpend{
    "spend",
    {"What was spent: without it no split of a budget between the platforms can be derived.",
     "집행한 비용: 이것이 없으면 플랫폼 사이의 예산 배분을 도출할 수 없습니다."}};
constexpr Unknown kGrowth{"growth",
                          {"How fast counts grow: all-time counts of one day hold no trend.",
                           "수치의 증가 속도: 하루치 누적 수치에는 추세가 없습니다."}};
constexpr Unknown kSelection{
    "selection",
    {"What holds for other music: the tracks of a file were chosen by someone, not by chance.",
     "다른 음악에도 맞는지: 파일의 곡들은 무작위가 아니라 누군가가 고른 것입니다."}};
constexpr Unknown kRefusedModels{
    "refused-models",
    {"What the models that were refused would say: the data does not carry them.",
     "거절된 모델이 말했을 내용: 자료가 그 모델을 뒷받침하지 못합니다."}};

}  // namespace

std::vector<Unknown> not_known(const Report& report) {
  std::vector<Unknown> unknown;
  const insight::Kpis& kpis = report.kpis;
  if (!report.as_of.known()) unknown.push_back(kUndated);
  if (report.distributions.release_dates == 0) {
    unknown.push_back(kNoReleaseDates);
  } else if (report.distributions.release_dates < kpis.tracks) {
    unknown.push_back(kSomeReleaseDates);
  }
  if (kpis.total_streams.n < kpis.tracks || kpis.total_views.n < kpis.tracks) {
    unknown.push_back(kMissingCounts);
  }
  if (kpis.total_views.n > 0) unknown.push_back(kVideoMatch);
  if (kpis.official_video_lift.n > 0) unknown.push_back(kVideoEffect);
  const bool knows_spend = report.plan && report.plan->promotion &&
                           report.plan->promotion->verdict != insight::Verdict::kNotIdentifiable;
  if (!knows_spend) unknown.push_back(kSpend);
  unknown.insert(unknown.end(), {kGrowth, kSelection});
  const auto is_refused = [](const evaluate::ModelCard& card) { return card.refused.has_value(); };
  if (std::ranges::any_of(report.models, is_refused)) unknown.push_back(kRefusedModels);
  return unknown;
}

}  // namespace crossfade::report
