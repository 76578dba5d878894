#pragma once

#include <string>

#include "evaluate/model_card.h"
#include "text/language.h"

namespace crossfade::report {

/// Why there is no model, as a reader sees it: one sentence without its full stop.
std::string refusal_words(const evaluate::Refusal& refusal, text::Language language);

}  // namespace crossfade::report
