#pragma once

#include <string>

#include "insight/findings.h"
#include "report/document.h"
#include "table/json.h"

namespace crossfade::report {

/// Appends all that was tested: the answers at a glance, then question by question.
void add_all_findings(Document& document, const insight::Findings& findings,
                      text::Language language);

/// A line a finding for a terminal: its verdict and its answer.
std::string findings_text(const insight::Findings& findings, text::Language language);

/// {tested: [finding], video_effect, rule_search, platform_gaps, old_claims}
table::Json json_findings(const insight::Findings& findings);

}  // namespace crossfade::report
