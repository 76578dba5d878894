// The nearest recordings by a scan of them all.
//
// With ten columns and some ten thousand recordings, trees that prune the search gain little and
// cost much to explain; a scan reads a few hundred kilobytes column by column, in steps of a block
// of recordings whose sums stay in the first cache. Missing values add nothing to a sum and are not
// counted, so that the distance is a mean over what both sides know (Gower 1971, with squares for
// absolute differences).
#include "score/neighbours.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <unordered_set>
#include <utility>

#include "base/check.h"
#include "base/error.h"
#include "base/parallel.h"
#include "stats/summary.h"

namespace crossfade::score {
namespace {

constexpr std::size_t kBlock = 256;
constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();
constexpr float kFewestShared = static_cast<float>(kSoundColumns / 2);
constexpr std::size_t kRowsAtOnce = 64;

float logarithm(double value) { return value > 0 ? static_cast<float>(std::log(value)) : kMissing; }

float spread_of(std::span<const float> column) {
  const std::vector<double> values(column.begin(), column.end());
  double spread = (stats::quantile(values, .95) - stats::quantile(values, .05)) / 3.29;
  if (!(spread > 0)) spread = stats::standard_deviation(values);
  return spread > 0 ? static_cast<float>(spread) : 1;
}

// The mean squared difference of each recording of a block, over what both sides know; infinite
// where that is too little.
class BlockDistances {
 public:
  // `known` is 1 where `column` holds a value, else 0. Plain arithmetic without a branch, over a
  // length that is known beforehand, which compilers turn into SIMD.
  void add_column(const float* column, const float* known, float value) {
    for (std::size_t i = 0; i < kBlock; ++i) {
      const float difference = column[i] - value;
      squares_[i] += known[i] * (difference * difference);
      shared_[i] += known[i];
    }
  }
  const std::array<float, kBlock>& finish() {
    for (std::size_t i = 0; i < kBlock; ++i) {
      const float mean = squares_[i] / shared_[i];
      squares_[i] = shared_[i] >= kFewestShared ? mean : std::numeric_limits<float>::infinity();
    }
    return squares_;
  }

