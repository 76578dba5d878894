// The findings on the example, against figures that were taken with pandas, scikit-learn and
// LightGBM: inside the intervals that were published with them.
#include <doctest/doctest.h>

#include <algorithm>
#include <optional>

#include "base/test_folder.h"
#include "insight/audio_importance.h"
#include "insight/correlation.h"
#include "insight/generated_catalogue_test.h"
#include "insight/kpis.h"
#include "insight/old_claims.h"
#include "insight/old_insights.h"
#include "insight/predictability.h"
#include "insight/rule_search.h"

namespace crossfade::insight {
namespace {

// Nothing, said so, where the examples are not there.
const std::optional<StudiedCatalogue>& example() {
  static const std::optional<StudiedCatalogue> studied = [] {
    const std::string folder = base::test_folder("CROSSFADE_EXAMPLES");
    return folder.empty() ? std::nullopt
                          : std::optional(study_file(folder + "spotify_youtube.csv"));
  }();
  return studied;
}

const Finding& find(const std::vector<Finding>& findings, std::string_view id) {
  const auto found = std::ranges::find(findings, id, &Finding::id);
  REQUIRE(found != findings.end());
  return *found;
}

const stats::Estimate& under(const Finding& finding, std::string_view choice) {
  const auto found = std::ranges::find_if(
      finding.under, [choice](const Variation& each) { return each.choice.english == choice; });
  REQUIRE(found != finding.under.end());
  return found->estimate;
}

const stats::BootstrapOptions kBootstrap{.seed = 7, .threads = 2};

TEST_CASE("on the example the platforms correlate as pandas finds") {
  if (!example()) return;
  const std::vector<Finding> findings =
      find_correlations(example()->catalogue, example()->choices, {.bootstrap = kBootstrap});
  const auto close = [](double value) { return doctest::Approx(value).epsilon(1e-6); };
  const Finding& counted = find(findings, "h3-correlation");
  CHECK(counted.estimate.n == 14788);
  CHECK(counted.estimate.value == close(0.6039570018));
  CHECK(counted.estimate.low == doctest::Approx(0.570).epsilon(0.015));
  CHECK(counted.estimate.high == doctest::Approx(0.641).epsilon(0.015));
  CHECK(counted.verdict == Verdict::kUndecided);
  const Finding& logs = find(findings, "h3-correlation-log");
  CHECK(logs.estimate.value == close(0.5984948905));
  CHECK(logs.estimate.value > 0.579);
  CHECK(logs.estimate.value < 0.617);
  CHECK(under(logs, "120 to 130 BPM").value == close(0.6634558041));
  CHECK(under(logs, "other tempos").value == doctest::Approx(0.588).epsilon(0.002));
  CHECK(find(findings, "h3-tempo").verdict == Verdict::kSupported);
  CHECK(find(findings, "h3-correlation-rank").estimate.value == close(0.6152954649));
  const Finding& within = find(findings, "h3-correlation-within");
  CHECK(within.estimate.value == doctest::Approx(0.545).epsilon(0.005));
  CHECK(within.verdict == Verdict::kRefuted);
  CHECK(find(findings, "h3-correlation-between").estimate.value ==
        doctest::Approx(0.6430).epsilon(0.001));
}

TEST_CASE("on the example the old insights are what pandas finds") {
  if (!example()) return;
  const std::vector<Finding> findings =
      recompute_old_insights(example()->catalogue, example()->choices, {.bootstrap = kBootstrap});
  const Finding& groups = find(findings, "engagement-groups");
  CHECK(groups.estimate.value == doctest::Approx(0.6937854471 - 1).epsilon(1e-6));
  CHECK(groups.estimate.low == doctest::Approx(0.64 - 1).epsilon(0.05));
  CHECK(groups.estimate.high == doctest::Approx(0.76 - 1).epsilon(0.05));
  CHECK(under(groups, "by geometric means").value ==
        doctest::Approx(0.5138115490 - 1).epsilon(1e-6));
  const Finding& equal_views = find(findings, "engagement-equal-views");
  CHECK(equal_views.estimate.low > 0);
  CHECK(equal_views.estimate.high > 0.09);
  const Finding& rule = find(findings, "danceability-energy-rule");
  CHECK(rule.estimate.value == doctest::Approx(0.031404).epsilon(1e-4));
  CHECK(rule.estimate.low < 0.015);
  CHECK(rule.estimate.high > 0.015);
  CHECK(rule.verdict == Verdict::kUndecided);
  const Finding& tempo = find(findings, "tempo-segment");
  CHECK(tempo.estimate.value == doctest::Approx(-0.02).epsilon(0.3));
  CHECK(tempo.estimate.low == doctest::Approx(-0.10).epsilon(0.15));
  CHECK(tempo.estimate.high == doctest::Approx(0.09).epsilon(0.25));
  CHECK(tempo.verdict == Verdict::kUndecided);
  CHECK(under(tempo, "half and double tempo taken for the same").value < 0);
}

TEST_CASE("on the example streams are far less predictable than was claimed") {
  if (!example()) return;
  const std::vector<Finding> findings =
      find_predictability(example()->catalogue, example()->cues, {example()->choices.data(), 1},
                          {.bootstrap = kBootstrap});
  // Audio, engagement and views explain .467 to LightGBM, with counts of likes besides.
  CHECK(find(findings, "h1-as-put-with-views").estimate.value ==
        doctest::Approx(0.467).epsilon(0.03));
  CHECK(find(findings, "h1-as-put-with-views").verdict == Verdict::kRefuted);
  CHECK(find(findings, "h1-as-put-without-views").estimate.value < 0.25);
  CHECK(find(findings, "h1-as-put-without-views").verdict == Verdict::kRefuted);
}

TEST_CASE("on the example rules survive under every choice of rows, and engagement is not 3.24 %") {
  if (!example()) return;
  const RuleSearch search = search_rules(example()->catalogue, example()->cues, example()->choices,
                                         {.bootstrap = kBootstrap});
  REQUIRE_FALSE(search.survivors.empty());
  CHECK(search.searched == 263'520);
  const AudioRule& surest = search.survivors.front();
  CHECK(surest.lift.low > 0.3);
  for (const Variation& variation : surest.under) CHECK(variation.estimate.low > 0);

  const Kpis kpis = take_kpis(example()->catalogue, example()->recordings, kBootstrap);
  const std::vector<OldClaim> claims = judge_old_claims(kpis);
  const auto engagement = std::ranges::find(claims, std::string_view("engagement"), &OldClaim::id);
  REQUIRE(engagement != claims.end());
  CHECK(engagement->verdict == Verdict::kRefuted);
}

}  // namespace
}  // namespace crossfade::insight
