#include "features/feature_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>

#include "base/error.h"
#include "base/hash.h"
#include "features/feature_values.h"

namespace crossfade::features {
namespace {

using namespace values;  // the functions of the last column

// The order is stable: families together, a new feature at the end of its family.
// clang-format off
constexpr auto kFeatures = std::to_array<Feature>({
    {"danceability", "1", "danceability, 0 to 1", {"danceability", "춤추기 좋은 정도"}, Family::kAudio, KnownSince::kDemo, kHoldsNothing, audio<&AudioColumns::danceability>},
    {"energy", "1", "energy, 0 to 1", {"energy", "에너지"}, Family::kAudio, KnownSince::kDemo, kHoldsNothing, audio<&AudioColumns::energy>},
    {"key", "pitch class", "key, 0 (C) to 11; -1 (none found): missing", {"key", "조성"}, Family::kAudio, KnownSince::kDemo, kHoldsNothing, key},
    {"loudness", "dB", "loudness below full scale", {"loudness", "음량"}, Family::kAudio, KnownSince::kDemo, kHoldsNothing, audio<&AudioColumns::loudness_db>},
    {"speechiness", "1", "speechiness, 0 to 1", {"speechiness", "말소리 비중"}, Family::kAudio, KnownSince::kDemo, kHoldsNothing, audio<&AudioColumns::speechiness>},
    {"acousticness", "1", "acousticness, 0 to 1", {"acousticness", "어쿠스틱 정도"}, Family::kAudio, KnownSince::kDemo, kHoldsNothing, audio<&AudioColumns::acousticness>},
    {"instrumentalness", "1", "instrumentalness, 0 to 1", {"instrumentalness", "연주곡 정도"}, Family::kAudio, KnownSince::kDemo, kHoldsNothing, audio<&AudioColumns::instrumentalness>},
    {"liveness", "1", "liveness, 0 to 1", {"liveness", "현장감"}, Family::kAudio, KnownSince::kDemo, kHoldsNothing, audio<&AudioColumns::liveness>},
    {"valence", "1", "valence, 0 to 1", {"valence", "밝은 정도"}, Family::kAudio, KnownSince::kDemo, kHoldsNothing, audio<&AudioColumns::valence>},
    {"tempo", "beats/min", "tempo; 0 (none found): missing", {"tempo", "템포"}, Family::kAudio, KnownSince::kDemo, kHoldsNothing, tempo},
    {"duration_minutes", "min", "duration_ms / 60000", {"duration", "재생 시간"}, Family::kAudio, KnownSince::kDemo, kHoldsNothing, duration_minutes},
    {"audio_positivity", "1", "(danceability + energy + valence) / 3; any missing: missing", {"audio positivity", "오디오 긍정성"}, Family::kAudio, KnownSince::kDemo, kHoldsNothing, audio_positivity},
    {"audio_complexity", "1", "speechiness + instrumentalness + acousticness; any missing: missing", {"audio complexity", "오디오 복잡도"}, Family::kAudio, KnownSince::kDemo, kHoldsNothing, audio_complexity},
    {"album_type_album", "yes/no", "1 where album_type is album, 0 for another, missing without one", {"album type: album", "앨범 유형: 정규 앨범"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, album_type_album},
    {"album_type_single", "yes/no", "1 where album_type is single, 0 for another, missing without one", {"album type: single", "앨범 유형: 싱글"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, album_type_single},
    {"album_type_compilation", "yes/no", "1 where album_type is compilation, 0 for another, missing without one", {"album type: compilation", "앨범 유형: 컴필레이션"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, album_type_compilation},
    {"release_year", "year", "release_date as a year with its fraction", {"release year", "발매 연도"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, release_year},
    {"artist_characters", "characters", "code points of the name", {"artist: characters", "아티스트명: 글자 수"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, written<&TrackCues::artist, &TextCues::characters>},
    {"artist_words", "words", "words of the name without punctuation", {"artist: words", "아티스트명: 단어 수"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, written<&TrackCues::artist, &TextCues::words>},
    {"artist_digits", "digits", "digits 0 to 9 in it", {"artist: digits", "아티스트명: 숫자 개수"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, written<&TrackCues::artist, &TextCues::digits>},
    {"artist_joiners", "signs", "&, comma and slash in it", {"artist: & and commas", "아티스트명: &·쉼표 수"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, written<&TrackCues::artist, &TextCues::joiners>},
    {"artist_all_caps", "yes/no", "1 where all its Latin letters are upper case, else 0", {"artist: all capitals", "아티스트명: 모두 대문자"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, written<&TrackCues::artist, &TextCues::all_caps>},
    {"artist_all_lower", "yes/no", "1 where all its Latin letters are lower case, else 0", {"artist: all lower case", "아티스트명: 모두 소문자"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, written<&TrackCues::artist, &TextCues::all_lower>},
    {"artist_diacritics", "yes/no", "1 where it has Latin letters with marks, else 0", {"artist: diacritics", "아티스트명: 발음 부호"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, written<&TrackCues::artist, &TextCues::diacritics>},
    {"track_characters", "characters", "code points of the name", {"track: characters", "곡명: 글자 수"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, written<&TrackCues::track, &TextCues::characters>},
    {"track_words", "words", "words of the name without punctuation", {"track: words", "곡명: 단어 수"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, written<&TrackCues::track, &TextCues::words>},
    {"track_digits", "digits", "digits 0 to 9 in it", {"track: digits", "곡명: 숫자 개수"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, written<&TrackCues::track, &TextCues::digits>},
    {"track_brackets", "brackets", "opening brackets in it", {"track: brackets", "곡명: 괄호 수"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, written<&TrackCues::track, &TextCues::brackets>},
    {"track_joiners", "signs", "&, comma and slash in it", {"track: & and commas", "곡명: &·쉼표 수"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, written<&TrackCues::track, &TextCues::joiners>},
    {"track_marks", "signs", "! ? \" # in it", {"track: ! ? and quotes", "곡명: 부호 수"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, written<&TrackCues::track, &TextCues::marks>},
    {"track_all_caps", "yes/no", "1 where all its Latin letters are upper case, else 0", {"track: all capitals", "곡명: 모두 대문자"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, written<&TrackCues::track, &TextCues::all_caps>},
    {"track_all_lower", "yes/no", "1 where all its Latin letters are lower case, else 0", {"track: all lower case", "곡명: 모두 소문자"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, written<&TrackCues::track, &TextCues::all_lower>},
    {"track_diacritics", "yes/no", "1 where it has Latin letters with marks, else 0", {"track: diacritics", "곡명: 발음 부호"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, written<&TrackCues::track, &TextCues::diacritics>},
    {"album_characters", "characters", "code points of the name", {"album: characters", "앨범명: 글자 수"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, written<&TrackCues::album, &TextCues::characters>},
    {"album_words", "words", "words of the name without punctuation", {"album: words", "앨범명: 단어 수"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, written<&TrackCues::album, &TextCues::words>},
    {"album_digits", "digits", "digits 0 to 9 in it", {"album: digits", "앨범명: 숫자 개수"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, written<&TrackCues::album, &TextCues::digits>},
    {"album_brackets", "brackets", "opening brackets in it", {"album: brackets", "앨범명: 괄호 수"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, written<&TrackCues::album, &TextCues::brackets>},
    {"album_all_caps", "yes/no", "1 where all its Latin letters are upper case, else 0", {"album: all capitals", "앨범명: 모두 대문자"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, written<&TrackCues::album, &TextCues::all_caps>},
    {"album_all_lower", "yes/no", "1 where all its Latin letters are lower case, else 0", {"album: all lower case", "앨범명: 모두 소문자"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, written<&TrackCues::album, &TextCues::all_lower>},
    {"guests", "artists", "artists named behind feat., with, & in the track, 0 where none", {"guests", "피처링 인원"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, number<&TrackCues::guests>},
    {"self_titled", "yes/no", "1 where the album is called after the artist, else 0", {"self-titled album", "셀프 타이틀 앨범"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, number<&TrackCues::self_titled>},
    {"title_track", "yes/no", "1 where the album is called after the track, else 0", {"title track", "표제곡"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, number<&TrackCues::title_track>},
    {"track_year", "year", "last number from 1900 to 2039 in the track; missing where none", {"track: year", "곡명: 연도"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, year<&TrackCues::track>},
    {"album_year", "year", "last number from 1900 to 2039 in the album; missing where none", {"album: year", "앨범명: 연도"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, year<&TrackCues::album>},
    {"sheet_script_hangul", "yes/no", "1 where artist, track or album has Hangul letters, else 0", {"names: Hangul script", "이름: 한글 문자"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, sheet_script<text::kHangul>},
    {"sheet_script_kana", "yes/no", "1 where artist, track or album has kana letters, else 0", {"names: kana script", "이름: 가나 문자"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, sheet_script<text::kKana>},
    {"sheet_script_han", "yes/no", "1 where artist, track or album has Han letters, else 0", {"names: Han script", "이름: 한자 문자"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, sheet_script<text::kHan>},
    {"sheet_script_other", "yes/no", "1 where artist, track or album has Cyrillic, Arabic, Indic or other letters, else 0", {"names: Cyrillic, Arabic, Indic or other script", "이름: 기타 문자"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, sheet_script<kRarerScripts>},
    {"sheet_words_english", "words", "words of artist, track and album among the commonest of English", {"names: English words", "이름: 영어 단어"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, language<&TrackCues::languages, NameLanguage::kEnglish>},
    {"sheet_words_spanish", "words", "words of artist, track and album among the commonest of Spanish", {"names: Spanish words", "이름: 스페인어 단어"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, language<&TrackCues::languages, NameLanguage::kSpanish>},
    {"sheet_words_portuguese", "words", "words of artist, track and album among the commonest of Portuguese", {"names: Portuguese words", "이름: 포르투갈어 단어"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, language<&TrackCues::languages, NameLanguage::kPortuguese>},
    {"sheet_words_french", "words", "words of artist, track and album among the commonest of French", {"names: French words", "이름: 프랑스어 단어"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, language<&TrackCues::languages, NameLanguage::kFrench>},
    {"sheet_words_german", "words", "words of artist, track and album among the commonest of German", {"names: German words", "이름: 독일어 단어"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, language<&TrackCues::languages, NameLanguage::kGerman>},
    {"sheet_words_italian", "words", "words of artist, track and album among the commonest of Italian", {"names: Italian words", "이름: 이탈리아어 단어"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, language<&TrackCues::languages, NameLanguage::kItalian>},
    {"sheet_words_hindi", "words", "words of artist, track and album among the commonest of Hindi", {"names: Hindi words", "이름: 힌디어 단어"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, language<&TrackCues::languages, NameLanguage::kHindi>},
    {"track_guest", "yes/no", "1 where the track says so (feat., ft., with, 피처링), else 0", {"track: guests", "곡명: 피처링"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, said<&TrackCues::track, Cue::kGuest>},
    {"track_remaster", "yes/no", "1 where the track says so (remastered, remasterizado, リマスター), else 0", {"track: remaster", "곡명: 리마스터"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, said<&TrackCues::track, Cue::kRemaster>},
    {"track_live", "yes/no", "1 where the track says so (live, en vivo, ao vivo, ライブ), else 0", {"track: live", "곡명: 라이브"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, said<&TrackCues::track, Cue::kLive>},
    {"track_remix", "yes/no", "1 where the track says so (remix, mashup, リミックス), else 0", {"track: remix", "곡명: 리믹스"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, said<&TrackCues::track, Cue::kRemix>},
    {"track_edit", "yes/no", "1 where the track says so (radio edit, single version), else 0", {"track: edit", "곡명: 에디트"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, said<&TrackCues::track, Cue::kEdit>},
    {"track_acoustic", "yes/no", "1 where the track says so (acoustic, acústico, unplugged), else 0", {"track: acoustic", "곡명: 어쿠스틱"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, said<&TrackCues::track, Cue::kAcoustic>},
    {"track_speed", "yes/no", "1 where the track says so (sped up, slowed, nightcore), else 0", {"track: sped up or slowed", "곡명: 속도 변경"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, said<&TrackCues::track, Cue::kSpeed>},
    {"track_instrumental", "yes/no", "1 where the track says so (instrumental, karaoke), else 0", {"track: instrumental", "곡명: 연주·노래방"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, said<&TrackCues::track, Cue::kInstrumental>},
    {"track_cover", "yes/no", "1 where the track says so (cover, tribute, カバー), else 0", {"track: cover", "곡명: 커버"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, said<&TrackCues::track, Cue::kCover>},
    {"track_demo", "yes/no", "1 where the track says so (demo, outtake), else 0", {"track: demo", "곡명: 데모"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, said<&TrackCues::track, Cue::kDemo>},
    {"track_version", "yes/no", "1 where the track says so (version, versão, バージョン), else 0", {"track: version", "곡명: 버전"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, said<&TrackCues::track, Cue::kVersion>},
    {"track_volume", "yes/no", "1 where the track says so (vol., pt., disc), else 0", {"track: volume", "곡명: 권수"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, said<&TrackCues::track, Cue::kVolume>},
    {"track_film", "yes/no", "1 where the track says so (movie, film, scene, from), else 0", {"track: film", "곡명: 영화"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, said<&TrackCues::track, Cue::kFilm>},
    {"track_party", "yes/no", "1 where the track says so (party, summer, workout), else 0", {"track: party", "곡명: 파티"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, said<&TrackCues::track, Cue::kParty>},
    {"sheet_soundtrack", "yes/no", "1 where artist, track or album says so (soundtrack, OST, motion picture), else 0", {"names: soundtrack", "이름: 사운드트랙"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, sheet_said<Cue::kSoundtrack>},
    {"sheet_sleep", "yes/no", "1 where artist, track or album says so (sleep, white noise, rain, meditation), else 0", {"names: sleep and noise", "이름: 수면·소음"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, sheet_said<Cue::kSleep>},
    {"sheet_christmas", "yes/no", "1 where artist, track or album says so (Christmas, navidad, クリスマス), else 0", {"names: Christmas", "이름: 크리스마스"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, sheet_said<Cue::kChristmas>},
    {"sheet_children", "yes/no", "1 where artist, track or album says so (kids, lullaby, infantil, 동요), else 0", {"names: children", "이름: 어린이"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, sheet_said<Cue::kChildren>},
    {"sheet_classical", "yes/no", "1 where artist, track or album says so (op., sonata, symphony, BWV), else 0", {"names: classical", "이름: 클래식"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, sheet_said<Cue::kClassical>},
    {"sheet_devotional", "yes/no", "1 where artist, track or album says so (worship, gospel, bhajan, louvor), else 0", {"names: devotional", "이름: 종교"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, sheet_said<Cue::kDevotional>},
    {"sheet_game", "yes/no", "1 where artist, track or album says so (game, anime, fortnite), else 0", {"names: game or anime", "이름: 게임·애니"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, sheet_said<Cue::kGame>},
    {"album_live", "yes/no", "1 where the album says so (live, en vivo, ao vivo, ライブ), else 0", {"album: live", "앨범명: 라이브"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, said<&TrackCues::album, Cue::kLive>},
    {"album_remaster", "yes/no", "1 where the album says so (remastered, remasterizado, リマスター), else 0", {"album: remaster", "앨범명: 리마스터"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, said<&TrackCues::album, Cue::kRemaster>},
    {"album_deluxe", "yes/no", "1 where the album says so (deluxe, expanded, anniversary), else 0", {"album: deluxe", "앨범명: 디럭스"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, said<&TrackCues::album, Cue::kDeluxe>},
    {"album_best", "yes/no", "1 where the album says so (greatest hits, lo mejor, ベスト), else 0", {"album: best of", "앨범명: 베스트"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, said<&TrackCues::album, Cue::kBest>},
    {"album_remix", "yes/no", "1 where the album says so (remix, mashup, リミックス), else 0", {"album: remix", "앨범명: 리믹스"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, said<&TrackCues::album, Cue::kRemix>},
    {"album_ep", "yes/no", "1 where the album says so (EP, mixtape, single), else 0", {"album: EP", "앨범명: EP"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, said<&TrackCues::album, Cue::kEp>},
    {"album_volume", "yes/no", "1 where the album says so (vol., pt., disc), else 0", {"album: volume", "앨범명: 권수"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, said<&TrackCues::album, Cue::kVolume>},
    {"album_party", "yes/no", "1 where the album says so (party, summer, workout), else 0", {"album: party", "앨범명: 파티"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, said<&TrackCues::album, Cue::kParty>},
    {"artist_orchestra", "yes/no", "1 where the artist says so (orchestra, choir, quartet, piano), else 0", {"artist: orchestra", "아티스트명: 관현악"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, said<&TrackCues::artist, Cue::kOrchestra>},
    {"artist_band", "yes/no", "1 where the artist says so (band, grupo, los, the), else 0", {"artist: band", "아티스트명: 밴드"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, said<&TrackCues::artist, Cue::kBand>},
    {"artist_rapper", "yes/no", "1 where the artist says so (Lil, Young, MC, rap), else 0", {"artist: rap name", "아티스트명: 래퍼"}, Family::kSheet, KnownSince::kDemo, kHoldsNothing, said<&TrackCues::artist, Cue::kRapper>},
    {"log_views", "ln", "ln(1 + views)", {"views (log)", "조회수(로그)"}, Family::kViews, KnownSince::kAfterRelease, kHoldsVideoCounts, log_count<&Catalogue::views>},
    {"log_likes", "ln", "ln(1 + likes)", {"likes (log)", "좋아요(로그)"}, Family::kEngagement, KnownSince::kAfterRelease, kHoldsVideoCounts, log_count<&Catalogue::likes>},
    {"log_comments", "ln", "ln(1 + comments)", {"comments (log)", "댓글(로그)"}, Family::kEngagement, KnownSince::kAfterRelease, kHoldsVideoCounts, log_count<&Catalogue::comments>},
    {"engagement_rate", "1", "likes / (views + 1); views 0 or missing: missing", {"likes a view", "조회당 좋아요"}, Family::kEngagement, KnownSince::kAfterRelease, kHoldsVideoCounts, engagement_rate},
    {"comment_rate", "1", "comments / (views + 1); views 0 or missing: missing", {"comments a view", "조회당 댓글"}, Family::kEngagement, KnownSince::kAfterRelease, kHoldsVideoCounts, comment_rate},
    {"youtube_engagement", "1", "(likes + comments) / (views + 1); views 0 or missing: missing", {"engagement a view", "조회당 참여"}, Family::kEngagement, KnownSince::kAfterRelease, kHoldsVideoCounts, youtube_engagement},
    {"comments_per_like", "1", "comments / (likes + 1); likes 0 or missing: missing", {"comments a like", "좋아요당 댓글"}, Family::kEngagement, KnownSince::kAfterRelease, kHoldsVideoCounts, comments_per_like},
    {"licensed", "yes/no", "licensed: 1 true, 0 false", {"licensed", "라이선스"}, Family::kVideoFlags, KnownSince::kRelease, kHoldsNothing, flag<&Catalogue::licensed>},
    {"official_video", "yes/no", "official_video: 1 true, 0 false", {"official video flag", "공식 영상 표시"}, Family::kVideoFlags, KnownSince::kRelease, kHoldsNothing, flag<&Catalogue::official_video>},
    {"kind_music_video", "yes/no", "1 where title and channel make the video of this kind, 0 another, missing without a video", {"video kind: music video", "영상 종류: 뮤직비디오"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, kind<VideoKind::kMusicVideo>},
    {"kind_audio", "yes/no", "1 where title and channel make the video of this kind, 0 another, missing without a video", {"video kind: audio", "영상 종류: 오디오"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, kind<VideoKind::kAudio>},
    {"kind_lyric", "yes/no", "1 where title and channel make the video of this kind, 0 another, missing without a video", {"video kind: lyric video", "영상 종류: 가사 영상"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, kind<VideoKind::kLyric>},
    {"kind_visualizer", "yes/no", "1 where title and channel make the video of this kind, 0 another, missing without a video", {"video kind: visualiser", "영상 종류: 비주얼라이저"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, kind<VideoKind::kVisualizer>},
    {"kind_live", "yes/no", "1 where title and channel make the video of this kind, 0 another, missing without a video", {"video kind: live", "영상 종류: 라이브"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, kind<VideoKind::kLive>},
    {"kind_topic", "yes/no", "1 where title and channel make the video of this kind, 0 another, missing without a video", {"video kind: automatic upload", "영상 종류: 자동 업로드"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, kind<VideoKind::kTopic>},
    {"kind_cover", "yes/no", "1 where title and channel make the video of this kind, 0 another, missing without a video", {"video kind: cover or reaction", "영상 종류: 커버·리액션"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, kind<VideoKind::kCover>},
    {"kind_other", "yes/no", "1 where title and channel make the video of this kind, 0 another, missing without a video", {"video kind: other", "영상 종류: 기타"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, kind<VideoKind::kOther>},
    {"title_official", "yes/no", "1 where the title says so (official, oficial, 공식), else 0", {"title: official", "영상 제목: 공식"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::title, Cue::kOfficial>},
    {"title_music_video", "yes/no", "1 where the title says so (official video, MV, clip officiel, 뮤직비디오), else 0", {"title: music video", "영상 제목: 뮤직비디오"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::title, Cue::kMusicVideo>},
    {"title_video", "yes/no", "1 where the title says so (video, clip), else 0", {"title: video", "영상 제목: 비디오"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::title, Cue::kVideo>},
    {"title_audio", "yes/no", "1 where the title says so (audio, full song), else 0", {"title: audio", "영상 제목: 오디오"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::title, Cue::kAudio>},
    {"title_lyrics", "yes/no", "1 where the title says so (lyrics, letra, paroles, 가사), else 0", {"title: lyrics", "영상 제목: 가사"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::title, Cue::kLyrics>},
    {"title_live", "yes/no", "1 where the title says so (live, en vivo, ao vivo, ライブ), else 0", {"title: live", "영상 제목: 라이브"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::title, Cue::kLive>},
    {"title_performance", "yes/no", "1 where the title says so (performance, session, tour, festival), else 0", {"title: performance", "영상 제목: 공연"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::title, Cue::kPerformance>},
    {"title_cover", "yes/no", "1 where the title says so (cover, tribute, カバー), else 0", {"title: cover", "영상 제목: 커버"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::title, Cue::kCover>},
    {"title_reaction", "yes/no", "1 where the title says so (reaction, tutorial, interview, parody), else 0", {"title: reaction", "영상 제목: 리액션"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::title, Cue::kReaction>},
    {"title_full_album", "yes/no", "1 where the title says so (full album, mix, playlist), else 0", {"title: full album", "영상 제목: 전체 앨범"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::title, Cue::kFullAlbum>},
    {"title_dance", "yes/no", "1 where the title says so (dance practice, choreography, 안무), else 0", {"title: dance", "영상 제목: 안무"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::title, Cue::kDance>},
    {"title_sharp", "yes/no", "1 where the title says so (HD, 4K, remastered), else 0", {"title: HD", "영상 제목: 고화질"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::title, Cue::kSharp>},
    {"title_television", "yes/no", "1 where the title says so (TV, series, show, radio, anime), else 0", {"title: television", "영상 제목: 방송"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::title, Cue::kTelevision>},
    {"title_remaster", "yes/no", "1 where the title says so (remastered, remasterizado, リマスター), else 0", {"title: remaster", "영상 제목: 리마스터"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::title, Cue::kRemaster>},
    {"title_remix", "yes/no", "1 where the title says so (remix, mashup, リミックス), else 0", {"title: remix", "영상 제목: 리믹스"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::title, Cue::kRemix>},
    {"title_edit", "yes/no", "1 where the title says so (radio edit, single version), else 0", {"title: edit", "영상 제목: 에디트"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::title, Cue::kEdit>},
    {"title_acoustic", "yes/no", "1 where the title says so (acoustic, acústico, unplugged), else 0", {"title: acoustic", "영상 제목: 어쿠스틱"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::title, Cue::kAcoustic>},
    {"title_speed", "yes/no", "1 where the title says so (sped up, slowed, nightcore), else 0", {"title: sped up or slowed", "영상 제목: 속도 변경"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::title, Cue::kSpeed>},
    {"title_version", "yes/no", "1 where the title says so (version, versão, バージョン), else 0", {"title: version", "영상 제목: 버전"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::title, Cue::kVersion>},
    {"title_guest", "yes/no", "1 where the title says so (feat., ft., with, 피처링), else 0", {"title: guests", "영상 제목: 피처링"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::title, Cue::kGuest>},
    {"title_soundtrack", "yes/no", "1 where the title says so (soundtrack, OST, motion picture), else 0", {"title: soundtrack", "영상 제목: 사운드트랙"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::title, Cue::kSoundtrack>},
    {"title_christmas", "yes/no", "1 where the title says so (Christmas, navidad, クリスマス), else 0", {"title: Christmas", "영상 제목: 크리스마스"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::title, Cue::kChristmas>},
    {"title_children", "yes/no", "1 where the title says so (kids, lullaby, infantil, 동요), else 0", {"title: children", "영상 제목: 어린이"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::title, Cue::kChildren>},
    {"title_producer", "yes/no", "1 where the title says so (prod., beat), else 0", {"title: producer", "영상 제목: 프로듀서"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::title, Cue::kProducer>},
    {"title_music", "yes/no", "1 where the title says so (music, música, sounds), else 0", {"title: music", "영상 제목: 뮤직"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::title, Cue::kMusic>},
    {"title_characters", "characters", "code points of the name", {"title: characters", "영상 제목: 글자 수"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, written<&TrackCues::title, &TextCues::characters>},
    {"title_words", "words", "words of the name without punctuation", {"title: words", "영상 제목: 단어 수"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, written<&TrackCues::title, &TextCues::words>},
    {"title_digits", "digits", "digits 0 to 9 in it", {"title: digits", "영상 제목: 숫자 개수"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, written<&TrackCues::title, &TextCues::digits>},
    {"title_brackets", "brackets", "opening brackets in it", {"title: brackets", "영상 제목: 괄호 수"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, written<&TrackCues::title, &TextCues::brackets>},
    {"title_bars", "bars", "vertical bars in it", {"title: bars", "영상 제목: 세로줄 수"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, written<&TrackCues::title, &TextCues::bars>},
    {"title_joiners", "signs", "&, comma and slash in it", {"title: & and commas", "영상 제목: &·쉼표 수"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, written<&TrackCues::title, &TextCues::joiners>},
    {"title_marks", "signs", "! ? \" # in it", {"title: ! ? and quotes", "영상 제목: 부호 수"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, written<&TrackCues::title, &TextCues::marks>},
    {"title_emoji", "emoji", "emoji in it", {"title: emoji", "영상 제목: 이모지 수"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, written<&TrackCues::title, &TextCues::emoji>},
    {"title_all_caps", "yes/no", "1 where all its Latin letters are upper case, else 0", {"title: all capitals", "영상 제목: 모두 대문자"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, written<&TrackCues::title, &TextCues::all_caps>},
    {"title_diacritics", "yes/no", "1 where it has Latin letters with marks, else 0", {"title: diacritics", "영상 제목: 발음 부호"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, written<&TrackCues::title, &TextCues::diacritics>},
    {"title_year", "year", "last number from 1900 to 2039 in the title; missing where none", {"title: year", "영상 제목: 연도"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, year<&TrackCues::title>},
    {"title_script_hangul", "yes/no", "1 where the title has Hangul letters, 0 not, missing without a title", {"title: Hangul script", "영상 제목: 한글 문자"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, text_script<&TrackCues::title, text::kHangul>},
    {"title_script_kana", "yes/no", "1 where the title has kana letters, 0 not, missing without a title", {"title: kana script", "영상 제목: 가나 문자"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, text_script<&TrackCues::title, text::kKana>},
    {"title_script_han", "yes/no", "1 where the title has Han letters, 0 not, missing without a title", {"title: Han script", "영상 제목: 한자 문자"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, text_script<&TrackCues::title, text::kHan>},
    {"title_script_other", "yes/no", "1 where the title has Cyrillic, Arabic, Indic or other letters, 0 not, missing without a title", {"title: Cyrillic, Arabic, Indic or other script", "영상 제목: 기타 문자"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, text_script<&TrackCues::title, kRarerScripts>},
    {"title_words_english", "words", "words of the title among the commonest of English", {"title: English words", "영상 제목: 영어 단어"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, language<&TrackCues::title_languages, NameLanguage::kEnglish>},
    {"title_words_spanish", "words", "words of the title among the commonest of Spanish", {"title: Spanish words", "영상 제목: 스페인어 단어"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, language<&TrackCues::title_languages, NameLanguage::kSpanish>},
    {"title_words_portuguese", "words", "words of the title among the commonest of Portuguese", {"title: Portuguese words", "영상 제목: 포르투갈어 단어"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, language<&TrackCues::title_languages, NameLanguage::kPortuguese>},
    {"title_words_french", "words", "words of the title among the commonest of French", {"title: French words", "영상 제목: 프랑스어 단어"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, language<&TrackCues::title_languages, NameLanguage::kFrench>},
    {"title_words_german", "words", "words of the title among the commonest of German", {"title: German words", "영상 제목: 독일어 단어"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, language<&TrackCues::title_languages, NameLanguage::kGerman>},
    {"title_words_italian", "words", "words of the title among the commonest of Italian", {"title: Italian words", "영상 제목: 이탈리아어 단어"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, language<&TrackCues::title_languages, NameLanguage::kItalian>},
    {"title_words_hindi", "words", "words of the title among the commonest of Hindi", {"title: Hindi words", "영상 제목: 힌디어 단어"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, language<&TrackCues::title_languages, NameLanguage::kHindi>},
    {"channel_topic", "yes/no", "1 where the channel ends with \"- Topic\", else 0", {"channel: automatic", "채널: 자동 생성"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, channel<&TrackCues::topic_channel>},
    {"channel_vevo", "yes/no", "1 where the channel ends with VEVO, else 0", {"channel: VEVO", "채널: VEVO"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, channel<&TrackCues::vevo_channel>},
    {"channel_own", "yes/no", "1 where the channel is called after the artist (VEVO, Official, Topic aside), else 0", {"channel: the artist's own", "채널: 아티스트 본인"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, channel<&TrackCues::own_channel>},
    {"channel_records", "yes/no", "1 where the channel says so (records, recordings, discos), else 0", {"channel: records", "채널명: 레코드"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::channel, Cue::kRecords>},
    {"channel_music", "yes/no", "1 where the channel says so (music, música, sounds), else 0", {"channel: music", "채널명: 뮤직"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::channel, Cue::kMusic>},
    {"channel_entertainment", "yes/no", "1 where the channel says so (entertainment, productions, media), else 0", {"channel: entertainment", "채널명: 엔터테인먼트"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::channel, Cue::kEntertainment>},
    {"channel_channel", "yes/no", "1 where the channel says so (channel, canal, archive), else 0", {"channel: channel", "채널명: 채널"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::channel, Cue::kChannel>},
    {"channel_official", "yes/no", "1 where the channel says so (official, oficial, 공식), else 0", {"channel: official", "채널명: 공식"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::channel, Cue::kOfficial>},
    {"channel_television", "yes/no", "1 where the channel says so (TV, series, show, radio, anime), else 0", {"channel: television", "채널명: 방송"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::channel, Cue::kTelevision>},
    {"channel_major", "yes/no", "1 where the channel says so (names of large labels and their channels), else 0", {"channel: known label", "채널명: 주요 레이블"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::channel, Cue::kMajor>},
    {"channel_curator", "yes/no", "1 where the channel says so (lyrics, nation, vibes, mix, best), else 0", {"channel: curator", "채널명: 큐레이터"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, said<&TrackCues::channel, Cue::kCurator>},
    {"channel_characters", "characters", "code points of the name", {"channel: characters", "채널명: 글자 수"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, written<&TrackCues::channel, &TextCues::characters>},
    {"channel_words", "words", "words of the name without punctuation", {"channel: words", "채널명: 단어 수"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, written<&TrackCues::channel, &TextCues::words>},
    {"channel_digits", "digits", "digits 0 to 9 in it", {"channel: digits", "채널명: 숫자 개수"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, written<&TrackCues::channel, &TextCues::digits>},
    {"channel_all_caps", "yes/no", "1 where all its Latin letters are upper case, else 0", {"channel: all capitals", "채널명: 모두 대문자"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, written<&TrackCues::channel, &TextCues::all_caps>},
    {"channel_diacritics", "yes/no", "1 where it has Latin letters with marks, else 0", {"channel: diacritics", "채널명: 발음 부호"}, Family::kVideoCues, KnownSince::kRelease, kHoldsNothing, written<&TrackCues::channel, &TextCues::diacritics>},
    {"match_track_title", "1", "partial ratio of track and title, 0 to 1", {"track in title (fuzzy)", "곡명·제목 부분 유사도"}, Family::kMatch, KnownSince::kRelease, kHoldsNothing, matched<&MatchScores::track_title_partial>},
    {"match_track_title_set", "1", "token set ratio of track and title, 0 to 1", {"track and title words", "곡명·제목 단어 유사도"}, Family::kMatch, KnownSince::kRelease, kHoldsNothing, matched<&MatchScores::track_title_set>},
    {"match_core_title", "1", "partial ratio of the track before its first bracket or dash and the title", {"bare track in title (fuzzy)", "핵심 곡명·제목 유사도"}, Family::kMatch, KnownSince::kRelease, kHoldsNothing, matched<&MatchScores::core_title_partial>},
    {"match_artist_title", "1", "partial ratio of artist and title, 0 to 1", {"artist in title (fuzzy)", "아티스트·제목 부분 유사도"}, Family::kMatch, KnownSince::kRelease, kHoldsNothing, matched<&MatchScores::artist_title_partial>},
    {"match_artist_title_set", "1", "token set ratio of artist and title, 0 to 1", {"artist and title words", "아티스트·제목 단어 유사도"}, Family::kMatch, KnownSince::kRelease, kHoldsNothing, matched<&MatchScores::artist_title_set>},
    {"match_artist_channel", "1", "partial ratio of artist and channel, 0 to 1", {"artist in channel (fuzzy)", "아티스트·채널 부분 유사도"}, Family::kMatch, KnownSince::kRelease, kHoldsNothing, matched<&MatchScores::artist_channel_partial>},
    {"match_artist_channel_ratio", "1", "ratio of artist and channel, 0 to 1", {"artist like channel", "아티스트·채널 유사도"}, Family::kMatch, KnownSince::kRelease, kHoldsNothing, matched<&MatchScores::artist_channel_ratio>},
    {"match_both_title", "1", "ratio of artist with track and the title, 0 to 1", {"artist and track like title", "아티스트+곡명·제목 유사도"}, Family::kMatch, KnownSince::kRelease, kHoldsNothing, matched<&MatchScores::both_title_ratio>},
    {"track_in_title", "yes/no", "1 where the bare track stands in the title word by word, else 0", {"track in title", "제목에 곡명 있음"}, Family::kMatch, KnownSince::kRelease, kHoldsNothing, matched<&MatchScores::track_in_title>},
    {"artist_in_title", "yes/no", "1 where the artist stands in the title word by word, else 0", {"artist in title", "제목에 아티스트 있음"}, Family::kMatch, KnownSince::kRelease, kHoldsNothing, matched<&MatchScores::artist_in_title>},
    {"title_extra_words", "words", "words of the title that neither artist nor track have", {"extra words in title", "제목의 나머지 단어"}, Family::kMatch, KnownSince::kRelease, kHoldsNothing, matched<&MatchScores::title_extra_words>},
    {"names_1", "1", "coordinate 1 of 24 of the names' character n-grams (TF-IDF, truncated SVD; label-free)", {"names: coordinate 1", "이름 문자 좌표 1"}, Family::kNames, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kNames, 0>},
    {"names_2", "1", "coordinate 2 of 24 of the names' character n-grams (TF-IDF, truncated SVD; label-free)", {"names: coordinate 2", "이름 문자 좌표 2"}, Family::kNames, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kNames, 1>},
    {"names_3", "1", "coordinate 3 of 24 of the names' character n-grams (TF-IDF, truncated SVD; label-free)", {"names: coordinate 3", "이름 문자 좌표 3"}, Family::kNames, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kNames, 2>},
    {"names_4", "1", "coordinate 4 of 24 of the names' character n-grams (TF-IDF, truncated SVD; label-free)", {"names: coordinate 4", "이름 문자 좌표 4"}, Family::kNames, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kNames, 3>},
    {"names_5", "1", "coordinate 5 of 24 of the names' character n-grams (TF-IDF, truncated SVD; label-free)", {"names: coordinate 5", "이름 문자 좌표 5"}, Family::kNames, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kNames, 4>},
    {"names_6", "1", "coordinate 6 of 24 of the names' character n-grams (TF-IDF, truncated SVD; label-free)", {"names: coordinate 6", "이름 문자 좌표 6"}, Family::kNames, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kNames, 5>},
    {"names_7", "1", "coordinate 7 of 24 of the names' character n-grams (TF-IDF, truncated SVD; label-free)", {"names: coordinate 7", "이름 문자 좌표 7"}, Family::kNames, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kNames, 6>},
    {"names_8", "1", "coordinate 8 of 24 of the names' character n-grams (TF-IDF, truncated SVD; label-free)", {"names: coordinate 8", "이름 문자 좌표 8"}, Family::kNames, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kNames, 7>},
    {"names_9", "1", "coordinate 9 of 24 of the names' character n-grams (TF-IDF, truncated SVD; label-free)", {"names: coordinate 9", "이름 문자 좌표 9"}, Family::kNames, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kNames, 8>},
    {"names_10", "1", "coordinate 10 of 24 of the names' character n-grams (TF-IDF, truncated SVD; label-free)", {"names: coordinate 10", "이름 문자 좌표 10"}, Family::kNames, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kNames, 9>},
    {"names_11", "1", "coordinate 11 of 24 of the names' character n-grams (TF-IDF, truncated SVD; label-free)", {"names: coordinate 11", "이름 문자 좌표 11"}, Family::kNames, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kNames, 10>},
    {"names_12", "1", "coordinate 12 of 24 of the names' character n-grams (TF-IDF, truncated SVD; label-free)", {"names: coordinate 12", "이름 문자 좌표 12"}, Family::kNames, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kNames, 11>},
    {"names_13", "1", "coordinate 13 of 24 of the names' character n-grams (TF-IDF, truncated SVD; label-free)", {"names: coordinate 13", "이름 문자 좌표 13"}, Family::kNames, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kNames, 12>},
    {"names_14", "1", "coordinate 14 of 24 of the names' character n-grams (TF-IDF, truncated SVD; label-free)", {"names: coordinate 14", "이름 문자 좌표 14"}, Family::kNames, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kNames, 13>},
    {"names_15", "1", "coordinate 15 of 24 of the names' character n-grams (TF-IDF, truncated SVD; label-free)", {"names: coordinate 15", "이름 문자 좌표 15"}, Family::kNames, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kNames, 14>},
    {"names_16", "1", "coordinate 16 of 24 of the names' character n-grams (TF-IDF, truncated SVD; label-free)", {"names: coordinate 16", "이름 문자 좌표 16"}, Family::kNames, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kNames, 15>},
    {"names_17", "1", "coordinate 17 of 24 of the names' character n-grams (TF-IDF, truncated SVD; label-free)", {"names: coordinate 17", "이름 문자 좌표 17"}, Family::kNames, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kNames, 16>},
    {"names_18", "1", "coordinate 18 of 24 of the names' character n-grams (TF-IDF, truncated SVD; label-free)", {"names: coordinate 18", "이름 문자 좌표 18"}, Family::kNames, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kNames, 17>},
    {"names_19", "1", "coordinate 19 of 24 of the names' character n-grams (TF-IDF, truncated SVD; label-free)", {"names: coordinate 19", "이름 문자 좌표 19"}, Family::kNames, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kNames, 18>},
    {"names_20", "1", "coordinate 20 of 24 of the names' character n-grams (TF-IDF, truncated SVD; label-free)", {"names: coordinate 20", "이름 문자 좌표 20"}, Family::kNames, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kNames, 19>},
    {"names_21", "1", "coordinate 21 of 24 of the names' character n-grams (TF-IDF, truncated SVD; label-free)", {"names: coordinate 21", "이름 문자 좌표 21"}, Family::kNames, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kNames, 20>},
    {"names_22", "1", "coordinate 22 of 24 of the names' character n-grams (TF-IDF, truncated SVD; label-free)", {"names: coordinate 22", "이름 문자 좌표 22"}, Family::kNames, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kNames, 21>},
    {"names_23", "1", "coordinate 23 of 24 of the names' character n-grams (TF-IDF, truncated SVD; label-free)", {"names: coordinate 23", "이름 문자 좌표 23"}, Family::kNames, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kNames, 22>},
    {"names_24", "1", "coordinate 24 of 24 of the names' character n-grams (TF-IDF, truncated SVD; label-free)", {"names: coordinate 24", "이름 문자 좌표 24"}, Family::kNames, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kNames, 23>},
    {"names_expected", "ln", "target expected from the names alone: ridge on all coordinates, by a model that never saw the artist", {"expected from the names", "이름으로 본 기댓값"}, Family::kNames, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kNamesExpected>},
    {"channel_artists", "artists", "other artists of the training part whose videos stand on this channel", {"channel: other artists", "채널: 다른 아티스트 수"}, Family::kChannelOthers, KnownSince::kRelease, kHoldsNothing, fitted<Fitted::kChannelArtists>},
    {"channel_tracks", "tracks", "tracks of other artists of the training part on this channel", {"channel: others' tracks", "채널: 다른 아티스트의 곡 수"}, Family::kChannelOthers, KnownSince::kRelease, kHoldsNothing, fitted<Fitted::kChannelTracks>},
    {"channel_streams", "ln", "mean log streams of other artists' tracks on this channel; missing where none", {"channel: others' streams", "채널: 다른 아티스트의 스트리밍"}, Family::kChannelOthers, KnownSince::kRelease, kHoldsNothing, fitted<Fitted::kChannelStreams>},
    {"channel_views", "ln", "mean log views of other artists' tracks on this channel; missing where none", {"channel: others' views", "채널: 다른 아티스트의 조회수"}, Family::kChannelOthers, KnownSince::kRelease, kHoldsNothing, fitted<Fitted::kChannelViews>},
    {"channel_gap", "ln ratio", "channel_streams - channel_views", {"channel: others' streams over views", "채널: 다른 아티스트의 조회 대비 스트리밍"}, Family::kChannelOthers, KnownSince::kRelease, kHoldsNothing, fitted<Fitted::kChannelGap>},
    {"roster_tracks", "tracks", "known other tracks of the artist", {"artist's other tracks", "다른 곡 수"}, Family::kRoster, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kRosterTracks>},
    {"roster_streams_mean", "ln", "mean log streams of the artist's other tracks", {"other tracks: mean streams", "다른 곡: 평균 스트리밍"}, Family::kRoster, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kRosterStreamsMean>},
    {"roster_streams_max", "ln", "largest log streams among them", {"other tracks: most streams", "다른 곡: 최대 스트리밍"}, Family::kRoster, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kRosterStreamsMax>},
    {"roster_streams_min", "ln", "smallest log streams among them", {"other tracks: fewest streams", "다른 곡: 최소 스트리밍"}, Family::kRoster, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kRosterStreamsMin>},
    {"roster_streams_spread", "ln ratio", "standard deviation of their log streams; missing below 2", {"other tracks: spread of streams", "다른 곡: 스트리밍 편차"}, Family::kRoster, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kRosterStreamsSpread>},
    {"roster_views_mean", "ln", "mean log views of the artist's other tracks", {"other tracks: mean views", "다른 곡: 평균 조회수"}, Family::kRoster, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kRosterViewsMean>},
    {"roster_views_max", "ln", "largest log views among them", {"other tracks: most views", "다른 곡: 최대 조회수"}, Family::kRoster, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kRosterViewsMax>},
    {"roster_views_min", "ln", "smallest log views among them", {"other tracks: fewest views", "다른 곡: 최소 조회수"}, Family::kRoster, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kRosterViewsMin>},
    {"roster_likes_mean", "ln", "mean log likes of their videos", {"other tracks: mean likes", "다른 곡: 평균 좋아요"}, Family::kRoster, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kRosterLikesMean>},
    {"roster_gap_mean", "ln ratio", "mean of log streams - log views over them", {"other tracks: streams over views", "다른 곡: 조회 대비 스트리밍"}, Family::kRoster, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kRosterGapMean>},
    {"roster_album_streams", "ln", "mean log streams of those on the same album; missing where none", {"same album: streams", "같은 앨범: 스트리밍"}, Family::kRoster, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kRosterAlbumStreams>},
    {"roster_album_views", "ln", "mean log views of those on the same album; missing where none", {"same album: views", "같은 앨범: 조회수"}, Family::kRoster, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kRosterAlbumViews>},
    {"roster_album_tracks", "tracks", "of them on the same album; missing without an album", {"same album: tracks", "같은 앨범: 곡 수"}, Family::kRoster, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kRosterAlbumTracks>},
    {"roster_streams_median", "ln", "median log streams of the artist's other tracks", {"other tracks: median streams", "다른 곡: 스트리밍 중앙값"}, Family::kRoster, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kRosterStreamsMedian>},
    {"roster_duration_gap", "ln ratio", "ln(duration) less the mean of the other tracks'", {"longer than other tracks", "다른 곡 대비 길이"}, Family::kRoster, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kRosterDurationGap>},
    {"roster_base", "ln", "target expected without the other tracks, by a model that never saw the artist", {"expected without other tracks", "다른 곡 없이 본 기댓값"}, Family::kRoster, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kRosterBase>},
    {"roster_residual_mean", "ln ratio", "mean of target - roster_base over the other tracks", {"other tracks: better than expected", "다른 곡: 기대 대비"}, Family::kRoster, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kRosterResidualMean>},
    {"roster_process", "ln ratio", "what a Gaussian process over those residuals (artist, album, channel, audio, views) adds for this track", {"other tracks: likely surplus", "다른 곡: 예상 초과분"}, Family::kRoster, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kRosterProcess>},
    {"roster_process_spread", "ln ratio", "standard deviation of roster_process", {"other tracks: doubt of the surplus", "다른 곡: 초과분의 불확실성"}, Family::kRoster, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kRosterProcessSpread>},
    {"roster_expected", "ln", "roster_base + roster_process", {"expected with other tracks", "다른 곡을 고려한 기댓값"}, Family::kRoster, KnownSince::kDemo, kHoldsNothing, fitted<Fitted::kRosterExpected>},
    {"log_streams", "ln", "ln(1 + streams)", {"streams (log)", "스트리밍(로그)"}, Family::kStreams, KnownSince::kAfterRelease, kHoldsStreams, log_count<&Catalogue::streams>},
    {"cross_platform_ratio", "1", "streams / (views + 1); views 0 or missing: missing", {"streams a view", "조회당 스트리밍"}, Family::kStreams, KnownSince::kAfterRelease, kHoldsStreams | kHoldsVideoCounts, cross_platform_ratio},
});
// clang-format on

struct FamilyName {
  std::string_view name;
  text::Bilingual label;
};

constexpr FamilyName kFamilies[] = {
    {"audio", {"audio", "오디오"}},
    {"sheet", {"release sheet", "발매 정보"}},
    {"views", {"views", "조회수"}},
    {"engagement", {"likes and comments", "좋아요와 댓글"}},
    {"video-flags", {"video flags", "영상 표시"}},
    {"video-cues", {"title and channel", "제목과 채널"}},
    {"match", {"match of video and track", "영상과 곡의 일치"}},
    {"names", {"names", "이름"}},
    {"channel-others", {"other artists on the channel", "채널의 다른 아티스트"}},
    {"roster", {"the artist's other tracks", "아티스트의 다른 곡"}},
    {"streams", {"streams", "스트리밍"}},
};

const FamilyName& family_entry(Family family) {
  return kFamilies[static_cast<std::size_t>(family)];
}

}  // namespace

std::span<const Feature> feature_table() { return kFeatures; }

std::size_t feature_index(std::string_view name) {
  const auto found = std::ranges::find(kFeatures, name, &Feature::name);
  if (found == kFeatures.end()) {
    throw base::Error(base::ErrorKind::kUsage, "no feature is called '" + std::string(name) + "'",
                      {}, "docs/features.md lists them");
  }
  return static_cast<std::size_t>(found - kFeatures.begin());
}

text::Bilingual family_label(Family family) { return family_entry(family).label; }
std::string_view family_name(Family family) { return family_entry(family).name; }

std::uint64_t feature_table_hash() {
  std::string content;
  for (const Feature& feature : kFeatures) {
    content.append(feature.name).append("\t").append(feature.unit).append("\t");
    content.append(feature.formula).append("\n");
  }
  return base::hash64(content);
}

}  // namespace crossfade::features
