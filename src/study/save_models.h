#pragma once

#include <string>

#include "catalogue/import.h"
#include "catalogue/missing_policy.h"
#include "score/training.h"

namespace crossfade::study {

/// Saves a training's models in `folder` as score::save_study_model() does, and beside each file
/// its card: as JSON, and as Markdown in English and Korean. `import` and `missing` are those it
/// was trained on. Models of an earlier training that this one has not go last: where saving fails,
/// nothing is taken away. Throws base::Error (kFailed) where it cannot write.
void save_models(const score::Training& training, const catalogue::Import& import,
                 const catalogue::MissingReport& missing, const std::string& folder);

}  // namespace crossfade::study
