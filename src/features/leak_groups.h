#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "catalogue/catalogue.h"
#include "evaluate/row_groups.h"

namespace crossfade::features {

/// What two rows may share that tells the target of one from the other.
enum class Tie : std::uint8_t {
  kRecording,  ///< the same sound
  kVideo,      ///< the same YouTube video, so the same counts
  kStreams,    ///< the same stream count above kTellingStreams: one recording under two names
};
inline constexpr std::size_t kTies = 3;

/// Up to here equal stream counts are chance; above, two recordings hardly ever meet in one.
inline constexpr double kTellingStreams = 100'000;

/// The ties of a set of rows, by Tie: one key a row, evaluate::kNoKey where a row has nothing to
/// share.
using RowTies = std::array<evaluate::RowKeys, kTies>;

/// The ties of these catalogue rows; the catalogue has its identities.
RowTies find_ties(const catalogue::Catalogue& catalogue, std::span<const std::size_t> rows);

/// Groups for the folds of models that know the artist's other tracks (scenarios b and d, views of
/// the roster): rows that share a tie of any kind stay together, an artist's other tracks need not.
/// One number a row, by first sight; for evaluate::plan_folds().
std::vector<std::uint64_t> leak_groups(const RowTies& ties);

/// How many rows share a tie with a row of another fold, by Tie.
std::array<std::size_t, kTies> count_split_ties(const RowTies& ties,
                                                const evaluate::FoldPlan& plan);

}  // namespace crossfade::features
