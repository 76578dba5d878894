// The nearest recordings by a scan of them all.
//
// With ten columns and some ten thousand recordings, trees that prune the search gain little and
// cost much to explain; a scan reads a few hundred kilobytes in steps of a block of recordings,
// column by column, whose sums stay in registers. Missing values add nothing to a sum and are not
// counted, so that the distance is a mean over what both sides know (Gower 1971, with squares for
// absolute differences).
//
// Sums only grow: a block whose recordings are all farther away by half of the columns than those
// that were found before is left there. Few blocks lack a value, and only those count what is
// shared. The wide variant has the same sums in the same order as the portable one.
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

constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();
constexpr std::size_t kRowsAtOnce = 64;
constexpr float kAbove = 1.001F;  // more than products and quotients of floats are off

float logarithm(double value) { return value > 0 ? static_cast<float>(std::log(value)) : kMissing; }

float spread_of(std::span<const float> column) {
  const std::vector<double> values(column.begin(), column.end());
  double spread = (stats::quantile(values, .95) - stats::quantile(values, .05)) / 3.29;
  if (!(spread > 0)) spread = stats::standard_deviation(values);
  return spread > 0 ? static_cast<float>(spread) : 1;
}

// What is asked for, in units of the spreads: the columns that are known, in their order.
struct Asked {
  std::array<std::size_t, kSoundColumns> column;
  std::array<float, kSoundColumns> value;
  std::size_t count = 0;
  float fewest_shared = 0;
};

#define CF_INLINE __attribute__((always_inline)) inline

// Adds the squared differences of the known columns from `first` to `last`. Plain arithmetic
// without a branch, over a length that is known beforehand, which compilers turn into SIMD.
template <typename Block>
CF_INLINE void add_squares(const Block& block, const Asked& asked, std::size_t first,
                           std::size_t last, float* squares) {
  for (std::size_t k = first; k < last; ++k) {
    const float* column = block.values[asked.column[k]].data();
    const float value = asked.value[k];
    for (std::size_t i = 0; i < block.values[0].size(); ++i) {
      const float difference = column[i] - value;
      squares[i] += difference * difference;
    }
  }
}

template <std::size_t kRows>
CF_INLINE bool any_below(const float* values, float limit) {
  unsigned below = 0;
  for (std::size_t i = 0; i < kRows; ++i) below |= values[i] < limit ? 1U : 0U;
  return below != 0;
}

// The mean squared difference of each recording of a block, over what both sides know; infinite
// where that is too little. False, with `means` of no use, where none is below `worst`.
template <typename Block>
CF_INLINE bool measure_block(const Block& block, const Asked& asked, float worst, float* means) {
  constexpr std::size_t kRows = std::tuple_size_v<typename decltype(Block::values)::value_type>;
  std::fill_n(means, kRows, 0.0F);
  const auto known = static_cast<float>(asked.count);
  if (block.is_whole) {
    if (known < asked.fewest_shared) return false;
    add_squares(block, asked, 0, asked.count / 2, means);
    if (!any_below<kRows>(means, worst * known * kAbove)) return false;
    add_squares(block, asked, asked.count / 2, asked.count, means);
    for (std::size_t i = 0; i < kRows; ++i) means[i] /= known;
    return any_below<kRows>(means, worst);
  }
  std::array<float, kRows> shared{};
  for (std::size_t k = 0; k < asked.count; ++k) {
    const float* column = block.values[asked.column[k]].data();
    for (std::size_t i = 0; i < kRows; ++i) {
      const float difference = column[i] - asked.value[k];
      const bool is_known = column[i] == column[i];
      means[i] += is_known ? difference * difference : 0;
      shared[i] += is_known ? 1 : 0;
    }
  }
  for (std::size_t i = 0; i < kRows; ++i) {
    const float mean = means[i] / shared[i];
    means[i] = shared[i] >= asked.fewest_shared ? mean : std::numeric_limits<float>::infinity();
  }
  return any_below<kRows>(means, worst);
}

template <typename Block>
bool measure_portable(const Block& block, const Asked& asked, float worst, float* means) {
  return measure_block(block, asked, worst, means);
}

#if defined(__x86_64__)
template <typename Block>
__attribute__((target("avx2"))) bool measure_avx2(const Block& block, const Asked& asked,
                                                  float worst, float* means) {
  return measure_block(block, asked, worst, means);
}
#endif

