#include "server/levers.h"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "features/feature_table.h"
#include "insight/finding.h"
#include "report/json_parts.h"
#include "stats/summary.h"
#include "text/language.h"

namespace crossfade::server {
namespace {

using catalogue::AudioColumns;
using table::Json;
using text::Bilingual;

constexpr Bilingual kDescribes{
    "It describes the sound. Tracks that sound so had these figures; nothing shows that changing it "
    "would change them.",
    "소리를 설명할 뿐입니다. 이런 소리의 곡이 그런 성적을 냈다는 뜻이며, 바꾸면 성적이 달라진다는 "
    "근거는 없습니다."};
constexpr Bilingual kReleaseDescribes{
    "It describes the release. Nothing shows that another kind of release would do otherwise.",
    "발매 형태를 설명할 뿐입니다. 형태를 바꾸면 결과가 달라진다는 근거는 없습니다."};
constexpr Bilingual kVideoUnknown{
    "Whether a video of this kind changes streams has not been studied on these data.",
    "이 종류의 영상이 스트리밍을 바꾸는지는 이 자료로 아직 연구하지 않았습니다."};

Json json_text(Bilingual text) {
  return Json::object().set("en", text.english).set("ko", text.korean);
}

// A feature of sound: its place in the catalogue and the importer's name for it.
struct SoundLever {
  std::string_view column;   // as a file's header has it
  std::string_view feature;  // of the feature table, for its label
  std::string_view unit;
  const std::vector<double>& (*values)(const catalogue::Catalogue&);
  double step;
};

template <std::vector<double> AudioColumns::* kColumn>
const std::vector<double>& audio(const catalogue::Catalogue& catalogue) {
  return catalogue.audio.*kColumn;
}

const std::vector<double>& duration(const catalogue::Catalogue& catalogue) {
  return catalogue.duration_ms;
}

constexpr std::array<SoundLever, 11> kSound = {{
    {"Danceability", "danceability", "1", audio<&AudioColumns::danceability>, 0.01},
    {"Energy", "energy", "1", audio<&AudioColumns::energy>, 0.01},
    {"Key", "key", "pitch class", audio<&AudioColumns::key>, 1},
    {"Loudness", "loudness", "dB", audio<&AudioColumns::loudness_db>, 0.5},
    {"Speechiness", "speechiness", "1", audio<&AudioColumns::speechiness>, 0.01},
    {"Acousticness", "acousticness", "1", audio<&AudioColumns::acousticness>, 0.01},
    {"Instrumentalness", "instrumentalness", "1", audio<&AudioColumns::instrumentalness>, 0.01},
    {"Liveness", "liveness", "1", audio<&AudioColumns::liveness>, 0.01},
    {"Valence", "valence", "1", audio<&AudioColumns::valence>, 0.01},
    {"Tempo", "tempo", "bpm", audio<&AudioColumns::tempo_bpm>, 1},
    {"Duration_ms", "duration_minutes", "ms", duration, 1000},
}};

struct Choice {
  std::string_view value;
  Bilingual label;
};

constexpr Choice kAlbumTypes[] = {
    {"single", {"single", "싱글"}},
    {"album", {"album", "정규 앨범"}},
    {"compilation", {"compilation", "컴필레이션"}},
};
// What a title is to hold for its video to be read as of this kind; "" is no video.
constexpr Choice kVideos[] = {
    {"", {"no video yet", "아직 영상 없음"}},
    {"(Official Music Video)", {"music video", "뮤직비디오"}},
    {"(Official Audio)", {"audio with a still picture", "정지 화면 오디오"}},
    {"(Lyric Video)", {"lyric video", "가사 영상"}},
    {"(Official Visualizer)", {"visualiser", "비주얼라이저"}},
    {"(Live)", {"live", "라이브"}},
};
// Whose channel it is: the artist's own, or another.
constexpr Choice kChannels[] = {
    {"artist", {"the artist's own", "아티스트 채널"}},
    {"label", {"another (label, distributor)", "다른 채널(레이블, 유통사)"}},
};

Json json_number_lever(const Board& board, const SoundLever& lever) {
  const std::vector<double>& values = lever.values(board.catalogue());
  const features::Feature& feature =
      features::feature_table()[features::feature_index(lever.feature)];
  return Json::object()
      .set("name", lever.column)
      .set("label", json_text(feature.label))
      .set("unit", lever.unit)
      .set("kind", "number")
      .set("low", stats::quantile(values, 0.01))
      .set("high", stats::quantile(values, 0.99))
      .set("median", stats::quantile(values, 0.5))
      .set("step", lever.step)
      .set("choices", Json::array())
      .set("causal", false)
      .set("why", json_text(kDescribes));
}

// What the latest study says of music videos: its own sentence, and whether its verdict bears a claim.
struct Knowledge {
  bool causal = false;
  Json why = json_text(kVideoUnknown);
};

Json json_choice_lever(std::string_view name, Bilingual label, std::span<const Choice> choices,
                       Knowledge knowledge) {
  Json list = Json::array();
  for (const Choice& choice : choices) {
    list.push(Json::object().set("value", choice.value).set("label", json_text(choice.label)));
  }
  return Json::object()
      .set("name", name)
      .set("label", json_text(label))
      .set("unit", "")
      .set("kind", "choice")
      .set("low", nullptr)
      .set("high", nullptr)
      .set("median", nullptr)
      .set("step", nullptr)
      .set("choices", std::move(list))
      .set("causal", knowledge.causal)
      .set("why", std::move(knowledge.why));
}

Knowledge video_knowledge(const Board& board) {
  Knowledge knowledge;
  if (!board.study) return knowledge;
  for (const registry::FindingRecord& finding : board.study->findings) {
    if (finding.id != "h2-music-video") continue;
    const Json content = table::parse_json(finding.content, "finding");
    if (const Json* sentence = content.find("sentence")) knowledge.why = *sentence;
    knowledge.causal = finding.verdict == insight::verdict_name(insight::Verdict::kSupported);
  }
  return knowledge;
}

}  // namespace

Json json_levers(const Board& board) {
  Json levers = Json::array();
  for (const SoundLever& lever : kSound) levers.push(json_number_lever(board, lever));
  levers.push(json_choice_lever("Album_type", {"kind of release", "발매 형태"}, kAlbumTypes,
                                {false, json_text(kReleaseDescribes)}));
  levers.push(json_choice_lever("Title", {"video", "영상"}, kVideos, video_knowledge(board)));
  levers.push(json_choice_lever("Channel", {"channel", "채널"}, kChannels,
                                {false, json_text(kReleaseDescribes)}));
  return levers;
}

}  // namespace crossfade::server
