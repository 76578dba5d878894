#pragma once

#include <map>
#include <string>
#include <string_view>

#include "catalogue/import.h"
#include "catalogue/missing_policy.h"
#include "score/prediction.h"
#include "score/range_check.h"
#include "text/language.h"

/// What a prediction's note says, in both languages.
namespace crossfade::score {

inline constexpr text::Bilingual kNoStreamsModel{"no streams model could be trained",
                                                 "스트리밍 모델을 학습할 수 없었음"};
inline constexpr text::Bilingual kNoHitModel{"no hit model could be trained",
                                             "히트 모델을 학습할 수 없었음"};
inline constexpr text::Bilingual kNoViewsModel{"no views model could be trained",
                                               "조회수 모델을 학습할 수 없었음"};
inline constexpr text::Bilingual kStreamsUnseen{
    "views from the pre-release model, which never saw streams",
    "조회수는 스트리밍을 모르는 발매 전 모델의 예측"};
inline constexpr text::Bilingual kAudioIncomplete{"audio features are incomplete",
                                                  "오디오 특성이 일부 없음"};
inline constexpr text::Bilingual kTrainedOn{"was in the training file, so this is no forecast",
                                            "학습 자료에 있던 곡이므로 새로운 예측이 아님"};
inline constexpr text::Bilingual kNothingKnown{"the row holds neither audio features nor views",
                                               "오디오 특성도 조회수도 없는 행"};
inline constexpr text::Bilingual kFilled{"filled as in training: ", "학습 때와 같은 값으로 채움: "};
inline constexpr text::Bilingual kUnreadCells{"could not be read, so taken as missing: ",
                                              "읽을 수 없어 빈 칸으로 봄: "};
inline constexpr text::Bilingual kInputMissing{"the models refuse missing cells, and there are: ",
                                               "모델이 빈 칸을 거부하는데 비어 있음: "};

/// Adds a sentence to the note, behind those that are there; an empty one adds nothing.
void add_note(Prediction& prediction, std::string_view english, std::string_view korean);
void add_note(Prediction& prediction, text::Bilingual sentence);
/// Says why the row has no answer.
void add_refusal(Prediction& prediction, std::string_view english, std::string_view korean);
/// Says what makes the row unusual, and that its band is wider for it.
void add_range_note(Prediction& prediction, RangeVerdict verdict, const RangeReason& reason);

/// A sentence and the names of the inputs that are missing; empty where none is.
std::string with_inputs(text::Bilingual sentence, const catalogue::MissingInputs& missing,
                        text::Language language);

/// The records that never became a track, with the reason: they get a line of their own.
std::map<std::size_t, text::Bilingual> left_out_records(const catalogue::Import& import);

/// By record the cells that the import could not read, each as `Column "cell"`.
std::map<std::size_t, std::string> unread_cells(const catalogue::Import& import);

}  // namespace crossfade::score
