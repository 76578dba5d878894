#pragma once

#include "text/language.h"

// Every sentence that a report's reader sees, in both languages. "{}" is filled in order.
namespace crossfade::report::say {

using text::Bilingual;

inline constexpr Bilingual kNoDate{"no date given", "날짜 미지정"};

// Title and origin
inline constexpr Bilingual kTitle{"Crossfade report", "Crossfade 보고서"};
inline constexpr Bilingual kReferenceTitle{"Crossfade report: the old pipeline repeated",
                                           "Crossfade 보고서: 예전 파이프라인 재현"};
inline constexpr Bilingual kLead{
    "{} tracks, {} recordings and {} artists on Spotify and YouTube. Counts as of: {}. Square "
    "brackets and whiskers are 95 % intervals (artists resampled); n is the number of rows behind "
    "a figure.",
    "Spotify와 YouTube의 곡 {}개, 음원 {}개, 아티스트 {}명. 수치 기준일: {}. 대괄호와 수염은 95 % "
    "구간(아티스트 단위 재표집)이며, n은 각 수치의 근거가 된 행 수입니다."};
inline constexpr Bilingual kOrigin{"What this was made from", "무엇으로 만들었나"};
inline constexpr Bilingual kFilesCaption{"Files read", "읽은 파일"};
inline constexpr Bilingual kFile{"File", "파일"};
inline constexpr Bilingual kFormat{"Format", "형식"};
inline constexpr Bilingual kRecords{"Rows in the file", "파일의 행"};
inline constexpr Bilingual kTracksTaken{"Tracks taken", "가져온 곡"};
inline constexpr Bilingual kDigest{"Fingerprint (XXH3)", "지문(XXH3)"};
inline constexpr Bilingual kSeedLine{
    "Profile {}, seed {}: the same files and seed give the same report.",
    "프로필 {}, 시드 {}: 같은 파일과 시드는 같은 보고서를 만듭니다."};
inline constexpr Bilingual kUnusedColumns{"Columns of {} that nothing here uses: {}.",
                                          "{}에서 사용하지 않은 열: {}."};

// KPIs
inline constexpr Bilingual kKpis{"Key figures", "핵심 지표"};
inline constexpr Bilingual kCaptionOfN{" (n = {}, counts as of: {})", "(n = {}, 수치 기준일: {})"};
inline constexpr Bilingual kCaptionDate{" (counts as of: {})", "(수치 기준일: {})"};
inline constexpr Bilingual kKpiCaption{"Key figures", "핵심 지표"};
inline constexpr Bilingual kFigure{"Figure", "지표"};
inline constexpr Bilingual kValue{"Value", "값"};
inline constexpr Bilingual kInterval{"95 % interval", "95 % 구간"};
inline constexpr Bilingual kHow{"How it is taken", "산출 방법"};
inline constexpr Bilingual kCorrelationChart{"Correlation of streams and views, four ways",
                                             "스트리밍과 조회수의 상관, 네 가지 방식"};
inline constexpr Bilingual kCorrelationSummary{
    "Streams and views go together on every scale: {} as counted, {} on logs, {} within an artist.",
    "어떤 척도로 보아도 스트리밍과 조회수는 함께 움직입니다. 원래 수치 {}, 로그 {}, 아티스트 안 "
    "{}."};
inline constexpr Bilingual kLiftNote{
    "Mean streams with official_video against without: {}, as observed, not an effect. Better "
    "known artists have official videos more often, and the flag is also true for "
    "audio uploads and automatic Topic channels.",
    "official_video가 참인 곡의 평균 스트리밍은 거짓인 곡과 {} 차이가 납니다. 관찰된 차이일 뿐 "
    "효과가 "
    "아닙니다. 유명한 아티스트일수록 공식 영상이 많고, 이 표시는 오디오 업로드와 자동 생성 Topic "
    "채널에서도 참입니다."};
inline constexpr Bilingual kBenchmarks{"Benchmarks you set", "직접 정한 기준값"};
inline constexpr Bilingual kBenchmark{"Benchmark", "기준값"};
inline constexpr Bilingual kSource{"Source", "출처"};

// Distributions
inline constexpr Bilingual kShapes{"How counts are spread", "수치의 분포"};
inline constexpr Bilingual kStreamsShape{"Tracks by streams", "스트리밍 구간별 곡 수"};
inline constexpr Bilingual kViewsShape{"Tracks by views", "조회수 구간별 곡 수"};
inline constexpr Bilingual kShapeSummary{
    "n = {}. Most tracks lie about {}; columns are fifths of a power of ten. {} at zero, {} "
    "missing.",
    "n = {}. 대부분의 곡은 {} 부근에 있습니다. 막대 하나는 10배 구간의 5분의 1입니다. 0인 곡 {}개, "
    "값이 "
    "없는 곡 "
    "{}개."};
inline constexpr Bilingual kDensity{"Streams against views", "스트리밍과 조회수"};
inline constexpr Bilingual kDensitySummary{
    "n = {} tracks with both counts; darker cells hold more tracks. The cloud rises, but at the "
    "same "
    "views streams differ by a factor of ten and more.",
    "n = {}(두 수치가 모두 있는 곡). 짙은 칸일수록 곡이 많습니다. 함께 커지지만, 조회수가 같아도 "
    "스트리밍은 "
    "열 배 넘게 차이 납니다."};
inline constexpr Bilingual kStreams{"Streams", "스트리밍"};
inline constexpr Bilingual kViews{"Views", "조회수"};

// Quality
inline constexpr Bilingual kQuality{"Data quality", "데이터 품질"};
inline constexpr Bilingual kQualityScore{
    "Score {} of 100, judged before anything is filled or cut (n = {} rows, {}).",
    "100점 만점에 {}점. 아무것도 채우거나 잘라내기 전에 평가했습니다(n = {}행, {})."};
inline constexpr Bilingual kPartsChart{"Score of each part", "부문별 점수"};
inline constexpr Bilingual kPartsSummary{"{} is the weakest part, with {} of 100.",
                                         "가장 약한 부문은 {}(100점 만점에 {}점)입니다."};
inline constexpr Bilingual kNotJudged{"not judged", "평가 안 함"};
inline constexpr Bilingual kRulesCaption{"Rules that found something, worst first",
                                         "문제가 발견된 규칙, 심한 순서"};
inline constexpr Bilingual kRule{"What was found", "발견된 문제"};
inline constexpr Bilingual kPart{"Part", "부문"};
inline constexpr Bilingual kFaults{"Cases", "건수"};
inline constexpr Bilingual kChecked{"Looked at", "검사 대상"};
inline constexpr Bilingual kShare{"Share", "비율"};
inline constexpr Bilingual kRulesClean{"{} further rules found nothing.",
                                       "나머지 규칙 {}개에서는 문제가 없었습니다."};

// Missing cells
inline constexpr Bilingual kMissing{"Missing cells among the models' numeric inputs: {}; {}.",
                                    "모델에 들어가는 수치 가운데 빈 칸은 {}개이며, {}."};
// In the order of catalogue::MissingPolicy.
inline constexpr Bilingual kMissingPolicies[] = {
    {"they stay missing: models are trained and judged on tracks with all audio, whether or not "
     "likes and comments are known",
     "빈 채로 둡니다: 모델은 오디오가 모두 있는 곡으로 학습하고 평가하며, 좋아요나 댓글은 비어 "
     "있어도 됩니다"},
    {"for the models each was filled with its column's median, after quality and figures were "
     "taken",
     "품질과 지표를 낸 뒤 모델을 위해 각 열의 중앙값으로 채웠습니다"},
    {"for the models each was filled with zero, after quality and figures were taken",
     "품질과 지표를 낸 뒤 모델을 위해 0으로 채웠습니다"},
    {"with any, no model would have been trained",
     "하나라도 있었다면 모델을 학습하지 않았을 것입니다"},
};
inline constexpr Bilingual kMissingCaption{"Missing cells of the models' inputs",
                                           "모델 입력의 빈 칸"};
inline constexpr Bilingual kMissingCells{"Missing", "빈 칸"};
inline constexpr Bilingual kFilledWith{"Filled with", "채운 값"};
inline constexpr Bilingual kNotFilled{"left missing", "비워 둠"};

// Import issues
inline constexpr Bilingual kIssues{"Import issues", "가져오기 문제"};
inline constexpr Bilingual kNoIssues{"Every cell could be read as it stood.",
                                     "모든 칸을 있는 그대로 읽었습니다."};
inline constexpr Bilingual kIssueCounts{"Complaints by kind", "종류별 문제"};
inline constexpr Bilingual kKind{"Kind", "종류"};
inline constexpr Bilingual kFirstIssues{"Where they are: the first ones", "위치: 처음 몇 건"};
inline constexpr Bilingual kLine{"Line", "줄"};
inline constexpr Bilingual kColumn{"Column", "열"};
inline constexpr Bilingual kCellAsRead{"Cell", "칸의 내용"};
inline constexpr Bilingual kWholeRow{"whole row", "행 전체"};

// Outliers
inline constexpr Bilingual kOutliers{"Outliers: listed, not cut",
                                     "이상치: 목록만 만들고 자르지 않음"};
inline constexpr Bilingual kOutlierLead{
    "Nothing was cut. This is what cutting would cost.",
    "아무것도 잘라내지 않았습니다. 아래는 잘라낼 때 치를 값입니다."};
inline constexpr Bilingual kOutlierHits{
    "Of the {} rows that the 3-sigma rule calls outliers, {} are hits ({}).",
    "3시그마 규칙이 이상치라 부르는 {}행 가운데 {}행이 히트곡입니다({})."};
inline constexpr Bilingual kBillCaption{"The bill of cutting (cut of all)",
                                        "잘라낼 때의 손실(전체 중 잘리는 몫)"};
inline constexpr Bilingual kWhatIsLost{"What would go", "사라지는 것"};
inline constexpr Bilingual kThreeSigma{"3-sigma cuts, one after the other", "3시그마 절단(차례로)"};
inline constexpr Bilingual kRobust{"Robust, 3.5 deviations on logs", "강건 규칙(로그, 3.5 편차)"};
inline constexpr Bilingual kRows{"Rows", "행"};
inline constexpr Bilingual kHits{"Hits (top 10 %)", "히트곡(상위 10 %)"};
inline constexpr Bilingual kTopPercent{"Top 1 %", "상위 1 %"};
inline constexpr Bilingual kCutOf{"{} of {} ({})", "{} / {} ({})"};

// Names of the powers of ten from 1 to 10^15, short enough for an axis
inline constexpr Bilingual kDecades[] = {
    {"1", "1"},      {"10", "10"},     {"100", "100"},     {"1k", "1천"},
    {"10k", "1만"},  {"100k", "10만"}, {"1M", "100만"},    {"10M", "1천만"},
    {"100M", "1억"}, {"1bn", "10억"},  {"10bn", "100억"},  {"100bn", "1천억"},
    {"1tn", "1조"},  {"10tn", "10조"}, {"100tn", "100조"}, {"1,000tn", "1천조"},
};

// Issue kinds, in the order of catalogue::IssueKind
inline constexpr Bilingual kIssueKinds[] = {
    {"row too short, left out", "칸이 모자란 행(제외)"},
    {"row too long, left out", "칸이 남는 행(제외)"},
    {"no artist or track name, left out", "아티스트나 곡 이름이 없는 행(제외)"},
    {"not a number, taken as missing", "숫자가 아닌 칸(결측 처리)"},
    {"negative count, taken as missing", "음수(결측 처리)"},
    {"outside its range, taken as missing", "범위를 벗어난 값(결측 처리)"},
    {"neither true nor false, taken as missing", "참/거짓이 아닌 칸(결측 처리)"},
    {"no such date, taken as missing", "없는 날짜(결측 처리)"},
    {"not a valid identifier, taken as missing", "올바르지 않은 식별자(결측 처리)"},
    {"identifiers that contradict each other", "서로 모순되는 식별자"},
};

}  // namespace crossfade::report::say
