#include "report/refusal_words.h"

#include "report/figure.h"
#include "report/model_messages.h"
#include "text/number_format.h"

namespace crossfade::report {
namespace {

text::Bilingual sentence_of(evaluate::Refusal::Kind kind) {
  using Kind = evaluate::Refusal::Kind;
  switch (kind) {
    case Kind::kFewRows:
      return say::kFewRows;
    case Kind::kFewArtists:
      return say::kFewArtists;
    case Kind::kConstantTarget:
      return say::kConstantTarget;
    case Kind::kNoHit:
      return say::kNoHit;
  }
  return {};
}

}  // namespace

std::string refusal_words(const evaluate::Refusal& refusal, text::Language language) {
  return fill(sentence_of(refusal.kind), language,
              {text::format_count(static_cast<double>(refusal.found)),
               text::format_count(static_cast<double>(refusal.needed))});
}

}  // namespace crossfade::report
