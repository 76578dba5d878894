#pragma once

#include <string>
#include <string_view>

#include "advise/platform_split.h"
#include "report/document.h"
#include "table/json.h"
#include "text/language.h"
#include "text/sentence.h"

namespace crossfade::report {

// The faces of a platform split. `currency` is what amounts are named by ("USD"); empty: unnamed.

/// The answer in a sentence: supported, undecided or not identifiable, with the split, its gain and
/// the gain's interval.
text::Sentence platform_split_sentence(const advise::PlatformSplit& split,
                                       std::string_view currency);

/// Appends the section: the answer and its reasons, the table of the split, the curves as a picture
/// and as figures, which platform returns more, and what would tell where the data do not.
void add_platform_split(Document& document, const advise::PlatformSplit& split,
                        std::string_view currency, text::Language language);

/// Everything in the split, with keys in English; amounts a week; what is not known or without
/// limit is null.
table::Json json_platform_split(const advise::PlatformSplit& split, std::string_view currency);

/// A line a platform: limits, spend now and proposed, the share's range, returns and curve. Only
/// the header where nothing could be fitted.
std::string platform_split_csv(const advise::PlatformSplit& split);

}  // namespace crossfade::report
