#include "features/other_artists.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/error.h"
#include "base/hash.h"
#include "features/known_sums.h"

namespace crossfade::features {
namespace {

// A longer name is no phrase that another title would hold.
constexpr std::size_t kMostNameWords = 6;

std::uint64_t name_of(std::span<const std::uint64_t> words) {
  return words.size() > kMostNameWords ? 0 : name_of_words(words);
}

struct Summary {
  KnownSums streams;
  KnownSums views;
  std::vector<std::uint64_t> artists;  // one a track
  std::size_t tracks() const { return artists.size(); }

  std::size_t distinct_artists() {
    std::ranges::sort(artists);
    return static_cast<std::size_t>(std::ranges::unique(artists).begin() - artists.begin());
  }
};

// The four features of one way in which tracks are tied.
struct LinkFeatures {
  Fitted tracks;
  Fitted streams;
  Fitted most_streams;
  Fitted views;
};
constexpr LinkFeatures kAlbum = {Fitted::kAlbumTracks, Fitted::kAlbumStreams,
                                 Fitted::kAlbumStreamsMax, Fitted::kAlbumViews};
constexpr LinkFeatures kNamed = {Fitted::kNamedTracks, Fitted::kNamedStreams,
                                 Fitted::kNamedStreamsMax, Fitted::kNamedViews};
constexpr LinkFeatures kNaming = {Fitted::kNamingTracks, Fitted::kNamingStreams,
                                  Fitted::kNamingStreamsMax, Fitted::kNamingViews};

void set_link(const LinkFeatures& link, const Summary& summary, FittedRow& fitted) {
  fitted[link.tracks] = static_cast<float>(summary.tracks());
  fitted[link.streams] = summary.streams.mean();
  fitted[link.most_streams] = summary.streams.most();
  fitted[link.views] = summary.views.mean();
}

}  // namespace

OtherArtists::OtherArtists(const RowMaterial& material, std::span<const std::size_t> rows,
                           std::span<const std::uint32_t> leak_group) {
  const catalogue::Catalogue& catalogue = material.catalogue;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::size_t row = rows[i];
    tracks_.push_back({catalogue.ids.artist[row], catalogue.ids.recording[row],
                       catalogue.ids.video[row], material.channel[row], material.album[row],
                       material.cues[row].song, name_of(material.artist_words.of(row)),
                       static_cast<float>(std::log1p(catalogue.streams[row])),
                       static_cast<float>(std::log1p(catalogue.views[row])), leak_group[i]});
    titles_.add(material.title_words.of(row));
  }
  index();
}

void OtherArtists::index() {
  for (std::uint32_t i = 0; i < tracks_.size(); ++i) {
    const Track& track = tracks_[i];
    if (track.channel != 0) by_channel_.push_back({track.channel, i, 0});
    if (track.album != 0) by_album_.push_back({track.album, i, 0});
    if (track.name != 0) by_name_.push_back({track.name, i, 0});
    std::uint32_t place = 0;
    for (const std::uint64_t word : titles_.of(i)) by_word_.push_back({word, i, place++});
  }
  for (Postings* postings : {&by_channel_, &by_album_, &by_name_, &by_word_}) {
    std::ranges::sort(*postings, {}, [](const Posting& posting) {
      return std::tuple(posting.key, posting.track, posting.place);
    });
  }
}

OtherArtists::Found OtherArtists::tracks_at(const Postings& postings, std::uint64_t key) {
  Found found;
  if (key == 0) return found;
  for (const Posting& posting : std::ranges::equal_range(postings, key, {}, &Posting::key)) {
    found.push_back(posting.track);
  }
  return found;
}

// The tracks of every artist whose name stands in `text`.
OtherArtists::Found OtherArtists::named_in(std::span<const std::uint64_t> text) const {
  Found found;
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    const std::size_t most = std::min(kMostNameWords, text.size() - begin);
    for (std::size_t length = 1; length <= most; ++length) {
      const Found tracks = tracks_at(by_name_, name_of_words(text.subspan(begin, length)));
      found.insert(found.end(), tracks.begin(), tracks.end());
    }
  }
  std::ranges::sort(found);
  found.erase(std::ranges::unique(found).begin(), found.end());
  return found;
}

bool OtherArtists::says_at(std::uint32_t track, std::size_t place,
                           std::span<const std::uint64_t> name) const {
  const std::span<const std::uint64_t> title = titles_.of(track);
  return place + name.size() <= title.size() &&
         std::ranges::equal(title.subspan(place, name.size()), name);
}

