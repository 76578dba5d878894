#include "warehouse/warehouse.h"

#include <doctest/doctest.h>

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <functional>
#include <string>
#include <tuple>
#include <utility>

#include "base/error.h"
#include "base/file.h"
#include "catalogue/generate.h"
#include "warehouse/history.h"
#include "warehouse/schema.h"
#include "warehouse/snapshot_reader.h"

namespace crossfade::warehouse {
namespace {

using catalogue::Catalogue;
using catalogue::Import;
using store::Access;
using store::Statement;
using store::Store;

// A folder that goes with the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "warehouse_XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }

  std::string store() const { return path_ + "/s.db"; }
  std::string write(const std::string& name, const std::string& text) const {
    base::write_file(path_ + "/" + name, text);
    return path_ + "/" + name;
  }

 private:
  std::string path_;
};

std::string generated(std::size_t tracks) {
  std::string text;
  catalogue::generate_csv({.tracks = tracks, .seed = 5},
                          [&](std::string_view bytes) { text += bytes; });
  return text;
}

// Everything that a row can say or get wrong: counts of candidate videos, missing against zero in
// one recording, two spellings of one artist, a channel without a title, identifiers, dates, blanks
// at the ends, unknown columns.
constexpr const char* kOddRows =
    "best_views,summed_views,candidate_videos,Artist,Track,Album,Stream,Views,Likes,Comments,"
    "Danceability,Tempo,Duration_ms,Title,Channel,Licensed,official_video,release_date,Uri,"
    "Url_youtube,ISRC,mood,colour\n"
    "0,,3,아이유,곡,A,0,,1,0,0.5,0,200000,T,C,True,False,2020-02-29,"
    "spotify:track:0d28khcov6AiegSCpG5TuT,https://youtu.be/HyHNuVaZJ-k,USRC17607839,x,y\n"
    ",,,아이유,곡,A,,0,,,0.5,,200000,T,C,,,,,,,,\n"
    ",7,0,아이유,곡,B,5,0,,,0.5,-0,200000,T,C,False,True,,,,,,\n"
    "2,1e15,1,Beyoncé,Halo,,1,2,3,4,,,,,BeyoncéVEVO,,,1999,,,,,\n"
    ",,,BEYONCÉ, Halo ,,1e15,2,3,4,,,,,,,,1999,,,,,\n"
    "5,6,2,1979,007,1e3,1,2,3,4,1,120.000000001,1,\"a \"\"b\"\"\nc\",,,,2023-02,,,,,\n"
    "-1,x,1e16,A,B,C,-1,inf,x,2e15,1.5,1001,0,,,maybe,,2023-02-30,spotify:album:1,"
    "https://vimeo.com/1,XX,,\n"
    "A,B\n"
    ",,,,B,C,1,1,1,1,1,1,1,,,,,,,,,,\n";

constexpr const char* kOtherRow = "2,1e15,1,Sade,Paradise,,1,2,3,4,,,,,SadeVEVO,,,1988,,,,,\n";

void check_same_numbers(const std::vector<double>& left, const std::vector<double>& right) {
  REQUIRE(left.size() == right.size());
  std::size_t different = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const bool is_same = std::isnan(left[i])
                             ? std::isnan(right[i])
                             : std::memcmp(&left[i], &right[i], sizeof(double)) == 0;
    different += is_same ? 0 : 1;
  }
  CHECK(different == 0);
}

void check_same_names(const Catalogue& left, const Catalogue& right) {
  REQUIRE(left.names.size() == right.names.size());
  for (catalogue::NameId id = 0; id < left.names.size(); ++id) {
    REQUIRE(left.text(id) == right.text(id));
  }
  for (const auto column : {&Catalogue::artist, &Catalogue::track, &Catalogue::album,
                            &Catalogue::album_type, &Catalogue::title, &Catalogue::channel,
                            &Catalogue::spotify_uri, &Catalogue::video_url, &Catalogue::isrc}) {
    CHECK(left.*column == right.*column);
  }
}

