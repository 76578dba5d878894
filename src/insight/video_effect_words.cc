#include "insight/video_effect_words.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/check.h"
#include "insight/video_effect_fits.h"
#include "text/number_format.h"

namespace crossfade::insight {
namespace {

using text::Bilingual;
using text::Sentence;

// A hidden cause needs to explain less than this of what is left, and the estimate is called
// fragile.
constexpr double kFragile = 0.1;

struct MethodWords {
  std::string_view id;
  Bilingual name;
  Bilingual how;
  Reading reading;
};

constexpr MethodWords kMethods[] = {
    {kRatioOfMeans,
     {"Ratio of means", "평균의 비율"},
     {"mean streams with the flag over mean streams without, less one",
      "표시가 있는 곡의 평균 스트리밍을 없는 곡의 평균으로 나누고 1을 뺀 값"},
     Reading::kObserved},
    {kGeometricRatio,
     {"Geometric ratio", "기하 평균의 비율"},
     {"the same for the typical track: difference of mean logs",
      "보통 곡에 대한 같은 비교. 로그 평균의 차이"},
     Reading::kObserved},
    {kWeightedByTrack,
     {"AIPW, the track alone", "AIPW, 곡의 특성만"},
     {"audio, release sheet and spelling of names as confounders; augmented inverse probability "
      "weighting (Robins, Rotnitzky and Zhao 1994), forests cross-fitted over artists",
      "오디오, 발매 정보, 이름 철자를 교란 요인으로 둔 증강 역확률 가중(Robins, Rotnitzky, Zhao "
      "1994). 숲은 아티스트 단위로 교차 적합"},
     Reading::kAdjusted},
    {kArtistEffects,
     {"Within artists (fixed effects)", "아티스트 안 비교(고정 효과)"},
     {"least squares with a constant of its own for every artist; errors by artist (Liang and "
      "Zeger 1986)",
      "아티스트마다 상수를 둔 최소제곱. 오차는 아티스트 단위(Liang, Zeger 1986)"},
     Reading::kAdjusted},
    {kWeightedByArtist,
     {"AIPW, artist's other tracks", "AIPW, 아티스트의 다른 곡까지"},
     {"augmented inverse probability weighting (Robins, Rotnitzky and Zhao 1994), forests "
      "cross-fitted over artists, given how many of the artist's tracks are treated and how they "
      "stream (Arkhangelsky and Imbens 2024); artists with both kinds of tracks",
      "증강 역확률 가중(Robins, Rotnitzky, Zhao 1994, 숲은 아티스트 단위로 교차 적합). 아티스트의 "
      "곡 "
      "가운데 처치된 곡의 수와 스트리밍 수준을 조건으로 둠(Arkhangelsky, Imbens 2024). 두 종류의 "
      "곡이 모두 있는 아티스트만"},
     Reading::kAdjusted},
    {kPartiallyLinear,
     {"Double machine learning", "이중 기계 학습"},
     {"partially linear model on the same forests (Robinson 1988; Chernozhukov and others 2018)",
      "같은 숲을 쓴 부분 선형 모형(Robinson 1988, Chernozhukov 외 2018)"},
     Reading::kAdjusted},
    {kMatching,
     {"Matching within artists", "아티스트 안 짝짓기"},
     {"each track beside the artist's most alike track of the other kind, by sound and album type",
      "각 곡을 같은 아티스트의 반대 종류 곡 중 소리와 앨범 유형이 가장 비슷한 곡과 비교"},
     Reading::kAdjusted},
    {kHoldingViews,
     {"Within artists at equal views", "조회수 고정, 아티스트 안 비교"},
     {"as within artists, with log views held equal: wrong, as a video works by way of its views "
      "and views rise with whatever makes a track popular",
      "아티스트 안 비교에서 조회수를 고정한 값. 영상은 조회수를 거쳐 작용하고 조회수는 곡의 "
      "인기와 함께 오르므로 잘못된 방법입니다"},
     Reading::kWrong},
};

constexpr Bilingual kQuestion{"Does an official video bring at least {} more streams?",
                              "공식 영상이 있으면 스트리밍이 {} 이상 늘어나는가?"};
constexpr Bilingual kMusicVideoQuestion{"Does a music video bring at least {} more streams?",
                                        "뮤직비디오가 있으면 스트리밍이 {} 이상 늘어나는가?"};
constexpr Bilingual kStatistic{"streams with official_video against without, same artist",
                               "같은 아티스트에서 official_video가 참인 곡과 거짓인 곡의 스트리밍"};
constexpr Bilingual kMusicVideoStatistic{
    "streams with a music video (by title and channel) against another kind of video, same artist",
    "같은 아티스트에서 뮤직비디오(제목과 채널로 판단)인 곡과 다른 종류 영상인 곡의 스트리밍"};

constexpr Bilingual kAnswer{
    "Against other tracks of the same artist, tracks with official_video have {} streams, "
    "adjusted: "
    "{}. {} The flag does not say that it is a music video. Release and upload dates, or better a "
    "staggered or randomised order of which tracks get a video, would settle it.",
    "같은 아티스트의 다른 곡과 견주어 보정하면 official_video가 참인 곡의 스트리밍은 {}입니다. {}. "
    "{} 이 표시가 뮤직비디오를 뜻하지는 않습니다. 발매일과 업로드 날짜, 더 좋게는 어떤 곡에 "
    "영상을 붙일지를 시차를 두거나 무작위로 정한 자료가 있어야 결론이 납니다."};
constexpr Bilingual kMusicVideoAnswer{
    "Against other tracks of the same artist, tracks whose video is a music video have {} streams, "
    "adjusted: {}. {} Labels make music videos for the songs they believe in, and nothing here "
    "tells that apart from the video; the same dates or a randomised order would.",
    "같은 아티스트의 다른 곡과 견주어 보정하면 뮤직비디오가 있는 곡의 스트리밍은 {}입니다. {}. "
    "{} 레이블은 될 것 같은 곡에 뮤직비디오를 만들며, 이 자료로는 그것과 영상의 효과를 가를 수 "
    "없습니다. 날짜 자료나 무작위 순서가 있으면 가를 수 있습니다."};
constexpr Bilingual kIsSupported{"at least {} is supported", "{} 이상이라는 주장은 지지됩니다"};
constexpr Bilingual kIsTooFragile{
    "that is at least {}, but a hidden cause that explains {} of what is left of both video and "
    "streams would bring it below, so whether the video brings so much is undecided",
    "{} 이상이지만, 영상 여부와 스트리밍의 남은 변동을 각각 {} 설명하는 숨은 원인만 있어도 그 "
    "아래로 "
    "내려가므로 영상이 그만큼 가져온다고 판정할 수 없습니다"};
constexpr Bilingual kIsRefuted{"at least {} is refuted", "{} 이상이라는 주장은 반박됩니다"};
constexpr Bilingual kIsUndecided{"whether it is {} or more is undecided",
                                 "{} 이상인지는 판단을 보류합니다"};
constexpr Bilingual kFragileWords{
    "It is an association, and fragile: a hidden cause that explains {} of what is left of both "
    "video and streams would make it nothing (E-value {}).",
    "이는 연관이며 취약합니다. 영상 여부와 스트리밍의 남은 변동을 각각 {}만 설명하는 숨은 원인이 "
    "있어도 효과는 사라집니다(E-값 {})."};
constexpr Bilingual kSturdyWords{
    "It is an association; a hidden cause would have to explain {} of what is left of both video "
    "and streams to make it nothing (E-value {}).",
    "이는 연관입니다. 숨은 원인이 효과를 없애려면 영상 여부와 스트리밍의 남은 변동을 각각 {} "
    "설명해야 "
    "합니다(E-값 {})."};

constexpr Bilingual kNotIdentifiable{
    "Not identifiable: {}. Name for each track whether it has an official video, for artists with "
    "tracks of both kinds; release and upload dates, or a staggered or randomised order of which "
    "tracks get a video, would settle it.",
    "식별할 수 없습니다. {}. 두 종류의 곡이 모두 있는 아티스트에 대해 곡마다 공식 영상 여부를 "
    "적어 주십시오. 발매일과 업로드 날짜, 또는 어떤 곡에 영상을 붙일지를 시차를 두거나 무작위로 "
    "정한 자료가 있어야 결론이 납니다."};

constexpr std::array<std::array<Bilingual, 5>, 2> kReasons = {
    {{{{"no track with streams says whether it has an official video",
        "스트리밍이 있는 곡 중 공식 영상 여부가 적힌 곡이 없습니다"},
       {"no track has an official video", "공식 영상이 있는 곡이 없습니다"},
       {"every track has an official video", "모든 곡에 공식 영상이 있습니다"},
       {"all tracks have the same streams", "모든 곡의 스트리밍이 같습니다"},
       {"only {} artists have tracks with and without an official video, of {} at least",
        "공식 영상이 있는 곡과 없는 곡이 모두 있는 아티스트가 {}명으로, 최소 {}명에 못 미칩니다"}}},
     {{{"no track with streams names a video", "스트리밍이 있는 곡 중 영상이 적힌 곡이 없습니다"},
       {"no title makes a video a music video", "제목으로 보아 뮤직비디오인 영상이 없습니다"},
       {"every title makes the video a music video", "제목으로 보아 모든 영상이 뮤직비디오입니다"},
       {"all tracks have the same streams", "모든 곡의 스트리밍이 같습니다"},
       {"only {} artists have tracks with a music video and with another, of {} at least",
        "뮤직비디오인 곡과 아닌 곡이 모두 있는 아티스트가 {}명으로, 최소 {}명에 못 미칩니다"}}}}};

Sentence threshold_words(double threshold) { return text::format_percent(threshold); }

// An association that reaches the claim only while nothing is hidden supports no claim of a cause.
bool is_too_fragile(const stats::Estimate& estimate, const Sensitivity& sensitivity,
                    double threshold) {
  return judge_at_least(estimate, threshold) == Verdict::kSupported &&
         !(sensitivity.robustness_of_claim >= kFragile);
}

Sentence verdict_words(Verdict verdict, double threshold) {
  const Bilingual& words = verdict == Verdict::kSupported ? kIsSupported
                           : verdict == Verdict::kRefuted ? kIsRefuted
                                                          : kIsUndecided;
  return text::fill(words, {threshold_words(threshold)});
}

Finding empty_finding(VideoTreatment treatment, double threshold) {
  const bool flag = treatment == VideoTreatment::kOfficialVideo;
  Finding finding;
  finding.id = flag ? "h2-video-effect" : "h2-music-video";
  finding.question =
      text::fill(flag ? kQuestion : kMusicVideoQuestion, {threshold_words(threshold)});
  finding.statistic = flag ? kStatistic : kMusicVideoStatistic;
  finding.threshold = threshold;
  finding.unit = Unit::kLift;
  finding.method = method_words(kWeightedByArtist).how;
  return finding;
}

}  // namespace

EffectMethod method_words(std::string_view id) {
  const auto* const found = std::ranges::find(kMethods, id, &MethodWords::id);
  CF_CHECK(found != std::end(kMethods));
  return {found->id, found->name, found->how, found->reading, {}, 0, {}};
}

Finding answered_finding(VideoTreatment treatment, const stats::Estimate& estimate,
                         const Sensitivity& sensitivity, double threshold) {
  Finding finding = empty_finding(treatment, threshold);
  finding.estimate = estimate;
  const bool too_fragile = is_too_fragile(estimate, sensitivity, threshold);
  finding.verdict = too_fragile ? Verdict::kUndecided : judge_at_least(estimate, threshold);
  const Sentence judgement =
      too_fragile
          ? text::fill(kIsTooFragile, {threshold_words(threshold),
                                       text::format_percent(sensitivity.robustness_of_claim)})
          : verdict_words(finding.verdict, threshold);
  const Sentence fragility =
      text::fill(sensitivity.robustness_value < kFragile ? kFragileWords : kSturdyWords,
                 {text::format_percent(sensitivity.robustness_value),
                  text::format_decimal(sensitivity.e_value, 2)});
  finding.sentence =
      text::fill(treatment == VideoTreatment::kOfficialVideo ? kAnswer : kMusicVideoAnswer,
                 {figure_words(estimate, Unit::kLift), judgement, fragility});
  return finding;
}

Finding unidentified_finding(VideoTreatment treatment, const Unidentified& why, double threshold) {
  Finding finding = empty_finding(treatment, threshold);
  finding.verdict = Verdict::kNotIdentifiable;
  finding.estimate.n = why.rows;
  const auto row = static_cast<std::size_t>(treatment);
  const Sentence reason =
      text::fill(kReasons[row][static_cast<std::size_t>(why.reason)],
                 {std::to_string(why.compared_artists), std::to_string(kLeastComparedArtists)});
  finding.sentence = text::fill(kNotIdentifiable, {reason});
  return finding;
}

text::Bilingual video_kind_label(features::VideoKind kind) {
  constexpr Bilingual kLabels[] = {{"no video", "영상 없음"},
                                   {"music video", "뮤직비디오"},
                                   {"audio", "오디오"},
                                   {"lyric video", "가사 영상"},
                                   {"visualiser", "비주얼라이저"},
                                   {"live", "라이브"},
                                   {"automatic upload (Topic)", "자동 업로드(Topic)"},
                                   {"cover or reaction", "커버·리액션"},
                                   {"other", "기타"}};
  return kLabels[static_cast<std::size_t>(kind)];
}

std::string_view video_kind_name(features::VideoKind kind) {
  constexpr std::string_view kNames[] = {"none", "music-video", "audio", "lyric", "visualizer",
                                         "live", "topic",       "cover", "other"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view reading_name(Reading reading) {
  constexpr std::string_view kNames[] = {"observed", "adjusted", "wrong"};
  return kNames[static_cast<std::size_t>(reading)];
}

std::string_view warning_name(EffectWarning warning) {
  constexpr std::string_view kNames[] = {"artists-differ", "unlike-within-artist",
                                         "control-is-moved"};
  return kNames[static_cast<std::size_t>(warning)];
}

}  // namespace crossfade::insight
