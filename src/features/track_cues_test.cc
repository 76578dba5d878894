#include "features/track_cues.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <string>
#include <string_view>

#include "features/test_catalogue.h"
#include "text/unicode.h"

namespace crossfade::features {
namespace {

TrackCues cues_of(const TestTrack& track) {
  catalogue::Catalogue catalogue;
  add_track(track, catalogue);
  return read_cues(catalogue, 0);
}

VideoKind kind_of(std::string_view title, std::string_view channel = "Someone") {
  TestTrack track;
  track.title = title;
  track.channel = channel;
  return cues_of(track).video_kind;
}

TEST_CASE("the kind of a video is read from its title in several languages") {
  CHECK(kind_of("Artist - Song (Official Music Video)") == VideoKind::kMusicVideo);
  CHECK(kind_of("Artista - Canción (Video Oficial)") == VideoKind::kMusicVideo);
  CHECK(kind_of("아티스트 - 노래 뮤직비디오") == VideoKind::kMusicVideo);
  CHECK(kind_of("Artist 'Song' M/V") == VideoKind::kMusicVideo);
  CHECK(kind_of("Artist - Song (Official Audio)") == VideoKind::kAudio);
  CHECK(kind_of("Artista - Canción (Cover Audio)") == VideoKind::kAudio);
  CHECK(kind_of("Artist - Song (Lyrics)") == VideoKind::kLyric);
  CHECK(kind_of("Artista - Canción (Letra)") == VideoKind::kLyric);
  CHECK(kind_of("아티스트 노래 가사") == VideoKind::kLyric);
  CHECK(kind_of("Artist - Song [Official Visualizer]") == VideoKind::kVisualizer);
  CHECK(kind_of("Artist - Song (Live)") == VideoKind::kLive);
  CHECK(kind_of("Artista - Canción (En Vivo)") == VideoKind::kLive);
  CHECK(kind_of("歌手「曲」ライブ映像") == VideoKind::kLive);
  CHECK(kind_of("Song (Piano Cover)") == VideoKind::kCover);
  CHECK(kind_of("Song") == VideoKind::kOther);
}

TEST_CASE("a Topic channel makes an automatic upload whatever the title says") {
  CHECK(kind_of("Song (Live)", "Artist - Topic") == VideoKind::kTopic);
  CHECK(kind_of("Song", "Hot Topic Records") == VideoKind::kOther);
}

TEST_CASE("a row without title and channel has no kind of video") {
  const TrackCues cues = cues_of({});
  CHECK(cues.video_kind == VideoKind::kNone);
  CHECK(!cues.title.known);
  CHECK(std::isnan(cues.match.track_title_partial));
  CHECK(std::isnan(cues.match.track_in_title));
}

TEST_CASE("words that may belong to a song's name count behind a bracket, a dash or at the end") {
  TestTrack track;
  track.track = "Live and Let Die";
  CHECK(!cues_of(track).track.cues.has(Cue::kLive));
  track.track = "Long Live (Remix)";
  CHECK(!cues_of(track).track.cues.has(Cue::kLive));
  track.track = "Song - Live";
  CHECK(cues_of(track).track.cues.has(Cue::kLive));
  track.track = "Song - Ao Vivo";
  CHECK(cues_of(track).track.cues.has(Cue::kLive));
  track.track = "曲名 ライブ";
  CHECK(cues_of(track).track.cues.has(Cue::kLive));
}

TEST_CASE("versions and guests are read from the track's name") {
  TestTrack track;
  track.track = "Song (feat. A, B & C) - 2011 Remaster";
  const TrackCues cues = cues_of(track);
  CHECK(cues.track.cues.has(Cue::kGuest));
  CHECK(cues.track.cues.has(Cue::kRemaster));
  CHECK(cues.guests == 3);
  CHECK(cues.track.year == 2011);
  track.track = "노래 (피처링 누구)";
  CHECK(cues_of(track).guests == 1);
  track.track = "Canción - Remasterizado";
  CHECK(cues_of(track).track.cues.has(Cue::kRemaster));
}

TEST_CASE("an album is known as self-titled, title track, deluxe or soundtrack") {
  TestTrack track;
  track.artist = "Gorillaz";
  track.track = "Clint Eastwood";
  track.album = "Gorillaz (Deluxe Edition)";
  CHECK(cues_of(track).self_titled);
  CHECK(cues_of(track).album.cues.has(Cue::kDeluxe));
  track.album = "Clint Eastwood";
  CHECK(cues_of(track).title_track);
  track.album = "Frozen (Original Motion Picture Soundtrack)";
  CHECK(cues_of(track).album.cues.has(Cue::kSoundtrack));
}

TEST_CASE("a channel is the artist's own with VEVO, Topic or blanks aside") {
  TestTrack track;
  track.artist = "Ed Sheeran";
  track.title = "x";
  for (const char* own : {"Ed Sheeran", "EdSheeranVEVO", "Ed Sheeran - Topic", "ED SHEERAN"}) {
    track.channel = own;
    CHECK(cues_of(track).own_channel);
  }
  track.channel = "Warner Records";
  CHECK(!cues_of(track).own_channel);
  CHECK(cues_of(track).channel.cues.has(Cue::kRecords));
  CHECK(cues_of(track).channel.cues.has(Cue::kMajor));
}

TEST_CASE("a title that names artist and track matches fully, in any script") {
  TestTrack track;
  track.artist = "아이유";
  track.track = "밤편지";
  track.title = "[MV] 아이유 (IU) - 밤편지 (Through the Night)";
  track.channel = "1theK";
  const TrackCues cues = cues_of(track);
  CHECK(cues.match.track_title_partial == 1);
  CHECK(cues.match.track_in_title == 1);
  CHECK(cues.match.artist_in_title == 1);
  CHECK(cues.match.title_extra_words == 5);
  CHECK((cues.title.scripts & text::kHangul) != 0);
  track.title = "Something Else";
  CHECK(cues_of(track).match.track_title_partial == 0);
}

TEST_CASE("full width and decomposed names give the same cues as plain ones") {
  TestTrack plain;
  plain.artist = "Beyonc\u00e9";
  plain.track = "Halo (Live)";
  plain.title = "Beyonc\u00e9 - Halo";
  TestTrack odd = plain;
  odd.track = "Ｈａｌｏ (Ｌｉｖｅ)";
  odd.title = "Beyonce\u0301 - Halo";
  CHECK(cues_of(odd).track.cues.bits == cues_of(plain).track.cues.bits);
  CHECK(cues_of(odd).match.track_title_set == cues_of(plain).match.track_title_set);
  CHECK(cues_of(odd).match.artist_title_partial == 1);
}

TEST_CASE("any bytes and any length are read without complaint") {
  TestTrack track;
  const std::string broken = "\xff\xfe(\xc3 - \xe2\x80|[";
  const std::string huge = [] {
    std::string text;
    for (int i = 0; i < 200000; ++i) text += "가 (live) ";
    return text;
  }();
  track.artist = track.track = track.album = broken;
  track.title = track.channel = huge;
  const TrackCues cues = cues_of(track);
  CHECK(cues.title.characters < 400);
  CHECK(cues.track.brackets == 2);
}

TEST_CASE("all cues are the same for any number of threads") {
  catalogue::Catalogue catalogue;
  for (int i = 0; i < 600; ++i) {
    const std::string name = "Track " + std::to_string(i) + (i % 3 == 0 ? " (Live)" : "");
    TestTrack track;
    track.track = name;
    track.title = name;
    track.channel = "Artist - Topic";
    add_track(track, catalogue);
  }
  const std::vector<TrackCues> one = read_all_cues(catalogue, 1);
  const std::vector<TrackCues> many = read_all_cues(catalogue, 4);
  REQUIRE(one.size() == 600);
  for (std::size_t i = 0; i < one.size(); ++i) {
    CHECK(one[i].track.cues.bits == many[i].track.cues.bits);
    CHECK(one[i].match.both_title_ratio == many[i].match.both_title_ratio);
  }
}

TEST_CASE("the commonest words of a language are counted") {
  TestTrack track;
  track.artist = "x";
  track.track = "El Amor de mi Vida";
  const TrackCues cues = cues_of(track);
  CHECK(cues.languages[static_cast<std::size_t>(NameLanguage::kSpanish)] == 5);
  CHECK(cues.languages[static_cast<std::size_t>(NameLanguage::kGerman)] == 0);
}

}  // namespace
}  // namespace crossfade::features