void check_same_catalogue(const Catalogue& left, const Catalogue& right) {
  using catalogue::AudioColumns;
  check_same_names(left, right);
  for (const auto column :
       {&AudioColumns::danceability, &AudioColumns::energy, &AudioColumns::key,
        &AudioColumns::loudness_db, &AudioColumns::speechiness, &AudioColumns::acousticness,
        &AudioColumns::instrumentalness, &AudioColumns::liveness, &AudioColumns::valence,
        &AudioColumns::tempo_bpm}) {
    check_same_numbers(left.audio.*column, right.audio.*column);
  }
  for (const auto column : {&Catalogue::duration_ms, &Catalogue::streams, &Catalogue::views,
                            &Catalogue::likes, &Catalogue::comments, &Catalogue::best_views,
                            &Catalogue::summed_views, &Catalogue::candidate_videos}) {
    check_same_numbers(left.*column, right.*column);
  }
  CHECK(left.licensed == right.licensed);
  CHECK(left.official_video == right.official_video);
  CHECK(left.release_date == right.release_date);
  CHECK(left.ids.track == right.ids.track);
  CHECK(left.ids.recording == right.ids.recording);
  CHECK(left.ids.artist == right.ids.artist);
  CHECK(left.ids.video == right.ids.video);
}

void check_same(const Import& left, const Import& right) {
  check_same_catalogue(left.catalogue, right.catalogue);
  CHECK(left.as_of == right.as_of);
  REQUIRE(left.files.size() == right.files.size());
  for (std::size_t i = 0; i < left.files.size(); ++i) {
    const catalogue::ImportedFile& a = left.files[i];
    const catalogue::ImportedFile& b = right.files[i];
    CHECK(std::tie(a.path, a.name, a.digest, a.format, a.records, a.first_track, a.tracks,
                   a.unknown_columns) == std::tie(b.path, b.name, b.digest, b.format, b.records,
                                                  b.first_track, b.tracks, b.unknown_columns));
  }
  REQUIRE(left.issues.size() == right.issues.size());
  for (std::size_t i = 0; i < left.issues.size(); ++i) {
    const catalogue::ImportIssue& a = left.issues[i];
    const catalogue::ImportIssue& b = right.issues[i];
    CHECK(std::tie(a.file, a.record, a.line, a.column, a.kind, a.cell) ==
          std::tie(b.file, b.record, b.line, b.column, b.kind, b.cell));
  }
}

std::int64_t number(Store& store, const std::string& query) {
  Statement statement(store, query);
  REQUIRE(statement.step());
  return statement.integer(0);
}

std::int64_t count(Store& store, const std::string& table) {
  return number(store, "SELECT count(*) FROM " + table);
}

TEST_CASE("a snapshot is the import that was stored, byte for byte and bit for bit") {
  const TemporaryFolder folder;
  const std::vector<std::string> paths = {folder.write("odd.csv", kOddRows),
                                          folder.write("many.csv", generated(3000))};
  const catalogue::ImportOptions options = {.as_of = *base::parse_date("2024-05-01")};
  const Import plain = catalogue::import_files(paths, options);
  REQUIRE(plain.catalogue.size() > 2900);
  REQUIRE(plain.issues.size() >= 16);
  {
    Store store(folder.store(), Access::kCreate);
    const StoredImport stored = import_into_store(store, paths, options);
    CHECK_FALSE(stored.was_there);
    check_same(stored.import, plain);
  }
  Store store(folder.store(), Access::kExisting);
  check_same(load_latest_snapshot(store).import, plain);
}

// Makes a store of the first version, with what the store `from` holds of it.
void write_first_version(const std::string& path, const std::string& from) {
  Store store(path, Access::kCreate);
  store.migrate(store::Section::kWarehouse, schema_scripts().first(1));
  store.run("ATTACH '" + from + "' AS later");
  for (const char* table : {"snapshots", "imports", "issues", "artists", "recordings", "videos",
                            "tracks", "identifiers"}) {
    store.run(std::string("INSERT INTO main.") + table + " SELECT * FROM later." + table);
  }
  store.run(
      "INSERT INTO main.facts SELECT snapshot_id, position, track_id, video_id, streams, views, "
      "likes, comments, licensed, official_video FROM later.facts");
}

TEST_CASE("a store of the first version keeps its facts and takes counts of candidate videos") {
  const TemporaryFolder folder;
  const std::vector<std::string> plain = {folder.write("many.csv", generated(200))};
  const std::string later = folder.write("later.db", "");
  {
    Store store(later, Access::kCreate);
    import_into_store(store, plain, {});
  }
  write_first_version(folder.store(), later);
  Store store(folder.store(), Access::kExisting);
  check_same(load_latest_snapshot(store).import, catalogue::import_files(plain, {}));
  CHECK(import_into_store(store, plain, {}).was_there);
  const StoredImport odd = import_into_store(store, {folder.write("odd.csv", kOddRows)}, {});
  check_same(load_latest_snapshot(store).import, odd.import);
  CHECK(count(store,
              "track_facts WHERE best_views = 5 AND summed_views = 6 AND "
              "candidate_videos = 2") == 1);
  CHECK(count(store, "track_facts WHERE best_views IS NULL AND candidate_videos = 0") == 1);
}

