#include "evaluate/row_groups.h"

#include <numeric>
#include <unordered_map>

#include "base/check.h"

namespace crossfade::evaluate {
namespace {

// A forest of rows in which every row points towards the first row of its group.
class RowUnion {
 public:
  explicit RowUnion(std::size_t rows) : parent_(rows) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }

  std::size_t first_of(std::size_t row) {
    while (parent_[row] != row) {
      parent_[row] = parent_[parent_[row]];  // halves the path for the next who asks
      row = parent_[row];
    }
    return row;
  }

  void join(std::size_t a, std::size_t b) {
    a = first_of(a);
    b = first_of(b);
    parent_[a < b ? b : a] = a < b ? a : b;
  }

 private:
  std::vector<std::size_t> parent_;
};

}  // namespace

std::vector<std::uint64_t> join_rows(std::span<const RowKeys> kinds) {
  CF_CHECK(!kinds.empty());
  const std::size_t rows = kinds.front().size();
  RowUnion groups(rows);
  for (const RowKeys& keys : kinds) {
    CF_CHECK(keys.size() == rows);
    std::unordered_map<std::uint64_t, std::size_t> first;
    for (std::size_t row = 0; row < rows; ++row) {
      if (keys[row] != kNoKey) groups.join(row, first.try_emplace(keys[row], row).first->second);
    }
  }
  std::vector<std::uint64_t> number(rows);
  std::uint64_t count = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::size_t first = groups.first_of(row);
    number[row] = first == row ? count++ : number[first];
  }
  return number;
}

std::vector<std::size_t> find_split_rows(std::span<const std::uint64_t> keys,
                                         const FoldPlan& plan) {
  CF_CHECK(keys.size() == plan.fold.size());
  constexpr int kSeveral = -2;  // stands for the fold of a key that has more than one
  std::unordered_map<std::uint64_t, int> fold_of;
  fold_of.reserve(keys.size());
  std::vector<const int*> fold_of_row(keys.size(), nullptr);  // of its key; null: takes no part
  for (std::size_t row = 0; row < keys.size(); ++row) {
    if (keys[row] == kNoKey || plan.fold[row] == FoldPlan::kLeftOut) continue;
    int& fold = fold_of.try_emplace(keys[row], plan.fold[row]).first->second;
    if (fold != plan.fold[row]) fold = kSeveral;
    fold_of_row[row] = &fold;
  }
  std::vector<std::size_t> split;
  for (std::size_t row = 0; row < keys.size(); ++row) {
    if (fold_of_row[row] != nullptr && *fold_of_row[row] == kSeveral) split.push_back(row);
  }
  return split;
}

}  // namespace crossfade::evaluate
