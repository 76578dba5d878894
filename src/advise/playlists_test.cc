#include "advise/playlists.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "advise/playlist_files.h"
#include "base/test_folder.h"
#include "catalogue/import.h"
#include "features/test_catalogue.h"
#include "table/csv_reader.h"

namespace crossfade::advise {
namespace {

using features::TestTrack;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

Playlists lists_of(const std::vector<TestTrack>& tracks, int most_tracks = 50) {
  catalogue::Catalogue catalogue;
  for (const TestTrack& track : tracks) features::add_track(track, catalogue);
  return make_playlists(catalogue, catalogue::index_recordings(catalogue), {most_tracks});
}

const Playlist* find(const Playlists& playlists, std::string_view id) {
  const auto found = std::ranges::find(playlists.lists, id, &Playlist::id);
  return found == playlists.lists.end() ? nullptr : &*found;
}

std::set<std::string> tracks_of(const Playlists& playlists, std::string_view id) {
  std::set<std::string> names;
  const Playlist* list = find(playlists, id);
  if (list == nullptr) return names;
  for (const PlaylistTrack& track : list->tracks) names.insert(track.track);
  return names;
}

TestTrack track(std::string_view name, double tempo, double key = 0, double energy = 0.6) {
  TestTrack made;
  made.artist = name;
  made.track = name;
  made.tempo_bpm = tempo;
  made.key = key;
  made.energy = energy;
  return made;
}

using Names = std::set<std::string>;

TEST_CASE("a beat counted at half or twice its speed is counted as one near 120") {
  CHECK(counted_tempo(62) == 124);
  CHECK(counted_tempo(248) == 124);
  CHECK(counted_tempo(64.9) == doctest::Approx(129.8));
  CHECK(counted_tempo(65) == 65);
  CHECK(counted_tempo(199) == 199);
  CHECK(counted_tempo(200) == 100);
  CHECK(counted_tempo(30) == 120);
  CHECK(std::isnan(counted_tempo(0)));
  CHECK(std::isnan(counted_tempo(kNaN)));
  CHECK(std::isnan(counted_tempo(-5)));
}

TEST_CASE("bands of tempo begin with their first number and end before their last") {
  const Playlists lists =
      lists_of({track("a", 119.99), track("b", 120), track("c", 129.99), track("d", 130),
                track("e", 62.5), track("f", 100), track("g", 140), track("h", 0)});
  CHECK(tracks_of(lists, "tempo-120-130") == Names{"b", "c", "e"});
  CHECK(tracks_of(lists, "tempo-100-120") == Names{"a", "f"});
  CHECK(tracks_of(lists, "tempo-130-160") == Names{"d", "g"});
  CHECK(find(lists, "tempo-under-100") == nullptr);
  CHECK(find(lists, "energy-medium")->candidates == 8);
}

TEST_CASE("a key's list has the keys a fifth below and above, and none without a key") {
  const Playlists lists = lists_of({track("c", 120, 0), track("g", 120, 7), track("f", 120, 5),
                                    track("d", 120, 2), track("none", 120, -1)});
  CHECK(tracks_of(lists, "key-c") == Names{"c", "f", "g"});
  CHECK(tracks_of(lists, "key-g") == Names{"c", "d", "g"});
  CHECK(find(lists, "key-c")->name.english == "Key of C, with F and G");
  CHECK(find(lists, "key-b") == nullptr);
}

TEST_CASE("the tracks with most streams are chosen, every recording once") {
  std::vector<TestTrack> tracks;
  for (int i = 0; i < 6; ++i) {
    static constexpr std::string_view kNames[] = {"a", "b", "c", "d", "e", "f"};
    tracks.push_back(track(kNames[i], 121 + i));
    tracks.back().streams = 100.0 * (i + 1);
    tracks.back().duration_ms += i;
  }
  tracks[2].streams = kNaN;
  tracks.push_back(tracks[5]);  // the same recording under another artist
  tracks.back().artist = "other";
  const Playlists lists = lists_of(tracks, 3);
  CHECK(lists.recordings == 5);
  CHECK(tracks_of(lists, "tempo-120-130") == Names{"d", "e", "f"});
  CHECK(find(lists, "tempo-120-130")->tracks.size() == 3);
  CHECK(find(lists, "tempo-120-130")->candidates == 5);
  CHECK(find(lists, "tempo-120-130")->tracks[0].track == "f");
}

TEST_CASE("an empty catalogue and one without sounds make no lists") {
  CHECK(lists_of({}).lists.empty());
  CHECK(lists_of({track("a", 0, -1, kNaN), track("b", kNaN, kNaN, kNaN)}).lists.empty());
}

TEST_CASE("the example's lists are full, smooth, and no artist comes twice in a row") {
  const std::string folder = base::test_folder("CROSSFADE_EXAMPLES");
  if (folder.empty()) return;
  const catalogue::Import import = catalogue::import_files({folder + "spotify_youtube.csv"}, {});
  const Playlists lists =
      make_playlists(import.catalogue, catalogue::index_recordings(import.catalogue), {});
  CHECK(lists.lists.size() == 20);
  for (const Playlist& list : lists.lists) {
    CAPTURE(list.id);
    CHECK(list.tracks.size() == 50);
    CHECK(list.mean_step < 0.45 * list.mean_step_by_streams);
    for (std::size_t i = 1; i < list.tracks.size(); ++i) {
      CHECK(list.tracks[i].artist != list.tracks[i - 1].artist);
    }
  }
}

TEST_CASE("an M3U file has a name, and for each track a length, a title and a place") {
  Playlist list;
  list.name = text::Bilingual{"Low energy", "낮은 에너지"};
  list.tracks = {{"IU", "밤편지", "spotify:track:1", "https://v", 1, 253499.6, 0, 0, 0, 0},
                 {"A", "b", "", "https://v", 1, kNaN, 0, 0, 0, 0},
                 {"A/C", "b:\\c?", "", "", 1, 1000, 0, 0, 0, 0}};
  CHECK(playlist_m3u(list, text::Language::kKorean) ==
        "#EXTM3U\n#PLAYLIST:낮은 에너지\n"
        "#EXTINF:253,IU - 밤편지\nspotify:track:1\n"
        "#EXTINF:-1,A - b\nhttps://v\n"
        "#EXTINF:1,A/C - b:\\c?\n./A_C - b__c_\n");
}

TEST_CASE("no name can add a line, a directive or a formula to a playlist's files") {
  Playlist list;
  list.id = "x";
  list.name = "x";
  list.tracks = {{"#EXTM3U", "a\n#EXT", "", "", 1, 1, 0, 0, 0, 0},
                 {"=1+1", "\r\nhttp://evil", "#no\n", "file:///etc", 1, 1, 0, 0, 0, 0},
                 {"a\u2028b", "c\xFF", "spotify:track:1\n#x", "", 1, 1, 0, 0, 0, 0}};
  const std::string text = playlist_m3u(list, text::Language::kEnglish);
  CHECK(text ==
        "#EXTM3U\n#PLAYLIST:x\n"
        "#EXTINF:0,#EXTM3U - a #EXT\n./#EXTM3U - a #EXT\n"
        "#EXTINF:0,=1+1 -   http://evil\n./=1+1 -   http___evil\n"
        "#EXTINF:0,a b - c\uFFFD\nspotify:track:1 #x\n");
  list.tracks.pop_back();
  Playlists lists;
  lists.lists = {list};
  const std::string csv = playlists_csv(lists);
  table::CsvReader reader(csv, "p.csv");
  CHECK(reader.header().size() == 12);
  table::CsvRow row;
  REQUIRE(reader.next(row));
  CHECK(row.cells[3] == "a\n#EXT");
  REQUIRE(reader.next(row));
  CHECK(row.cells[1] == "2");
  CHECK(row.cells[2] == "'=1+1");
  CHECK(row.cells[3] == "'\r\nhttp://evil");
  CHECK_FALSE(reader.next(row));
}

}  // namespace
}  // namespace crossfade::advise
