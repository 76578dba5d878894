#pragma once

#include <string>
#include <string_view>

#include "advise/video_plan.h"
#include "report/document.h"
#include "table/json.h"

namespace crossfade::report {

// The faces of a music-video plan. `currency` stands behind amounts of money; empty: they stand
// alone.

/// Appends the plan as a section: what is chosen and why, the schedule, the matrix, the frontier,
/// the rules of thumb.
void add_video_plan(Document& document, const advise::VideoPlan& plan, std::string_view currency,
                    text::Language language);

/// Why a plan without videos has none: no tracks to plan for, no video that pays, or none that the
/// budget can buy.
std::string no_video_words(const advise::VideoPlan& plan, text::Language language);

/// One object: effect, totals, bound, videos by month, fields of the matrix, frontier, rules. Rows
/// count from 1; NaN and infinite is null.
table::Json json_video_plan(const advise::VideoPlan& plan, std::string_view currency);

/// The whole matrix, a line a track, the chosen first by month. Names are safe as cells of a
/// spreadsheet.
std::string video_plan_csv(const advise::VideoPlan& plan);

}  // namespace crossfade::report