TEST_CASE("a tempo of zero and a missing one are two descriptions of one recording") {
  const TemporaryFolder folder;
  Store store(folder.store(), Access::kCreate);
  import_into_store(store, {folder.write("odd.csv", kOddRows)}, {});
  const std::string one = "recordings WHERE duration_ms = 200000 AND danceability = 0.5";
  CHECK(number(store, "SELECT count(DISTINCT identity) FROM " + one) == 1);
  CHECK(count(store, one + " AND tempo_bpm = 0 AND isrc IS NULL") == 1);
  CHECK(count(store, one + " AND tempo_bpm IS NULL") == 1);
}

TEST_CASE("a channel without a title is kept, as a video without identity") {
  const TemporaryFolder folder;
  Store store(folder.store(), Access::kCreate);
  import_into_store(store, {folder.write("odd.csv", kOddRows)}, {});
  CHECK(count(store, "videos WHERE identity IS NULL AND channel = 'BeyoncéVEVO'") == 1);
}

TEST_CASE("the same file with the same date again changes nothing, under any name") {
  const TemporaryFolder folder;
  Store store(folder.store(), Access::kCreate);
  const std::string path = folder.write("odd.csv", kOddRows);
  const StoredImport first = import_into_store(store, {path}, {});
  const std::int64_t changes = number(store, "SELECT total_changes()");
  const StoredImport again = import_into_store(store, {path}, {});
  CHECK(again.was_there);
  CHECK(again.snapshot == first.snapshot);
  check_same(again.import, first.import);
  const StoredImport renamed = import_into_store(store, {folder.write("copy.csv", kOddRows)}, {});
  CHECK(renamed.snapshot == first.snapshot);
  CHECK(number(store, "SELECT total_changes()") == changes);
}

// Lets something happen once, when the reading of files has begun.
class AtFirstStage final : public base::Progress {
 public:
  explicit AtFirstStage(std::function<void()> act) : act_(std::move(act)) {}
  void begin(const std::string&, std::size_t) override {
    if (act_) std::exchange(act_, nullptr)();
  }
  void advance(std::size_t) override {}
  void finish() override {}

 private:
  std::function<void()> act_;
};

TEST_CASE(
    "what another program imports while files are read is known to them, and not waited for") {
  const TemporaryFolder folder;
  const std::string odd = folder.write("odd.csv", kOddRows);
  const std::string longer = folder.write("longer.csv", std::string(kOddRows) + kOtherRow);
  Store store(folder.store(), Access::kCreate);
  AtFirstStage other([&] {
    Store second(folder.store(), Access::kExisting, std::chrono::milliseconds(0));
    CHECK_FALSE(import_into_store(second, {odd}, {}).was_there);
  });
  const StoredImport disturbed =
      import_into_store(store, {longer}, {.as_of = {}, .progress = &other});
  CHECK_FALSE(disturbed.was_there);

  Store calm(folder.store() + "2", Access::kCreate);
  import_into_store(calm, {odd}, {});
  check_same(disturbed.import, import_into_store(calm, {longer}, {}).import);

  AtFirstStage same([&] {
    Store second(folder.store(), Access::kExisting);
    import_into_store(second, {odd}, {*base::parse_date("2024-05-01")});
  });
  CHECK(import_into_store(store, {odd}, {*base::parse_date("2024-05-01"), &same}).was_there);
}

TEST_CASE("files that are refused make no store") {
  const TemporaryFolder folder;
  const std::string bad = folder.write("bad.csv", "no,format,of,ours\n1,2,3,4\n");
  CHECK_THROWS_AS(import_into_store(folder.store(), {bad}, {}), base::Error);
  CHECK_THROWS_AS(import_into_store(folder.store(), {"none.csv"}, {}), base::Error);
  CHECK_FALSE(std::filesystem::exists(folder.store()));

  const std::string good = folder.write("good.csv", kOddRows);
  const StoredImport made = import_into_store(folder.store(), {good}, {});
  CHECK_THROWS_AS(import_into_store(folder.store(), {bad}, {}), base::Error);
  Store store(folder.store(), Access::kExisting);
  check_same(load_latest_snapshot(store).import, made.import);
}

