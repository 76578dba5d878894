#include "score/out_of_fold_reasons.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "score/small_study_test.h"

namespace crossfade::score {
namespace {

using features::Family;

const JudgedModel& judged(std::string_view target, std::string_view scenario) {
  const auto found = std::ranges::find_if(small_training().judged, [&](const JudgedModel& each) {
    return each.card.target == target && each.card.scenario == scenario;
  });
  REQUIRE(found != small_training().judged.end());
  return *found;
}

TEST_CASE("out-of-fold reasons add up to the out-of-fold answer of their row") {
  const JudgedModel& streams = judged("log_streams", "c");
  REQUIRE(streams.explained.size() > 10);
  for (const ExplainedRow& each : streams.explained) {
    const auto place = std::ranges::lower_bound(streams.rows, each.row) - streams.rows.begin();
    const auto at = static_cast<std::size_t>(place);
    REQUIRE(streams.rows[at] == each.row);
    CHECK(std::abs(each.reasons.answer() - streams.out_of_fold[at]) < 1e-9);
  }
}

TEST_CASE("only the model of streams with the video out explains the rows that are named") {
  for (const JudgedModel& each : small_training().judged) {
    const bool is_it = each.card.target == "log_streams" && each.card.scenario == "c";
    CHECK(each.explained.empty() != is_it);
  }
}

TEST_CASE("every model's family shares add up to one, of families that it may read") {
  for (const JudgedModel& each : small_training().judged) {
    CAPTURE(each.card.target);
    CAPTURE(each.card.scenario);
    REQUIRE_FALSE(each.card.refused.has_value());
    CHECK(each.card.rows_explained > 0);
    double sum = 0;
    for (const evaluate::FamilyShare& family : each.card.family_shares) {
      sum += family.share;
      CHECK(std::ranges::find(each.card.family_importance, family.name,
                              &evaluate::Importance::name) != each.card.family_importance.end());
    }
    CHECK(sum == doctest::Approx(1));
    CHECK(std::ranges::is_sorted(each.card.family_shares, std::ranges::greater{},
                                 &evaluate::FamilyShare::share));
  }
}

TEST_CASE("a share is a mean of sizes: what pulls up here and down there does not cancel") {
  const std::vector<features::Reasons> reasons = {
      {0,
       {{.family = Family::kViews, .contribution = 2},
        {.family = Family::kAudio, .contribution = -1}}},
      {0, {{.family = Family::kViews, .contribution = -3}}}};
  const std::vector<evaluate::FamilyShare> shares = family_shares(reasons);
  REQUIRE(shares.size() == 2);
  CHECK(shares[0].name == "views");
  CHECK(shares[0].share == doctest::Approx(5.0 / 6));
  CHECK(shares[1].name == "audio");
  CHECK(shares[1].share == doctest::Approx(1.0 / 6));
  CHECK(family_shares({}).empty());
}

}  // namespace
}  // namespace crossfade::score
