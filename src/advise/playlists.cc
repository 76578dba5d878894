#include "advise/playlists.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <span>
#include <unordered_set>

#include "advise/smooth_order.h"
#include "text/unicode.h"

namespace crossfade::advise {
namespace {

using catalogue::Catalogue;
using text::Bilingual;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kEndless = std::numeric_limits<double>::infinity();

/// A range of values with its playlist's id and name: `low` belongs to it, `high` to the next.
struct Band {
  double low;
  double high;
  std::string_view id;
  Bilingual name;
};

constexpr std::array kTempoBands = {
    Band{0, 100, "tempo-under-100", {"Under 100 BPM", "100 BPM 미만"}},
    Band{100, 120, "tempo-100-120", {"100–120 BPM", "100–120 BPM"}},
    Band{120, 130, "tempo-120-130", {"120–130 BPM", "120–130 BPM"}},
    Band{130, 160, "tempo-130-160", {"130–160 BPM", "130–160 BPM"}},
    Band{160, kEndless, "tempo-from-160", {"160 BPM and over", "160 BPM 이상"}},
};

// About thirds of the public file.
constexpr std::array kEnergyBands = {
    Band{0, 0.55, "energy-low", {"Low energy", "낮은 에너지"}},
    Band{0.55, 0.75, "energy-medium", {"Medium energy", "중간 에너지"}},
    Band{0.75, kEndless, "energy-high", {"High energy", "높은 에너지"}},
};

constexpr int kKeys = 12;
constexpr std::array<std::string_view, kKeys> kKeyNames = {"C",  "D♭", "D",  "E♭", "E",  "F",
                                                           "G♭", "G",  "A♭", "A",  "B♭", "B"};
constexpr std::array<std::string_view, kKeys> kKeyIds = {
    "c", "d-flat", "d", "e-flat", "e", "f", "g-flat", "g", "a-flat", "a", "b-flat", "b"};
constexpr Bilingual kKeyList{"Key of {}, with {} and {}", "{} 키와 이웃한 {}, {}"};

double key_of(const Catalogue& catalogue, std::size_t row) {
  const double key = catalogue.audio.key[row];
  return key >= 0 && key < kKeys ? key : kNaN;
}

Sound sound_of(const PlaylistTrack& track, std::uint32_t artist) {
  return {track.counted_bpm, track.key, track.energy, artist};
}

// One row a recording, most streams first.
std::vector<std::size_t> rank_recordings(const Catalogue& catalogue,
                                         const catalogue::RecordingIndex& recordings) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < catalogue.size(); ++row) {
    if (!std::isnan(catalogue.streams[row])) rows.push_back(row);
  }
  std::ranges::stable_sort(rows, std::greater<>(),
                           [&](std::size_t row) { return catalogue.streams[row]; });
  std::unordered_set<std::uint64_t> seen;
  std::erase_if(rows,
                [&](std::size_t row) { return !seen.insert(recordings.recording[row]).second; });
  return rows;
}

PlaylistTrack track_of(const Catalogue& catalogue, std::size_t row) {
  PlaylistTrack track;
  track.artist = catalogue.text(catalogue.artist[row]);
  track.track = catalogue.text(catalogue.track[row]);
  track.spotify_uri = catalogue.text(catalogue.spotify_uri[row]);
  track.video_url = catalogue.text(catalogue.video_url[row]);
  track.streams = catalogue.streams[row];
  track.duration_ms = catalogue.duration_ms[row];
  const double tempo = catalogue.audio.tempo_bpm[row];
  track.tempo_bpm = tempo > 0 ? tempo : kNaN;
  track.counted_bpm = counted_tempo(tempo);
  track.key = key_of(catalogue, row);
  track.energy = catalogue.audio.energy[row];
  return track;
}

// From track to track, in the order of `order`.
double mean_step(std::span<const Sound> sounds, std::span<const std::size_t> order) {
  double sum = 0;
  for (std::size_t i = 1; i < order.size(); ++i) {
    sum += step_between(sounds[order[i - 1]], sounds[order[i]]);
  }
  return sum / static_cast<double>(order.size() - 1);
}

/// Chooses, orders and collects lists.
class PlaylistMaker {
 public:
  PlaylistMaker(const Catalogue& catalogue, const catalogue::RecordingIndex& recordings,
                const PlaylistRequest& request)
      : catalogue_(catalogue),
        ranked_(rank_recordings(catalogue, recordings)),
        most_(static_cast<std::size_t>(std::max(request.most_tracks, 2))) {
    made_.recordings = ranked_.size();
  }

