#include "features/leak_groups.h"

#include <bit>

#include "base/check.h"

namespace crossfade::features {

RowTies find_ties(const catalogue::Catalogue& catalogue, std::span<const std::size_t> rows) {
  CF_CHECK(catalogue.ids.recording.size() == catalogue.size());
  RowTies ties;
  const auto keys = [&](Tie tie) -> evaluate::RowKeys& {
    return ties[static_cast<std::size_t>(tie)];
  };
  for (evaluate::RowKeys& each : ties) each.reserve(rows.size());
  for (const std::size_t row : rows) {
    const double streams = catalogue.streams[row];  // NaN is not above anything
    keys(Tie::kRecording).push_back(catalogue.ids.recording[row]);
    keys(Tie::kVideo).push_back(catalogue.ids.video[row]);
    keys(Tie::kStreams)
        .push_back(streams > kTellingStreams ? std::bit_cast<std::uint64_t>(streams)
                                             : evaluate::kNoKey);
  }
  return ties;
}

std::vector<std::uint64_t> leak_groups(const RowTies& ties) { return evaluate::join_rows(ties); }

std::array<std::size_t, kTies> count_split_ties(const RowTies& ties,
                                                const evaluate::FoldPlan& plan) {
  std::array<std::size_t, kTies> rows{};
  for (std::size_t tie = 0; tie < kTies; ++tie) {
    rows[tie] = evaluate::find_split_rows(ties[tie], plan).size();
  }
  return rows;
}

}  // namespace crossfade::features
