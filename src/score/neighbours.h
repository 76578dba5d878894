#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "catalogue/catalogue.h"

namespace crossfade::score {

/// What is compared of two tracks: how they sound and how long they are. NaN is missing. In order:
/// danceability, energy, loudness (dB), speechiness, acousticness, instrumentalness, liveness,
/// valence, ln tempo (bpm; 0 is missing), ln duration (ms). The key is left out: its numbers go
/// round, and no key is unlike another.
inline constexpr std::size_t kSoundColumns = 10;
using Sound = std::array<float, kSoundColumns>;

/// The sound of one catalogue row.
Sound sound_of(const catalogue::Catalogue& catalogue, std::size_t row);

/// A recording of the index near a row that was asked for. The names live as long as the index.
struct Neighbour {
  /// Root mean square difference of the columns known on both sides, each in units of its spread
  /// in the index. Two recordings that have nothing to do with each other are about 1.4 apart.
  double distance = 0;
  std::string_view artist;
  std::string_view track;
  double streams = 0;                ///< all-time, as the index's catalogue had them; NaN: missing
  std::uint64_t track_identity = 0;  ///< Catalogue::ids.track
  std::uint64_t recording = 0;       ///< Catalogue::ids.recording
};

/// The neighbours that are shown with a prediction, and the one whose distance says how unlike
/// training a row is.
inline constexpr std::size_t kNeighbours = 5;
/// Half of the columns: what two recordings have to share to be compared as training rows are.
inline constexpr std::size_t kFewestShared = kSoundColumns / 2;

/// The recordings of a training catalogue with what is needed to find and name those nearest to a
/// row. About 120 bytes a recording (100 in a file). Immutable; any number of threads may ask at
/// once.
class NeighbourIndex {
 public:
  /// Takes these catalogue rows (ascending), of each recording the first. The catalogue must have
  /// identities. A column's spread is the distance of its 5 % and 95 % quantiles over 3.29 (a
  /// normal's standard deviation), its standard deviation where they are equal, 1 where it is
  /// constant.
  NeighbourIndex(const catalogue::Catalogue& catalogue, std::span<const std::size_t> rows);

  std::size_t size() const { return recordings_.size(); }

  /// The `count` nearest, nearest first, of equal distance in the order of the index; never
  /// `recording`, the row's own (0: none of its own). Recordings that share fewer than
  /// `fewest_shared` columns with `sound` are no neighbours, so there may be fewer than `count`, or
  /// none. A scan of the whole index: about 10 microseconds for 15,000 recordings.
  std::vector<Neighbour> nearest(const Sound& sound, std::uint64_t recording,
                                 std::size_t count = kNeighbours,
                                 std::size_t fewest_shared = kFewestShared) const;

  /// The distance of the kNeighbours-th nearest; NaN where there are fewer.
  double reach(const Sound& sound, std::uint64_t recording) const;

  void write(base::ByteWriter& out) const;
  /// Throws base::Error (kInputRefused) where the record is damaged.
  static NeighbourIndex read(base::ByteReader& in);

 private:
  // So many recordings, column by column in units of its spread; NaN is missing.
  static constexpr std::size_t kBlock = 64;
  struct Block {
    std::array<std::array<float, kBlock>, kSoundColumns> values;
    bool is_whole;  // kBlock recordings, none of which lacks a value
  };
  struct Candidate {
    float square;  // mean of the squared differences
    std::uint32_t entry;
  };

  NeighbourIndex() = default;
  void fill_blocks(std::span<const std::vector<float>, kSoundColumns> columns);
  std::vector<Candidate> scan(const Sound& sound, std::uint64_t recording, std::size_t count,
                              std::size_t fewest_shared) const;
  bool is_consistent() const;

  std::array<float, kSoundColumns> spreads_{};
  std::vector<Block> blocks_;
  std::vector<std::uint64_t> recordings_;
  std::vector<std::uint64_t> tracks_;
  std::vector<double> streams_;
  catalogue::NamePool names_;
  std::vector<catalogue::NameId> artist_names_;
  std::vector<catalogue::NameId> track_names_;
};

/// reach() of each of these catalogue rows, its own recording left out. In parallel, the same for
/// any number of threads.
std::vector<double> reach_of_rows(const NeighbourIndex& index,
                                  const catalogue::Catalogue& catalogue,
                                  std::span<const std::size_t> rows, int threads);

}  // namespace crossfade::score
