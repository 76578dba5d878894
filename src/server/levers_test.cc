#include "server/levers.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "catalogue/format_table.h"
#include "features/track_cues.h"
#include "registry/registry.h"
#include "server/test_board.h"
#include "stats/summary.h"
#include "table/json.h"
#include "warehouse/warehouse.h"

namespace crossfade::server {
namespace {

using table::Json;

std::string text_of(const Json& json, std::string_view name) {
  return std::get<std::string>(json.find(name)->value());
}

double number_of(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  REQUIRE(found != nullptr);
  if (const auto* whole = std::get_if<std::int64_t>(&found->value())) {
    return static_cast<double>(*whole);
  }
  return std::get<double>(found->value());
}

Json lever_named(const Json& levers, std::string_view name) {
  for (const Json& lever : std::get<Json::Array>(levers.value())) {
    if (text_of(lever, "name") == name) return lever;
  }
  FAIL("there is no lever of this name");
  return {};
}

TEST_CASE("every lever moves a column that the importer reads, and says in both languages why") {
  const Json levers = json_levers(*small_board());
  std::set<std::string> names;
  for (const Json& lever : std::get<Json::Array>(levers.value())) {
    const std::string name = text_of(lever, "name");
    CAPTURE(name);
    CHECK(names.insert(name).second);
    const catalogue::Import one = [&] {
      const TestFolder folder;
      return catalogue::import_files(
          {folder.write("a.csv", "Artist,Track,Stream," + name + "\nA,b,1,\n")}, {});
    }();
    CHECK(one.files.front().unknown_columns.empty());
    for (const char* member : {"label", "why"}) {
      CHECK_FALSE(text_of(*lever.find(member), "en").empty());
      CHECK_FALSE(text_of(*lever.find(member), "ko").empty());
    }
  }
  CHECK(names.size() == 14);
}

TEST_CASE("a slider goes over what the catalogue has of its feature") {
  const auto board = small_board();
  const Json levers = json_levers(*board);
  const std::vector<double>& energy = board->catalogue().audio.energy;
  const Json lever = lever_named(levers, "Energy");
  CHECK(text_of(lever, "kind") == "number");
  CHECK(number_of(lever, "low") == stats::quantile(energy, 0.01));
  CHECK(number_of(lever, "median") == doctest::Approx(0.5));
  CHECK(number_of(lever, "high") == stats::quantile(energy, 0.99));
  CHECK(number_of(lever_named(levers, "Duration_ms"), "median") == 209000);
  const auto unknown = board_of("A,song,,,,,1,1,1,1,,,,,,,,,,,,,,\n");
  CHECK(lever_named(json_levers(*unknown), "Energy").find("median")->dump() == "null");
}

TEST_CASE("each kind of video that can be chosen is read as that kind from its title") {
  using features::VideoKind;
  const Json lever = lever_named(json_levers(*small_board()), "Title");
  std::set<VideoKind> kinds;
  for (const Json& choice : std::get<Json::Array>(lever.find("choices")->value())) {
    const std::string title = text_of(choice, "value");
    const auto board = board_of("A,song,,," + (title.empty() ? "" : "A - song " + title) +
                                ",,1,1,1,1,,,,.5,.5,-5,.5,.05,.1,0,.1,100,200000,\n");
    kinds.insert(board->video_kind.front());
  }
  CHECK(kinds == std::set<VideoKind>{VideoKind::kNone, VideoKind::kMusicVideo, VideoKind::kAudio,
                                     VideoKind::kLyric, VideoKind::kVisualizer, VideoKind::kLive});
}

// The board of a store whose study has this verdict on music videos.
Json video_lever_of(const char* verdict) {
  const TestFolder folder;
  const std::string path = folder.path("s.db");
  {
    store::Store store(path, store::Access::kCreate);
    const auto rows =
        folder.write("a.csv", std::string(kTestHeader) + "A,one,,,,,9,1,1,1,,,,,,,,,,,,,200000,\n");
    registry::StudyRecord study;
    study.snapshot = warehouse::import_into_store(store, {rows}, {}).snapshot;
    study.profile = "standard";
    study.report = "{}";
    study.findings = {{"h2-music-video", verdict, {}, R"({"sentence": {"en": "so", "ko": "네"}})"}};
    registry::save_study(store, study);
  }
  return lever_named(json_levers(*load_board(path, {})), "Title");
}

TEST_CASE(
    "a music video is a cause where the latest study supports it, and its sentence is the why") {
  const Json supported = video_lever_of("supported");
  CHECK(supported.find("causal")->dump() == "true");
  CHECK(text_of(*supported.find("why"), "en") == "so");
  CHECK(text_of(*supported.find("why"), "ko") == "네");
  CHECK(video_lever_of("undecided").find("causal")->dump() == "false");
  CHECK(video_lever_of("refuted").find("causal")->dump() == "false");
  const Json unknown = lever_named(json_levers(*small_board()), "Title");
  CHECK(unknown.find("causal")->dump() == "false");
  CHECK(text_of(*unknown.find("why"), "en").find("not been studied") != std::string::npos);
}

}  // namespace
}  // namespace crossfade::server
