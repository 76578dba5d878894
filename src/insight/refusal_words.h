#pragma once

#include "evaluate/model_card.h"
#include "text/sentence.h"

namespace crossfade::insight {

/// Why there is no model, as a reader sees it: one sentence without its full stop.
text::Sentence refusal_words(const evaluate::Refusal& refusal);

}  // namespace crossfade::insight
