#include "features/track_cues.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "base/parallel.h"
#include "text/similarity.h"
#include "text/unicode.h"

namespace crossfade::features {
namespace {

using catalogue::Catalogue;

constexpr std::size_t kBytesRead = 400;
constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

/// A text in its forms: as it stands, and as words before and behind its first bracket or dash.
struct Words {
  std::string_view raw;
  std::string head;
  std::string tail;
  std::string all;
};

/// The first bytes of a text, not cut within a character.
std::string_view beginning(std::string_view text) {
  if (text.size() <= kBytesRead) return text;
  std::size_t end = kBytesRead;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

std::size_t end_of_head(std::string_view text) {
  std::size_t end = text.size();
  for (const std::string_view opening : {"(", "[", "{", "【", "「", " - ", " – ", "|", "（"}) {
    const std::size_t at = text.find(opening);
    if (at != std::string_view::npos && at > 0) end = std::min(end, at);
  }
  return end;
}

/// In titles a dash parts artist and track, so that only brackets and bars open a tail.
std::size_t end_of_title_head(std::string_view text) {
  std::size_t end = text.size();
  for (const std::string_view opening : {"(", "[", "{", "【", "|", "（"}) {
    const std::size_t at = text.find(opening);
    if (at != std::string_view::npos && at > 0) end = std::min(end, at);
  }
  return end;
}

Words split(std::string_view text, bool is_title) {
  Words words;
  words.raw = beginning(text);
  const std::size_t end = is_title ? end_of_title_head(words.raw) : end_of_head(words.raw);
  words.head = text::fold_words(words.raw.substr(0, end));
  words.tail = text::fold_words(words.raw.substr(end));
  words.all = words.head;
  if (!words.head.empty() && !words.tail.empty()) words.all += ' ';
  words.all += words.tail;
  return words;
}

void increase(std::uint8_t& count) {
  if (count < std::numeric_limits<std::uint8_t>::max()) ++count;
}

/// Counts of letters that tell how a text is written.
struct Letters {
  int upper = 0;
  int lower = 0;
};

void read_character(std::int32_t c, TextCues& cues, Letters& letters) {
  if (c >= 'a' && c <= 'z') ++letters.lower;
  if (c >= 'A' && c <= 'Z') ++letters.upper;
  if (c >= '0' && c <= '9') increase(cues.digits);
  if (c == '(' || c == '[' || c == 0x3010 || c == 0x300C || c == 0xFF08) increase(cues.brackets);
  if (c == '|') increase(cues.bars);
  if (c == '&' || c == ',' || c == '/') increase(cues.joiners);
  if (c == '!' || c == '?' || c == '"' || c == '#') increase(cues.marks);
  if ((c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF)) increase(cues.emoji);
  const bool latin_letter = c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7;
  if (latin_letter || (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0x300 && c <= 0x36F)) {
    cues.diacritics = true;
  }
}

std::uint16_t year_in(std::string_view words) {
  std::uint16_t year = 0;
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find(' ', begin), words.size());
    const std::string_view word = words.substr(begin, end - begin);
    begin = end + 1;
    const bool number =
        word.size() == 4 && std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
    if (!number) continue;
    const int value = std::stoi(std::string(word));
    if (value >= 1900 && value < 2040) year = static_cast<std::uint16_t>(value);
  }
  return year;
}

TextCues read_text(const Words& words) {
  TextCues cues;
  cues.known = !words.raw.empty();
  if (!cues.known) return cues;
  cues.cues = find_cues(words.head, words.tail);
  cues.scripts = static_cast<std::uint16_t>(text::scripts(words.raw));
  Letters letters;
  for (std::string_view rest = words.raw; !rest.empty();) {
    read_character(text::take_code_point(rest), cues, letters);
    ++cues.characters;
  }
  cues.all_caps = letters.lower == 0 && letters.upper >= 2;
  cues.all_lower = letters.upper == 0 && letters.lower >= 2;
  const auto blanks = std::ranges::count(words.all, ' ');
  cues.words = static_cast<std::uint16_t>(words.all.empty() ? 0 : blanks + 1);
  cues.year = year_in(words.all);
  return cues;
}

/// Whether `part` stands in `text` word by word.
bool stands_in(std::string_view part, std::string_view text) {
  if (part.empty()) return false;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + 1)) {
    const std::size_t end = at + part.size();
    const bool begins = at == 0 || text[at - 1] == ' ';
    if (begins && (end == text.size() || text[end] == ' ')) return true;
  }
  return false;
}

float extra_words(std::string_view title, const std::string& known) {
  int extra = 0;
  for (std::size_t begin = 0; begin < title.size();) {
    const std::size_t end = std::min(title.find(' ', begin), title.size());
    if (!stands_in(title.substr(begin, end - begin), known)) ++extra;
    begin = end + 1;
  }
  return static_cast<float>(extra);
}