 private:
  std::array<float, kBlock> squares_{};
  std::array<float, kBlock> shared_{};
};

void write_names(const catalogue::NamePool& names, base::ByteWriter& out) {
  std::string texts;
  std::vector<std::uint32_t> lengths;
  for (catalogue::NameId id = 0; id < names.size(); ++id) {
    texts += names.text(id);
    lengths.push_back(static_cast<std::uint32_t>(names.text(id).size()));
  }
  out.put_string(texts);
  out.put_vector<std::uint32_t>(lengths);
}

// False where the lengths do not add up or two texts are the same.
bool read_names(base::ByteReader& in, catalogue::NamePool& names) {
  const std::string texts = in.get_string();
  std::string_view rest = texts;
  for (const std::uint32_t length : in.get_vector<std::uint32_t>()) {
    if (length > rest.size()) return false;
    const std::size_t expected = names.size();
    if (names.add(rest.substr(0, length)) != expected) return false;
    rest.remove_prefix(length);
  }
  names.release_index();
  return rest.empty();
}

}  // namespace

Sound sound_of(const catalogue::Catalogue& catalogue, std::size_t row) {
  const catalogue::AudioColumns& audio = catalogue.audio;
  const auto cell = [row](const std::vector<double>& column) {
    return static_cast<float>(column[row]);
  };
  return {cell(audio.danceability),
          cell(audio.energy),
          cell(audio.loudness_db),
          cell(audio.speechiness),
          cell(audio.acousticness),
          cell(audio.instrumentalness),
          cell(audio.liveness),
          cell(audio.valence),
          logarithm(audio.tempo_bpm[row]),
          logarithm(catalogue.duration_ms[row])};
}

NeighbourIndex::Column::Column(std::span<const float> given)
    : rows(given.size()), values((rows + kBlock - 1) / kBlock * kBlock), known(values.size()) {
  for (std::size_t i = 0; i < rows; ++i) {
    if (std::isnan(given[i])) continue;
    values[i] = given[i];
    known[i] = 1;
  }
}

NeighbourIndex::NeighbourIndex(const catalogue::Catalogue& catalogue,
                               std::span<const std::size_t> rows) {
  CF_CHECK(catalogue.ids.recording.size() == catalogue.size());
  std::array<std::vector<float>, kSoundColumns> raw;
  std::unordered_set<std::uint64_t> seen;
  for (const std::size_t row : rows) {
    if (!seen.insert(catalogue.ids.recording[row]).second) continue;
    const Sound sound = sound_of(catalogue, row);
    for (std::size_t c = 0; c < kSoundColumns; ++c) raw[c].push_back(sound[c]);
    recordings_.push_back(catalogue.ids.recording[row]);
    tracks_.push_back(catalogue.ids.track[row]);
    streams_.push_back(catalogue.streams[row]);
    artist_names_.push_back(names_.add(catalogue.text(catalogue.artist[row])));
    track_names_.push_back(names_.add(catalogue.text(catalogue.track[row])));
  }
  names_.release_index();
  for (std::size_t c = 0; c < kSoundColumns; ++c) {
    spreads_[c] = spread_of(raw[c]);
    for (float& value : raw[c]) value /= spreads_[c];
    columns_[c] = Column(raw[c]);
  }
}

std::vector<NeighbourIndex::Candidate> NeighbourIndex::scan(const Sound& sound,
                                                            std::uint64_t recording,
                                                            std::size_t count) const {
  std::vector<Candidate> best;
  if (count == 0) return best;
  float worst = std::numeric_limits<float>::infinity();
  for (std::size_t begin = 0; begin < size(); begin += kBlock) {
    BlockDistances block;
    for (std::size_t c = 0; c < kSoundColumns; ++c) {
      if (std::isnan(sound[c])) continue;
      block.add_column(columns_[c].values.data() + begin, columns_[c].known.data() + begin,
                       sound[c] / spreads_[c]);
    }
    const std::array<float, kBlock>& squares = block.finish();
    for (std::size_t i = 0; i < kBlock; ++i) {
      // Equal ones that come later stay behind, so ties are in the order of the index.
      if (!(squares[i] < worst)) continue;
      if (recording != 0 && recordings_[begin + i] == recording) continue;
      const auto place = std::ranges::upper_bound(best, squares[i], {}, &Candidate::square);
      best.insert(place, {squares[i], static_cast<std::uint32_t>(begin + i)});
      if (best.size() > count) best.pop_back();
      if (best.size() == count) worst = best.back().square;
    }
  }
  return best;
}

std::vector<Neighbour> NeighbourIndex::nearest(const Sound& sound, std::uint64_t recording,
                                               std::size_t count) const {
  std::vector<Neighbour> neighbours;
  for (const Candidate& candidate : scan(sound, recording, count)) {
    const std::size_t entry = candidate.entry;
    neighbours.push_back({std::sqrt(static_cast<double>(candidate.square)),
                          names_.text(artist_names_[entry]), names_.text(track_names_[entry]),
                          streams_[entry], tracks_[entry], recordings_[entry]});
  }
  return neighbours;
}

double NeighbourIndex::reach(const Sound& sound, std::uint64_t recording) const {
  const std::vector<Candidate> best = scan(sound, recording, kNeighbours);
  if (best.size() < kNeighbours) return std::numeric_limits<double>::quiet_NaN();
  return std::sqrt(static_cast<double>(best.back().square));
}

void NeighbourIndex::write(base::ByteWriter& out) const {
  out.put_vector<float>(spreads_);
  for (const Column& column : columns_) {
    std::vector<float> values;
    for (std::size_t i = 0; i < size(); ++i) {
      values.push_back(column.known[i] != 0 ? column.values[i] : kMissing);
    }
    out.put_vector<float>(values);
  }
  out.put_vector<std::uint64_t>(recordings_);
  out.put_vector<std::uint64_t>(tracks_);
  out.put_vector<double>(streams_);
  write_names(names_, out);
  out.put_vector<catalogue::NameId>(artist_names_);
  out.put_vector<catalogue::NameId>(track_names_);
}

bool NeighbourIndex::is_consistent() const {
  const auto is_spread = [](float spread) { return std::isfinite(spread) && spread > 0; };
  const auto is_name = [this](catalogue::NameId id) {
    return id == catalogue::kNoName || id < names_.size();
  };
  const auto is_full = [this](const Column& column) { return column.rows == size(); };
  const auto is_whole = [this](const auto& column) { return column.size() == size(); };
  return std::ranges::all_of(spreads_, is_spread) && std::ranges::all_of(columns_, is_full) &&
         is_whole(tracks_) && is_whole(streams_) && is_whole(artist_names_) &&
         is_whole(track_names_) && std::ranges::all_of(artist_names_, is_name) &&
         std::ranges::all_of(track_names_, is_name);
}

NeighbourIndex NeighbourIndex::read(base::ByteReader& in) {
  NeighbourIndex index;
  const auto spreads = in.get_vector<float>();
  bool consistent = spreads.size() == kSoundColumns;
  if (consistent) std::ranges::copy(spreads, index.spreads_.begin());
  for (Column& column : index.columns_) {
    column = Column(in.get_vector<float>());
  }
  index.recordings_ = in.get_vector<std::uint64_t>();
  index.tracks_ = in.get_vector<std::uint64_t>();
  index.streams_ = in.get_vector<double>();
  consistent = read_names(in, index.names_) && consistent;
  index.artist_names_ = in.get_vector<catalogue::NameId>();
  index.track_names_ = in.get_vector<catalogue::NameId>();
  if (!consistent || !index.is_consistent()) {
    throw base::Error(base::ErrorKind::kInputRefused, "holds a damaged list of recordings",
                      {in.file(), 0, 0}, "train the models again");
  }
  return index;
}

std::vector<double> reach_of_rows(const NeighbourIndex& index,
                                  const catalogue::Catalogue& catalogue,
                                  std::span<const std::size_t> rows, int threads) {
  CF_CHECK(catalogue.ids.recording.size() == catalogue.size());
  std::vector<double> reaches(rows.size());
  const std::size_t chunks = (rows.size() + kRowsAtOnce - 1) / kRowsAtOnce;
  base::parallel_for(chunks, threads, [&](std::size_t chunk) {
    const std::size_t end = std::min(rows.size(), (chunk + 1) * kRowsAtOnce);
    for (std::size_t i = chunk * kRowsAtOnce; i < end; ++i) {
      reaches[i] = index.reach(sound_of(catalogue, rows[i]), catalogue.ids.recording[rows[i]]);
    }
  });
  return reaches;
}

}  // namespace crossfade::score
