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

}  // namespace crossfade::report
