#include "insight/refusal_words.h"

#include "text/number_format.h"

namespace crossfade::insight {
namespace {

using text::Bilingual;

constexpr Bilingual kFewRows{
    "only {} rows hold what this model needs (its counts and audio, one row a recording); {} are "
    "the least",
    "쓸 수 있는 행 {}개, 최소 {}개(수치와 오디오가 모두 있고 음원당 한 행)"};
constexpr Bilingual kFewArtists{
    "artists: {}, fewer than the {} folds that keep an artist's tracks together",
    "아티스트가 {}명뿐이어서, 아티스트의 곡을 흩지 않고 {}겹으로 나눌 수 없습니다"};
constexpr Bilingual kConstantTarget{"what it would predict is the same in all rows",
                                    "예측할 값이 모든 행에서 같습니다"};
constexpr Bilingual kNoHit{"no track lies above the hit threshold",
                           "히트 기준을 넘는 곡이 없습니다"};

Bilingual message_of(evaluate::Refusal::Kind kind) {
  using Kind = evaluate::Refusal::Kind;
  switch (kind) {
    case Kind::kFewRows:
      return kFewRows;
    case Kind::kFewArtists:
      return kFewArtists;
    case Kind::kConstantTarget:
      return kConstantTarget;
    case Kind::kNoHit:
      return kNoHit;
  }
  return {};
}

}  // namespace

text::Sentence refusal_words(const evaluate::Refusal& refusal) {
  return text::fill(message_of(refusal.kind),
                    {text::format_count(static_cast<double>(refusal.found)),
                     text::format_count(static_cast<double>(refusal.needed))});
}

}  // namespace crossfade::insight
