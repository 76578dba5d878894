#include "features/sound_mask.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>

#include "features/feature_recipe.h"
#include "features/feature_table.h"
#include "features/row_material.h"
#include "features/test_catalogue.h"

namespace crossfade::features {
namespace {

learn::FeatureMatrix matrix_of(const catalogue::Catalogue& catalogue, SoundMask hidden) {
  const RowMaterial material = read_material(catalogue, fit_names(catalogue, 7, 1), 1);
  FittedRows rows{{0}, std::vector<FittedRow>(1)};
  rows.hidden = {hidden};
  return make_matrix(make_recipe(Target::kLogStreams, Scenario::kVideoOut), catalogue,
                     material.cues, rows, 1);
}

TEST_CASE("a hidden column leaves the features that a missing one leaves") {
  for (std::size_t p = 0; p < kPerceivedColumns.size(); ++p) {
    catalogue::Catalogue catalogue;
    add_track({.artist = "Ada", .track = "One"}, catalogue);
    add_track({.artist = "Bea", .track = "Two"}, catalogue);
    const learn::FeatureMatrix hidden = matrix_of(catalogue, static_cast<SoundMask>(1U << p));
    const learn::FeatureMatrix whole = matrix_of(catalogue, 0);
    (catalogue.audio.*kPerceivedColumns[p])[0] = std::nan("");
    const learn::FeatureMatrix missing = matrix_of(catalogue, 0);
    std::size_t changed = 0;
    for (std::size_t c = 0; c < hidden.columns(); ++c) {
      CAPTURE(p);
      CAPTURE(c);
      CHECK(std::isnan(hidden.column(c)[0]) == std::isnan(missing.column(c)[0]));
      changed += std::isnan(hidden.column(c)[0]) && !std::isnan(whole.column(c)[0]) ? 1 : 0;
      if (!std::isnan(hidden.column(c)[0])) CHECK(hidden.column(c)[0] == missing.column(c)[0]);
    }
    CHECK(changed >= 1);
  }
}

TEST_CASE("half of the masks hide all, and of the others each column half") {
  const std::vector<SoundMask> masks = draw_masks(4000, 7);
  CHECK(masks == draw_masks(4000, 7));
  CHECK(masks != draw_masks(4000, 8));
  const auto all = std::ranges::count(masks, kAllPerceived);
  CHECK(all > 1900);
  CHECK(all < 2150);
  for (std::size_t p = 0; p < kPerceivedColumns.size(); ++p) {
    const auto hidden = std::ranges::count_if(
        masks, [p](SoundMask mask) { return mask != kAllPerceived && (mask >> p & 1U) != 0; });
    CHECK(hidden > 870);
    CHECK(hidden < 1130);
  }
}

}  // namespace
}  // namespace crossfade::features