// As wide as this processor allows.
template <typename Block>
auto widest_measure() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) return measure_avx2<Block>;
#endif
  return measure_portable<Block>;
}

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
  }
  fill_blocks(raw);
}

void NeighbourIndex::fill_blocks(std::span<const std::vector<float>, kSoundColumns> columns) {
  blocks_.resize((size() + kBlock - 1) / kBlock);
  for (std::size_t b = 0; b < blocks_.size(); ++b) {
    Block& block = blocks_[b];
    block.is_whole = true;
    for (std::size_t c = 0; c < kSoundColumns; ++c) {
      for (std::size_t i = 0; i < kBlock; ++i) {
        const std::size_t entry = b * kBlock + i;
        block.values[c][i] = entry < size() ? columns[c][entry] : kMissing;
        block.is_whole = block.is_whole && !std::isnan(block.values[c][i]);
      }
    }
  }
}

std::vector<NeighbourIndex::Candidate> NeighbourIndex::scan(const Sound& sound,
                                                            std::uint64_t recording,
                                                            std::size_t count,
                                                            std::size_t fewest_shared) const {
  static const auto measure = widest_measure<Block>();
  std::vector<Candidate> best;
  if (count == 0) return best;
  Asked asked;
  asked.fewest_shared = static_cast<float>(fewest_shared);
  for (std::size_t c = 0; c < kSoundColumns; ++c) {
    if (std::isnan(sound[c])) continue;
    asked.column[asked.count] = c;
    asked.value[asked.count++] = sound[c] / spreads_[c];
  }
  float worst = std::numeric_limits<float>::infinity();
  std::array<float, kBlock> squares;
  for (std::size_t begin = 0; begin < size(); begin += kBlock) {
    if (!measure(blocks_[begin / kBlock], asked, worst, squares.data())) continue;
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
                                               std::size_t count, std::size_t fewest_shared) const {
  std::vector<Neighbour> neighbours;
  for (const Candidate& candidate : scan(sound, recording, count, fewest_shared)) {
    const std::size_t entry = candidate.entry;
    neighbours.push_back({std::sqrt(static_cast<double>(candidate.square)),
                          names_.text(artist_names_[entry]), names_.text(track_names_[entry]),
                          streams_[entry], tracks_[entry], recordings_[entry]});
  }
  return neighbours;
}

double NeighbourIndex::reach(const Sound& sound, std::uint64_t recording) const {
  const std::vector<Candidate> best = scan(sound, recording, kNeighbours, kFewestShared);
  if (best.size() < kNeighbours) return std::numeric_limits<double>::quiet_NaN();
  return std::sqrt(static_cast<double>(best.back().square));
}

void NeighbourIndex::write(base::ByteWriter& out) const {
  out.put_vector<float>(spreads_);
  for (std::size_t c = 0; c < kSoundColumns; ++c) {
    std::vector<float> values;
    for (std::size_t i = 0; i < size(); ++i) {
      values.push_back(blocks_[i / kBlock].values[c][i % kBlock]);
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
  const auto is_whole = [this](const auto& column) { return column.size() == size(); };
  return std::ranges::all_of(spreads_, is_spread) && is_whole(tracks_) && is_whole(streams_) &&
         is_whole(artist_names_) && is_whole(track_names_) &&
         std::ranges::all_of(artist_names_, is_name) && std::ranges::all_of(track_names_, is_name);
}

NeighbourIndex NeighbourIndex::read(base::ByteReader& in) {
  NeighbourIndex index;
  const auto spreads = in.get_vector<float>();
  bool consistent = spreads.size() == kSoundColumns;
  if (consistent) std::ranges::copy(spreads, index.spreads_.begin());
  std::array<std::vector<float>, kSoundColumns> columns;
  for (std::vector<float>& column : columns) column = in.get_vector<float>();
  index.recordings_ = in.get_vector<std::uint64_t>();
  index.tracks_ = in.get_vector<std::uint64_t>();
  index.streams_ = in.get_vector<double>();
  consistent = consistent && std::ranges::all_of(columns, [&](const std::vector<float>& column) {
                 return column.size() == index.size();
               });
  consistent = read_names(in, index.names_) && consistent;
  index.artist_names_ = in.get_vector<catalogue::NameId>();
  index.track_names_ = in.get_vector<catalogue::NameId>();
  if (!consistent || !index.is_consistent()) {
    throw base::Error(base::ErrorKind::kInputRefused, "holds a damaged list of recordings",
                      {in.file(), 0, 0}, "train the models again");
  }
  index.fill_blocks(columns);
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
