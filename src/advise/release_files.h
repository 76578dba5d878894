#pragma once

#include <string>

#include "advise/release_plan.h"
#include "text/language.h"

namespace crossfade::advise {

/// The plan as an iCalendar file (RFC 5545) of whole days, titles in `language`. An event keeps its
/// UID (of artist, track, kind and the days to a checkpoint) when its day moves, so that a calendar
/// that reads the file again moves it. Stamped with the plan's start: the same plan gives the same
/// bytes.
std::string release_calendar(const ReleasePlan& plan, text::Language language);

/// The plan as CSV, one event a row, safe to open in a spreadsheet: event, first_day, last_day,
/// days_after_release, artist, track, release_date, date_given ("yes" or "no").
std::string release_plan_csv(const ReleasePlan& plan);

}  // namespace crossfade::advise
