#include "features/feature_recipe.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "base/error.h"
#include "features/test_catalogue.h"

namespace crossfade::features {
namespace {

bool has(const FeatureRecipe& recipe, std::string_view name) {
  return std::ranges::binary_search(recipe.features, feature_index(name));
}

std::string refusal(std::string_view name, Target target, Scenario scenario) {
  const std::size_t index = feature_index(name);
  try {
    guard_against_leaks({&index, 1}, target, scenario);
  } catch (const base::Error& error) {
    CHECK(error.kind() == base::ErrorKind::kUsage);
    return error.what();
  }
  return {};
}

TEST_CASE("the guard refuses what holds streams for stream models by name and reason") {
  for (const Target target : {Target::kLogStreams, Target::kHit}) {
    for (const char* name : {"cross_platform_ratio", "log_streams"}) {
      const std::string reason = refusal(name, target, Scenario::kVideoOut);
      CHECK(reason.find(name) != std::string::npos);
      CHECK(reason.find("made of the streams") != std::string::npos);
    }
  }
}

TEST_CASE("the guard refuses every count of the video for views models") {
  for (const char* name :
       {"log_views", "log_likes", "log_comments", "engagement_rate", "comment_rate",
        "youtube_engagement", "comments_per_like", "cross_platform_ratio", "best_log_views",
        "summed_log_views", "candidate_videos"}) {
    CHECK(refusal(name, Target::kLogViews, Scenario::kVideoOut).find(name) != std::string::npos);
  }
  CHECK(refusal("log_streams", Target::kLogViews, Scenario::kVideoOut).empty());
}

TEST_CASE("before release only audio, the release sheet, its names and other artists are known") {
  for (const Target target : {Target::kLogStreams, Target::kHit, Target::kLogViews}) {
    const FeatureRecipe recipe = make_recipe(target, Scenario::kDemo);
    CHECK(has(recipe, "energy"));
    CHECK(has(recipe, "track_live"));
    for (const std::size_t feature : recipe.features) {
      const Family family = feature_table()[feature].family;
      CHECK((family == Family::kAudio || family == Family::kSheet || family == Family::kNames ||
             family == Family::kCompany));
    }
  }
  CHECK(refusal("title_official", Target::kLogStreams, Scenario::kDemo).find("before release") !=
        std::string::npos);
  CHECK(!refusal("log_streams", Target::kLogViews, Scenario::kDemo).empty());
}

TEST_CASE("with the video out, streams see its counts and views see the streams") {
  const FeatureRecipe streams = make_recipe(Target::kLogStreams, Scenario::kVideoOut);
  CHECK(has(streams, "log_views"));
  CHECK(has(streams, "official_video"));
  CHECK(has(streams, "match_track_title"));
  CHECK(!has(streams, "log_streams"));
  const FeatureRecipe views = make_recipe(Target::kLogViews, Scenario::kVideoOut);
  CHECK(has(views, "log_streams"));
  CHECK(has(views, "kind_audio"));
  CHECK(!has(views, "log_views"));
  CHECK(!has(views, "engagement_rate"));
  CHECK(std::ranges::is_sorted(views.features));
}

TEST_CASE("a matrix holds the features of the rows asked, for any number of threads") {
  catalogue::Catalogue catalogue;
  for (const double views : {10.0, 20.0, 30.0}) {
    TestTrack track;
    track.views = views;
    add_track(track, catalogue);
  }
  const std::vector<TrackCues> cues = read_all_cues(catalogue, 1);
  const FittedRows rows{{2, 0}, std::vector<FittedRow>(2)};
  const FeatureRecipe recipe{{feature_index("energy"), feature_index("log_views")}};
  for (const int threads : {1, 3}) {
    const learn::FeatureMatrix matrix = make_matrix(recipe, catalogue, cues, rows, threads);
    CHECK(matrix.rows() == 2);
    CHECK(matrix.columns() == 2);
    CHECK(matrix.column(0)[0] == 0.7F);
    CHECK(matrix.column(1)[0] == static_cast<float>(std::log1p(30.0)));
    CHECK(matrix.column(1)[1] == static_cast<float>(std::log1p(10.0)));
  }
}

TEST_CASE("a target is missing where the row does not have it") {
  catalogue::Catalogue catalogue;
  TestTrack track;
  add_track(track, catalogue);
  track.streams = std::nan("");
  track.views = 0;
  add_track(track, catalogue);
  const std::vector<std::size_t> rows = {0, 1};
  const auto streams = make_target(Target::kLogStreams, catalogue, rows, 0);
  CHECK(streams[0] == std::log1p(1000.0));
  CHECK(std::isnan(streams[1]));
  const auto hits = make_target(Target::kHit, catalogue, rows, 999);
  CHECK(hits[0] == 1);
  CHECK(std::isnan(hits[1]));
  CHECK(make_target(Target::kHit, catalogue, rows, 1000)[0] == 0);
  const auto views = make_target(Target::kLogViews, catalogue, rows, 0);
  CHECK(views[0] == std::log1p(200.0));
  CHECK(std::isnan(views[1]));
}

}  // namespace
}  // namespace crossfade::features
