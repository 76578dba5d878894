#include "catalogue/identity.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>

#include "catalogue/recording_index.h"

namespace crossfade::catalogue {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

struct Row {
  std::string artist;
  std::string track;
  double duration_ms = 200000;
  double danceability = 0.5;
  std::string album = {};
  std::string title = {};
  std::string channel = {};
  std::string uri = {};
  std::string url = {};
  std::string isrc = {};
};

Catalogue catalogue_of(const std::vector<Row>& rows) {
  Catalogue c;
  for (const Row& row : rows) {
    c.artist.push_back(c.names.add(row.artist));
    c.track.push_back(c.names.add(row.track));
    c.album.push_back(c.names.add(row.album));
    c.album_type.push_back(kNoName);
    c.title.push_back(c.names.add(row.title));
    c.channel.push_back(c.names.add(row.channel));
    c.spotify_uri.push_back(c.names.add(row.uri));
    c.video_url.push_back(c.names.add(row.url));
    c.isrc.push_back(c.names.add(row.isrc));
    c.duration_ms.push_back(row.duration_ms);
    c.audio.danceability.push_back(row.danceability);
  }
  return c;
}

IdentityColumns ids_of(const std::vector<Row>& rows, IdentityIndex& index) {
  Catalogue c = catalogue_of(rows);
  CHECK(assign_identities(c, index).empty());
  return c.ids;
}

IdentityColumns ids_of(const std::vector<Row>& rows) {
  IdentityIndex index;
  return ids_of(rows, index);
}

TEST_CASE("names that are equal after normalisation are one artist") {
  const IdentityColumns ids = ids_of({{"Beyoncé", "Halo"},
                                      {"BEYONCE\u0301", "Crazy In Love"},
                                      {"ＢＴＳ", "Dynamite"},
                                      {" bts ", "Butter"},
                                      {"Beyonce", "Halo"}});
  CHECK(ids.artist[0] == ids.artist[1]);
  CHECK(ids.artist[2] == ids.artist[3]);
  CHECK(ids.artist[0] != ids.artist[4]);
  CHECK(ids.artist[0] != ids.artist[2]);
}

TEST_CASE("the same sound under two artists is one recording and two tracks") {
  const IdentityColumns ids = ids_of({{"A", "Duet"}, {"B", "DUET"}, {"A", "Duet", 200001}});
  CHECK(ids.recording[0] == ids.recording[1]);
  CHECK(ids.track[0] != ids.track[1]);
  CHECK(ids.recording[0] != ids.recording[2]);
}

TEST_CASE("without danceability or duration a recording belongs to its artist") {
  for (const double duration : {200000.0, kNaN}) {
    const IdentityColumns ids = ids_of({{"A", "Intro", duration, kNaN},
                                        {"B", "Intro", duration, kNaN},
                                        {"a", "intro", duration, kNaN}});
    CHECK(ids.recording[0] != ids.recording[1]);
    CHECK(ids.recording[0] == ids.recording[2]);
  }
}

TEST_CASE("an ISRC joins recordings that differ and parts recordings that seem equal") {
  Row original = {"A", "Song"};
  original.isrc = "USRC17607839";
  Row longer = {"A", "Song (Radio)", 210000};
  longer.isrc = original.isrc;
  Row remaster = {"A", "Song"};
  remaster.isrc = "USRC17607840";
  const IdentityColumns ids = ids_of({original, longer, remaster});
  CHECK(ids.recording[0] == ids.recording[1]);
  CHECK(ids.recording[0] != ids.recording[2]);
}

TEST_CASE("a row that a file repeats is another track, and the same ones in the next file") {
  IdentityIndex index;
  const std::vector<Row> rows = {{"A", "Song"}, {"A", "Song"}, {"A", "Song"}};
  const IdentityColumns first = ids_of(rows, index);
  CHECK(first.track[0] != first.track[1]);
  CHECK(first.track[1] != first.track[2]);
  CHECK(ids_of(rows, index).track == first.track);
}

TEST_CASE("one video stands for several tracks, by address or by title and channel") {
  Row one = {"A", "Song"};
  one.title = "The Video";
  one.channel = "ATopic";
  Row two = {"B", "Song"};
  two.title = "the video";
  two.channel = "ATOPIC";
  Row other = two;
  other.channel = "Other";
  Row untitled = {"C", "Song"};
  untitled.channel = "ATopic";
  const IdentityColumns ids = ids_of({one, two, other, untitled});
  CHECK(ids.video[0] == ids.video[1]);
  CHECK(ids.video[0] != ids.video[2]);
  CHECK(ids.video[3] == 0);

  one.url = "https://www.youtube.com/watch?v=HyHNuVaZJ-k";
  other.url = one.url;
  two.url = "https://www.youtube.com/watch?v=AAAAAAAAAAA";
  const IdentityColumns by_url = ids_of({one, other, two});
  CHECK(by_url.video[0] == by_url.video[1]);
  CHECK(by_url.video[0] != by_url.video[2]);
}

TEST_CASE("ids stay the same when a later file brings URIs, URLs and ISRCs, and after it") {
  Row bare = {"A", "Song", 200000, 0.5, "Album", "Song (Official)", "A"};
  Row full = bare;
  full.uri = "spotify:track:0d28khcov6AiegSCpG5TuT";
  full.url = "https://www.youtube.com/watch?v=HyHNuVaZJ-k";
  full.isrc = "USRC17607839";
  IdentityIndex index;
  const IdentityColumns first = ids_of({bare}, index);
  const auto check_same = [&](const IdentityColumns& ids) {
    CHECK(ids.artist == first.artist);
    CHECK(ids.track == first.track);
    CHECK(ids.recording == first.recording);
    CHECK(ids.video == first.video);
  };
  check_same(ids_of({full}, index));
  Row renamed = full;  // known by its identifiers now, whatever else changes
  renamed.track = "Song (2023 Remaster)";
  renamed.album = "Best Of";
  renamed.title = "Song, new title";
  renamed.duration_ms = 200500;
  check_same(ids_of({renamed}, index));
  renamed.uri = renamed.url = renamed.isrc = "";
  check_same(ids_of({renamed}, index));
  check_same(ids_of({bare}, index));
}

TEST_CASE("one URI under two artists is two tracks, without a clash") {
  Row a = {"A", "Duet"};
  Row b = {"B", "Duet"};
  IdentityIndex index;
  const IdentityColumns bare = ids_of({a, b}, index);
  a.uri = b.uri = "spotify:track:0d28khcov6AiegSCpG5TuT";
  CHECK(ids_of({a, b}, index).track == bare.track);
}

TEST_CASE("identifiers that join two known things are a clash, and the identifier wins") {
  IdentityIndex index;
  const IdentityColumns known = ids_of({{"A", "Song"}, {"A", "Song (Live)"}}, index);
  Catalogue c = catalogue_of({{"A", "Song"}, {"A", "Song (Live)"}});
  c.isrc[0] = c.isrc[1] = c.names.add("USRC17607839");
  const std::vector<RowClash> clashes = assign_identities(c, index);
  REQUIRE(clashes.size() == 1);
  CHECK(clashes[0].row == 1);
  CHECK(clashes[0].clashes[static_cast<std::size_t>(Thing::kRecording)]);
  CHECK(c.ids.recording[1] == known.recording[0]);
}

TEST_CASE("stored keys never change: ids of today are those of every later release") {
  Row row = {"A", "Song", 200000, 0.5, "Album", "Song (Official)", "A"};
  const IdentityColumns ids = ids_of({row});
  CHECK(ids.artist[0] == 8911136399023219003U);
  CHECK(ids.recording[0] == 4111905991957114298U);
  CHECK(ids.track[0] == 6665555004934833224U);
  CHECK(ids.video[0] == 5680012789547995700U);
}

TEST_CASE("the recording index marks the first row of each recording") {
  const Catalogue c = catalogue_of({{"A", "Duet"}, {"B", "duet"}, {"A", "Solo"}, {"A", "Duet"}});
  const RecordingIndex index = index_recordings(c);
  CHECK(index.recordings == 2);
  CHECK(index.is_first == std::vector<bool>{true, false, true, false});
  CHECK(index.recording[0] == index.recording[3]);
}

}  // namespace
}  // namespace crossfade::catalogue
