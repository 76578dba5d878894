#include "catalogue/generate.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "base/check.h"
#include "base/error.h"
#include "base/random.h"
#include "catalogue/synthetic_track.h"

namespace crossfade::catalogue {
namespace {

constexpr std::string_view kHeader =
    ",Artist,Track,Album,Album_type,Danceability,Energy,Key,Loudness,Speechiness,Acousticness,"
    "Instrumentalness,Liveness,Valence,Tempo,Duration_ms,Title,Channel,Views,Likes,Comments,"
    "Licensed,official_video,Stream\n";
constexpr std::size_t kPieceBytes = std::size_t{1} << 20;
constexpr std::size_t kLoudness = 3;  // places in SyntheticRecording::audio
constexpr std::size_t kTempo = 9;
constexpr double kStreamsMissing = 0.025;
constexpr double kOwnVideo = 0.18;  // of the rows that carry another track's recording

// Cells of the public file differ from what table::CsvWriter writes: whole numbers end in ".0", and
// nothing is guarded against spreadsheets. So rows are put together here.
void append_text(std::string& out, std::string_view text) {
  out += ',';
  if (text.find_first_of(",\"\n\r") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_count(std::string& out, std::uint64_t count, bool known) {
  out += ',';
  if (known) out += std::to_string(count) + ".0";
}

void append_flag(std::string& out, bool flag, bool known) {
  out += ',';
  if (known) out += flag ? "True" : "False";
}

// To three decimals, below 0.1 to three significant digits, as Spotify rounds.
double rounded(double value, bool significant) {
  double scale = 1000;
  while (significant && value > 0 && value * scale < 100 && scale < 1e9) scale *= 10;
  return std::nearbyint(value * scale) / scale;
}

void append_audio(std::string& out, double value) {
  std::array<char, 32> digits;
  const auto format = value == 0 || std::fabs(value) >= 1e-4 ? std::chars_format::fixed
                                                             : std::chars_format::scientific;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, format);
  CF_CHECK(end.ec == std::errc());
  const std::string_view written(digits.data(), end.ptr);
  out += written;
  if (written.find_first_of(".e") == std::string_view::npos) out += ".0";
}

void append_recording(std::string& out, const SyntheticRecording& recording) {
  append_text(out, recording.name);
  append_text(out, recording.album);
  append_text(out, recording.album_type);
  for (std::size_t i = 0; i < recording.audio.size(); ++i) {
    out += ',';
    const bool significant = i != kLoudness && i != kTempo;
    if (recording.audio_known) append_audio(out, rounded(recording.audio[i], significant));
  }
  append_count(out, recording.duration_ms, recording.audio_known);
}

void append_video(std::string& out, const SyntheticVideo& video) {
  append_text(out, video.known ? video.title : "");
  append_text(out, video.known ? video.channel : "");
  append_count(out, video.views, video.known);
  append_count(out, video.likes, video.known && video.likes_known);
  append_count(out, video.comments, video.known && video.comments_known);
  append_flag(out, video.licensed, video.known);
  append_flag(out, video.official, video.known);
}

void append_track(std::string& out, const GenerateOptions& options, std::uint64_t track,
                  const SyntheticArtist& artist) {
  constexpr std::uint64_t kRows = 6;  // a stream of random numbers beside those of synthetic_track
  const std::uint64_t seed = options.seed;
  base::Random random(base::mix_seed(base::mix_seed(seed, kRows), track));
  const bool streams_known = random.uniform() >= kStreamsMissing;
  const bool own_video = random.uniform() < kOwnVideo;

  const std::uint64_t origin = origin_of_track(seed, track);
  const SyntheticArtist first =
      origin == track ? artist : make_artist(seed, artist_of_track(seed, origin));
  const SyntheticRecording recording = make_recording(seed, origin, first, options.video);
  out += std::to_string(track);
  append_text(out, artist.name);
  append_recording(out, recording);
  append_video(out, make_video(seed, own_video ? track : origin, first, recording));
  append_count(out, recording.streams, streams_known);
  out += '\n';
}

void check_range(double value, double low, double high, const char* name) {
  if (value >= low && value <= high) return;
  throw base::Error(base::ErrorKind::kUsage, std::string(name) + " is out of range", {},
                    fmt::format("give a number from {} to {}", low, high));
}

void check_truth(const VideoTruth& truth) {
  check_range(truth.effect, -0.99, 100, "the effect of a music video");
  check_range(truth.fame_confounding, -100, 100, "the confounding by fame");
  check_range(truth.engagement_effect, -3, 3, "the effect of engagement");
}

}  // namespace

void generate_csv(const GenerateOptions& options,
                  const std::function<void(std::string_view)>& sink) {
  check_truth(options.video);
  std::string piece(kHeader);
  std::uint64_t artist_number = 0;
  SyntheticArtist artist = make_artist(options.seed, artist_number);
  for (std::uint64_t track = 0; track < options.tracks; ++track) {
    const std::uint64_t number = artist_of_track(options.seed, track);
    if (number != artist_number) artist = make_artist(options.seed, artist_number = number);
    append_track(piece, options, track, artist);
    if (piece.size() >= kPieceBytes) {
      sink(piece);
      piece.clear();
    }
  }
  if (!piece.empty()) sink(piece);
}

}  // namespace crossfade::catalogue
