#include "features/feature_table.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <set>
#include <string>

#include "base/error.h"
#include "base/file.h"
#include "base/test_folder.h"
#include "features/feature_markdown.h"
#include "features/feature_recipe.h"
#include "features/test_catalogue.h"

namespace crossfade::features {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

float value_of(std::string_view name, const TestTrack& track) {
  catalogue::Catalogue catalogue;
  add_track(track, catalogue);
  const TrackCues cues = read_cues(catalogue, 0);
  return feature_table()[feature_index(name)].value({catalogue, 0, cues, FittedRow{}});
}

TEST_CASE("every line of the feature table says all there is to say") {
  std::set<std::string_view> names;
  for (const Feature& feature : feature_table()) {
    CHECK(names.insert(feature.name).second);
    CHECK(!feature.unit.empty());
    CHECK(!feature.formula.empty());
    CHECK(!feature.label.english.empty());
    CHECK(!feature.label.korean.empty());
    CHECK((feature.value != nullptr));
    CHECK(!family_name(feature.family).empty());
    CHECK(!family_label(feature.family).korean.empty());
  }
}

TEST_CASE("every derived variable of the old system is in the table with its formula") {
  const TestTrack track;
  CHECK(value_of("audio_positivity", track) == doctest::Approx((0.6 + 0.7 + 0.5) / 3));
  CHECK(value_of("audio_complexity", track) == doctest::Approx(0.3));
  CHECK(value_of("youtube_engagement", track) == doctest::Approx(22.0 / 201));
  CHECK(value_of("engagement_rate", track) == doctest::Approx(20.0 / 201));
  CHECK(value_of("comment_rate", track) == doctest::Approx(2.0 / 201));
  CHECK(value_of("cross_platform_ratio", track) == doctest::Approx(1000.0 / 201));
  CHECK(value_of("log_streams", track) == doctest::Approx(std::log(1001.0)));
  CHECK(value_of("log_views", track) == doctest::Approx(std::log(201.0)));
  CHECK(value_of("duration_minutes", track) == doctest::Approx(3));
}

TEST_CASE("the counts of candidate videos are features, missing where the file has none") {
  TestTrack track;
  CHECK(value_of("best_log_views", track) == doctest::Approx(std::log(401.0)));
  CHECK(value_of("summed_log_views", track) == doctest::Approx(std::log(501.0)));
  CHECK(value_of("candidate_videos", track) == 3);
  track.best_views = track.summed_views = track.candidate_videos = kNaN;
  for (const char* name : {"best_log_views", "summed_log_views", "candidate_videos"}) {
    CHECK(std::isnan(value_of(name, track)));
  }
}

TEST_CASE("a ratio to views is missing without views, and zero is a count") {
  for (const double views : {0.0, kNaN}) {
    TestTrack track;
    track.views = views;
    for (const char* name :
         {"youtube_engagement", "engagement_rate", "comment_rate", "cross_platform_ratio"}) {
      CHECK(std::isnan(value_of(name, track)));
    }
  }
  TestTrack track;
  track.views = 0;
  CHECK(value_of("log_views", track) == 0);
  track.views = kNaN;
  CHECK(std::isnan(value_of("log_views", track)));
  track.likes = kNaN;
  track.views = 10;
  CHECK(std::isnan(value_of("engagement_rate", track)));
}

TEST_CASE("a key or tempo that was not found is missing") {
  TestTrack track;
  track.key = -1;
  track.tempo_bpm = 0;
  CHECK(std::isnan(value_of("key", track)));
  CHECK(std::isnan(value_of("tempo", track)));
  CHECK(std::isnan(value_of("official_video", track)));
  CHECK(value_of("licensed", track) == 1);
}

TEST_CASE("what is read from a video is missing where there is none") {
  TestTrack track;
  CHECK(std::isnan(value_of("kind_topic", track)));
  CHECK(std::isnan(value_of("title_words", track)));
  CHECK(std::isnan(value_of("match_track_title", track)));
  track.title = "Song";
  track.channel = "Artist - Topic";
  CHECK(value_of("kind_topic", track) == 1);
  CHECK(value_of("title_words", track) == 1);
  CHECK(value_of("channel_own", track) == 1);
  CHECK(value_of("album_type_album", track) == 1);
  CHECK(value_of("album_type_single", track) == 0);
}

TEST_CASE("a fitted feature is read from its own place in the row") {
  catalogue::Catalogue catalogue;
  add_track({}, catalogue);
  const TrackCues cues = read_cues(catalogue, 0);
  FittedRow fitted;
  fitted.names(23) = 5;
  fitted[Fitted::kNamesExpected] = 6;
  fitted[Fitted::kRosterExpected] = 7;
  const auto value = [&](std::string_view name) {
    return feature_table()[feature_index(name)].value({catalogue, 0, cues, fitted});
  };
  CHECK(value("names_24") == 5);
  CHECK(value("names_expected") == 6);
  CHECK(value("roster_expected") == 7);
  CHECK(std::isnan(value("names_1")));
}

TEST_CASE("an unknown feature is refused by name") {
  CHECK_THROWS_AS(feature_index("no_such"), base::Error);
}

TEST_CASE("docs/features.md is the feature table") {
  const std::string docs = base::test_folder("CROSSFADE_DOCS");
  if (docs.empty()) return;
  const base::MappedFile page(docs + "features.md");
  CHECK(page.bytes() == feature_table_markdown());
}

}  // namespace
}  // namespace crossfade::features
