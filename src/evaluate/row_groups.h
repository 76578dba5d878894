#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "evaluate/fold_plan.h"

namespace crossfade::evaluate {

/// One key a row: rows of equal key hang together. kNoKey hangs together with nothing.
using RowKeys = std::vector<std::uint64_t>;
inline constexpr std::uint64_t kNoKey = 0;

/// Groups of rows that share a key of any kind, straight or by way of other rows: the connected
/// components, by union-find (Tarjan 1975). `kinds` holds at least one column; columns have equal
/// lengths. Returns one number a row, counted from 0 in the order of first sight.
std::vector<std::uint64_t> join_rows(std::span<const RowKeys> kinds);

/// The rows whose key also stands in another fold, ascending. Left-out rows neither count nor are
/// counted against.
std::vector<std::size_t> find_split_rows(std::span<const std::uint64_t> keys, const FoldPlan& plan);

}  // namespace crossfade::evaluate
