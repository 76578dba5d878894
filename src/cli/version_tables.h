#pragma once

#include <string>
#include <vector>

#include "registry/model_versions.h"
#include "study/promotion.h"
#include "study/watch_drift.h"
#include "text/language.h"

namespace crossfade::cli {

/// The versions, the latest first: data, training, figures, alias.
std::string version_page(const std::vector<registry::ModelVersion>& versions,
                         text::Language language);
/// Who changed what, when and why, the latest first.
std::string trail_page(const std::vector<registry::ModelChange>& changes, text::Language language);
/// The paired test, a line a figure, and what came of it.
std::string promotion_page(const study::Promotion& promotion, text::Language language);
/// Inputs by family, with the features that are not stable; outcomes; the verdict.
std::string drift_page(const study::Drift& drift, text::Language language);
/// "Version 3 (challenger): ..." for who trained it.
std::string kept_version_words(std::int64_t number, const std::string& alias,
                               text::Language language);

}  // namespace crossfade::cli