// The tracks in whose title `name` stands: looked for at its rarest word.
OtherArtists::Found OtherArtists::naming(std::span<const std::uint64_t> name) const {
  Found found;
  if (name.empty() || name.size() > kMostNameWords) return found;
  std::ranges::subrange<Postings::const_iterator> rarest;
  std::size_t place_in_name = 0;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto at = std::ranges::equal_range(by_word_, name[i], {}, &Posting::key);
    if (i > 0 && at.size() >= rarest.size()) continue;
    rarest = {at.begin(), at.end()};
    place_in_name = i;
  }
  for (const Posting& posting : rarest) {
    if (posting.place < place_in_name || (!found.empty() && found.back() == posting.track))
      continue;
    if (says_at(posting.track, posting.place - place_in_name, name)) {
      found.push_back(posting.track);
    }
  }
  return found;
}

void OtherArtists::fill(const RowMaterial& material, std::size_t row, std::uint32_t leak_group,
                        bool with_channel, FittedRow& fitted) const {
  const catalogue::IdentityColumns& ids = material.catalogue.ids;
  const auto sum_up = [&](const Found& found) {
    Summary summary;
    for (const std::uint32_t i : found) {
      const Track& other = tracks_[i];
      if (other.artist == ids.artist[row] || other.recording == ids.recording[row]) continue;
      if (other.video != 0 && other.video == ids.video[row]) continue;
      if (other.song != 0 && other.song == material.cues[row].song) continue;
      if (leak_group != kNoGroup && other.leak_group == leak_group) continue;
      summary.artists.push_back(other.artist);
      summary.streams.add(other.log_streams);
      summary.views.add(other.log_views);
    }
    return summary;
  };
  set_link(kAlbum, sum_up(tracks_at(by_album_, material.album[row])), fitted);
  set_link(kNamed, sum_up(named_in(material.track_words.of(row))), fitted);
  set_link(kNaming, sum_up(naming(material.artist_words.of(row))), fitted);
  if (!with_channel || material.channel[row] == 0) return;
  Summary channel = sum_up(tracks_at(by_channel_, material.channel[row]));
  fitted[Fitted::kChannelArtists] = static_cast<float>(channel.distinct_artists());
  fitted[Fitted::kChannelTracks] = static_cast<float>(channel.tracks());
  fitted[Fitted::kChannelStreams] = channel.streams.mean();
  fitted[Fitted::kChannelViews] = channel.views.mean();
  fitted[Fitted::kChannelGap] = channel.streams.mean() - channel.views.mean();
}

void OtherArtists::write(base::ByteWriter& out) const {
  out.put<std::uint64_t>(tracks_.size());
  for (const Track& track : tracks_) {
    out.put(track.artist);
    out.put(track.recording);
    out.put(track.video);
    out.put(track.channel);
    out.put(track.album);
    out.put(track.song);
    out.put(track.name);
    out.put(track.log_streams);
    out.put(track.log_views);
  }
  titles_.write(out);
}

std::shared_ptr<const OtherArtists> OtherArtists::read(base::ByteReader& in, Shared& shared) {
  const std::size_t begin = in.position();
  OtherArtists others = read_tracks(in);
  others.record_digest_ = base::content_digest(in.read_since(begin));
  for (const std::shared_ptr<const OtherArtists>& each : shared) {
    if (each->record_digest_ == others.record_digest_) return each;
  }
  others.index();
  shared.push_back(std::make_shared<const OtherArtists>(std::move(others)));
  return shared.back();
}

// All but the indexes.
OtherArtists OtherArtists::read_tracks(base::ByteReader& in) {
  OtherArtists others;
  const auto count = in.get<std::uint64_t>();
  for (std::uint64_t i = 0; i < count; ++i) {
    Track track{};
    track.artist = in.get<std::uint64_t>();
    track.recording = in.get<std::uint64_t>();
    track.video = in.get<std::uint64_t>();
    track.channel = in.get<std::uint64_t>();
    track.album = in.get<std::uint64_t>();
    track.song = in.get<std::uint64_t>();
    track.name = in.get<std::uint64_t>();
    track.log_streams = in.get<float>();
    track.log_views = in.get<float>();
    track.leak_group = kNoGroup;
    others.tracks_.push_back(track);
  }
  others.titles_ = WordLists::read(in);
  if (others.titles_.size() != count) {
    throw base::Error(base::ErrorKind::kInputRefused, "holds a damaged index of other artists",
                      {in.file(), 0, 0}, "train the models again");
  }
  return others;
}

}  // namespace crossfade::features
