#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "features/feature_recipe.h"
#include "features/feature_table.h"
#include "text/language.h"

namespace crossfade::features {

/// What one family of features adds to a model's answer for one row, and what counts most of it.
struct FamilyReason {
  Family family = Family::kAudio;
  double contribution = 0;  ///< ln of a count; log-odds of a hit
  /// The feature that contributes most in the family's direction: index into the feature table.
  std::size_t feature = 0;
  float value = std::numeric_limits<float>::quiet_NaN();  ///< of `feature` in the row; NaN: missing

  /// What the family multiplies the count, or the odds, by.
  double factor() const;
};

/// Why a model answers as it does: `base` and all contributions add up to the answer, so the base's
/// count times all factors is the count predicted.
struct Reasons {
  double base = 0;                     ///< the answer where no feature is known
  std::vector<FamilyReason> families;  ///< the largest contribution, up or down, first

  double answer() const;
};

/// Sums `contributions` by family; they and `row` have one entry a feature of the recipe. A family
/// that adds nothing gets no reason.
Reasons reasons_by_family(const FeatureRecipe& recipe, double base,
                          std::span<const double> contributions, std::span<const float> row);

/// A feature with its value as a reader sees it: "views 1.2 million", "channel: the artist's own",
/// "track: live – no", "loudness not known".
std::string describe_value(const Feature& feature, float value, text::Language language);

/// "x 1.80".
std::string describe_factor(double factor);

/// "x 1.80: title and channel (channel: the artist's own)".
std::string describe_reason(const FamilyReason& reason, text::Language language);

}  // namespace crossfade::features
