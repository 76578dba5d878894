#include "insight/reference_claims.h"

#include "text/number_format.h"

namespace crossfade::insight {
namespace {

using text::Bilingual;
using text::format_decimal;
using text::format_percent;

constexpr Bilingual kWhyStreams{
    "a random split shares artists and recordings between training and test, and the forest is given "
    "the views; the README's figure is reached by no run of its code",
    "무작위 분할은 같은 아티스트와 음원을 학습과 검증 양쪽에 두며, 모델에 조회수까지 줍니다. README의 "
    "수치는 그 코드를 어떻게 돌려도 나오지 않습니다"};
constexpr Bilingual kWhyFolds{
    "consecutive rows hold an artist together, so this is nearer to an unseen artist; its code took 3 "
    "folds where its README says 5",
    "연속된 행 분할은 아티스트를 한데 묶으므로 처음 보는 아티스트에 더 가깝습니다. README는 5겹이라 하지만 "
    "코드는 3겹이었습니다"};
constexpr Bilingual kWhyAccuracy{
    "nine tracks in ten are no hit, so calling nothing a hit is right nearly as often",
    "열 곡 중 아홉 곡은 히트가 아니므로, 아무것도 히트라 하지 않아도 거의 그만큼 맞습니다"};
constexpr Bilingual kWhyViews{
    "the forest is given the streams of the same day; before release they are unknown",
    "모델에 같은 날의 스트리밍 수를 줍니다. 발매 전에는 알 수 없는 값입니다"};
constexpr Bilingual kWhyCorrelation{
    "missing counts were filled with zero and the largest tracks cut before it was taken",
    "빠진 수치를 0으로 채우고 가장 큰 곡들을 잘라낸 뒤 계산했습니다"};
constexpr Bilingual kWhyLift{
    "a ratio of means, as observed: better known artists have official videos more often, so this is "
    "no effect of the video; official_video is true for audio uploads too",
    "관찰된 평균의 비율일 뿐입니다. 유명한 아티스트일수록 공식 영상이 많으므로 영상의 효과가 아니며, "
    "official_video는 오디오 업로드에도 참입니다"};
constexpr Bilingual kWhyEngagement{
    "mean of likes / (views + 1); no way of taking it on this data gives the README's figure",
    "좋아요 / (조회수 + 1)의 평균입니다. 이 자료에서는 어떤 방식으로도 README의 수치가 나오지 않습니다"};
constexpr Bilingual kWhyImportance{
    "share of the loss of R2 on held-out rows when the column is shuffled; the README's shares do not "
    "say how they were taken",
    "검증 행에서 그 열을 섞었을 때 줄어드는 R2의 비중입니다. README는 산출 방법을 밝히지 않습니다"};

using features::Family;
constexpr ClaimedImportance kImportances[] = {
    {"importance-log-views",
     {"Importance of log_views", "log_views의 중요도"},
     ".285",
     "log_views",
     Family::kViews},
    {"importance-engagement",
     {"Importance of engagement", "참여율의 중요도"},
     ".187",
     "youtube_engagement",
     Family::kEngagement},
    {"importance-positivity",
     {"Importance of audio_positivity", "audio_positivity의 중요도"},
     ".142",
     "audio_positivity",
     Family::kAudio}};

const ReferenceModel& model_named(const ReferenceResult& result, std::string_view name) {
  for (const ReferenceModel& model : result.models) {
    if (model.name == name) return model;
  }
  return result.models.front();
}

std::string share_of(const ReferenceModel& model, std::string_view column) {
  for (const ReferenceImportance& importance : model.importances) {
    if (importance.column == column) return format_decimal(importance.share, 3);
  }
  return {};
}

std::string folds_of(const ReferenceModel& model) {
  return format_decimal(model.fold_mean, 3) + " ± " + format_decimal(model.fold_deviation, 3);
}

}  // namespace

std::vector<ReferenceClaim> reference_claims(const ReferenceResult& result) {
  const ReferenceModel& streams = model_named(result, "streams");
  const ReferenceModel& hit = model_named(result, "hit");
  const ReferenceModel& views = model_named(result, "views");
  const ReferenceKpis& kpis = result.kpis;
  std::vector<ReferenceClaim> claims = {
      {"stream-r2", {"Stream model, R2 on a random 20 %", "스트리밍 모델, 무작위 20 % R2"}, ".847",
       ".127", format_decimal(streams.split_score, 3), kWhyStreams},
      {"stream-cv", {"Stream model, R2 over folds", "스트리밍 모델, 교차검증 R2"}, ".831 ± .012",
       ".060 ± .044 (3)", folds_of(streams), kWhyFolds},
      {"hit-accuracy", {"Hit model, accuracy", "히트 모델, 정확도"}, "92.3 %", "89.7 %",
       format_percent(hit.split_score) + " (" + format_percent(hit.base_score) + ")", kWhyAccuracy},
      {"views-r2", {"Views model, R2", "조회수 모델, R2"}, ".782", ".351",
       format_decimal(views.split_score, 3), kWhyViews},
      {"correlation", {"Correlation of streams and views", "스트리밍과 조회수의 상관"}, ".687", ".4555",
       format_decimal(kpis.correlation_streams_views, 4), kWhyCorrelation},
      {"official-video", {"Lift of an official video, as observed", "공식 영상의 관찰된 차이"},
       "+43.7 %", "+31.4 %", format_percent(kpis.official_video_lift, true), kWhyLift},
      {"engagement", {"Engagement", "참여율"}, "3.24 %", "1.206 %",
       format_decimal(kpis.mean_likes_per_view_plus_one * 100, 3) + " %", kWhyEngagement},
  };
  for (const ClaimedImportance& each : kImportances) {
    claims.push_back({each.id, each.label, each.claimed, "", share_of(streams, each.column),
                      kWhyImportance});
  }
  return claims;
}

std::span<const ClaimedImportance> claimed_importances() { return kImportances; }

}  // namespace crossfade::insight
