// Counts are log-normal. With F the fame of the artist, G its fame on YouTube, L the loudness, T
// the pull of the track and e noise, all standard normal:
//   ln streams = 17.6 + 1.15 F + 1.10 T + .25 L
//   ln views   = 16.1 + 1.35 F + 1.10 G + 1.00 T + .75 L + cue + 1.75 e
// with the upper tail pressed together, as no song passes a few thousand million; this gives the
// spreads, and the correlation of about .6 between the logs, of the public file. Where the truth on
// music videos is stated (V: 1 with one, else 0; N standard normal)
//   e = V + N,   ln streams += (ln(1 + effect) - engagement_effect) V + engagement_effect e
// so that V moves streams by ln(1 + effect) in all, a part of it by way of e.
// Logs are rounded to 2^-36 before exp, so that the last bit of a C library's log does not reach
// the counts.
#include "catalogue/synthetic_track.h"

#include <algorithm>
#include <cmath>

#include "base/random.h"

namespace crossfade::catalogue {
namespace {

// Streams of random numbers under one seed.
// (6 is that of generate.cc's rows.)
enum Stream : std::uint64_t { kArtists = 1, kSplits, kOrigins, kRecordings, kVideos, kTruths = 7 };

constexpr std::uint64_t kTracksOfTwoArtists = 20;
constexpr std::uint64_t kOriginReach = 3000;  // collaborators stand within this many tracks

base::Random random_for(std::uint64_t seed, Stream stream, std::uint64_t number) {
  return base::Random(base::mix_seed(base::mix_seed(seed, stream), number));
}

// `log_count` where it is below `knee`; above, a part of the way.
double press(double log_count, double knee, double part) {
  return log_count < knee ? log_count : knee + part * (log_count - knee);
}

std::uint64_t count_from_log(double log_count, double highest) {
  const double rounded = std::nearbyint(std::min(log_count, highest) * 0x1p36) * 0x1p-36;
  return static_cast<std::uint64_t>(std::llround(std::exp(rounded)));
}

double power(double base, int exponent) {
  double product = 1;
  for (int i = 0; i < exponent; ++i) product *= base;
  return product;
}

// From any number to (0, 1), without the C library.
double squash(double x) { return 0.5 + 0.5 * x / (1 + std::fabs(x)); }

double clamp(double value, double low, double high) { return std::min(std::max(value, low), high); }

std::array<double, 10> draw_audio(double loudness, base::Random& random) {
  const double mood = random.normal();
  const double energy = 0.8 * loudness + 0.6 * random.normal();
  const double danceable = 0.35 * loudness + 0.45 * mood + 0.8 * random.normal();
  const double valence = 0.3 * loudness + 0.6 * mood + 0.7 * random.normal();
  double instrumental = random.uniform() < 0.45 ? 0 : power(random.uniform(), 10);
  if (random.uniform() < 0.04) instrumental = 0.5 + 0.45 * random.uniform();
  // About 7 tracks of 10,000 come without a tempo: the public file writes 0.
  const bool no_tempo = random.uniform() < 0.0007;
  const double tempo = clamp(120 + 29 * random.normal(), 48, 220);
  return {clamp(0.62 + 0.166 * danceable, 0.05, 0.98),
          clamp(0.64 + 0.216 * energy, 0.002, 0.999),
          static_cast<double>(random.below(12)),
          clamp(-7 + 2.6 * loudness - 0.4 * loudness * loudness, -44, 0.5),
          0.025 + 0.4 * power(random.uniform(), 5),
          power(squash(-0.6 - 1.6 * energy + 1.6 * random.normal()), 2),
          instrumental,
          0.06 + 0.7 * power(random.uniform(), 4),
          clamp(0.53 + 0.247 * valence, 0.02, 0.985),
          no_tempo ? 0 : tempo};
}

std::uint64_t draw_duration_ms(base::Random& random) {
  const double chance = random.uniform();
  if (chance < 0.001) return 900001 + random.below(3600000);
  if (chance < 0.0012) return 12000 + random.below(17000);
  return static_cast<std::uint64_t>(
      std::llround(clamp(215000 + 52000 * random.normal(), 62000, 880000)));
}

// What the title says a video is, with what that does to its views.
struct VideoKind {
  double share;
  const char* suffix;
  double cue;
  double official;  // chance of the flag official_video
};
constexpr std::array<VideoKind, 7> kVideoKinds = {{{0.46, " (Official Music Video)", 0.7, 0.88},
                                                   {0.14, " (Official Audio)", -1.0, 0.90},
                                                   {0.07, " (Lyric Video)", -0.4, 0.70},
                                                   {0.05, " (Live)", -0.9, 0.40},
                                                   {0.03, " [Visualizer]", -1.1, 0.92},
                                                   {0.15, " [HD]", -0.2, 0.45},
                                                   {0.10, "", 0.0, 0.70}}};

const VideoKind& kMusicVideo = kVideoKinds.front();

const VideoKind& draw_kind(const SyntheticRecording& recording, base::Random& random) {
  double rest = random.uniform();
  if (recording.music_video) {
    if (*recording.music_video) return kMusicVideo;
    rest = kMusicVideo.share + rest * (1 - kMusicVideo.share);
  }
  for (const VideoKind& kind : kVideoKinds) {
    if (rest < kind.share) return kind;
    rest -= kind.share;
  }
  return kVideoKinds.back();
}

std::string channel_of(const SyntheticArtist& artist, base::Random& random) {
  const std::uint32_t percent = random.below(100);
  if (percent < 55) return artist.name;
  if (percent < 80) {
    std::string joined = artist.name;
    std::erase(joined, ' ');
    return joined + "VEVO";
  }
  if (percent < 92) return draw_words(artist.style, random) + " Records";
  return "Music & Lyrics " + std::to_string(random.below(500));
}

// Draws the title and the channel; returns what they do to the views.
double name_video(SyntheticVideo& video, const SyntheticArtist& artist,
                  const SyntheticRecording& recording, base::Random& random) {
  const double chance = random.uniform();
  if (chance < 0.052 && !recording.music_video.value_or(false)) {
    video.title = recording.name;
    video.channel = artist.name + " - Topic";
    video.official = random.uniform() < 0.999;
    return -3.0;
  }
  const VideoKind& kind = draw_kind(recording, random);
  // About 6 % of videos were matched to the wrong song.
  const bool wrong = chance > 0.94;
  const std::string name = wrong ? draw_words(artist.style, random) : recording.name;
  video.title = (chance < 0.9 ? artist.name + " - " : "") + name + kind.suffix;
  video.channel = channel_of(artist, random);
  video.official = random.uniform() < kind.official;
  return kind.cue;
}

void count_video(SyntheticVideo& video, double log_views, double engagement, base::Random& random) {
  const double more = 0.4 * engagement;
  video.views = count_from_log(log_views, 22.8);
  video.likes = count_from_log(log_views - 4.72 + more + 0.8 * random.normal(), log_views - 0.7);
  video.comments = count_from_log(log_views - 8.32 + more + 1.2 * random.normal(), log_views - 2);
  // Counters are not read at one moment, and some readings are broken.
  if (random.uniform() < 0.0002) video.likes = video.views + 1 + random.below(5000);
}

// Decides on the music video; returns what it does to ln streams, engagement and all.
double draw_truth(const VideoTruth& truth, double fame, base::Random& random,
                  SyntheticRecording& recording) {
  const bool has_one = random.uniform() < squash(truth.fame_confounding * fame);
  recording.music_video = has_one;
  recording.engagement = (has_one ? 1 : 0) + random.normal();
  const double otherwise = has_one ? std::log1p(truth.effect) - truth.engagement_effect : 0;
  return otherwise + truth.engagement_effect * recording.engagement;
}

}  // namespace

std::uint64_t artist_of_track(std::uint64_t seed, std::uint64_t track) {
  const std::uint64_t pair = track / kTracksOfTwoArtists;
  const std::uint64_t split = 8 + random_for(seed, kSplits, pair).below(5);
  return 2 * pair + (track % kTracksOfTwoArtists < split ? 0 : 1);
}

std::uint64_t origin_of_track(std::uint64_t seed, std::uint64_t track) {
  std::uint64_t origin = track;
  while (origin > 0) {
    base::Random random = random_for(seed, kOrigins, origin);
    if (random.uniform() >= 0.08) break;
    const std::uint64_t reach = std::min(origin, kOriginReach);
    origin -= 1 + random.below(static_cast<std::uint32_t>(reach));
  }
  return origin;
}

SyntheticArtist make_artist(std::uint64_t seed, std::uint64_t artist) {
  base::Random random = random_for(seed, kArtists, artist);
  SyntheticArtist made;
  made.style = draw_style(random);
  made.name = artist_name(made.style, artist);
  made.fame = random.normal();
  made.video_fame = random.normal();
  made.loudness = random.normal();
  return made;
}

SyntheticRecording make_recording(std::uint64_t seed, std::uint64_t track,
                                  const SyntheticArtist& artist, const VideoTruth& truth) {
  base::Random random = random_for(seed, kRecordings, track);
  SyntheticRecording made;
  made.name = draw_track_name(artist.style, random);
  made.loudness = 0.7 * artist.loudness + 0.714 * random.normal();
  made.audio = draw_audio(made.loudness, random);
  made.audio_known = random.uniform() >= 0.00012;
  made.duration_ms = draw_duration_ms(random);
  made.pull = random.normal();
  double log_streams = 17.6 + 1.15 * artist.fame + 1.10 * made.pull + 0.25 * made.loudness;
  if (truth.is_stated()) {
    base::Random of_truth = random_for(seed, kTruths, track);
    log_streams += draw_truth(truth, artist.fame, of_truth, made);
  }
  made.streams = count_from_log(log_streams, 22.0);
  const double chance = random.uniform();
  made.album_type = chance < 0.72 ? "album" : chance < 0.962 ? "single" : "compilation";
  made.album = chance >= 0.72 && chance < 0.9 ? made.name : draw_words(artist.style, random);
  if (random.uniform() < 0.12) made.album += " (Deluxe Edition)";
  return made;
}

SyntheticVideo make_video(std::uint64_t seed, std::uint64_t track, const SyntheticArtist& artist,
                          const SyntheticRecording& recording) {
  base::Random random = random_for(seed, kVideos, track);
  SyntheticVideo made;
  made.known = random.uniform() >= 0.0228;
  made.likes_known = random.uniform() >= 0.0039;
  made.comments_known = random.uniform() >= 0.0052;
  const double cue = name_video(made, artist, recording, random);
  const double log_views = 16.1 + 1.35 * artist.fame + 1.1 * artist.video_fame + recording.pull +
                           0.75 * recording.loudness + cue + 1.75 * random.normal();
  count_video(made, std::max(press(log_views, 18, 0.75), 3.0), recording.engagement, random);
  if (recording.music_video) made.official = *recording.music_video;
  made.licensed = random.uniform() < (made.official ? 0.8 : 0.35);
  return made;
}

}  // namespace crossfade::catalogue
