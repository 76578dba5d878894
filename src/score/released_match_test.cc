#include "score/released_match.h"

#include <doctest/doctest.h>

#include "catalogue/import.h"

namespace crossfade::score {
namespace {

constexpr std::string_view kCsv =
    "Artist,Track,Uri,ISRC,Duration_ms,Danceability,Stream\n"
    "IU,Blueming,spotify:track:4uLU6hMCjMI75M1A2tKUQC,KRA381900001,217000,.6,1\n"
    "IU,Palette (feat. G-DRAGON),,,217500,.5,1\n"
    "BTS,Intro,,,60000,.4,1\n"
    "BTS,Intro,,,90000,.7,1\n"
    "Beyoncé,Halo,,,261000,.5,1\n"
    "Beyoncé,Hello,,USSM10800002,200000,,1\n"
    "Beyoncé,Hello,,USSM10800002,200000,.5,1\n"
    "Beyoncé,Halo - Live,,,300000,.3,1\n";

RowMatch match(const SoundClaim& claim) {
  const catalogue::Import import = catalogue::import_bytes(kCsv, "label.csv", {});
  return ReleasedMatcher(import.catalogue).match(claim);
}

TEST_CASE("an identifier decides, in any form, whatever the names say") {
  CHECK(match({.isrc = "kr-a38-19-00001", .artist = "BTS", .title = "Intro"}).row == 0);
  CHECK(match({.isrc = "KRA381900001"}).by == MatchedBy::kIsrc);
  const RowMatch by_address =
      match({.spotify = "https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC?si=1"});
  CHECK(by_address.row == 0);
  CHECK(by_address.by == MatchedBy::kSpotify);
}

TEST_CASE("of a recording's rows the one counts of which the platform says most") {
  CHECK(match({.isrc = "USSM10800002"}).row == 6);
}

TEST_CASE("names match as words, without case and accents") {
  const RowMatch found = match({.isrc = "USSM10800001", .artist = "BEYONCE", .title = "halo!"});
  CHECK(found.row == 4);
  CHECK(found.by == MatchedBy::kNames);
}

TEST_CASE("several recordings of one name are told apart by their length, or not at all") {
  CHECK(match({.artist = "BTS", .title = "Intro", .duration_s = 89}).row == 3);
  const RowMatch unknown = match({.artist = "BTS", .title = "Intro", .duration_s = 75});
  CHECK_FALSE(unknown.row);
  CHECK(unknown.reason.find("2 recordings") != std::string::npos);
}

TEST_CASE("a version is another recording unless its length says otherwise") {
  CHECK(match({.artist = "IU", .title = "Palette", .duration_s = 217.2}).row == 1);
  CHECK_FALSE(match({.artist = "IU", .title = "Palette"}).row);
  CHECK_FALSE(match({.artist = "Beyoncé", .title = "Halo (Acoustic)", .duration_s = 200}).row);
}

TEST_CASE("what is not there is said, not guessed") {
  CHECK(match({.artist = "IU", .title = "Bluemin"}).reason.find("has no") != std::string::npos);
  CHECK_FALSE(match({}).row);
  CHECK(match({.title = "Blueming"}).reason.find("neither") != std::string::npos);
  CHECK(match({.isrc = "nonsense"}).reason.find("nonsense") != std::string::npos);
  CHECK(match({.isrc = "USSM10800001"}).reason.find("USSM10800001") != std::string::npos);
}

}  // namespace
}  // namespace crossfade::score
