#pragma once

#include "text/language.h"

// The sentences about models, rankings, the old pipeline and what is not known.
namespace crossfade::report::say {

using text::Bilingual;

inline constexpr Bilingual kModels{"Models, judged on tracks they never saw",
                                   "모델: 처음 보는 곡으로 평가"};
inline constexpr Bilingual kModelsLead{
    "Every figure is out of fold. In a and c no artist or recording stands on both sides; in b and "
    "d, where an artist's other tracks are known, no recording, video or stream count does. R² is "
    "the share of variance explained (1 perfect, 0 no better than the mean); AUC .5 is chance; the "
    "base of average precision is the share of hits.",
    "모든 수치는 폴드 밖 예측입니다. a와 c에서는 같은 아티스트나 음원이 학습과 평가 양쪽에 놓이지 "
    "않으며, 아티스트의 다른 곡을 아는 b와 d에서는 같은 음원, 영상, 스트리밍 수가 양쪽에 놓이지 "
    "않습니다. "
    "R²는 "
    "설명된 분산의 비율(1이면 완벽, 0이면 평균과 같음), AUC .5는 우연 수준이며, 평균 정밀도의 "
    "기준선은 "
    "히트곡의 비율입니다."};
inline constexpr Bilingual kModelSetting{"{} rows, {} artists, {} folds, {} features. Learner: {}.",
                                         "{}행, 아티스트 {}명, {}겹, 특성 {}개. 학습기: {}."};
inline constexpr Bilingual kBoosting{
    "boosting of {} trees with {} leaves, rate {}, {} of the columns and {} of the rows a tree, L2 "
    "{}",
    "부스팅 트리 {}개, 잎 {}개, 학습률 {}, 트리마다 열의 {}와 행의 {}, L2 {}"};
inline constexpr Bilingual kExtraTrees{
    "extra trees: {} trees, at least {} rows a leaf, {} of the columns a split",
    "엑스트라 트리 {}개, 잎마다 최소 {}행, 분기마다 열의 {}"};
inline constexpr Bilingual kLearnerAlone{" (alone R² {}, weight {})", " (단독 R² {}, 가중치 {})"};
inline constexpr Bilingual kFoldsR2{"R² fold by fold: {}. Fingerprint of the folds: {}.",
                                    "폴드별 R²: {}. 폴드 지문: {}."};
inline constexpr Bilingual kFoldsAuc{"AUC fold by fold: {}. Fingerprint of the folds: {}.",
                                     "폴드별 AUC: {}. 폴드 지문: {}."};
inline constexpr Bilingual kRefused{"No model: {}", "모델 없음: {}"};
inline constexpr Bilingual kBaseRate{
    "Calling nothing a hit is right {} of the time, so accuracy says little; of the 10 % ranked "
    "highest, {} are hits.",
    "아무것도 히트라 하지 않아도 {}는 맞으므로 정확도는 별 의미가 없습니다. 순위 상위 10 % 가운데 "
    "실제 "
    "히트는 {}입니다."};
inline constexpr Bilingual kBand{
    "The 90 % band holds {} of the tracks not seen, and is {} powers of ten wide on average: from "
    "its lower to its upper end a factor of {}.",
    "90 % 예측 구간은 처음 보는 곡의 {}를 담으며, 평균 너비는 10의 {}제곱, 즉 아래 끝과 위 끝이 "
    "{}배 "
    "차이입니다."};
inline constexpr Bilingual kScoreCaption{"How well it does", "성능"};
inline constexpr Bilingual kScore{"Score", "평가 지표"};
inline constexpr Bilingual kHitStreams{
    "A hit is a track above {} streams (90th percentile of the "
    "training rows).",
    "히트는 스트리밍 {} 회를 넘는 곡입니다(학습 행의 90번째 백분위수)."};
inline constexpr Bilingual kFamilies{"{}: what families of features are worth",
                                     "{}: 특성 묶음의 가치"};
inline constexpr Bilingual kFeatures{"{}: the features worth most", "{}: 가치가 큰 특성"};
inline constexpr Bilingual kImportanceSummary{
    "Loss of {} when the columns are shuffled; whiskers show the spread over folds. {} is worth "
    "most ({}). Worth to the prediction, not an effect.",
    "열을 섞었을 때 줄어드는 {}. 수염은 폴드 사이의 흩어짐입니다. 가장 가치가 큰 것은 "
    "{}({})입니다. "
    "예측에 대한 가치이지 효과가 아닙니다."};

inline constexpr Bilingual kTargetStreams{"Streams", "스트리밍"};
inline constexpr Bilingual kTargetHit{"Hit", "히트"};
inline constexpr Bilingual kTargetViews{"Views", "조회수"};
inline constexpr Bilingual kScenarioDemo{"before release, artist unknown",
                                         "발매 전, 모르는 아티스트"};
inline constexpr Bilingual kScenarioRosterDemo{"before release, artist's other tracks known",
                                               "발매 전, 아티스트의 다른 곡을 앎"};
inline constexpr Bilingual kScenarioRosterVideo{"video out, artist's other tracks known",
                                                "영상 공개 후, 아티스트의 다른 곡을 앎"};
inline constexpr Bilingual kScenarioVideo{"video out, artist unseen",
                                          "영상 공개 후, 처음 보는 아티스트"};

inline constexpr Bilingual kR2{"R²", "R²"};
inline constexpr Bilingual kMae{"Mean absolute error (natural log)", "평균 절대 오차(자연로그)"};
inline constexpr Bilingual kRank{"Rank correlation", "순위 상관"};
inline constexpr Bilingual kAuc{"AUC", "AUC"};
inline constexpr Bilingual kAveragePrecision{"Average precision", "평균 정밀도"};
inline constexpr Bilingual kPrecision{"Precision at 10 %", "상위 10 % 정밀도"};
inline constexpr Bilingual kAccuracy{"Accuracy", "정확도"};
inline constexpr Bilingual kBaseAccuracy{"Accuracy of calling nothing a hit",
                                         "아무것도 히트라 하지 않을 때의 정확도"};
inline constexpr Bilingual kBrier{"Brier score", "브라이어 점수"};
inline constexpr Bilingual kEce{"Calibration error (ECE)", "보정 오차(ECE)"};

// The old README's importances beside ours
inline constexpr Bilingual kOldImportances{"What the old README called important",
                                           "예전 README가 중요하다고 한 것"};
inline constexpr Bilingual kOldImportancesCaption{
    "Its shares beside those of streams, scenario c",
    "README의 비중과 스트리밍 모델 시나리오 c의 비중"};
inline constexpr Bilingual kOldColumn{"Its column", "당시 열"};
inline constexpr Bilingual kOurFamily{"Our family of features", "이번 특성 묶음"};
inline constexpr Bilingual kOurShare{"Share of our answers", "이번 답에서의 비중"};
inline constexpr Bilingual kOurLoss{"Loss of R² without it", "없을 때 R² 감소"};
inline constexpr Bilingual kWhyImportancesDiffer{
    "Why they differ: the README does not say how its shares were taken. A forest's usual "
    "importances are counted on the very rows it was trained on and flatter columns of many "
    "values, and its 14 columns had only themselves to share the credit: it knew no likes or "
    "comments but as a ratio to views, and no names, titles or channels. Ours are taken on artists "
    "that the model never saw, where what was learnt by heart is worth nothing, and are shared "
    "among all families.",
    "다른 이유: README는 비중의 산출 방법을 밝히지 않습니다. 숲의 흔한 중요도는 학습한 행에서 "
    "그대로 "
    "세므로 값이 다양한 열을 부풀리고, 당시의 열 14개는 자기들끼리만 공을 나눴습니다. 좋아요와 "
    "댓글은 조회수에 대한 비율로만 알았고, 이름·제목·채널은 몰랐습니다. 이번 수치는 모델이 처음 "
    "보는 "
    "아티스트에서 재므로 외운 것은 값이 없으며, 모든 특성 묶음이 나누어 갖습니다."};

// Rankings
inline constexpr Bilingual kRankings{"Largest artists and tracks", "상위 아티스트와 곡"};
inline constexpr Bilingual kArtistsChart{"Artists by streams", "스트리밍 상위 아티스트"};
inline constexpr Bilingual kArtistsSummary{
    "First of all: {}, with {} streams over {} tracks of this file.",
    "1위는 {}입니다. 스트리밍 {} 회, 이 자료의 곡 {}개."};
inline constexpr Bilingual kArtist{"Artist", "아티스트"};
inline constexpr Bilingual kTrack{"Track", "곡"};
inline constexpr Bilingual kTracks{"Tracks", "곡"};
inline constexpr Bilingual kTracksCaption{"Tracks by streams, each recording once",
                                          "스트리밍 상위 곡, 음원당 한 번"};
inline constexpr Bilingual kPredictionCaption{
    "The same tracks as a model that never saw their artist puts them",
    "그 아티스트를 본 적 없는 모델이 예측한 같은 곡들"};
inline constexpr Bilingual kTruth{"Streams, in truth", "실제 스트리밍"};
inline constexpr Bilingual kPredicted{"Predicted", "예측"};
inline constexpr Bilingual kBand90{"90 % band", "90 % 구간"};
inline constexpr Bilingual kHitChance{"Hit chance", "히트 확률"};
inline constexpr Bilingual kGiantsNote{
    "The largest tracks are by construction those that a model places too low.",
    "가장 큰 곡들은 그 성격상 모델이 낮게 예측하는 곡들입니다."};

// The old pipeline
inline constexpr Bilingual kReferenceLead{
    "This repeats the pipeline that came first, for comparison only: missing counts filled with "
    "zero, three 3-sigma cuts, three forests judged on random splits. {} rows read, {} left. Its "
    "figures are not findings.",
    "예전 파이프라인을 비교용으로만 재현했습니다. 결측을 0으로 채우고, 3시그마로 세 번 자르고, 세 "
    "숲을 "
    "무작위 분할로 평가합니다. {}행을 읽어 {}행이 남았습니다. 이 수치는 결론이 아닙니다."};
inline constexpr Bilingual kClaims{"What was claimed, what was written, what is found",
                                   "주장, 기록, 그리고 실제 결과"};
inline constexpr Bilingual kClaimed{"Its README claimed", "README의 주장"};
inline constexpr Bilingual kItsRun{"Its own run wrote", "당시 실행 기록"};
inline constexpr Bilingual kFound{"This run finds", "이번 결과"};
inline constexpr Bilingual kWhy{"Why they differ", "다른 이유"};
inline constexpr Bilingual kForests{"The three forests", "세 개의 숲"};
inline constexpr Bilingual kForest{"Forest", "숲"};
inline constexpr Bilingual kStreamForest{"Streams (R²)", "스트리밍(R²)"};
inline constexpr Bilingual kHitForest{"Hit (accuracy)", "히트(정확도)"};
inline constexpr Bilingual kViewForest{"Views (R²)", "조회수(R²)"};
inline constexpr Bilingual kSplit{"Random 20 %", "무작위 20 %"};
inline constexpr Bilingual kFolds{"Five folds", "5겹"};
inline constexpr Bilingual kBase{"Without a model", "모델 없이"};
inline constexpr Bilingual kCleaned{"Figures after its cleaning", "정제 후 수치"};

// Not known
inline constexpr Bilingual kNotKnown{"What is not known", "알 수 없는 것"};

}  // namespace crossfade::report::say
