#include "report/video_plan_face.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "report/svg_plan_chart.h"
#include "text/number_format.h"

namespace crossfade::report {
namespace {

using advise::TrackForecast;
using advise::VideoPlan;
using text::Language;

constexpr Language kLanguages[] = {Language::kEnglish, Language::kKorean};

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

advise::VideoRequest sample_request() {
  advise::VideoRequest request;
  request.budget = 50000;
  request.value_a_stream = 0.003;
  request.tiers = {{"full", 20000, 1}, {"lyric", 1500, 0.25}};
  request.months = 2;
  return request;
}

VideoPlan sample_plan(double scale = 1) {
  std::vector<TrackForecast> forecasts;
  for (std::uint64_t i = 0; i < 12; ++i) {
    const double streams = scale * 1e8 / static_cast<double>(i + 1);
    forecasts.push_back({i, i / 2, "Artist " + std::to_string(i / 2), "Song " + std::to_string(i),
                         streams, streams / 3, streams * 3, false});
  }
  forecasts[0].artist = "=SUM(A1)";
  forecasts[0].track = "<b>봄날</b> | \"x\"";
  forecasts[11].has_video = true;
  return advise::plan_videos(forecasts, sample_request(), {{0.17, 0.09, 0.25, 900}, 0.2, true});
}

Document document_of(const VideoPlan& plan, Language language) {
  Document document;
  add_video_plan(document, plan, "USD", language);
  return document;
}

std::vector<Chart> charts_of(const Document& document) {
  std::vector<Chart> charts;
  for (const Block& block : document.blocks) {
    if (const Chart* chart = std::get_if<Chart>(&block)) charts.push_back(*chart);
  }
  return charts;
}

TEST_CASE("a plan tells videos, spend, gain and proof in both languages, no hole left open") {
  const VideoPlan plan = sample_plan();
  REQUIRE(plan.schedule.size() > 2);
  for (const Language language : kLanguages) {
    const std::string markdown = to_markdown(document_of(plan, language));
    CHECK_FALSE(holds(markdown, "{}"));
    CHECK_FALSE(holds(markdown, "nan"));
    CHECK(holds(markdown,
                text::Language::kKorean == language ? "우선순위 매트릭스" : "priority matrix"));
    CHECK(holds(markdown, "50,000 USD"));
    CHECK(holds(markdown, "0.003 USD"));
    CHECK(holds(markdown, "20,000 USD"));
    CHECK_FALSE(holds(markdown, "<b>"));
  }
  const std::string english = to_markdown(document_of(plan, Language::kEnglish));
  CHECK(holds(english, "this one reaches it"));
  CHECK(holds(english, "11 tracks were weighed; 1 more have a music video already"));
  CHECK(holds(english, "explains 20.0 % of what is left could undo it"));
}

TEST_CASE("where no video pays, the page says so and shows no schedule") {
  const VideoPlan plan = sample_plan(1e-4);
  REQUIRE(plan.schedule.empty());
  const std::string english = to_markdown(document_of(plan, Language::kEnglish));
  CHECK(holds(english, "No video pays for any track"));
  CHECK_FALSE(holds(english, "month by month"));
  CHECK_FALSE(holds(english, "same result"));
  CHECK(holds(to_markdown(document_of(plan, Language::kKorean)), "예산을 전혀 쓰지 않는 것"));
  const VideoPlan empty = advise::plan_videos({}, sample_request(), {});
  CHECK(holds(to_markdown(document_of(empty, Language::kEnglish)), "no track to plan for"));
}

TEST_CASE("a plan without videos says why: too dear for the budget, or what the best brings back") {
  advise::VideoRequest request = sample_request();
  request.budget = 2000;
  request.tiers[1].effect = 0;
  const std::vector<TrackForecast> one = {{0, 1, "Artist", "Song", 1e9, 1e9, 1e9, false}};
  const VideoPlan dear = advise::plan_videos(one, request, {});
  REQUIRE(dear.schedule.empty());
  CHECK(no_video_words(dear, Language::kEnglish).find("a dearer one would, for 1 of them") !=
        std::string::npos);
  // Of two that do not pay the cheaper one loses less and brings back less.
  request = sample_request();
  request.tiers[1].effect = 0.001;
  const std::vector<TrackForecast> small = {{0, 1, "Artist", "Song", 7e7, 7e7, 7e7, false}};
  const VideoPlan none = advise::plan_videos(small, request, {});
  REQUIRE(none.schedule.empty());
  const double expected = 7e7 * none.effect.effect.value * request.value_a_stream / 20000;
  CHECK(no_video_words(none, Language::kEnglish).find(text::format_percent(expected)) !=
        std::string::npos);
}

TEST_CASE("the pictures are named, and the matrix has a shape for each video and its fields") {
  const VideoPlan plan = sample_plan();
  const std::vector<Chart> charts = charts_of(document_of(plan, Language::kEnglish));
  REQUIRE(charts.size() == 2);
  for (const Chart& chart : charts) {
    CHECK(chart.svg.starts_with("<svg role=\"img\""));
    CHECK(chart.svg.ends_with("</svg>"));
    CHECK(holds(chart.svg, "<title>"));
    CHECK_FALSE(holds(chart.svg, "nan"));
    CHECK_FALSE(holds(chart.svg, "inf"));
  }
  for (const char* field :
       {"film first", "small, but pays", "large, but too dear", "leave alone"}) {
    CHECK(holds(charts[0].svg, field));
  }
  std::size_t shapes = 0;
  for (std::size_t at = charts[0].svg.find("\"b m\""); at != std::string::npos;
       at = charts[0].svg.find("\"b m\"", at + 1)) {
    ++shapes;
  }
  const auto used = std::ranges::count_if(
      plan.tiers, [](const advise::TierFigures& tier) { return tier.videos > 0; });
  CHECK(shapes == plan.schedule.size() + static_cast<std::size_t>(used));  // and the legend's
  CHECK(charts[1].figures.size() == plan.frontier.size());
  CHECK(holds(charts[1].svg, "your budget"));
}

TEST_CASE("a point that has no logarithm is not drawn, nor a split without a place") {
  const auto name = [](double value) { return std::to_string(static_cast<int>(value)); };
  const std::string svg = scatter_chart(
      {"t", "d"},
      {{"others", {{0, 1}, {10, -1}, {INFINITY, 1}}}, {"chosen", {{100, 2}, {1000, 1}}}},
      {std::nan(""), 1, {"a", "b", "c", "d"}}, {"x", "y"}, {name, name});
  CHECK_FALSE(holds(svg, "class=\"s\""));
  // Two chosen points and one mark a series in the legend.
  std::size_t circles = 0;
  for (std::size_t at = svg.find("<circle"); at != std::string::npos;
       at = svg.find("<circle", at + 1)) {
    ++circles;
  }
  CHECK(circles == 4);
  const std::string empty =
      scatter_chart({"t", "d"}, {}, {1, 1, {"a", "b", "c", "d"}}, {"x", "y"}, {name, name});
  CHECK(empty.ends_with("</svg>"));
  CHECK_FALSE(holds(empty, "nan"));
}

TEST_CASE("a line chart marks round values and its place; nothing to draw is no error") {
  std::vector<double> marks;
  const auto note = [&](double value) {
    marks.push_back(value);
    return std::string("m");
  };
  const auto plain = [](double) { return std::string("y"); };
  const std::string svg =
      line_chart({"t", "d"}, {{0, 0}, {50, 7}, {120, 9}}, {50, "here"}, {"x", "y"}, {note, plain});
  CHECK(marks == std::vector<double>{0, 20, 40, 60, 80, 100, 120});
  CHECK(holds(svg, "here"));
  CHECK_FALSE(holds(line_chart({"t", "d"}, {}, {0, ""}, {"x", "y"}, {plain, plain}), "nan"));
}

TEST_CASE("the plan's JSON has every figure, rows from one and null for what is not known") {
  const VideoPlan plan = sample_plan();
  const table::Json json = table::parse_json(json_video_plan(plan, "USD").dump(), "plan.json");
  CHECK(std::get<std::string>(json.find("currency")->value()) == "USD");
  const auto& videos = std::get<table::Json::Array>(json.find("videos")->value());
  REQUIRE(videos.size() == plan.schedule.size());
  CHECK(std::get<std::int64_t>(videos[0].find("row")->value()) ==
        static_cast<std::int64_t>(plan.tracks[plan.schedule[0]].forecast.row) + 1);
  CHECK(std::get<std::int64_t>(videos[0].find("month")->value()) == 1);
  CHECK(std::get<double>(json.find("gain_bound")->value()) == plan.gain_bound);
  CHECK(std::get<table::Json::Array>(json.find("fields")->value()).size() == 4);
  CHECK(std::get<table::Json::Array>(json.find("frontier")->value()).size() == 21);
  CHECK(std::get<table::Json::Array>(json.find("tiers")->value()).size() == 2);
  CHECK(json.find("rules")->find("top_fifth")->find("as_said") != nullptr);

  const table::Json none = json_video_plan(sample_plan(1e-4), "");
  CHECK(holds(none.find("payback")->dump(0), "null"));
}

TEST_CASE("the matrix as CSV has a line a track, the chosen first, and no cell that is a formula") {
  const VideoPlan plan = sample_plan();
  const std::string csv = video_plan_csv(plan);
  CHECK(holds(csv, "'=SUM(A1)"));
  CHECK_FALSE(holds(csv, ",=SUM(A1)"));
  std::istringstream lines(csv);
  std::string line;
  std::getline(lines, line);
  const auto columns = std::ranges::count(line, ',');
  std::size_t rows = 0;
  std::size_t chosen = 0;
  for (; std::getline(lines, line); ++rows) {
    if (rows < plan.schedule.size()) CHECK(line.find(",none,") == std::string::npos);
    chosen += line.starts_with(",none,") ? 0 : 1;
    if (line.find('"') == std::string::npos) CHECK(std::ranges::count(line, ',') == columns);
  }
  CHECK(rows == plan.tracks.size());
  CHECK(chosen == plan.schedule.size());
}

}  // namespace
}  // namespace crossfade::report
