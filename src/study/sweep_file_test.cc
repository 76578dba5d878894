#include "study/sweep_file.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "base/error.h"

namespace crossfade::study {
namespace {

std::string complaint(const std::string& text) {
  try {
    parse_sweep(text, "s.toml");
  } catch (const base::Error& error) {
    CHECK(error.kind() == base::ErrorKind::kInputRefused);
    return error.what();
  }
  return "";
}

TEST_CASE("the example has 47 different settings") {
  const SweepPlan plan = parse_sweep(example_sweep(), "example");
  CHECK(plan.settings.size() == 47);
  CHECK(plan.folds == 5);
  CHECK(plan.name == "streams with the video out");
}

TEST_CASE("a grid is every combination of the lists, the last key changing fastest") {
  const SweepPlan plan = parse_sweep(
      "seed = 9\nrepeats = 2\n[[settings]]\ntarget = [\"hit\", \"log_views\"]\nscenario = \"a\"\n"
      "trees = [10, 20]\nrate = 0.5\n[[settings]]\nlearner = \"extra_trees\"\nmax_depth = [3, 4]\n",
      "s.toml");
  REQUIRE(plan.settings.size() == 6);
  CHECK(plan.seed == 9);
  CHECK(plan.repeats == 2);
  CHECK(plan.settings[0].target == features::Target::kHit);
  CHECK(plan.settings[1].learner.boosting.trees == 20);
  CHECK(plan.settings[1].learner.boosting.rate == 0.5);
  CHECK(plan.settings[2].target == features::Target::kLogViews);
  CHECK(plan.settings[5].learner.extra_trees.max_depth == 4);
  CHECK(plan.settings[5].scenario == features::Scenario::kVideoOut);
}

TEST_CASE("settings that are the same are tried once") {
  CHECK(parse_sweep("[[settings]]\ntrees = [10, 10]\n[[settings]]\ntrees = 10\n", "s.toml")
            .settings.size() == 1);
}

TEST_CASE("random settings lie in their ranges, differ, and are the same for a seed") {
  const std::string text =
      "method = \"random\"\ntrials = 60\nseed = 3\n[[settings]]\ntrees = {low = 5, high = 50}\n"
      "rate = {low = 0.01, high = 1, log = true}\nleaves = [4, 8]\n"
      "[[settings]]\nlearner = \"extra_trees\"\ntrees = {low = 1, high = 3}\n";
  const SweepPlan plan = parse_sweep(text, "s.toml");
  const SweepPlan again = parse_sweep(text, "s.toml");
  std::set<std::string> seen;
  int small = 0;
  for (std::size_t i = 0; i < plan.settings.size(); ++i) {
    std::string words;
    for (const auto& param : params_of(plan.settings[i])) words += param.key + param.value + ' ';
    CHECK(seen.insert(words).second);
    CHECK(params_of(again.settings[i]).back().value == params_of(plan.settings[i]).back().value);
    if (plan.settings[i].learner.kind != evaluate::LearnerCard::Kind::kBoosting) continue;
    const learn::BoostingOptions& options = plan.settings[i].learner.boosting;
    CHECK(options.trees >= 5);
    CHECK(options.trees <= 50);
    CHECK(options.rate >= 0.01);
    CHECK(options.rate <= 1);
    small += options.rate < 0.1 ? 1 : 0;
  }
  CHECK(small > 15);                 // half of them, on a logarithmic scale
  CHECK(plan.settings.size() > 50);  // three of extra trees, which fill their space, and the others
}

TEST_CASE("what a sweep file may not say is refused where it stands") {
  CHECK(complaint("[[settings]]\ntrees = [10, 0]\n").find("s.toml:2:14") != std::string::npos);
  CHECK(complaint("[[settings]]\nleafs = 8\n").find("did you mean `leaves`") != std::string::npos);
  CHECK(complaint("[[settings]]\nleafs = 8\n").find("s.toml:2:1") != std::string::npos);
  CHECK(complaint("[[settings]]\nlearner = \"extra_trees\"\nrate = 0.1\n").find("s.toml:3:1") !=
        std::string::npos);
  CHECK(complaint("[[settings]]\nlearner = \"forest\"\n").find("boosting and extra_trees") !=
        std::string::npos);
  CHECK(complaint("[[settings]]\ntarget = \"streams\"\n").find("log_streams") != std::string::npos);
  CHECK(complaint("[[settings]]\nscenario = [\"a\", \"e\"]\n").find("s.toml:2:18") !=
        std::string::npos);
  CHECK(complaint("[[settings]]\ntrees = 1.5\n").find("whole number") != std::string::npos);
  CHECK(complaint("[[settings]]\ntrees = []\n").find("empty list") != std::string::npos);
  CHECK(complaint("[[settings]]\nrate = {low = 0.1, high = 0.2}\n").find("random") !=
        std::string::npos);
  CHECK(complaint("method = \"random\"\n[[settings]]\nrate = {low = 0.3, high = 0.2}\n")
            .find("is no range") != std::string::npos);
  CHECK(complaint("trials = 3\n[[settings]]\ntrees = 3\n").find("trials") != std::string::npos);
  CHECK(complaint("method = \"all\"\n[[settings]]\ntrees = 3\n").find("s.toml:1:1") !=
        std::string::npos);
  CHECK(complaint("fold = 3\n[[settings]]\ntrees = 3\n").find("did you mean `folds`") !=
        std::string::npos);
  CHECK(complaint("name = \"x\"\n").find("[[settings]]") != std::string::npos);
  CHECK(complaint("[[settings]\n").find("s.toml:1") != std::string::npos);
}

TEST_CASE("a grid that is too large is refused, not made") {
  std::string list = "[";
  for (int i = 1; i <= 200; ++i) list += std::to_string(i) + ",";
  list.back() = ']';
  CHECK(complaint("[[settings]]\ntrees = " + list + "\nmin_leaf_rows = " + list + "\n")
            .find("10,000") != std::string::npos);
}

TEST_CASE("a setting is known again by its parameters") {
  for (const SweepSetting& setting : parse_sweep(example_sweep(), "example").settings) {
    const auto params = params_of(setting);
    const auto again = params_of(setting_of(params));
    REQUIRE(again.size() == params.size());
    for (std::size_t i = 0; i < params.size(); ++i) CHECK(again[i].value == params[i].value);
  }
  CHECK_THROWS_AS(setting_of({{"target", "log_streams"}}), base::Error);
}

}  // namespace
}  // namespace crossfade::study
