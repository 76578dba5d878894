#include "features/channel_index.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/error.h"

namespace crossfade::features {
namespace {

// The mean of what is known; NaN where nothing is.
struct Mean {
  double sum = 0;
  std::size_t count = 0;

  void add(float value) {
    if (std::isnan(value)) return;
    sum += value;
    ++count;
  }
  float value() const { return static_cast<float>(sum / static_cast<double>(count)); }
};

}  // namespace

ChannelIndex::ChannelIndex(const RowMaterial& material, std::span<const std::size_t> rows) {
  const catalogue::Catalogue& catalogue = material.catalogue;
  for (const std::size_t row : rows) {
    if (material.channel[row] == 0) continue;
    entries_.push_back({material.channel[row], catalogue.ids.artist[row],
                        static_cast<float>(std::log1p(catalogue.streams[row])),
                        static_cast<float>(std::log1p(catalogue.views[row]))});
  }
  std::ranges::stable_sort(entries_, {},
                           [](const Entry& e) { return std::tuple(e.channel, e.artist); });
}

void ChannelIndex::fill(const RowMaterial& material, std::size_t row, FittedRow& fitted) const {
  const std::uint64_t channel = material.channel[row];
  if (channel == 0) return;
  const std::uint64_t own = material.catalogue.ids.artist[row];
  Mean streams;
  Mean views;
  std::size_t tracks = 0;
  std::size_t artists = 0;
  std::uint64_t last = own;
  for (const Entry& entry : std::ranges::equal_range(entries_, channel, {}, &Entry::channel)) {
    if (entry.artist == own) continue;
    streams.add(entry.log_streams);
    views.add(entry.log_views);
    ++tracks;
    if (tracks == 1 || entry.artist != last) ++artists;
    last = entry.artist;
  }
  fitted[Fitted::kChannelArtists] = static_cast<float>(artists);
  fitted[Fitted::kChannelTracks] = static_cast<float>(tracks);
  fitted[Fitted::kChannelStreams] = streams.value();
  fitted[Fitted::kChannelViews] = views.value();
  fitted[Fitted::kChannelGap] = streams.value() - views.value();
}

void ChannelIndex::write(base::ByteWriter& out) const {
  out.put<std::uint64_t>(entries_.size());
  for (const Entry& entry : entries_) {
    out.put(entry.channel);
    out.put(entry.artist);
    out.put(entry.log_streams);
    out.put(entry.log_views);
  }
}

ChannelIndex ChannelIndex::read(base::ByteReader& in) {
  ChannelIndex index;
  const auto count = in.get<std::uint64_t>();
  for (std::uint64_t i = 0; i < count; ++i) {
    Entry entry{};
    entry.channel = in.get<std::uint64_t>();
    entry.artist = in.get<std::uint64_t>();
    entry.log_streams = in.get<float>();
    entry.log_views = in.get<float>();
    index.entries_.push_back(entry);
  }
  if (!std::ranges::is_sorted(index.entries_, {}, &Entry::channel)) {
    throw base::Error(base::ErrorKind::kInputRefused, "holds a damaged index of channels",
                      {in.file(), 0, 0}, "train the models again");
  }
  return index;
}

}  // namespace crossfade::features
