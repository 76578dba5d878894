#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "features/feature_table.h"
#include "text/unicode.h"

/// The functions of the feature table's last column: each gives one feature of one track, NaN where
/// it is missing. A template stands for a family of features that differ in what they look at.
namespace crossfade::features::values {

using catalogue::AudioColumns;
using catalogue::Catalogue;

inline constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();

inline float to_float(double value) { return static_cast<float>(value); }

// Audio.

template <std::vector<double> AudioColumns::*Column>
float audio(const TrackView& track) {
  return to_float((track.catalogue.audio.*Column)[track.row]);
}
inline float key(const TrackView& track) {
  const double value = track.catalogue.audio.key[track.row];
  return value < 0 ? kMissing : to_float(value);
}
inline float tempo(const TrackView& track) {
  const double value = track.catalogue.audio.tempo_bpm[track.row];
  return value <= 0 ? kMissing : to_float(value);
}
inline float duration_minutes(const TrackView& track) {
  return to_float(track.catalogue.duration_ms[track.row] / 60000);
}
inline float audio_positivity(const TrackView& track) {
  const AudioColumns& a = track.catalogue.audio;
  return to_float((a.danceability[track.row] + a.energy[track.row] + a.valence[track.row]) / 3);
}
inline float audio_complexity(const TrackView& track) {
  const AudioColumns& a = track.catalogue.audio;
  return to_float(a.speechiness[track.row] + a.instrumentalness[track.row] +
                  a.acousticness[track.row]);
}

// Counts and what is derived of them.

template <std::vector<double> Catalogue::*Column>
float log_count(const TrackView& track) {
  return to_float(std::log1p((track.catalogue.*Column)[track.row]));
}
template <std::vector<double> Catalogue::*Column>
float count(const TrackView& track) {
  return to_float((track.catalogue.*Column)[track.row]);
}
/// count / (views + 1); missing without views.
inline float per_view(const TrackView& track, double count) {
  const double views = track.catalogue.views[track.row];
  return views > 0 ? to_float(count / (views + 1)) : kMissing;
}
inline float engagement_rate(const TrackView& track) {
  return per_view(track, track.catalogue.likes[track.row]);
}
inline float comment_rate(const TrackView& track) {
  return per_view(track, track.catalogue.comments[track.row]);
}
inline float youtube_engagement(const TrackView& track) {
  return per_view(track, track.catalogue.likes[track.row] + track.catalogue.comments[track.row]);
}
inline float cross_platform_ratio(const TrackView& track) {
  return per_view(track, track.catalogue.streams[track.row]);
}
inline float comments_per_like(const TrackView& track) {
  const double likes = track.catalogue.likes[track.row];
  return likes > 0 ? to_float(track.catalogue.comments[track.row] / (likes + 1)) : kMissing;
}

template <std::vector<catalogue::Flag> Catalogue::*Column>
float flag(const TrackView& track) {
  const catalogue::Flag value = (track.catalogue.*Column)[track.row];
  return value == catalogue::Flag::kMissing ? kMissing : static_cast<float>(value);
}

// The release sheet.

inline float album_type_is(const TrackView& track, std::string_view type) {
  const catalogue::NameId id = track.catalogue.album_type[track.row];
  if (id == catalogue::kNoName) return kMissing;
  return track.catalogue.text(id) == type ? 1.0F : 0.0F;
}
inline float album_type_album(const TrackView& track) { return album_type_is(track, "album"); }
inline float album_type_single(const TrackView& track) { return album_type_is(track, "single"); }
inline float album_type_compilation(const TrackView& track) {
  return album_type_is(track, "compilation");
}
inline float release_year(const TrackView& track) {
  const base::Date date = track.catalogue.release_date[track.row];
  return date.known() ? to_float(1970 + date.days / 365.2425) : kMissing;
}

// What the texts say and how they are written.

/// Writing systems too rare in the catalogues seen so far to stand alone.
inline constexpr unsigned kRarerScripts = text::kCyrillic | text::kArabic | text::kHebrew |
                                          text::kDevanagari | text::kThai | text::kGreek |
                                          text::kOtherScript;

template <TextCues TrackCues::*Text, Cue kCue>
float said(const TrackView& track) {
  const TextCues& text = track.cues.*Text;
  return text.known ? static_cast<float>(text.cues.has(kCue)) : kMissing;
}
template <Cue kCue>
float sheet_said(const TrackView& track) {
  const TrackCues& cues = track.cues;
  const bool said =
      cues.artist.cues.has(kCue) || cues.track.cues.has(kCue) || cues.album.cues.has(kCue);
  return said ? 1.0F : 0.0F;
}
template <TextCues TrackCues::*Text, auto kMember>
float written(const TrackView& track) {
  const TextCues& text = track.cues.*Text;
  return text.known ? static_cast<float>(text.*kMember) : kMissing;
}
template <TextCues TrackCues::*Text>
float year(const TrackView& track) {
  const TextCues& text = track.cues.*Text;
  return text.year > 0 ? static_cast<float>(text.year) : kMissing;
}
template <TextCues TrackCues::*Text, unsigned kScripts>
float text_script(const TrackView& track) {
  const TextCues& text = track.cues.*Text;
  return text.known ? static_cast<float>((text.scripts & kScripts) != 0) : kMissing;
}
template <unsigned kScripts>
float sheet_script(const TrackView& track) {
  const TrackCues& cues = track.cues;
  const unsigned scripts = cues.artist.scripts | cues.track.scripts | cues.album.scripts;
  return (scripts & kScripts) != 0 ? 1.0F : 0.0F;
}
template <std::array<std::uint8_t, kNameLanguages> TrackCues::*Counts, NameLanguage kLanguage>
float language(const TrackView& track) {
  return static_cast<float>((track.cues.*Counts)[static_cast<std::size_t>(kLanguage)]);
}
template <auto kMember>
float number(const TrackView& track) {
  return static_cast<float>(track.cues.*kMember);
}

// The video.

template <VideoKind kKind>
float kind(const TrackView& track) {
  if (track.cues.video_kind == VideoKind::kNone) return kMissing;
  return track.cues.video_kind == kKind ? 1.0F : 0.0F;
}
template <bool TrackCues::*kMember>
float channel(const TrackView& track) {
  return track.cues.channel.known ? static_cast<float>(track.cues.*kMember) : kMissing;
}
template <float MatchScores::*kMember>
float matched(const TrackView& track) {
  return track.cues.match.*kMember;
}

// What was fitted on a training part.

template <Fitted kFirst, std::size_t kBehind = 0>
float fitted(const TrackView& track) {
  return track.fitted[static_cast<Fitted>(static_cast<std::size_t>(kFirst) + kBehind)];
}

}  // namespace crossfade::features::values
