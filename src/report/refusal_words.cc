#include "report/refusal_words.h"

#include "insight/refusal_words.h"

namespace crossfade::report {

std::string refusal_words(const evaluate::Refusal& refusal, text::Language language) {
  return insight::refusal_words(refusal).in(language);
}

}  // namespace crossfade::report
