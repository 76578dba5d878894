#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "features/fitted_row.h"
#include "features/row_material.h"

namespace crossfade::features {

/// The tracks of a training part as tracks of other artists see them: those whose video stands on
/// the same channel, those on an album of the same title (soundtracks, compilations, joint albums),
/// those of an artist whom a track's name names (its guests), and those whose title names a track's
/// artist (where he is a guest). What they reached tells of the company an artist keeps, of whom
/// himself nothing else need be known. A row's own artist, recording and video never count, nor
/// does a song of the same name: it may be the very recording, listed under a guest. Immutable; any
/// number of threads may ask.
class OtherArtists {
 public:
  static constexpr std::uint32_t kNoGroup = std::numeric_limits<std::uint32_t>::max();

  OtherArtists() = default;
  /// Of these catalogue rows. Rows of one `leak_group` (one a row) never inform each other.
  OtherArtists(const RowMaterial& material, std::span<const std::size_t> rows,
               std::span<const std::uint32_t> leak_group);

  /// Sets the features of one catalogue row that tell of other artists' tracks; those of the
  /// channel only where `with_channel`. `leak_group` is the row's own where it is one of those
  /// above.
  void fill(const RowMaterial& material, std::size_t row, std::uint32_t leak_group,
            bool with_channel, FittedRow& fitted) const;

  void write(base::ByteWriter& out) const;
  /// Those that were read together: models trained on the same rows have the same.
  using Shared = std::vector<std::shared_ptr<const OtherArtists>>;
  /// One of `shared` where its record was the very same, else added to them. Throws base::Error
  /// (kInputRefused) on a damaged record.
  static std::shared_ptr<const OtherArtists> read(base::ByteReader& in, Shared& shared);

 private:
  struct Track {
    std::uint64_t artist;
    std::uint64_t recording;
    std::uint64_t video;    // 0: none
    std::uint64_t channel;  // as RowMaterial has them
    std::uint64_t album;
    std::uint64_t song;  // as TrackCues has it
    std::uint64_t name;  // name_of_words() of the artist's name; 0: none, or too long a one
    float log_streams;   // NaN is missing
    float log_views;
    std::uint32_t leak_group = kNoGroup;
  };
  // Where a key stands: tracks by channel, by album, by artist's name or by a word of their title.
  struct Posting {
    std::uint64_t key;
    std::uint32_t track;
    std::uint32_t place;  // of the word in the title; else 0
  };
  using Postings = std::vector<Posting>;
  using Found = std::vector<std::uint32_t>;  // tracks, each once, ascending

  static OtherArtists read_tracks(base::ByteReader& in);
  void index();
  static Found tracks_at(const Postings& postings, std::uint64_t key);
  Found named_in(std::span<const std::uint64_t> text) const;
  Found naming(std::span<const std::uint64_t> name) const;
  bool says_at(std::uint32_t track, std::size_t place, std::span<const std::uint64_t> name) const;

  std::vector<Track> tracks_;
  std::string record_digest_;  // of the record it was read from
  WordLists titles_;           // of their videos; where there is none, of the tracks
  Postings by_channel_;
  Postings by_album_;
  Postings by_name_;
  Postings by_word_;
};

}  // namespace crossfade::features
