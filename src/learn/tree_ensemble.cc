#include "learn/tree_ensemble.h"

#include <cmath>
#include <utility>

#include "base/error.h"

namespace crossfade::learn {

TreeEnsemble::TreeEnsemble(std::size_t columns, std::vector<Tree> trees, double offset,
                           double factor)
    : columns_(columns),
      trees_(std::move(trees)),
      packed_(trees_, columns),
      offset_(offset),
      factor_(factor) {}

void TreeEnsemble::predict(const FeatureMatrix& features, std::span<double> out,
                           int threads) const {
  packed_.sum(features, out, threads);
  for (double& value : out) value = offset_ + factor_ * value;
}

double TreeEnsemble::predict_row(std::span<const float> row) const {
  return offset_ + factor_ * packed_.sum_row(row);
}

std::vector<std::size_t> TreeEnsemble::split_counts() const {
  std::vector<std::size_t> counts(columns_);
  for (const Tree& tree : trees_) {
    for (const TreeNode& node : tree.nodes) {
      if (!node.is_leaf()) ++counts[node.feature];
    }
  }
  return counts;
}

void TreeEnsemble::write(base::ByteWriter& out) const {
  out.put<std::uint64_t>(columns_);
  out.put<std::uint64_t>(trees_.size());
  out.put(offset_);
  out.put(factor_);
  for (const Tree& tree : trees_) tree.write(out);
}

TreeEnsemble TreeEnsemble::read(base::ByteReader& in) {
  const auto columns = in.get<std::uint64_t>();
  const auto count = in.get<std::uint64_t>();
  const auto offset = in.get<double>();
  const auto factor = in.get<double>();
  if (!std::isfinite(offset) || !std::isfinite(factor) || count == 0 || columns == 0 ||
      columns > Tree::kMostColumns) {
    throw base::Error(base::ErrorKind::kInputRefused, "holds a model without trees or columns",
                      {in.file(), 0, 0}, "train the models again");
  }
  std::vector<Tree> trees;
  for (std::uint64_t t = 0; t < count; ++t) trees.push_back(Tree::read(in, columns));
  return TreeEnsemble(columns, std::move(trees), offset, factor);
}

}  // namespace crossfade::learn
