#pragma once

#include <string_view>
#include <vector>

#include "report/report.h"

namespace crossfade::report {

/// Something that a reader might want to know and that this data cannot say.
struct Unknown {
  std::string_view id;  ///< stable, as JSON writes it
  text::Bilingual sentence;
};

/// What stays unknown after this study, derived from what the report holds.
std::vector<Unknown> not_known(const Report& report);

/// Whether a model does better than is known to be possible without a leak (ModelCard::alarm_level).
bool is_leak_suspected(const evaluate::ModelCard& model);

}  // namespace crossfade::report
