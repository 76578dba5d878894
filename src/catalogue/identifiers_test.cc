#include "catalogue/identifiers.h"

#include <doctest/doctest.h>

namespace crossfade::catalogue {
namespace {

std::string through(CanonicalId canonical, std::string_view cell) {
  std::string result;
  return canonical(cell, result) ? result : "";
}

TEST_CASE("a Spotify track is known by its URI, its address or its bare id") {
  const std::string uri = "spotify:track:0d28khcov6AiegSCpG5TuT";
  for (const char* cell : {"spotify:track:0d28khcov6AiegSCpG5TuT", "0d28khcov6AiegSCpG5TuT",
                           "https://open.spotify.com/track/0d28khcov6AiegSCpG5TuT",
                           "http://open.spotify.com/track/0d28khcov6AiegSCpG5TuT?si=abc",
                           "open.spotify.com/intl-ko/track/0d28khcov6AiegSCpG5TuT#x",
                           " spotify:track:0d28khcov6AiegSCpG5TuT "}) {
    CHECK(through(canonical_track_uri, cell) == uri);
  }
}

TEST_CASE("what is not a Spotify track is no track URI") {
  for (const char* cell :
       {"", "spotify:track:", "spotify:album:0d28khcov6AiegSCpG5TuT", "0d28khcov6AiegSCpG5Tu",
        "https://open.spotify.com/artist/3AA28KZvwAUcZuOKwyblJQ", "open.spotify.com/intl-ko",
        "https://open.spotify.com/track/0d28khcov6AiegSCpG5Tu-", "https://example.com/track/1",
        "spotify:track:0d28khcov6AiegSCpG5TuTT"}) {
    CHECK(through(canonical_track_uri, cell).empty());
  }
}

TEST_CASE("a YouTube video is known by each shape of its address") {
  const std::string url = "https://www.youtube.com/watch?v=HyHNuVaZJ-k";
  for (const char* cell :
       {"https://www.youtube.com/watch?v=HyHNuVaZJ-k",
        "http://youtube.com/watch?v=HyHNuVaZJ-k&t=3s",
        "https://m.youtube.com/watch?list=PL1&v=HyHNuVaZJ-k", "https://youtu.be/HyHNuVaZJ-k?t=1",
        "https://www.youtube.com/embed/HyHNuVaZJ-k", "www.youtube.com/shorts/HyHNuVaZJ-k/",
        "https://music.youtube.com/watch?v=HyHNuVaZJ-k", "https://youtube.com/live/HyHNuVaZJ-k",
        "HyHNuVaZJ-k"}) {
    CHECK(through(canonical_video_url, cell) == url);
  }
}

TEST_CASE("what is not a YouTube video is no video URL") {
  for (const char* cell :
       {"", "https://www.youtube.com/", "https://www.youtube.com/watch?v=HyHNuVaZJ",
        "https://www.youtube.com/watch?x=HyHNuVaZJ-k", "https://www.youtube.com/channel/UC123",
        "https://vimeo.com/HyHNuVaZJ-k", "HyHNuVaZJ k", "https://youtu.be/"}) {
    CHECK(through(canonical_video_url, cell).empty());
  }
}

TEST_CASE("an ISRC is read with and without dashes, in either case") {
  CHECK(through(canonical_isrc, "us-rc1-76-07839") == "USRC17607839");
  CHECK(through(canonical_isrc, " USRC17607839") == "USRC17607839");
  CHECK(through(canonical_isrc, "ISRC QM24S2402528") == "QM24S2402528");
  CHECK(through(canonical_isrc, "KRA382000001") == "KRA382000001");
  for (const char* cell : {"", "USRC1760783", "USRC176078399", "U1RC17607839", "USRC1760783X"}) {
    CHECK(through(canonical_isrc, cell).empty());
  }
}

}  // namespace
}  // namespace crossfade::catalogue
