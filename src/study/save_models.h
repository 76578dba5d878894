#pragma once

#include <string>

#include "catalogue/import.h"
#include "catalogue/missing_policy.h"
#include "report/report.h"
#include "score/training.h"

namespace crossfade::study {

/// Saves a training's models in `folder` as score::save_study_model() does, and beside each file
/// its card: as JSON, and as Markdown in English and Korean. `import` and `missing` are those it
/// was trained on. Models of an earlier training that this one has not go last: where saving fails,
/// nothing is taken away. Returns the models' version (score::StudyModel::version). Throws
/// base::Error (kFailed) where it cannot write.
std::string save_models(const score::Training& training, const catalogue::Import& import,
                        const catalogue::MissingReport& missing, const std::string& folder);

/// What the card of models tells of their origin, for report::to_card_json() and
/// to_card_markdown(); `models` are left to be added.
report::Report card_of(const catalogue::Import& import, const catalogue::MissingReport& missing,
                       std::uint64_t seed);

}  // namespace crossfade::study