TEST_CASE("what is done meanwhile sees the import once; where it fails, the import stays kept") {
  for (const int threads : {1, 2}) {
    const TemporaryFolder folder;
    Store store(folder.store(), Access::kCreate);
    const std::vector<std::string> paths = {folder.write("many.csv", generated(200))};
    int looks = 0;
    const auto look = [&looks](const Import& import) {
      looks += import.catalogue.size() == 200 ? 1 : 100;
      throw base::Error(base::ErrorKind::kFailed, "cannot look", {}, "try again");
    };
    CHECK_THROWS_AS(import_into_store(store, paths, {}, {look, threads}), base::Error);
    CHECK(import_into_store(store, paths, {}, {look, threads}).was_there);
    CHECK(looks == 1);
    check_same(load_latest_snapshot(store).import, catalogue::import_files(paths, {}));
  }
}

TEST_CASE("the same file with another date is another snapshot, which adds facts alone") {
  const TemporaryFolder folder;
  Store store(folder.store(), Access::kCreate);
  const std::string path = folder.write("many.csv", generated(200));
  const StoredImport first = import_into_store(store, {path}, {});
  const std::int64_t tracks = count(store, "tracks");
  const std::int64_t identifiers = count(store, "identifiers");
  const StoredImport dated = import_into_store(store, {path}, {*base::parse_date("2024-05-01")});
  CHECK(dated.snapshot != first.snapshot);
  CHECK(count(store, "tracks") == tracks);
  CHECK(count(store, "identifiers") == identifiers);
  CHECK(count(store, "facts") == 2 * static_cast<std::int64_t>(first.import.catalogue.size()));
}

TEST_CASE("the latest snapshot is that of the latest date, not of the last import") {
  const TemporaryFolder folder;
  Store store(folder.store(), Access::kCreate);
  const std::string path = folder.write("odd.csv", kOddRows);
  const auto import_at = [&](const char* day) {
    return import_into_store(store, {path}, {base::parse_date(day).value_or(base::Date{})})
        .snapshot;
  };
  const std::int64_t undated = import_at("");
  CHECK(load_latest_snapshot(store).snapshot == undated);
  const std::int64_t june = import_at("2024-06-01");
  import_at("2024-05-01");
  CHECK(load_latest_snapshot(store).snapshot == june);
  CHECK(load_latest_snapshot(store).import.as_of == *base::parse_date("2024-06-01"));
}

TEST_CASE("a later file that brings identifiers keeps the ids of the tracks") {
  const TemporaryFolder folder;
  const std::string bare = folder.write(
      "bare.csv",
      "Artist,Track,Album,Stream,Danceability,Duration_ms,Title,Channel\n"
      "IU,Blueming,Love poem,1,0.66,217053,Blueming MV,1theK\nIU,Other,Love poem,2,0.5,1000,,\n");
  const std::string full = folder.write(
      "full.csv",
      "Artist,Track,Album,Stream,Danceability,Duration_ms,Title,Channel,Uri,Url_youtube,ISRC\n"
      "iu,BLUEMING,Love Poem,9,0.66,217053,Blueming MV,1theK,spotify:track:0d28khcov6AiegSCpG5TuT,"
      "https://youtu.be/HyHNuVaZJ-k,USRC17607839\n");
  Store store(folder.store(), Access::kCreate);
  const Catalogue before = import_into_store(store, {bare}, {}).import.catalogue;
  const Import after = import_into_store(store, {full}, {}).import;
  CHECK(after.catalogue.ids.track[0] == before.ids.track[0]);
  CHECK(after.catalogue.ids.recording[0] == before.ids.recording[0]);
  CHECK(after.catalogue.ids.artist[0] == before.ids.artist[0]);
  CHECK(after.catalogue.ids.video[0] == before.ids.video[0]);
  check_same(load_latest_snapshot(store).import, after);
  CHECK(number(store, "SELECT count(DISTINCT identity) FROM artists") == 1);
  CHECK(count(store, "artists") == 2);
}

TEST_CASE("a refused file leaves the store as it was") {
  const TemporaryFolder folder;
  Store store(folder.store(), Access::kCreate);
  const std::string good = folder.write("odd.csv", kOddRows);
  const StoredImport first = import_into_store(store, {good}, {});
  const std::string bad = folder.write("bad.csv", "a,b\n1,2\n");
  CHECK_THROWS_AS(import_into_store(store, {folder.write("new.csv", generated(50)), bad}, {}),
                  base::Error);
  CHECK(count(store, "snapshots") == 1);
  CHECK(count(store, "imports") == 1);
  check_same(load_latest_snapshot(store).import, first.import);
}

