#include <doctest/doctest.h>

#include <limits>

#include "report/playlists_face.h"
#include "report/release_plan_face.h"

namespace crossfade::report {
namespace {

using text::Language;

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

base::Date day(std::string_view text) { return base::parse_date(text).value(); }

advise::ReleasePlan small_plan() {
  const std::vector<advise::ListedRelease> list = {{"IU", "<b>밤편지</b>", day("2026-10-03"), 2},
                                                   {"B", "b", {}, 3}};
  return advise::plan_releases(list, {}, day("2026-10-01"));
}

advise::Playlists small_playlists() {
  constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
  advise::Playlist list;
  list.id = "tempo-120-130";
  list.name = text::Bilingual{"Low energy", "낮은 에너지"};
  list.candidates = 1234;
  list.mean_step = 1.5;
  list.mean_step_by_streams = 4.25;
  list.tracks = {{"IU", "밤편지", "spotify:track:1", "", 5, 1000, 62, 124, 1, 0.5},
                 {"B", "b", "", "", 3, kNaN, kNaN, kNaN, kNaN, kNaN}};
  advise::Playlists playlists;
  playlists.lists = {list};
  playlists.recordings = 4321;
  return playlists;
}

template <typename Add>
std::string markdown(const Add& add, Language language) {
  Document document;
  add(document, language);
  return to_markdown(document);
}

TEST_CASE("the release plan says what was given and found, in both languages") {
  const auto add = [](Document& document, Language language) {
    add_release_plan(document, small_plan(), language);
  };
  const std::string english = markdown(add, Language::kEnglish);
  CHECK(holds(english,
              "Releases: 2, from 2026-10-03 to 2026-10-09: 1 on the day that was given, 1 on"));
  CHECK(holds(english, "2026-10-09 (Fri)"));
  CHECK(holds(english, "found"));
  CHECK(holds(english, "too late for a teaser of 7 days before"));
  CHECK_FALSE(holds(english, "<b>"));
  const std::string korean = markdown(add, Language::kKorean);
  CHECK(holds(korean, "발매 2건, 2026-10-03부터 2026-10-09까지. 목록에 적힌 날짜가 1건"));
  CHECK(holds(korean, "2026-10-09 (금)"));
}

TEST_CASE("a plan of many releases shows the first and counts the rest") {
  std::vector<advise::ListedRelease> list;
  for (std::size_t i = 0; i < 103; ++i) {
    list.push_back({"A" + std::to_string(i), "x", day("2026-11-06"), i + 2});
  }
  Document document;
  add_release_plan(document, advise::plan_releases(list, {}, day("2026-10-01")),
                   Language::kEnglish);
  const auto& table = std::get<Table>(document.blocks.at(2));
  CHECK(table.rows.size() == 100);
  CHECK(holds(to_markdown(document), "3 more releases"));
}

TEST_CASE("the release plan as JSON has all releases and events") {
  const table::Json json = json_release_plan(small_plan());
  const auto& releases = std::get<table::Json::Array>(json.find("releases")->value());
  REQUIRE(releases.size() == 2);
  CHECK(std::get<bool>(releases[0].find("teaser_cut")->value()));
  CHECK(std::get<std::string>(releases[1].find("date")->value()) == "2026-10-09");
  CHECK_FALSE(std::get<bool>(releases[1].find("date_given")->value()));
  CHECK(std::get<table::Json::Array>(releases[1].find("checkpoints")->value()).size() == 3);
  const auto& events = std::get<table::Json::Array>(json.find("events")->value());
  CHECK(events.size() == small_plan().events.size());
  CHECK(std::get<std::string>(events[0].find("kind")->value()) == "teaser");
  CHECK(std::get<std::string>(events[0].find("title")->find("ko")->value()) ==
        "영상 티저: <b>밤편지</b> – IU");
}

TEST_CASE("playlists show their figures and first tracks, in both languages") {
  const auto add = [](Document& document, Language language) {
    add_playlists(document, small_playlists(), language);
  };
  const std::string english = markdown(add, Language::kEnglish);
  CHECK(holds(english, "Playlists: 1, chosen from 4,321 recordings"));
  CHECK(holds(english, "| Low energy | 1,234 | 2 | 1.50 | 4.25 | 밤편지 – IU, b – B |"));
  CHECK(holds(markdown(add, Language::kKorean), "| 낮은 에너지 | 1,234 |"));
  const auto none = [](Document& document, Language language) {
    add_playlists(document, {}, language);
  };
  CHECK(holds(markdown(none, Language::kEnglish), "No playlist could be made"));
}

TEST_CASE("playlists as JSON have every track, and null where nothing is known") {
  const table::Json json = json_playlists(small_playlists());
  const auto& lists = std::get<table::Json::Array>(json.find("lists")->value());
  REQUIRE(lists.size() == 1);
  const auto& tracks = std::get<table::Json::Array>(lists[0].find("tracks")->value());
  REQUIRE(tracks.size() == 2);
  CHECK(std::get<std::string>(tracks[0].find("key")->value()) == "D♭");
  CHECK(std::get<double>(tracks[0].find("counted_bpm")->value()) == 124);
  CHECK(std::holds_alternative<std::nullptr_t>(tracks[1].find("key")->value()));
  CHECK(std::holds_alternative<std::nullptr_t>(tracks[1].find("spotify_uri")->value()));
  CHECK(table::parse_json(json.dump(), "p").find("lists") != nullptr);
}

}  // namespace
}  // namespace crossfade::report