MatchScores score_match(const Words& artist, const Words& track, const Words& title,
                        const Words& channel) {
  MatchScores match;
  const auto score = [](double (*similarity)(std::string_view, std::string_view),
                        const std::string& a, const std::string& b) {
    return a.empty() || b.empty() ? kNaN : static_cast<float>(similarity(a, b));
  };
  const std::string both = artist.all + " " + track.head;
  match.track_title_partial = score(text::partial_ratio, track.all, title.all);
  match.track_title_set = score(text::token_set_ratio, track.all, title.all);
  match.core_title_partial = score(text::partial_ratio, track.head, title.all);
  match.artist_title_partial = score(text::partial_ratio, artist.all, title.all);
  match.artist_title_set = score(text::token_set_ratio, artist.all, title.all);
  match.artist_channel_partial = score(text::partial_ratio, artist.all, channel.all);
  match.artist_channel_ratio = score(text::ratio, artist.all, channel.all);
  match.both_title_ratio = score(text::ratio, both, title.all);
  const bool has_title = !title.all.empty();
  match.track_in_title = has_title ? (stands_in(track.head, title.all) ? 1.0F : 0.0F) : kNaN;
  match.artist_in_title = has_title ? (stands_in(artist.all, title.all) ? 1.0F : 0.0F) : kNaN;
  match.title_extra_words = has_title ? extra_words(title.all, artist.all + " " + track.all) : kNaN;
  return match;
}

bool is_topic(const Words& channel) { return channel.all.ends_with(" topic"); }

VideoKind kind_of(const CueSet& said, bool is_known, bool topic_channel) {
  if (!is_known) return VideoKind::kNone;
  if (topic_channel) return VideoKind::kTopic;
  if (said.has(Cue::kVisualizer)) return VideoKind::kVisualizer;
  if (said.has(Cue::kLyrics)) return VideoKind::kLyric;
  // Audio first: "(Cover Audio)" is a label's word for a still of the record's cover.
  if (said.has(Cue::kAudio)) return VideoKind::kAudio;
  if (said.has(Cue::kCover) || said.has(Cue::kReaction)) return VideoKind::kCover;
  if (said.has(Cue::kLive)) return VideoKind::kLive;
  if (said.has(Cue::kMusicVideo)) return VideoKind::kMusicVideo;
  if (said.has(Cue::kPerformance)) return VideoKind::kLive;
  if (said.has(Cue::kOfficial) || said.has(Cue::kVideo)) return VideoKind::kMusicVideo;
  return VideoKind::kOther;
}

/// The letters and digits of a channel's name with "VEVO", "official" and "topic" taken off its
/// end.
std::string bare_channel(std::string_view words) {
  std::string bare;
  std::ranges::copy_if(words, std::back_inserter(bare), [](char c) { return c != ' '; });
  for (const std::string_view suffix : {"topic", "vevo", "official", "oficial", "music", "tv"}) {
    if (bare.size() > suffix.size() && bare.ends_with(suffix)) {
      bare.resize(bare.size() - suffix.size());
    }
  }
  return bare;
}

std::uint8_t count_guests(const TextCues& track, const Words& words) {
  if (!track.cues.has(Cue::kGuest)) return 0;
  std::uint8_t guests = 1;
  const std::size_t tail = std::min(words.raw.size(), end_of_head(words.raw));
  for (const char c : words.raw.substr(tail)) {
    if (c == '&' || c == ',') increase(guests);
  }
  return guests;
}

void read_channel(const Words& artist, const Words& channel, TrackCues& cues) {
  if (!cues.channel.known) return;
  cues.topic_channel = is_topic(channel);
  cues.vevo_channel = channel.all.ends_with("vevo");
  const std::string own = bare_channel(artist.all);
  cues.own_channel = !own.empty() && bare_channel(channel.all) == own;
}

}  // namespace

TrackCues read_cues(const Catalogue& catalogue, std::size_t row) {
  const Words artist = split(catalogue.text(catalogue.artist[row]), false);
  const Words track = split(catalogue.text(catalogue.track[row]), false);
  const Words album = split(catalogue.text(catalogue.album[row]), false);
  const Words title = split(catalogue.text(catalogue.title[row]), true);
  const Words channel = split(catalogue.text(catalogue.channel[row]), false);
  TrackCues cues;
  cues.artist = read_text(artist);
  cues.track = read_text(track);
  if (!track.head.empty()) cues.song = base::hash64(track.head) | 1;
  cues.album = read_text(album);
  cues.title = read_text(title);
  cues.channel = read_text(channel);
  cues.self_titled = !album.head.empty() && album.head == artist.all;
  cues.title_track = !album.head.empty() && album.head == track.head;
  cues.guests = count_guests(cues.track, track);
  for (const Words* words : {&artist, &track, &album}) {
    count_languages(words->all, cues.languages);
  }
  count_languages(title.all, cues.title_languages);
  read_channel(artist, channel, cues);
  cues.match = score_match(artist, track, title, channel);
  cues.video_kind =
      kind_of(cues.title.cues, cues.title.known || cues.channel.known, cues.topic_channel);
  return cues;
}

VideoKind read_video_kind(std::string_view title, std::string_view channel) {
  const Words said = split(title, true);
  return kind_of(find_cues(said.head, said.tail), !title.empty() || !channel.empty(),
                 is_topic(split(channel, false)));
}

std::string_view video_kind_name(VideoKind kind) {
  constexpr std::array<std::string_view, kVideoKinds> kNames = {
      "none", "music-video", "audio", "lyric", "visualizer", "live", "topic", "cover", "other"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::vector<TrackCues> read_all_cues(const Catalogue& catalogue, int threads) {
  constexpr std::size_t kRowsATask = 256;
  std::vector<TrackCues> cues(catalogue.size());
  const std::size_t tasks = (cues.size() + kRowsATask - 1) / kRowsATask;
  base::parallel_for(tasks, threads, [&](std::size_t task) {
    const std::size_t end = std::min(cues.size(), (task + 1) * kRowsATask);
    for (std::size_t row = task * kRowsATask; row < end; ++row) {
      cues[row] = read_cues(catalogue, row);
    }
  });
  return cues;
}

}  // namespace crossfade::features
