// Who is who, from import to import.
//
// Everything is known by keys, 63-bit hashes. A natural key is made of what the row says (names are
// folded first: Unicode normalised, case dropped); a strong key of an identifier that somebody
// issued.
//
//   thing      natural key                                           strong key
//   artist     name                                                  -
//   recording  track name, duration, danceability;                   ISRC
//              without danceability: track name, duration, artist;
//              without duration: track name, artist
//   track      artist, the recording's natural key, album, and how   artist, Spotify URI
//              often the file had all these before
//   video      title, channel; nothing without a title               YouTube id
//
// A track's strong key holds the artist because Spotify lists one URI under every artist who takes
// part, and each of those listings is a track of its own here.
//
// The merge rule. A thing's id is the key under which it was first seen, for ever. A row's keys
// then name
//   1. the thing that its strong key names, if that is known. A natural key not seen before becomes
//      a further name of that thing. One that names another thing, known by no strong key, is a
//      clash: two ids turn out to be one thing. The strong key wins, both ids stay, and the row is
//      listed (IssueKind::kIdentityClash);
//   2. else the thing that its natural key names, unless the row has a strong key and that thing
//   has
//      another. A row's strong key becomes a name of that thing: so a file that brings URIs or
//      ISRCs finds the tracks of one that lacked them;
//   3. else a new thing, whose id is the strong key if there is one, else the natural key.
// So the order of imports decides which key an id is made of, and nothing else ever changes it.
//
// Two different keys of one kind get the same hash with a probability of n^2 / 2^64: 5e-6 for ten
// million things. They would be taken for one thing; nothing would break.
#include "catalogue/identity.h"

#include <bit>
#include <cmath>
#include <initializer_list>

#include "base/check.h"
#include "base/hash.h"
#include "text/unicode.h"

namespace crossfade::catalogue {
namespace {

std::uint64_t as_key(std::uint64_t hash) {
  const std::uint64_t positive = hash & static_cast<std::uint64_t>(INT64_MAX);
  return positive == 0 ? 1 : positive;
}

std::uint64_t as_key(KeyKind kind, std::string_view bytes) {
  return as_key(base::hash64(bytes, static_cast<std::uint64_t>(kind)));
}

std::uint64_t make_key(KeyKind kind, std::initializer_list<std::uint64_t> parts) {
  return as_key(
      kind, {reinterpret_cast<const char*>(parts.begin()), parts.size() * sizeof(std::uint64_t)});
}

// -0.0 and 0.0 are one number but two patterns of bits.
std::uint64_t bits(double number) { return std::bit_cast<std::uint64_t>(number + 0.0); }

}  // namespace

IdentityAssigner::IdentityAssigner(Catalogue& catalogue, IdentityIndex& index)
    : catalogue_(catalogue), index_(index) {}

void IdentityAssigner::begin_file() {
  places_ = KeyTable();
  repeats_.clear();
}

IdentityClashes IdentityAssigner::assign(std::size_t row) {
  IdentityColumns& ids = catalogue_.ids;
  CF_CHECK(row == ids.track.size());
  IdentityClashes clashes;
  const auto resolve = [&](Thing thing, std::uint64_t strong, std::uint64_t natural) {
    const IdentityIndex::Identity identity = index_.resolve(thing, strong, natural);
    clashes[static_cast<std::size_t>(thing)] = identity.is_clash;
    return identity.id;
  };
  const std::uint64_t artist =
      resolve(Thing::kArtist, 0, make_key(KeyKind::kArtistName, {folded(catalogue_.artist[row])}));
  const std::uint64_t sound = sound_key(row);
  const std::uint64_t place =
      make_key(KeyKind::kTrackPlace, {artist, sound, folded(catalogue_.album[row])});
  const std::uint64_t isrc = identifier_key(KeyKind::kRecordingIsrc, catalogue_.isrc[row]);
  const std::uint64_t uri = identifier_key(KeyKind::kTrackUri, catalogue_.spotify_uri[row]);
  const std::uint64_t artist_uri = uri == 0 ? 0 : make_key(KeyKind::kTrackUri, {artist, uri});
  const std::uint64_t link = identifier_key(KeyKind::kVideoLink, catalogue_.video_url[row]);
  const std::uint64_t video = video_key(row);
  places_.prefetch(place);
  index_.prefetch(Thing::kRecording, isrc, sound);
  index_.prefetch(Thing::kTrack, artist_uri, place);
  index_.prefetch(Thing::kVideo, link, video);
  ids.artist.push_back(artist);
  ids.recording.push_back(resolve(Thing::kRecording, isrc, sound));
  ids.track.push_back(resolve(Thing::kTrack, artist_uri, unrepeated(place)));
  ids.video.push_back(resolve(Thing::kVideo, link, video));
  return clashes;
}

std::uint64_t IdentityAssigner::folded(NameId name) {
  if (name == kNoName) return 0;
  if (name >= folded_.size()) folded_.resize(catalogue_.names.size(), 0);
  std::uint64_t& hash = folded_[name];
  if (hash == 0) hash = as_key(base::hash64(text::fold(catalogue_.text(name))));
  return hash;
}

std::uint64_t IdentityAssigner::sound_key(std::size_t row) {
  const std::uint64_t name = folded(catalogue_.track[row]);
  const double duration = catalogue_.duration_ms[row];
  const double danceability = catalogue_.audio.danceability[row];
  if (std::isnan(duration)) {
    return make_key(KeyKind::kRecordingSound, {name, folded(catalogue_.artist[row])});
  }
  if (std::isnan(danceability)) {
    return make_key(KeyKind::kRecordingSound,
                    {name, bits(duration), 0, folded(catalogue_.artist[row])});
  }
  return make_key(KeyKind::kRecordingSound, {name, bits(duration), bits(danceability)});
}

// `place`, or a key of its own where this file had that already.
std::uint64_t IdentityAssigner::unrepeated(std::uint64_t place) {
  if (places_.insert(place)) return place;
  return make_key(KeyKind::kTrackPlace, {place, ++repeats_[place]});
}

std::uint64_t IdentityAssigner::video_key(std::size_t row) {
  const NameId title = catalogue_.title[row];
  if (title == kNoName) return 0;
  return make_key(KeyKind::kVideoTitle, {folded(title), folded(catalogue_.channel[row])});
}

std::uint64_t IdentityAssigner::identifier_key(KeyKind kind, NameId identifier) const {
  return identifier == kNoName ? 0 : as_key(kind, catalogue_.text(identifier));
}

std::vector<RowClash> assign_identities(Catalogue& catalogue, IdentityIndex& index) {
  catalogue.ids = {};
  IdentityAssigner assigner(catalogue, index);
  std::vector<RowClash> found;
  for (std::size_t row = 0; row < catalogue.size(); ++row) {
    const IdentityClashes clashes = assigner.assign(row);
    if (clashes.any()) found.push_back({row, clashes});
  }
  return found;
}

}  // namespace crossfade::catalogue
