#pragma once

#include "text/language.h"

// What the report says of playlists.
namespace crossfade::report::say {

using text::Bilingual;

inline constexpr Bilingual kPlaylists{"Playlists", "플레이리스트"};
inline constexpr Bilingual kPlaylistsLead{
    "Playlists: {}, chosen from {} recordings with known streams: those with the most streams that "
    "fit, "
    "each "
    "recording once in a list, no artist twice in a row where that can be avoided.",
    "플레이리스트 {}개: 스트리밍 수를 아는 음원 {}곡 가운데 조건에 맞고 스트리밍이 많은 곡을 "
    "골랐습니다. "
    "한 목록에 같은 음원은 한 번만 넣고, 피할 수 있는 한 같은 아티스트를 연달아 놓지 않습니다."};
inline constexpr Bilingual kNoPlaylists{
    "No playlist could be made: too few tracks have streams and a tempo, key or energy.",
    "플레이리스트를 만들 수 없습니다. 스트리밍 수와 템포, 키, 에너지를 아는 곡이 너무 적습니다."};
inline constexpr Bilingual kPlaylistStep{
    "A step is 6 % of tempo, a fifth of key or .1 of energy; what changes from track to track is "
    "added "
    "up. Tempi that are twice or half each other are taken as alike, and beats below 65 BPM or "
    "from "
    "200 on are counted at double or half, because such counts are often an octave off.",
    "한 걸음은 템포 6 %, 키의 5도 한 번, 에너지 0.1에 해당하며, 곡이 바뀔 때의 변화를 더한 "
    "값입니다. "
    "두 배나 절반인 템포는 같은 것으로 봅니다. 65 BPM 미만은 두 배로, 200 BPM 이상은 절반으로 "
    "셉니다. "
    "그런 값은 실제 박자의 절반이나 두 배인 경우가 많기 때문입니다."};
inline constexpr Bilingual kPlaylistKeys{
    "The data give a track's key, not whether it is major or minor: neighbours are keys a fifth "
    "apart, "
    "one hour on the Camelot wheel if both are of the same mode.",
    "자료에는 키만 있고 장조와 단조의 구분이 없습니다. 이웃한 키는 5도 떨어진 키이며, 두 곡이 모두 "
    "장조이거나 단조일 때 카멜롯 휠에서 한 칸 차이입니다."};
inline constexpr Bilingual kPlaylistCaption{"Playlists and how smoothly they run",
                                            "플레이리스트와 흐름의 매끄러움"};
inline constexpr Bilingual kPlaylistColumns[] = {
    {"Playlist", "플레이리스트"}, {"Recordings that fit", "해당 음원"}, {"Tracks", "곡 수"},
    {"Mean step", "평균 걸음"},   {"By streams", "스트리밍순일 때"},    {"Begins with", "첫 곡들"},
};

}  // namespace crossfade::report::say
