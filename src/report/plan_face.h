#pragma once

#include <string>
#include <vector>

#include "base/file.h"
#include "report/document.h"
#include "report/report.h"
#include "table/json.h"
#include "text/language.h"

namespace crossfade::report {

/// Appends what each section of the plan comes to, for a report: the pages are in the plan's own
/// folder. The report has a plan.
void add_plan(Document& document, const Report& report, text::Language language);
/// The plan by itself as a page: its sections, with what is still missing.
Document compose_plan(const Report& report, text::Language language);

/// A few lines for a terminal: what each section comes to.
std::string plan_text(const Report& report, text::Language language);

/// {currency, start, missing: [{en, ko}], videos, promotion, releases, playlists}; what was not
/// planned is null.
table::Json json_plan(const advise::ActionPlan& plan);
/// plan.json: the same with schema_version and where it came from.
std::string to_plan_json(const Report& report);

/// The files of a plan's folder: the page as HTML and Markdown, plan.json, the calendar, tables and
/// playlists.
std::vector<base::FolderFile> plan_files(const Report& report, text::Language language);

}  // namespace crossfade::report
