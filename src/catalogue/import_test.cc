#include "catalogue/import.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>

#include "base/error.h"
#include "base/file.h"
#include "base/test_folder.h"
#include "catalogue/key_table.h"
#include "catalogue/recording_index.h"
#include "table/csv_reader.h"

namespace crossfade::catalogue {
namespace {

// A folder that goes with the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "import_test_XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }

  std::string write(const std::string& name, const std::string& text) const {
    const std::string path = path_ + "/" + name;
    base::write_file(path, text);
    return path;
  }

 private:
  std::string path_;
};

Import import_texts(const std::vector<std::string>& texts, IdentityIndex& index) {
  const TemporaryFolder folder;
  std::vector<std::string> paths;
  for (const std::string& text : texts) {
    paths.push_back(folder.write("file" + std::to_string(paths.size()) + ".csv", text));
  }
  return import_files(paths, {}, index);
}

Import import_text(const std::string& text) {
  IdentityIndex index;
  return import_texts({text}, index);
}

// The table that a file of these bytes holds; refers to them.
CellTable table_of(const std::string& text) {
  table::CsvReader reader(text, "table");
  CellTable table{reader.header(), {}};
  table::CsvRow row;
  while (reader.next(row)) table.rows.emplace_back(row.cells.begin(), row.cells.end());
  return table;
}

std::string refusal(const std::string& text) {
  try {
    import_text(text);
  } catch (const base::Error& error) {
    CHECK(error.kind() == base::ErrorKind::kInputRefused);
    return error.what();
  }
  return "";
}

// The issues of an import as "record:column:kind:cell".
std::vector<std::string> issues_of(const Import& import) {
  std::vector<std::string> lines;
  for (const ImportIssue& issue : import.issues) {
    lines.push_back(std::to_string(issue.record) + ":" + issue.column + ":" +
                    issue_kind_name(issue.kind) + ":" + issue.cell);
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("a row becomes a track with all its columns") {
  const Import import = import_text(
      ",Artist,Track,Album,Album_type,Uri,Danceability,Energy,Key,Loudness,Speechiness,"
      "Acousticness,"
      "Instrumentalness,Liveness,Valence,Tempo,Duration_ms,Url_youtube,Title,Channel,Views,Likes,"
      "Comments,Licensed,official_video,Stream,ISRC,release_date\n"
      "0,Gorillaz,Feel Good Inc.,Demon Days,album,spotify:track:0d28khcov6AiegSCpG5TuT,0.818,0.705,"
      "6.0,-6.679,0.177,0.00836,0.00233,0.613,0.772,138.559,222640.0,"
      "https://youtu.be/HyHNuVaZJ-k,Gorillaz - Feel Good Inc.,Gorillaz,693555221.0,6220896.0,"
      "169907.0,True,no,1040234854.0,gb-aye-05-00629,2005-05-23\n");
  const Catalogue& c = import.catalogue;
  CHECK(import.issues.empty());
  REQUIRE(c.size() == 1);
  CHECK(c.text(c.artist[0]) == "Gorillaz");
  CHECK(c.text(c.album_type[0]) == "album");
  CHECK(c.text(c.spotify_uri[0]) == "spotify:track:0d28khcov6AiegSCpG5TuT");
  CHECK(c.text(c.video_url[0]) == "https://www.youtube.com/watch?v=HyHNuVaZJ-k");
  CHECK(c.text(c.isrc[0]) == "GBAYE0500629");
  CHECK(c.audio.key[0] == 6);
  CHECK(c.audio.loudness_db[0] == -6.679);
  CHECK(c.audio.tempo_bpm[0] == 138.559);
  CHECK(c.duration_ms[0] == 222640);
  CHECK(c.views[0] == 693555221);
  CHECK(c.streams[0] == 1040234854);
  CHECK(c.licensed[0] == Flag::kTrue);
  CHECK(c.official_video[0] == Flag::kFalse);
  CHECK(c.release_date[0] == base::parse_date("2005-05-23"));
  CHECK(import.files[0].format == "spotify-and-youtube");
  CHECK(import.files[0].records == 1);
  CHECK(import.files[0].tracks == 1);
  CHECK(import.files[0].name == "file0.csv");
}

TEST_CASE("the full public file with its 28 columns is read, descriptions over several lines too") {
  const Import import = import_text(
      ",Artist,Url_spotify,Track,Album,Album_type,Uri,Danceability,Energy,Key,Loudness,Speechiness,"
      "Acousticness,Instrumentalness,Liveness,Valence,Tempo,Duration_ms,Url_youtube,Title,Channel,"
      "Views,Likes,Comments,Description,Licensed,official_video,Stream\n"
      "0,Gorillaz,https://open.spotify.com/artist/3AA28KZvwAUcZuOKwyblJQ,Feel Good Inc.,Demon Days,"
      "album,spotify:track:0d28khcov6AiegSCpG5TuT,0.818,0.705,6.0,-6.679,0.177,0.00836,0.00233,0."
      "613,"
      "0.772,138.559,222640.0,https://www.youtube.com/watch?v=HyHNuVaZJ-k,\"Feel \"\"Good\"\"\","
      "Gorillaz,693555221.0,6220896.0,169907.0,\"Official HD Video\n\nFollow, \"\"now\"\":\r\n"
      "https://x.y\",True,True,1040234854.0\n"
      "1,Gorillaz,https://open.spotify.com/artist/3AA28KZvwAUcZuOKwyblJQ,DARE,Demon Days,album,"
      "spotify:track:4Hff1IjRbLGeLgFgxvHflk,0.76,0.891,11.0,-5.852,0.0372,0.0229,0.0869,0.298,0."
      "966,"
      "120.264,245000.0,https://www.youtube.com/watch?v=uAOR6ib95kQ,DARE,Gorillaz,1.0,2.0,3.0,,"
      "True,True,bad\n");
  REQUIRE(import.catalogue.size() == 2);
  CHECK(import.files[0].unknown_columns.empty());
  CHECK(import.catalogue.text(import.catalogue.title[0]) == "Feel \"Good\"");
  CHECK(import.catalogue.streams[0] == 1040234854);
  REQUIRE(import.issues.size() == 1);
  CHECK(import.issues[0].line == 6);
  CHECK(import.issues[0].column == "Stream");
}

TEST_CASE("the counts of several candidate videos are read as counts, and name nothing") {
  const Import import = import_text(
      "Artist,Track,Views,best_views,Sum of views,Candidate_Videos\n"
      "A,B,10,30,45.0,3\nA,C,0,0,,0\nA,D,1,-2,1e16,few\n");
  const Catalogue& c = import.catalogue;
  REQUIRE(c.size() == 3);
  CHECK(c.best_views[0] == 30);
  CHECK(c.summed_views[0] == 45);
  CHECK(c.candidate_videos[0] == 3);
  CHECK(c.best_views[1] == 0);
  CHECK(std::isnan(c.summed_views[1]));
  CHECK(c.candidate_videos[1] == 0);
  for (const auto* column : {&c.best_views, &c.summed_views, &c.candidate_videos}) {
    CHECK(std::isnan((*column)[2]));
  }
  CHECK(issues_of(import) == Lines{"3:best_views:negative-count:-2",
                                   "3:Sum of views:out-of-range:1e16",
                                   "3:Candidate_Videos:not-a-number:few"});
  const Import without = import_text("Artist,Track,Views\nA,B,10\nA,C,0\nA,D,1\n");
  CHECK(c.ids.track == without.catalogue.ids.track);
  CHECK(c.ids.video == without.catalogue.ids.video);
}

TEST_CASE("missing columns leave their members missing") {
  const Import import = import_text("Artist,Track,Views\nA,B,0\n");
  const Catalogue& c = import.catalogue;
  CHECK(c.views[0] == 0);
  CHECK(std::isnan(c.streams[0]));
  CHECK(std::isnan(c.audio.energy[0]));
  CHECK(c.album[0] == kNoName);
  CHECK(c.licensed[0] == Flag::kMissing);
  CHECK_FALSE(c.release_date[0].known());
  CHECK(c.ids.video[0] == 0);
}

TEST_CASE("a file without a usable row is refused") {
  CHECK(refusal("Artist,Track,Stream\n").find("not a single row") != std::string::npos);
  CHECK(refusal("Artist,Track,Stream\n,B,1\nA\n").find("none of its 2 rows") != std::string::npos);
}

TEST_CASE("doubled and unknown headers are refused") {
  CHECK(refusal("Artist,Track,Stream,Track\nA,B,1,C\n").find("columns 2 and 4") !=
        std::string::npos);
  CHECK(refusal("a,b\n1,2\n").find("a, b") != std::string::npos);
}

TEST_CASE("rows too short, too long or without a name are left out and listed") {
  const Import import =
      import_text("Artist,Track,Stream\nA,B\nA,B,1\nA,B,1,9\n  ,B,1\nA,,1\nA,C,2\n");
  CHECK(import.catalogue.size() == 2);
  CHECK(import.files[0].records == 6);
  CHECK(import.files[0].tracks == 2);
  CHECK(issues_of(import) == Lines{"1::row-too-short:", "3::row-too-long:",
                                   "4:Artist:name-missing:  ", "5:Track:name-missing:"});
  CHECK(import.issues[0].line == 2);
  CHECK(import.issues[3].line == 6);
}

TEST_CASE("counts come as labels write them, and never become zero when they are wrong") {
  const Import import = import_text(
      "Artist,Track,Stream,Views\n"
      "A,a,\"1,234\",0\nA,b,N/A,\nA,c,-5,inf\nA,d,1e400,12x\nA,e,2e15,1e3\n");
  const Catalogue& c = import.catalogue;
  REQUIRE(c.size() == 5);
  CHECK(c.streams[0] == 1234);
  CHECK(c.views[0] == 0);
  CHECK(std::isnan(c.streams[1]));
  CHECK(std::isnan(c.views[1]));
  for (const std::size_t row : {2U, 3U}) {
    CHECK(std::isnan(c.streams[row]));
    CHECK(std::isnan(c.views[row]));
  }
  CHECK(std::isnan(c.streams[4]));
  CHECK(c.views[4] == 1000);
  CHECK(issues_of(import) == Lines{"3:Stream:negative-count:-5", "3:Views:not-a-number:inf",
                                   "4:Stream:not-a-number:1e400", "4:Views:not-a-number:12x",
                                   "5:Stream:out-of-range:2e15"});
}

TEST_CASE("audio values outside their range are missing and listed") {
  const Import import = import_text(
      "Artist,Track,Stream,Danceability,Key,Loudness,Tempo,Duration_ms\n"
      "A,a,1,1.01,12,-101,1001,0\nA,b,1,-0.1,2.5,21,-1,-3\nA,c,1,1,-1,-60,0,1\n");
  CHECK(import.issues.size() == 10);
  for (const ImportIssue& issue : import.issues) CHECK(issue.kind == IssueKind::kOutOfRange);
  const Catalogue& c = import.catalogue;
  CHECK(std::isnan(c.audio.danceability[0]));
  CHECK(std::isnan(c.duration_ms[0]));
  CHECK(c.audio.danceability[2] == 1);
  CHECK(c.audio.key[2] == -1);
  CHECK(c.audio.tempo_bpm[2] == 0);
}

TEST_CASE("flags, dates and identifiers that cannot be read are missing and listed") {
  const Import import = import_text(
      "Artist,Track,Stream,Licensed,release_date,Uri,Url_youtube,ISRC\n"
      "A,a,1,maybe,2023-02-30,spotify:album:1,https://vimeo.com/1,XX\nA,b,1,,,,,\n"
      "A,c,1,TRUE,2023-02,,,\nA,d,1,0,4/26/2024,,,\n");
  const Catalogue& c = import.catalogue;
  CHECK(issues_of(import) == Lines{"1:Uri:bad-identifier:spotify:album:1",
                                   "1:Url_youtube:bad-identifier:https://vimeo.com/1",
                                   "1:ISRC:bad-identifier:XX", "1:Licensed:not-a-flag:maybe",
                                   "1:release_date:not-a-date:2023-02-30",
                                   "4:release_date:not-a-date:4/26/2024"});
  CHECK(c.licensed[2] == Flag::kTrue);
  CHECK(c.licensed[3] == Flag::kFalse);
  CHECK(c.release_date[2] == base::parse_date("2023-02-01"));
}

TEST_CASE("the cell of an issue is cut to 80 bytes at the border of a character") {
  std::string cell = "x";
  for (int i = 0; i < 40; ++i) cell += "한";
  const Import import = import_text("Artist,Track,Stream\nA,B," + cell + "\n");
  REQUIRE(import.issues.size() == 1);
  CHECK(import.issues[0].cell == cell.substr(0, 79));
}

TEST_CASE("names in any script come through byte for byte") {
  const Lines names = {"아이유 (IU)", "米津玄師", "أم كلثوم", "Beyoncé",
                       "Sigur Rós ",  "Ёлка",     "Ｙ"};
  std::string text = "Artist,Track,Stream\n";
  for (const std::string& name : names) text += name + ",곡 " + name + ",1\n";
  const Import import = import_text(text);
  REQUIRE(import.catalogue.size() == names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    CHECK(import.catalogue.text(import.catalogue.artist[i]) == names[i]);
    CHECK(import.catalogue.text(import.catalogue.track[i]) == "곡 " + names[i]);
  }
}

TEST_CASE("files are read in the order given, and rows keep theirs") {
  IdentityIndex index;
  const Import import = import_texts({"Artist,Track,Stream\nA,a,1\nB,b,2\n",
                                      "Track;Artist;Stream;release_date\nc;C;3;2020\nd;D\n"},
                                     index);
  const Catalogue& c = import.catalogue;
  REQUIRE(c.size() == 3);
  CHECK(c.streams == std::vector<double>{1, 2, 3});
  CHECK(c.text(c.artist[2]) == "C");
  CHECK(c.release_date[2].known());
  CHECK(import.files[1].first_track == 2);
  CHECK(import.files[1].tracks == 1);
  CHECK(import.files[1].records == 2);
  REQUIRE(import.issues.size() == 1);
  CHECK(import.issues[0].file == 1);
}

TEST_CASE("the example gives 16,769 tracks, all faultless, of 1,682 artists") {
  const std::string folder = base::test_folder("CROSSFADE_EXAMPLES");
  if (folder.empty()) return;
  const Import import = import_files({folder + "spotify_youtube.csv"}, {});
  CHECK(import.catalogue.size() == 16769);
  CHECK(import.issues.empty());
  IdentityIndex index;
  const Import again = import_files({folder + "spotify_youtube.csv"}, {}, index);
  CHECK(again.catalogue.ids.track == import.catalogue.ids.track);
  std::size_t artists = 0;
  std::size_t tracks = 0;
  std::size_t videos = 0;
  for (const IdentityEntry& entry : index.entries()) {
    artists += entry.kind == KeyKind::kArtistName ? 1 : 0;
    tracks += entry.kind == KeyKind::kTrackPlace ? 1 : 0;
    videos += entry.kind == KeyKind::kVideoTitle ? 1 : 0;
  }
  CHECK(artists == 1682);
  CHECK(tracks == 16769);
  CHECK(videos > 14500);
}

// Rows with streams, views and all audio, the first of each recording.
std::vector<std::size_t> rows_to_study(const Catalogue& c, const RecordingIndex& recordings) {
  const AudioColumns& audio = c.audio;
  const std::vector<const std::vector<double>*> needed = {
      &c.streams,          &c.views,        &c.duration_ms,          &audio.danceability,
      &audio.energy,       &audio.key,      &audio.loudness_db,      &audio.speechiness,
      &audio.acousticness, &audio.liveness, &audio.instrumentalness, &audio.valence,
      &audio.tempo_bpm};
  std::vector<std::size_t> rows;
  KeyTable seen;
  for (std::size_t row = 0; row < c.size(); ++row) {
    bool is_complete = true;
    for (const auto* column : needed) is_complete = is_complete && !std::isnan((*column)[row]);
    if (is_complete && seen.insert(recordings.recording[row])) rows.push_back(row);
  }
  return rows;
}

TEST_CASE("the recordings of the example are those behind the published folds") {
  const std::string folder = base::test_folder("CROSSFADE_TEST_DATA");
  if (folder.empty()) return;
  const Import import = import_files({folder + "spotify_youtube.csv"}, {});
  const RecordingIndex recordings = index_recordings(import.catalogue);
  const std::vector<std::size_t> rows = rows_to_study(import.catalogue, recordings);
  const base::MappedFile folds(folder + "folds.csv");
  table::CsvReader reader(folds.bytes(), "folds.csv");
  table::CsvRow row;
  std::vector<std::size_t> published;
  while (reader.next(row)) published.push_back(std::stoul(std::string(row.cells[0])) - 1);
  CHECK(published.size() == 14788);
  CHECK(rows == published);
}

bool is_same(const Import& a, const Import& b) {
  const auto same_issue = [](const ImportIssue& x, const ImportIssue& y) {
    return x.record == y.record && x.line == y.line && x.column == y.column && x.kind == y.kind &&
           x.cell == y.cell;
  };
  const auto same_number = [](double x, double y) { return x == y || (x != x && y != y); };
  const Catalogue& p = a.catalogue;
  const Catalogue& q = b.catalogue;
  return std::ranges::equal(a.issues, b.issues, same_issue) &&
         a.files.front().records == b.files.front().records &&
         a.files.front().format == b.files.front().format &&
         a.files.front().unknown_columns == b.files.front().unknown_columns &&
         p.artist == q.artist && p.track == q.track && p.ids.track == q.ids.track &&
         p.ids.recording == q.ids.recording &&
         std::ranges::equal(p.audio.energy, q.audio.energy, same_number) &&
         std::ranges::equal(p.views, q.views, same_number);
}

TEST_CASE("bytes and tables in memory are read as the file that holds them") {
  const std::string text =
      "Artist,Track,Album,Energy,Views,Mood\nA,S,,0.5,10,x\nB,,L,1,2,y\nC,T,L,nine,-4,\nA,S\n"
      "A,S,,0.5,\"1,234\",\"a\nb\"\nD,U,,N/A,3,z\n";
  const Import file = import_text(text);
  REQUIRE(file.issues.size() == 4);
  CHECK(file.files.front().unknown_columns == std::vector<std::string>{"Mood"});
  const Import bytes = import_bytes(text, "memory", {});
  CHECK(is_same(bytes, file));
  CHECK(bytes.files.front().digest == file.files.front().digest);
  Import table = import_table(table_of(text), "memory", {});
  CHECK(table.issues.back().line == table.issues.back().record);
  for (ImportIssue& issue : table.issues) ++issue.line;  // a file has its header above
  CHECK(table.files.front().digest.empty());
  CHECK(table.files.front().path == "memory");
  CHECK(is_same(table, file));
}

TEST_CASE(
    "a table that no format fits, without a row or without a usable one is refused by its name") {
  const auto refusal_of = [](const std::string& text) -> std::string {
    try {
      import_table(table_of(text), "memory", {});
    } catch (const base::Error& error) {
      CHECK(error.kind() == base::ErrorKind::kInputRefused);
      return error.what();
    }
    return "";
  };
  CHECK(refusal_of("Artist,Mood\nA,x\n").starts_with("memory:1"));
  CHECK(refusal_of("Artist,Track,Energy\n").starts_with("memory: none of its 0 rows"));
  CHECK(refusal_of("Artist,Track,Energy\nA,,1\n").starts_with("memory: none of its 1 rows"));
}

}  // namespace
}  // namespace crossfade::catalogue
