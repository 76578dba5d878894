#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "features/fitted_row.h"
#include "features/row_material.h"

namespace crossfade::features {

/// The tracks of a training part by the channel of their video: what other artists do there.
class ChannelIndex {
 public:
  ChannelIndex() = default;
  /// Of these catalogue rows; rows without a channel are left out.
  ChannelIndex(const RowMaterial& material, std::span<const std::size_t> rows);

  /// Sets the channel features of one catalogue row from the tracks of other artists on its
  /// channel.
  void fill(const RowMaterial& material, std::size_t row, FittedRow& fitted) const;

  void write(base::ByteWriter& out) const;
  static ChannelIndex read(base::ByteReader& in);

 private:
  // One track, ordered by channel, then artist.
  struct Entry {
    std::uint64_t channel;
    std::uint64_t artist;
    float log_streams;  // NaN is missing
    float log_views;
  };

  std::vector<Entry> entries_;
};

}  // namespace crossfade::features
