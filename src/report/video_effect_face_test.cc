#include "report/video_effect_face.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

namespace crossfade::report {
namespace {

using insight::VideoEffectStudy;
using text::Language;

constexpr Language kLanguages[] = {Language::kEnglish, Language::kKorean};

VideoEffectStudy sample_study() {
  VideoEffectStudy study;
  study.kinds = {{features::VideoKind::kMusicVideo, 60, 60, 45},
                 {features::VideoKind::kTopic, 40, 40, 15}};
  study.rows = 100;
  study.artists = 20;
  study.compared_rows = 70;
  study.compared_artists = 15;
  study.methods.push_back(
      {insight::kRatioOfMeans,
       {"Ratio of means", "평균의 비율"},
       {"means", "평균"},
       insight::Reading::kObserved,
       {0.73, 0.59, 0.88, 100},
       0.25,
       {insight::EffectWarning::kArtistsDiffer, insight::EffectWarning::kUnlikeWithinArtist}});
  study.methods.push_back({insight::kHoldingViews,
                           {"At equal <views>", "조회수 고정"},
                           {"views", "조회수"},
                           insight::Reading::kWrong,
                           {-0.395, -0.433, -0.355, 70},
                           std::nan(""),
                           {}});
  study.overlap.one_sided_rows = 0.3;
  study.overlap.outside = 0.17;
  study.overlap.flagged[9] = 33;
  study.overlap.plain[0] = 12;
  study.balance = {{{"loudness", "음량"}, 0.347, 0.02}, {{"energy", "에너지"}, 0.05, std::nan("")}};
  study.sensitivity = {0.0513, 1.54, 1.39};
  study.groups = {
      {{"album type", "앨범 유형"}, {"single", "싱글"}, {-0.014, -0.21, 0.24, 40}, 12, 0.095}};
  insight::Finding finding;
  finding.id = "h2-video-effect";
  finding.sentence = {"An answer.", "답입니다."};
  finding.under = {{text::Sentence("Other rows", "다른 행"), {0.2, 0.1, 0.3, 50}}};
  study.findings = {finding};
  return study;
}

std::string page_of(const VideoEffectStudy& study, Language language) {
  Document document;
  add_video_effect(document, study, language);
  return to_markdown(document);
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("the section shows every figure of the study with its interval, n and warnings") {
  const std::string page = page_of(sample_study(), Language::kEnglish);
  for (const char* part : {"+73.0 %",
                           "+59.0 % – +88.0 %",
                           "-39.5 %",
                           "wrong",
                           "compares different artists",
                           "music video",
                           "75.0 %",
                           "25.0 % of the tracks that have it",
                           "loudness",
                           "0.35",
                           "0.02",
                           "1 of 2 differ",
                           "-1.4 %",
                           "0.095",
                           "5.1 %",
                           "1.54",
                           "1.39",
                           "90 – 100 %",
                           "33",
                           "17.0 %"}) {
    CAPTURE(part);
    CHECK(holds(page, part));
  }
}

TEST_CASE("no language shows a raw NaN, an unfilled hole or a word of the other alone") {
  for (const Language language : kLanguages) {
    for (const VideoEffectStudy& study : {sample_study(), VideoEffectStudy{}}) {
      const std::string page = page_of(study, language);
      CHECK_FALSE(holds(page, "nan"));
      CHECK_FALSE(holds(page, "{}"));
    }
  }
  CHECK_FALSE(holds(page_of(sample_study(), Language::kKorean), "music video"));
}

TEST_CASE("a study that compares nothing shows what was seen, no empty tables") {
  VideoEffectStudy study = sample_study();
  study.compared_rows = 0;
  study.groups.clear();
  study.balance.clear();
  study.methods.pop_back();
  const std::string page = page_of(study, Language::kEnglish);
  CHECK(holds(page, "+73.0 %"));
  CHECK_FALSE(holds(page, "Robustness value"));
  CHECK_FALSE(holds(page, "in units of the spread"));
  CHECK_FALSE(holds(page, "by the chance of having the flag"));
  CHECK(json_video_effect(study).find("overlap")->dump(0) == "null");
}

TEST_CASE("the data name methods, kinds and warnings by their ids, and what is not known is null") {
  const table::Json json =
      table::parse_json(json_video_effect(sample_study()).dump(), "video_effect.json");
  const auto& methods = std::get<table::Json::Array>(json.find("methods")->value());
  REQUIRE(methods.size() == 2);
  CHECK(std::get<std::string>(methods[0].find("id")->value()) == "ratio-of-means");
  CHECK(methods[0].find("warnings")->dump(0) == R"(["artists-differ","unlike-within-artist"])");
  CHECK(std::get<double>(methods[1].find("estimate")->find("high")->value()) == -0.355);
  CHECK(methods[1].find("artist_imbalance")->dump(0) == "null");
  const auto& kinds = std::get<table::Json::Array>(json.find("kinds")->value());
  CHECK(std::get<std::string>(kinds[1].find("kind")->value()) == "topic");
  CHECK(std::get<double>(json.find("sensitivity")->find("e_value")->value()) == 1.54);
  CHECK(std::get<table::Json::Array>(json.find("groups")->value()).size() == 1);
}

}  // namespace
}  // namespace crossfade::report
