#include "server/board.h"

#include <algorithm>
#include <cmath>
#include <thread>

#include "base/error.h"
#include "catalogue/generate.h"
#include "insight/kpis.h"
#include "registry/registry.h"
#include "server/group_table.h"
#include "server/overview.h"
#include "server/selection_kpis.h"
#include "server/test_board.h"
#include "server/track_profile.h"
#include "warehouse/warehouse.h"

namespace crossfade::server {
namespace {

using table::Json;

std::string generated(std::size_t tracks) {
  std::string csv;
  catalogue::generate_csv({.tracks = tracks, .seed = 3},
                          [&csv](std::string_view piece) { csv += piece; });
  return csv;
}

std::unique_ptr<Board> generated_board(std::size_t tracks, int threads = 1) {
  const TestFolder folder;
  const std::string path = folder.write("generated.csv", generated(tracks));
  return std::make_unique<Board>(catalogue::import_files({path}, {}),
                                 BoardOptions{.threads = threads});
}

const Json& member(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  REQUIRE(found != nullptr);
  return *found;
}

double number(const Json& json, std::string_view name) {
  const auto& value = member(json, name).value();
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  return std::get<double>(value);
}

std::int64_t import_on(const std::string& store, const std::string& file, const char* date) {
  store::Store opened(store, store::Access::kCreate);
  return warehouse::import_into_store(opened, {file}, {.as_of = *base::parse_date(date)}).snapshot;
}

constexpr const char* kFirst =
    "A,one,,,,,100,10,1,1,,True,,,,,,,,,,,200000,\n"
    "A,two,,,,,200,20,1,1,,False,,,,,,,,,,,200000,\n"
    "B,gone,,,,,999,30,1,1,,,,,,,,,,,,,200000,\n";
constexpr const char* kSecond =
    "C,new,,,,,5000,1,1,1,,,,,,,,,,,,,200000,\n"
    "A,two,,,,,260,20,1,1,,False,,,,,,,,,,,200000,\n"
    "A,one,,,,,140,10,1,1,,True,,,,,,,,,,,200000,\n";

registry::StudyRecord study_of(std::int64_t snapshot, double first_value) {
  registry::StudyRecord study;
  study.snapshot = snapshot;
  study.profile = "standard";
  study.seed = 7;
  study.report = "{\"schema_version\": 1, \"of\": " + std::to_string(snapshot) + "}\n";
  study.models = {{"log_streams", "c", "", "{}"}};
  study.predictions = {{"log_streams", "c", 0, first_value, first_value - 1, first_value + 1},
                       {"log_streams", "c", 1, std::log1p(210), std::log1p(180), std::log1p(240)},
                       {"hit", "a", 0, 0.25}};
  study.findings = {{"f", "supported", {1, 0, 2, 3}, "{}"}};
  return study;
}

TEST_CASE("a store without a snapshot has a board that says so, and every answer is empty") {
  const TestFolder folder;
  { const store::Store store(folder.path("s.db"), store::Access::kCreate); }
  const auto board = load_board(folder.path("s.db"), {});
  CHECK(board->snapshot == 0);
  CHECK_FALSE(board->study);
  const auto all = select_tracks(*board, {});
  CHECK(all->rows.empty());
  CHECK(std::isnan(kpis_of(*board, *all)->kpis.median_streams.value));
  CHECK(number(json_scatter(*board, *all), "rows") == 0);
  const Json overview = json_overview(*board, {});
  CHECK(number(overview, "of") == 0);
  CHECK(member(overview, "quality").dump() == "null");
  CHECK(window(open_group_list(*board, {}), 0, 10).items.empty());
}

TEST_CASE("figures of the whole selection are those of the catalogue") {
  const auto board = generated_board(3000);
  const insight::Kpis all = insight::take_kpis(
      board->catalogue(), board->recordings,
      {.resamples = waiting_resamples(board->size()), .seed = board->options.seed});
  const insight::Kpis selected = kpis_of(*board, *select_tracks(*board, {}))->kpis;
  CHECK(selected.tracks == all.tracks);
  CHECK(selected.recordings == all.recordings);
  CHECK(selected.artists == all.artists);
  CHECK(selected.resamples == 400);
  CHECK(selected.total_streams_once.value == all.total_streams_once.value);
  CHECK(selected.median_streams.low == all.median_streams.low);
  CHECK(selected.correlation_rank.high == all.correlation_rank.high);
  CHECK(selected.official_video_lift.value == all.official_video_lift.value);
}

TEST_CASE("figures of some tracks are those of a catalogue of these alone") {
  const auto board = small_board();
  TrackFilter filter;
  filter.album_types = {"album"};
  const insight::Kpis some = kpis_of(*board, *select_tracks(*board, filter))->kpis;
  CHECK(some.tracks == 3);
  CHECK(some.artists == 3);
  CHECK(some.total_streams.value == 1900);
  CHECK(some.total_streams.n == 2);
  CHECK(some.mean_streams.value == 950);
  CHECK(some.total_views.value == 21000);
}

TEST_CASE("what a hit is does not change with the selection") {
  const auto board = generated_board(3000);
  TrackFilter filter;
  filter.streams.high = board->hit_threshold / 10;
  const insight::Kpis some = kpis_of(*board, *select_tracks(*board, filter))->kpis;
  const insight::Kpis all = kpis_of(*board, *select_tracks(*board, {}))->kpis;
  REQUIRE(some.tracks < all.tracks);
  CHECK(some.hit_threshold.value == board->hit_threshold);
  CHECK(some.hit_threshold.low == all.hit_threshold.low);
  CHECK(some.median_streams.value < all.median_streams.value);
}

TEST_CASE("intervals rest on fewer resamples where there are many tracks") {
  CHECK(waiting_resamples(0) == 400);
  CHECK(waiting_resamples(50000) == 400);
  CHECK(waiting_resamples(100000) == 200);
  CHECK(waiting_resamples(1000000) == 100);
}

TEST_CASE("any number of threads gives the same board") {
  const auto one = generated_board(2000, 1);
  const auto three = generated_board(2000, 3);
  CHECK(one->version == three->version);
  CHECK(one->video_kind == three->video_kind);
  TrackFilter filter;
  filter.text = "a";
  CHECK(select_tracks(*one, filter)->rows == select_tracks(*three, filter)->rows);
  const auto kpis = [](const Board& board) {
    return json_kpis(board, *kpis_of(board, *select_tracks(board, {}))).dump();
  };
  CHECK(kpis(*one) == kpis(*three));
}

TEST_CASE("change is taken from the tracks that both snapshots have") {
  const TestFolder folder;
  const std::string store = folder.path("s.db");
  const auto first =
      import_on(store, folder.write("a.csv", std::string(kTestHeader) + kFirst), "2024-01-01");
  import_on(store, folder.write("b.csv", std::string(kTestHeader) + kSecond), "2024-02-01");
  const auto board = load_board(store, {});
  REQUIRE(board->earlier);
  CHECK(board->earlier->snapshot.id == first);
  CHECK(board->size() == 3);
  const auto kpis = kpis_of(*board, *select_tracks(*board, {}));
  CHECK(kpis->kpis.total_streams.value == 5400);
  REQUIRE(kpis->change);
  CHECK(kpis->change->tracks == 2);
  CHECK(kpis->change->before.total_streams.value == 300);
  CHECK(kpis->change->now.total_streams.value == 400);
  CHECK(std::isnan(kpis->change->now.mean_streams.low));
  const Json json = json_kpis(*board, *kpis);
  CHECK(number(member(member(json, "kpis"), "total_streams"), "value") == 5400);
  const Json& before = member(json, "before");
  CHECK(number(before, "snapshot") == static_cast<double>(first));
  CHECK(number(before, "tracks") == 2);
  CHECK(number(member(member(before, "kpis"), "total_streams"), "value") == 300);
  CHECK(number(member(member(before, "now"), "total_streams"), "value") == 400);
}

TEST_CASE("figures are compared with those of any snapshot, of the tracks that both have") {
  const TestFolder folder;
  const std::string path = folder.path("s.db");
  const auto first =
      import_on(path, folder.write("a.csv", std::string(kTestHeader) + kFirst), "2024-01-01");
  import_on(path, folder.write("c.csv", std::string(kTestHeader) + kSecond + kSecond),
            "2024-01-15");
  import_on(path, folder.write("b.csv", std::string(kTestHeader) + kSecond), "2024-02-01");
  const auto board = load_board(path, {});
  REQUIRE(board->snapshots.size() == 3);
  store::Store store(path, store::Access::kExisting);
  const auto all = select_tracks(*board, {});
  const SelectionKpis since =
      kpis_since(*board, *all,
                 read_earlier_counts(store, board->snapshots.back(), board->tracks, board->size()));
  REQUIRE(since.change);
  CHECK(since.change->snapshot == first);
  CHECK(since.change->before.total_streams.value == 300);
  CHECK(since.change->now.total_streams.value == 400);
  CHECK(kpis_of(*board, *all)->change->snapshot != first);
}

TEST_CASE("a track's history goes through all snapshots, the latest last") {
  const TestFolder folder;
  const std::string path = folder.path("s.db");
  import_on(path, folder.write("b.csv", std::string(kTestHeader) + kSecond), "2024-02-01");
  import_on(path, folder.write("a.csv", std::string(kTestHeader) + kFirst), "2024-01-01");
  const auto board = load_board(path, {});
  CHECK(board->snapshots.front().as_of == *base::parse_date("2024-02-01"));
  store::Store store(path, store::Access::kExisting);
  const auto history = warehouse::read_history(store, board->catalogue().ids.track[2]);
  REQUIRE(history.size() == 2);
  CHECK(history[0].counts.streams == 100);
  CHECK(history[1].counts.streams == 140);
  CHECK(history[1].counts.official_video == catalogue::Flag::kTrue);
  CHECK(warehouse::read_history(store, 12345).empty());
}

TEST_CASE("predictions stand by their tracks, and follow them into a later snapshot") {
  const TestFolder folder;
  const std::string path = folder.path("s.db");
  const auto first =
      import_on(path, folder.write("a.csv", std::string(kTestHeader) + kFirst), "2024-01-01");
  {
    store::Store store(path, store::Access::kExisting);
    registry::save_study(store, study_of(first, std::log1p(90)));
  }
  const auto before = load_board(path, {});
  REQUIRE(before->study);
  CHECK(before->study->is_current);
  CHECK(before->study->findings.size() == 1);
  const TrackColumn& expected = find_column(*before, "streams_expected_c");
  CHECK(expected.number(*before, 0) == doctest::Approx(90).epsilon(1e-5));
  CHECK(expected.number(*before, 1) == doctest::Approx(210).epsilon(1e-5));
  CHECK(std::isnan(expected.number(*before, 2)));
  CHECK(find_column(*before, "hit_probability_a").number(*before, 0) == 0.25);

  import_on(path, folder.write("b.csv", std::string(kTestHeader) + kSecond), "2024-02-01");
  const auto after = load_board(path, {});
  REQUIRE(after->study);
  CHECK_FALSE(after->study->is_current);
  CHECK(after->version != before->version);
  const TrackColumn& moved = find_column(*after, "streams_expected_c");
  CHECK(std::isnan(moved.number(*after, 0)));
  CHECK(moved.number(*after, 1) == doctest::Approx(210).epsilon(1e-5));
  CHECK(moved.number(*after, 2) == doctest::Approx(90).epsilon(1e-5));

  // What a study foretold is told beside what its own snapshot counted, not beside what came since.
  store::Store store(path, store::Access::kExisting);
  const auto history = warehouse::read_history(store, after->catalogue().ids.track[1]);
  REQUIRE(history.size() == 2);
  CHECK(after->catalogue().streams[1] == 260);
  const Json track = json_track(*after, 1, history);
  const auto& predictions = std::get<Json::Array>(member(track, "out_of_fold").value());
  REQUIRE(predictions.size() == 1);
  CHECK(number(predictions[0], "truth") == history[0].counts.streams);
  CHECK(history[0].counts.streams < 260);
  CHECK(number(predictions[0], "predicted") == doctest::Approx(210).epsilon(1e-5));
  CHECK(number(predictions[0], "low") == doctest::Approx(180).epsilon(1e-5));
  CHECK(number(predictions[0], "high") == doctest::Approx(240).epsilon(1e-5));
  CHECK(number(json_track_row(*after, 1), "expected_streams") ==
        doctest::Approx(210).epsilon(1e-5));
}

TEST_CASE("the report shown is the last of the latest snapshot, or else the last of all") {
  const auto report = [](std::int64_t id, std::int64_t snapshot, const char* profile) {
    registry::ReportEntry entry;
    entry.id = id;
    entry.snapshot = snapshot;
    entry.profile = profile;
    return entry;
  };
  const std::vector<registry::ReportEntry> reports = {
      report(1, 2, "standard"), report(2, 2, "standard"), report(3, 1, "standard"),
      report(4, 2, "reference")};
  CHECK(find_report(reports, 2)->id == 2);
  CHECK(find_report(reports, 9)->id == 3);
  CHECK(find_report({}, 1) == nullptr);
}

// The numbers of a text in base64, of two bytes each, little end first.
std::vector<std::uint32_t> numbers_in(const Json& text) {
  static constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::vector<std::uint32_t> numbers;
  std::uint32_t bits = 0;
  int held = 0;
  std::size_t place = 0;
  for (const char digit : std::get<std::string>(text.value())) {
    if (digit == '=') break;
    bits = bits << 6 | static_cast<std::uint32_t>(kDigits.find(digit));
    held += 6;
    if (held < 8) continue;
    held -= 8;
    if (place % 2 == 0) numbers.push_back(0);
    numbers.back() |= (bits >> held & 255) << 8 * (place % 2);
    ++place;
  }
  return numbers;
}

TEST_CASE("a scatter gives back each count to a thousandth, and above its limit density") {
  const auto board = generated_board(500);
  const auto all = select_tracks(*board, {});
  const Json scatter = json_scatter(*board, *all);
  CHECK(member(scatter, "cells").dump() == "null");
  const Json& points = member(scatter, "points");
  std::vector<std::uint32_t> rows;  // points come in the catalogue's order
  for (const std::uint32_t row : all->rows) {
    if (board->catalogue().streams[row] > 0 && board->catalogue().views[row] > 0) {
      rows.push_back(row);
    }
  }
  const auto streams = numbers_in(member(points, "streams"));
  const auto views = numbers_in(member(points, "views"));
  REQUIRE(static_cast<double>(rows.size()) == number(points, "count"));
  REQUIRE(streams.size() == rows.size());
  REQUIRE(views.size() == rows.size());
  const double low = number(points, "low");
  const double step = (number(points, "high") - low) / 65535;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK(std::pow(10, low + step * streams[i]) ==
          doctest::Approx(board->catalogue().streams[rows[i]]).epsilon(1e-3));
    CHECK(std::pow(10, low + step * views[i]) ==
          doctest::Approx(board->catalogue().views[rows[i]]).epsilon(1e-3));
  }
  const Json dense = json_scatter(*board, *all, 100);
  CHECK(member(dense, "points").dump() == "null");
  CHECK(member(dense, "cells").dump() != "null");
}

TEST_CASE("tempos and features count what is known") {
  const auto board = small_board();
  const Json overview = json_overview(*board, {});
  const Json& tempos = member(overview, "tempo");
  CHECK(number(tempos, "low_bpm") == 60);
  CHECK(number(tempos, "missing") == 1);
  const auto& steps = std::get<Json::Array>(member(tempos, "tracks").value());
  REQUIRE(steps.size() == 15);
  CHECK(steps[0].dump() == "2");
  CHECK(steps[3].dump() == "2");
  CHECK(steps[14].dump() == "1");
  const Json& tempo = std::get<Json::Array>(member(overview, "audio").value()).back();
  CHECK(number(member(tempo, "selection"), "n") == 7);
  CHECK(number(member(tempo, "selection"), "median") == 79);
  CHECK(number(member(tempo, "selection"), "low_25") == 70);
  CHECK(number(member(tempo, "selection"), "high_75") == 107.5);
}

TEST_CASE("a track's page has its cells, its likes in sound and its artist's other tracks") {
  const auto board = small_board();
  const auto row = find_track(*board, board->catalogue().ids.track[4]);
  REQUIRE(row == 4U);
  CHECK_FALSE(find_track(*board, 1));
  const Json track = json_track(*board, *row, {});
  CHECK(std::get<std::string>(member(member(track, "track"), "track").value()) == "Love");
  const auto& others = std::get<Json::Array>(member(track, "others").value());
  REQUIRE(others.size() == 1);
  CHECK(number(others[0], "row") == 5);
  CHECK(std::get<Json::Array>(member(track, "nearest").value()).size() == 5);
}

TEST_CASE("an artist's page has figures of its tracks, best first, and no interval of one artist") {
  const auto board = small_board();
  const auto group = board->artists.find(board->catalogue().ids.artist[5]);
  REQUIRE(group);
  const Json artist = json_artist(*board, *group);
  CHECK(number(member(artist, "artist"), "streams") == 110);
  const auto& tracks = std::get<Json::Array>(member(artist, "tracks").value());
  REQUIRE(tracks.size() == 2);
  CHECK(number(tracks[0], "streams") == 60);
  CHECK(number(tracks[1], "streams") == 50);
  CHECK(member(member(member(artist, "kpis"), "mean_streams"), "low").dump() == "null");
}

TEST_CASE("many threads may ask at once") {
  const auto board = generated_board(1000);
  std::vector<std::string> answers(8);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    threads.emplace_back([&, i] {
      TrackFilter filter;
      filter.streams.low = static_cast<double>(i % 2);
      const TrackTable table = open_track_table(*board, filter, {"artist", false});
      for (const std::uint32_t row : window(table, 0, 50).items) {
        answers[i] += json_track_row(*board, row).dump(0);
      }
      answers[i] += json_track(*board, 3, {}).dump(0) + json_overview(*board, filter).dump(0);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::size_t i = 2; i < answers.size(); ++i) CHECK(answers[i] == answers[i % 2]);
}

}  // namespace
}  // namespace crossfade::server
