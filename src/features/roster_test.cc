#include "features/roster.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "catalogue/identity.h"
#include "features/test_catalogue.h"

namespace crossfade::features {
namespace {

TEST_CASE("a track filled with zeros leaves its artist's roster finite") {
  catalogue::Catalogue catalogue;
  add_track({.track = "One"}, catalogue);
  add_track({.track = "Two", .tempo_bpm = 0, .duration_ms = 0, .likes = 0}, catalogue);
  add_track({.track = "Three"}, catalogue);
  catalogue::IdentityIndex index;
  catalogue::assign_identities(catalogue, index);
  const RowMaterial material = read_material(catalogue, {}, 1);
  const std::vector<KnownTrack> others = {know_track(material, 1), know_track(material, 2)};
  for (const KnownTrack& other : others) {
    CHECK(std::ranges::none_of(other.sound, [](float value) { return std::isinf(value); }));
  }
  FittedRow fitted;
  sum_up_roster(know_track(material, 0), others, fitted);
  CHECK(fitted[Fitted::kRosterDurationGap] == 0);
}

}  // namespace
}  // namespace crossfade::features
