#pragma once

#include <string>
#include <string_view>

#include "text/language.h"

namespace crossfade::report {

/// The reader's name of a feature or of a family of features; `name` itself where the feature table
/// has neither.
std::string feature_words(std::string_view name, text::Language language);

}  // namespace crossfade::report
