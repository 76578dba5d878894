#pragma once

#include <string>

#include "report/report.h"

namespace crossfade::report {

/// The card of a saved model: of the report only files, date, seed and, as `models`, the cards of
/// what the model answers for are read. JSON is one object with `schema_version`; its members are
/// those of report.json, with `limits` and `not_for` in both languages.
std::string to_card_json(const Report& report);
std::string to_card_markdown(const Report& report, text::Language language);

}  // namespace crossfade::report
