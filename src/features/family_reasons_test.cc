#include "features/family_reasons.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace crossfade::features {
namespace {

using text::Language;

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

std::string told(const char* feature, float value, Language language = Language::kEnglish) {
  return describe_value(feature_table()[feature_index(feature)], value, language);
}

TEST_CASE("contributions are summed by family, and each family names what counts most its way") {
  const FeatureRecipe recipe{{feature_index("energy"), feature_index("valence"),
                              feature_index("tempo"), feature_index("log_views"),
                              feature_index("channel_own"), feature_index("channel_vevo")}};
  const std::vector<double> contributions = {.5, -.4, -.2, 0, .2, .4};
  const std::vector<float> row = {.7F, .1F, 120, 9, 1, 0};
  const Reasons reasons = reasons_by_family(recipe, 3, contributions, row);
  REQUIRE(reasons.families.size() == 2);  // views add nothing
  CHECK(reasons.answer() == doctest::Approx(3.5));
  const FamilyReason& cues = reasons.families[0];
  CHECK(cues.family == Family::kVideoCues);
  CHECK(cues.factor() == doctest::Approx(std::exp(.6)));
  CHECK(cues.feature == feature_index("channel_vevo"));
  CHECK(cues.value == 0);
  const FamilyReason& audio = reasons.families[1];
  CHECK(audio.contribution == doctest::Approx(-.1));
  CHECK(audio.feature == feature_index("valence"));  // energy counts the other way
  CHECK(audio.value == .1F);
}

TEST_CASE("a value is told as readers know it, not as the model reads it") {
  CHECK(told("log_views", std::log1p(1.5e6F)) == "views 1.50 million");
  CHECK(told("channel_own", 1) == "channel: the artist's own");
  CHECK(told("channel_own", 0) == "channel: the artist's own – no");
  CHECK(told("loudness", -5.25F) == "loudness -5.2 dB");
  CHECK(told("tempo", 120) == "tempo 120 BPM");
  CHECK(told("energy", .5F) == "energy 0.50");
  CHECK(told("comment_rate", .00034F) == "comments a view 0.00034");
  CHECK(told("release_year", 2019.7F) == "release year 2019");
  CHECK(told("roster_gap_mean", std::log(2.0F)) == "other tracks: streams over views x 2.00");
  CHECK(told("names_7", .1F) == "how the names are spelt");
  CHECK(told("log_likes", kNaN) == "likes not known");
}

TEST_CASE("reasons read in Korean") {
  CHECK(told("log_views", std::log1p(1.5e6F), Language::kKorean) == "조회수 150만");
  CHECK(told("channel_own", 0, Language::kKorean) == "채널: 아티스트 본인 – 아님");
  CHECK(told("log_likes", kNaN, Language::kKorean) == "좋아요 알 수 없음");
  const FamilyReason reason{Family::kVideoCues, std::log(1.8), feature_index("channel_own"), 1};
  CHECK(describe_reason(reason, Language::kKorean) == "x 1.80: 제목과 채널 (채널: 아티스트 본인)");
  CHECK(describe_reason(reason, Language::kEnglish) ==
        "x 1.80: title and channel (channel: the artist's own)");
}

TEST_CASE("a factor that makes little of a count keeps a digit that says how little") {
  CHECK(describe_factor(.5) == "x 0.50");
  CHECK(describe_factor(.012) == "x 0.012");
}

}  // namespace
}  // namespace crossfade::features
