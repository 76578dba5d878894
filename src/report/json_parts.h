#pragma once

#include "report/report.h"
#include "table/json.h"
#include "text/sentence.h"

namespace crossfade::report {

// The members of report.json, one function a part. Keys and ids are English whatever the language;
// rows and lines count from 1; NaN is null.

/// {en, ko}, and a list of such.
table::Json json_texts(const text::Sentence& texts);
table::Json json_texts(const std::vector<text::Sentence>& list);
/// {value, low, high, n}
table::Json json_of(const stats::Estimate& estimate);
/// {rows, shares: [{name, share}]}
table::Json json_family_shares(const evaluate::ModelCard& card);
table::Json json_provenance(const Report& report);
table::Json json_kpis(const insight::Kpis& kpis);
table::Json json_benchmarks(const Report& report);
table::Json json_quality(const catalogue::QualityReport& quality);
/// {policy, columns: [{column, missing, filled_with}]}, columns that lack nothing left out;
/// filled_with is null where cells were left missing. Null where the report has none.
table::Json json_missing(const Report& report);
table::Json json_issues(const std::vector<catalogue::ImportIssue>& issues,
                        const std::vector<catalogue::ImportedFile>& files);
table::Json json_outliers(const insight::OutlierReport& outliers);
table::Json json_distributions(const insight::Distributions& distributions);
table::Json json_card(const evaluate::ModelCard& card);
table::Json json_models(const Report& report);
table::Json json_rankings(const Report& report);
table::Json json_not_known(const Report& report);
/// The old pipeline's figures by the keys its users know, its forests, and its claims.
table::Json json_reference_kpis(const insight::ReferenceKpis& kpis);
table::Json json_reference_models(const insight::ReferenceResult& result);
table::Json json_reference_claims(const insight::ReferenceResult& result);

}  // namespace crossfade::report
