#pragma once

#include <string>

#include "evaluate/model_card.h"
#include "text/language.h"

namespace crossfade::report {

/// A suspicion on a model's card as a sentence or two.
std::string leak_words(const evaluate::LeakWarning& warning, const evaluate::ModelCard& card,
                       text::Language language);
/// The same in half a line.
std::string short_leak_words(const evaluate::LeakWarning& warning, const evaluate::ModelCard& card,
                             text::Language language);

/// Whether the suspicion speaks against the model as a whole; not so rows split between folds,
/// whose weight the two scores tell.
bool is_alarm(const evaluate::LeakWarning& warning);
/// Whether any on the card does.
bool is_leak_suspected(const evaluate::ModelCard& card);

}  // namespace crossfade::report
