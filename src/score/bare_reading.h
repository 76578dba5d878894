#pragma once

#include <span>

#include "features/feature_recipe.h"
#include "learn/stack.h"
#include "score/outcome_model.h"
#include "score/part_fit.h"
#include "score/question.h"

namespace crossfade::score {

/// What the parts' answers to their test rows without perceived sound are worth, and how they are
/// to be read. `stacks` are the folds', fitted on the other folds' answers to whole rows; `is_hit`
/// has an entry a row of the question, none where it has no hits.
BareReading read_bare_answers(const Question& question, std::span<const PartFit> parts,
                              std::span<const learn::Stack> stacks, std::span<const double> is_hit);

/// The same of what the parts say by the sound alone: a model but for its learners, which are
/// fitted on all rows.
SoundModel read_sound_alone(const Question& question, std::span<const PartFit> parts,
                            const features::FeatureRecipe& recipe, std::span<const double> is_hit);

}  // namespace crossfade::score
