#pragma once

#include "advise/release_plan.h"
#include "report/document.h"
#include "table/json.h"
#include "text/language.h"

namespace crossfade::report {

/// Appends the section on the release plan: heading, summary, teasers that were cut, and a table of
/// the first 100 releases.
void add_release_plan(Document& document, const advise::ReleasePlan& plan, text::Language language);

/// {start, releases: [{artist, track, date, date_given, line, teaser, teaser_cut, campaign_end,
/// checkpoints}], events: [{kind, first_day, last_day, artist, track, title: {en, ko}}]}, all
/// releases and events; days as "2026-10-02", null where there is none.
table::Json json_release_plan(const advise::ReleasePlan& plan);

}  // namespace crossfade::report
