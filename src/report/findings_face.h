#pragma once

#include <span>

#include "insight/finding.h"
#include "insight/old_claims.h"
#include "insight/platform_gap.h"
#include "insight/rule_search.h"
#include "report/document.h"
#include "table/json.h"
#include "text/language.h"

namespace crossfade::report {

// Findings as their readers see them: each appends its heading and blocks, nothing where there is
// nothing to tell.

/// A table of all, then each with its answer, how the figure moves, and how it was taken.
void add_findings(Document& document, std::span<const insight::Finding> findings,
                  text::Language language);
/// The rules that survived. That none did is told by insight::rule_finding().
void add_rule_search(Document& document, const insight::RuleSearch& search,
                     text::Language language);
/// A table a platform.
void add_platform_gaps(Document& document, std::span<const insight::PlatformGaps> gaps,
                       text::Language language);
void add_old_claims(Document& document, std::span<const insight::OldClaim> claims,
                    text::Language language);

// And as JSON: English keys, texts as {en, ko}, estimates as {value, low, high, n}, NaN as null.

/// {id, question, statistic, threshold, unit, estimate, method, under: [{choice, estimate}],
/// verdict, sentence}
table::Json json_finding(const insight::Finding& finding);
/// {tracks, held_out, searched, candidates, hit_threshold, least_lift, survivors: [{outcome, rule,
/// ranges: [{feature, above, at_most}], lift, found_lift, p, under}]}; an open end is null.
table::Json json_rule_search(const insight::RuleSearch& search);
/// [{platform, above, tracks_above, expected_by_chance, tracks: [{row, artist, track, count,
/// expected, low, high, ratio, beyond}]}]; rows count from 1.
table::Json json_platform_gaps(std::span<const insight::PlatformGaps> gaps);
/// [{id, claim, claimed, unit, found, verdict, sentence, from_plan}]
table::Json json_old_claims(std::span<const insight::OldClaim> claims);

}  // namespace crossfade::report
