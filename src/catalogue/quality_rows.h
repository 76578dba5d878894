#pragma once

#include <string>

#include "catalogue/import.h"
#include "catalogue/quality.h"

namespace crossfade::catalogue {

/// The faulty rows behind a quality report as CSV (UTF-8, LF): first a line a row and rule, by
/// rule, then a line an import issue. Columns: rule, part, file, record (1-based data record of the
/// file), line (issues alone), row (1-based catalogue row), artist, track, column (issues alone),
/// value: what the rule looked at, or the cell as it stood. Cells that do not apply are empty.
std::string quality_rows_csv(const QualityReport& report, const Import& import);

/// The name of a part as files write it, e.g. "complete".
std::string_view quality_part_name(QualityPart part);

}  // namespace crossfade::catalogue