TEST_CASE("a store without a snapshot says how to begin") {
  const TemporaryFolder folder;
  Store store(folder.store(), Access::kCreate);
  try {
    load_latest_snapshot(store);
    FAIL("found a snapshot");
  } catch (const base::Error& error) {
    CHECK(error.kind() == base::ErrorKind::kNotFound);
    CHECK(error.remedy().find("crossfade import") != std::string::npos);
  }
}

TEST_CASE("every kind of issue is read again by its name") {
  const TemporaryFolder folder;
  Store store(folder.store(), Access::kCreate);
  import_into_store(store, {folder.write("odd.csv", kOddRows)}, {});
  store.run("DELETE FROM issues");
  const auto last = static_cast<int>(catalogue::IssueKind::kIdentityClash);
  for (int kind = 0; kind <= last; ++kind) {
    Statement insert(store, "INSERT INTO issues VALUES (1, ?, 0, 1, 2, NULL, ?, NULL)");
    insert.bind(0, std::int64_t{kind});
    insert.bind(1, catalogue::issue_kind_name(static_cast<catalogue::IssueKind>(kind))).run();
  }
  const Import import = load_latest_snapshot(store).import;
  REQUIRE(import.issues.size() == static_cast<std::size_t>(last) + 1);
  for (int kind = 0; kind <= last; ++kind) {
    CHECK(static_cast<int>(import.issues[static_cast<std::size_t>(kind)].kind) == kind);
  }
}

TEST_CASE("snapshots are listed from the latest, with their rows and issues") {
  const TemporaryFolder folder;
  Store store(folder.store(), Access::kCreate);
  CHECK(list_snapshots(store).empty());
  const std::string odd = folder.write("odd.csv", kOddRows);
  const StoredImport undated = import_into_store(store, {odd}, {});
  import_into_store(store, {odd}, {.as_of = *base::parse_date("2024-01-01")});
  import_into_store(store, {odd}, {.as_of = *base::parse_date("2023-01-01")});
  const std::vector<SnapshotEntry> entries = list_snapshots(store);
  REQUIRE(entries.size() == 3);
  CHECK(entries[0].id == load_latest_snapshot(store).snapshot);
  CHECK(entries[0].as_of > entries[1].as_of);
  CHECK_FALSE(entries[2].as_of.known());
  CHECK(entries[2].tracks == undated.import.catalogue.size());
  CHECK(entries[2].issues == undated.import.issues.size());
  CHECK(read_files(store, 99).empty());
}

TEST_CASE("issues are read in parts") {
  const TemporaryFolder folder;
  Store store(folder.store(), Access::kCreate);
  const StoredImport stored = import_into_store(store, {folder.write("odd.csv", kOddRows)}, {});
  const std::vector<catalogue::ImportIssue>& all = stored.import.issues;
  REQUIRE(all.size() > 2);
  const auto part = read_issues(store, stored.snapshot, 1, 2);
  REQUIRE(part.size() == 2);
  CHECK(part[0].cell == all[1].cell);
  CHECK(part[1].line == all[2].line);
  CHECK(read_issues(store, stored.snapshot, all.size(), 5).empty());
  CHECK(read_issues(store, stored.snapshot, SIZE_MAX, SIZE_MAX).empty());
}

TEST_CASE("counts alone are those of the snapshot, row by row") {
  const TemporaryFolder folder;
  Store store(folder.store(), Access::kCreate);
  const StoredImport stored =
      import_into_store(store, {folder.write("some.csv", generated(200))}, {});
  const Catalogue& catalogue = stored.import.catalogue;
  std::size_t row = 0;
  visit_counts(store, stored.snapshot, [&](const TrackCounts& counts) {
    REQUIRE(row < catalogue.size());
    CHECK(counts.track == catalogue.ids.track[row]);
    for (const auto& [value, expected] : {std::pair(counts.streams, catalogue.streams[row]),
                                          std::pair(counts.comments, catalogue.comments[row])}) {
      CHECK((value == expected || (std::isnan(value) && std::isnan(expected))));
    }
    CHECK(counts.official_video == catalogue.official_video[row]);
    ++row;
  });
  CHECK(row == catalogue.size());
}

}  // namespace
}  // namespace crossfade::warehouse
