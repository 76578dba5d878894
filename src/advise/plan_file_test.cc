#include "advise/plan_file.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "advise/release_plan.h"
#include "base/error.h"
#include "base/random.h"
#include "base/test_folder.h"

namespace crossfade::advise {
namespace {

std::string complaint(std::string_view text) {
  try {
    parse_plan(text, "dir/p.toml");
  } catch (const base::Error& error) {
    CHECK(error.kind() == base::ErrorKind::kInputRefused);
    return error.what();
  }
  return "";
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("the printed example is a plan with every section and every key, and lacks nothing") {
  const PlanRequest plan = parse_plan(example_plan(), "p.toml");
  CHECK(plan.currency == "USD");
  CHECK(base::to_string(plan.start) == "2026-10-01");
  REQUIRE(plan.videos);
  REQUIRE(plan.videos->tiers.size() == 4);
  CHECK(plan.videos->tiers[2].name == "lyric");
  CHECK(plan.videos->tiers[2].cost == 1500);
  CHECK(plan.videos->tiers[2].effect == 0.4);
  REQUIRE(plan.promotion);
  CHECK(plan.promotion->history == "spend_history.csv");
  REQUIRE(plan.promotion->platforms.size() == 2);
  CHECK(plan.promotion->platforms[1].least == 500);
  REQUIRE(plan.signing);
  REQUIRE(plan.releases);
  REQUIRE(plan.playlists);
  CHECK(missing_of(plan).empty());
}

TEST_CASE("what the printed example calls a default is the default") {
  const PlanRequest plan = parse_plan(example_plan(), "p.toml");
  const VideoRequest videos;
  CHECK(plan.videos->prior_low == videos.prior_low);
  CHECK(plan.videos->prior_high == videos.prior_high);
  CHECK(plan.videos->most_a_month == videos.most_a_month);
  CHECK(plan.videos->most_an_artist == videos.most_an_artist);
  CHECK(plan.promotion->value_a_view == PromotionRequest().value_a_view);
  CHECK(plan.signing->threshold == SigningRequest().threshold);
  const ReleaseRequest releases;
  CHECK(plan.releases->teaser_days == releases.teaser_days);
  CHECK(plan.releases->campaign_days == releases.campaign_days);
  CHECK(plan.releases->least_days_apart == releases.least_days_apart);
  CHECK(plan.releases->weekday == releases.weekday);
  CHECK(plan.releases->most_a_day == releases.most_a_day);
  CHECK(plan.releases->checkpoint_days == releases.checkpoint_days);
  CHECK(plan.playlists->most_tracks == PlaylistRequest().most_tracks);
}

TEST_CASE("the plan among the examples can be read, and its releases planned") {
  const std::string folder = base::test_folder("CROSSFADE_EXAMPLES");
  if (folder.empty()) return;
  const PlanRequest plan = read_plan(folder + "plan.toml");
  REQUIRE(plan.videos);
  REQUIRE(plan.signing);
  REQUIRE(plan.playlists);
  REQUIRE(plan.releases);
  const auto list = read_release_list(plan.releases->tracks);
  CHECK(list.size() >= 12);
  const ReleasePlan releases = plan_releases(list, *plan.releases, plan.start);
  CHECK(releases.releases.size() == list.size());
  CHECK(std::ranges::any_of(releases.releases, &PlannedRelease::is_given));
  CHECK_FALSE(std::ranges::all_of(releases.releases, &PlannedRelease::is_given));
}

TEST_CASE("every key of every section is read into its field") {
  const PlanRequest plan = parse_plan(
      "currency = 'KRW'\nstart = 2027-01-02\n"
      "[videos]\nbudget = 10\nvalue_a_stream = 2\nprior_low = -0.1\nprior_high = "
      "0.2\nstreams_to_come = 0.4\nmonths = 3\n"
      "most_a_month = 4\nmost_an_artist = 5\n"
      "[[videos.tiers]]\nname = 'lyric'\ncost = 6\neffect = 0\n"
      "[promotion]\nbudget = 7\nhistory = '../h.csv'\nvalue_a_view = 0.5\n"
      "[[promotion.platforms]]\nname = 'x'\nleast = 1.5\nmost = 2.5\n"
      "[signing]\nmiss_cost = 8\nfalse_alarm_cost = 9\nthreshold = 0.25\n"
      "[releases]\ntracks = '/r.csv'\nteaser_days = 1\ncampaign_days = 2\nleast_days_apart = 3\n"
      "weekday = 4\nmost_a_day = 5\ncheckpoint_days = [6]\n"
      "[playlists]\nmost_tracks = 7\n",
      "dir/p.toml");
  CHECK(plan.currency == "KRW");
  CHECK(base::to_string(plan.start) == "2027-01-02");
  CHECK(plan.videos->budget == 10);
  CHECK(plan.videos->value_a_stream == 2);
  CHECK(plan.videos->prior_low == -0.1);
  CHECK(plan.videos->prior_high == 0.2);
  CHECK(plan.videos->streams_to_come == 0.4);
  CHECK(plan.videos->months == 3);
  CHECK(plan.videos->most_a_month == 4);
  CHECK(plan.videos->most_an_artist == 5);
  CHECK(plan.videos->tiers.at(0).cost == 6);
  CHECK(plan.videos->tiers.at(0).effect == 0);
  CHECK(plan.promotion->budget == 7);
  CHECK(plan.promotion->history == "h.csv");
  CHECK(plan.promotion->value_a_view == 0.5);
  CHECK(plan.promotion->platforms.at(0).least == 1.5);
  CHECK(plan.promotion->platforms.at(0).most == 2.5);
  CHECK(plan.signing->miss_cost == 8);
  CHECK(plan.signing->false_alarm_cost == 9);
  CHECK(plan.signing->threshold == 0.25);
  CHECK(plan.releases->tracks == "/r.csv");
  CHECK(plan.releases->teaser_days == 1);
  CHECK(plan.releases->campaign_days == 2);
  CHECK(plan.releases->least_days_apart == 3);
  CHECK(plan.releases->weekday == 4);
  CHECK(plan.releases->most_a_day == 5);
  CHECK(plan.releases->checkpoint_days == std::vector<int>{6});
  CHECK(plan.playlists->most_tracks == 7);
}

TEST_CASE("what is not said is missing, not refused, and each gap has its key") {
  const PlanRequest plan = parse_plan(
      "[videos]\n[[videos.tiers]]\nname = 'lyric'\neffect = "
      "0.5\n[promotion]\n[signing]\n[releases]\n",
      "p.toml");
  CHECK(std::isnan(plan.videos->budget));
  CHECK_FALSE(plan.playlists);
  const std::vector<text::Sentence> gaps = missing_of(plan);
  CHECK(gaps.size() == 9);
  for (const std::string_view key :
       {"[videos] needs budget", "[videos] needs value_a_stream",
        "[videos.tiers, \"lyric\"] needs cost", "[promotion] needs budget",
        "[promotion] needs history", "[signing] needs miss_cost",
        "[signing] needs false_alarm_cost", "[releases] needs tracks", "start is needed"}) {
    CAPTURE(key);
    CHECK(std::ranges::any_of(gaps, [key](const text::Sentence& gap) {
      return gap.english.starts_with(key) && gap.korean != gap.english;
    }));
  }
}

TEST_CASE("unknown sections and keys are refused with the word that was meant") {
  CHECK(complaint("[vidoes]\nbudget = 1") ==
        "dir/p.toml:1:2: `vidoes` is not known here (did you mean `videos`?)");
  CHECK(complaint("[videos]\nbudgte = 1") ==
        "dir/p.toml:2:1: `videos.budgte` is not known here (did you mean `budget`?)");
  CHECK(complaint("[videos]\n\n[[videos.tiers]]\nname = 'full'\nprice = 3") ==
        "dir/p.toml:5:1: `videos.tiers[1].price` is not known here (there are name, cost, effect)");
  CHECK(holds(complaint("[playlists]\ncurrency = 'USD'"), "`playlists.currency` is not known"));
  CHECK(holds(complaint("[playlists]\n\"a\\nb\" = 1"), "`playlists.a\uFFFDb`"));
}

TEST_CASE("values that no plan can have are refused with line and full name") {
  const struct {
    const char* text;
    const char* said;
  } cases[] = {
      {"[videos]\nbudget = 0",
       "dir/p.toml:2:1: `videos.budget` must be above 0 and at most 1000000000000000, and is 0"},
      {"[videos]\nbudget = -5.5", "dir/p.toml:2:1: `videos.budget` must be above 0"},
      {"[videos]\nbudget = '20,000'",
       "dir/p.toml:2:1: `videos.budget` must be a number, and is a text"},
      {"[videos]\nbudget = 1e300", "dir/p.toml:2:1: `videos.budget` must be above 0 and at most"},
      {"[videos]\nbudget = inf", "dir/p.toml:2:10: infinity"},
      {"[videos]\nvalue_a_stream = 0", "dir/p.toml:2:1: `videos.value_a_stream` must be above 0"},
      {"[videos]\nmonths = 1.5",
       "dir/p.toml:2:1: `videos.months` must be a whole number, and is a number"},
      {"[videos]\nmost_a_month = -1", "dir/p.toml:2:1: `videos.most_a_month` must be from 0 to"},
      {"[videos]\nprior_low = 0.2",
       "dir/p.toml:2:1: `videos.prior_low` is 0.2, above `videos.prior_high`, which is 0.1"},
      {"[videos]\nprior_high = 0.01", "dir/p.toml:1: `videos.prior_low` is 0.05, above"},
      {"[videos]\nprior_low = -1", "dir/p.toml:2:1: `videos.prior_low` must be above -1"},
      {"[videos]\nstreams_to_come = 0", "dir/p.toml:2:1: `videos.streams_to_come` must be above 0"},
      {"videos = 3",
       "dir/p.toml:1:1: `videos` must be a section, and is a whole number (write [videos]"},
      {"[[videos]]\nbudget = 1", "dir/p.toml:1:3: `videos` must be a section, and is a list"},
      {"[videos.tiers]\nname = 'a'",
       "dir/p.toml:1:9: `videos.tiers` must be a list of sections, and is a table"},
      {"[videos]\ntiers = [1]", "dir/p.toml:2:1: `videos.tiers` must be a list of sections"},
      {"[[videos.tiers]]\ncost = 1", "dir/p.toml:1: `videos.tiers[1].name` is missing"},
      {"[[videos.tiers]]\nname = ' '", "dir/p.toml:2:1: `videos.tiers[1].name` is an empty text"},
      {"[[videos.tiers]]\nname = \"a\\nb\"",
       "dir/p.toml:2:1: `videos.tiers[1].name` must be one line"},
      {"[[videos.tiers]]\nname = 'None'",
       "dir/p.toml:2:1: `videos.tiers[1].name` may not be \"none\""},
      {"[[videos.tiers]]\nname = 'lyric'\n[[videos.tiers]]\nname = 'Lyric '",
       "dir/p.toml:4:1: `videos.tiers[2].name` is \"Lyric \", as one before it"},
      {"[[videos.tiers]]\nname = 'lyrics'",
       "dir/p.toml:2:1: `videos.tiers[1].name` is \"lyrics\", which is no tier (did you mean "
       "`lyric`?)"},
      {"[[videos.tiers]]\nname = 'hologram'",
       "dir/p.toml:2:1: `videos.tiers[1].name` is \"hologram\", which is no tier (the tiers are "
       "full, "
       "performance, lyric, visualiser)"},
      {"[[videos.tiers]]\nname = 'full'\ncost = 0",
       "dir/p.toml:3:1: `videos.tiers[1].cost` must be above 0"},
      {"[[videos.tiers]]\nname = 'full'\neffect = 1.2",
       "dir/p.toml:3:1: `videos.tiers[1].effect` must be at least 0 and at most 1, and is 1.2"},
      {"[promotion]\nbudget = -1", "dir/p.toml:2:1: `promotion.budget` must be above 0"},
      {"[[promotion.platforms]]\nname='a'\nleast = 3\nmost = 2",
       "dir/p.toml:3:1: `promotion.platforms[1].least` is 3, above its `most`, 2"},
      {"[[promotion.platforms]]\nname='a'\n[[promotion.platforms]]\nname='a'",
       "dir/p.toml:4:1: `promotion.platforms[2].name`"},
      {"[promotion]\nbudget = 5\n[[promotion.platforms]]\nname='a'\nleast = 6",
       "dir/p.toml:2:1: `promotion.budget` is 5, but the platforms' `least` are 6 together"},
      {"[signing]\nmiss_cost = 0", "dir/p.toml:2:1: `signing.miss_cost` must be above 0"},
      {"[signing]\nthreshold = 1", "dir/p.toml:2:1: `signing.threshold` must be below 1"},
      {"[videos]\nprior_low = 1\nprior_high = 50",
       "dir/p.toml:3:1: `videos.prior_high` must be above -1 and at most 10, and is 50"},
      {"[videos]\nbudget = 500\n[[videos.tiers]]\nname = 'lyric'\ncost = 800",
       "dir/p.toml:2:1: `videos.budget` is 500, and pays for no tier: the cheapest, \"lyric\", "
       "costs 800"},
      {"[signing]\nthreshold = 70",
       "dir/p.toml:2:1: `signing.threshold` must be above 0 and at most 1"},
      {"[releases]\nweekday = 0",
       "dir/p.toml:2:1: `releases.weekday` must be from 1 to 7, and is 0"},
      {"[releases]\nweekday = 8",
       "dir/p.toml:2:1: `releases.weekday` must be from 1 to 7, and is 8"},
      {"[releases]\nteaser_days = -1", "dir/p.toml:2:1: `releases.teaser_days` must be from 0"},
      {"[releases]\ncheckpoint_days = [7, 7]",
       "dir/p.toml:2:1: `releases.checkpoint_days` must rise, and has 7 after 7"},
      {"[releases]\ncheckpoint_days = 7",
       "dir/p.toml:2:1: `releases.checkpoint_days` must be a list of whole numbers"},
      {"[releases]\nmost_a_day = 0", "dir/p.toml:2:1: `releases.most_a_day` must be from 1"},
      {"[playlists]\nmost_tracks = 1",
       "dir/p.toml:2:1: `playlists.most_tracks` must be from 2 to 500, and is 1"},
      {"start = 2026-02-30\n[playlists]", "dir/p.toml:1:"},
      {"start = '2026-02-03'\n[playlists]",
       "dir/p.toml:1:1: `start` must be a date, and is a text"},
      {"start = 1026-02-03\n[playlists]",
       "dir/p.toml:1:1: `start` is 1026-02-03, and must lie in 2000 to 2099"},
      {"currency = 5\n[playlists]",
       "dir/p.toml:1:1: `currency` must be a text in quotes, and is a whole number"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.text);
    const std::string said = complaint(each.text);
    CAPTURE(said);
    CHECK(said.starts_with(each.said));
  }
}

TEST_CASE("a plan that asks for nothing is refused") {
  CHECK(holds(complaint(""), "no section"));
  CHECK(holds(complaint("currency = 'USD'"), "no section"));
}

TEST_CASE("an altered plan is read or refused, never more") {
  base::Random random(3);
  int refused = 0;
  for (int i = 0; i < 3000; ++i) {
    std::string text(example_plan());
    for (int edits = 0; edits < 3; ++edits) {
      const auto size = static_cast<std::uint32_t>(text.size());
      const std::size_t from = random.below(size);
      text.replace(random.below(size), 1 + random.below(4), text.substr(from, random.below(8)));
    }
    if (!complaint(text).empty()) ++refused;
  }
  CHECK(refused > 100);
}

}  // namespace
}  // namespace crossfade::advise