  /// Adds the list of the rows that `fits`; `list` has id, kind and name.
  template <typename Fits>
  void add(Playlist list, const Fits& fits) {
    std::vector<PlaylistTrack> tracks;
    for (const std::size_t row : ranked_) {
      if (!fits(row)) continue;
      if (tracks.size() < most_) tracks.push_back(track_of(catalogue_, row));
      ++list.candidates;
    }
    if (tracks.size() < 2) return;
    put_in_order(list, std::move(tracks));
    made_.lists.push_back(std::move(list));
  }

  Playlists take() { return std::move(made_); }

 private:
  static void put_in_order(Playlist& list, std::vector<PlaylistTrack> tracks) {
    std::map<std::string, std::uint32_t> artists;
    std::vector<Sound> sounds;
    for (const PlaylistTrack& track : tracks) {
      const auto next = static_cast<std::uint32_t>(artists.size());
      const auto artist = artists.try_emplace(text::fold(track.artist), next).first->second;
      sounds.push_back(sound_of(track, artist));
    }
    std::vector<std::size_t> by_streams(tracks.size());
    std::iota(by_streams.begin(), by_streams.end(), std::size_t{0});
    const std::vector<std::size_t> order = smooth_order(sounds);
    list.mean_step = mean_step(sounds, order);
    list.mean_step_by_streams = mean_step(sounds, by_streams);
    for (const std::size_t i : order) list.tracks.push_back(std::move(tracks[i]));
  }

  const Catalogue& catalogue_;
  std::vector<std::size_t> ranked_;
  std::size_t most_;
  Playlists made_;
};

Playlist named(std::string id, PlaylistKind kind, text::Sentence name) {
  Playlist list;
  list.id = std::move(id);
  list.kind = kind;
  list.name = std::move(name);
  return list;
}

void add_key_lists(PlaylistMaker& maker, const Catalogue& catalogue) {
  for (int fifths = 0; fifths < kKeys; ++fifths) {
    const int key = 7 * fifths % kKeys;
    const std::string name(key_name(key));
    const std::string below(key_name((key + 5) % kKeys));
    const std::string above(key_name((key + 7) % kKeys));
    maker.add(named("key-" + std::string(kKeyIds[static_cast<std::size_t>(key)]),
                    PlaylistKind::kKey, text::fill(kKeyList, {name, below, above})),
              [&](std::size_t row) {
                const double other = key_of(catalogue, row);
                return !std::isnan(other) && fifths_between(key, static_cast<int>(other)) <= 1;
              });
  }
}

}  // namespace

std::string_view playlist_kind_name(PlaylistKind kind) {
  constexpr std::string_view kNames[] = {"tempo", "key", "energy"};
  return kNames[static_cast<std::size_t>(kind)];
}

double counted_tempo(double tempo_bpm) {
  constexpr double kSlowest = 65;
  constexpr double kFastest = 200;
  if (!(tempo_bpm > 0) || !std::isfinite(tempo_bpm)) return kNaN;
  while (tempo_bpm < kSlowest) tempo_bpm *= 2;
  while (tempo_bpm >= kFastest) tempo_bpm /= 2;
  return tempo_bpm;
}

std::string_view key_name(int key) { return kKeyNames.at(static_cast<std::size_t>(key)); }

Playlists make_playlists(const Catalogue& catalogue, const catalogue::RecordingIndex& recordings,
                         const PlaylistRequest& request) {
  PlaylistMaker maker(catalogue, recordings, request);
  const auto is_within = [](double value, const Band& band) {
    return value >= band.low && value < band.high;
  };
  for (const Band& band : kTempoBands) {
    maker.add(named(std::string(band.id), PlaylistKind::kTempo, band.name), [&](std::size_t row) {
      return is_within(counted_tempo(catalogue.audio.tempo_bpm[row]), band);
    });
  }
  add_key_lists(maker, catalogue);
  for (const Band& band : kEnergyBands) {
    maker.add(named(std::string(band.id), PlaylistKind::kEnergy, band.name),
              [&](std::size_t row) { return is_within(catalogue.audio.energy[row], band); });
  }
  return maker.take();
}

}  // namespace crossfade::advise
