#include "learn/tree.h"

#include "base/check.h"
#include "base/error.h"

namespace crossfade::learn {
namespace {

// How a node's column is written: the leaf mark, or the column with the side of missing values.
constexpr std::uint16_t kLeafMark = 0xffff;
constexpr std::uint16_t kMissingLeft = 0x8000;

}  // namespace

void Tree::write(base::ByteWriter& out) const {
  std::vector<float> values;
  std::vector<std::uint16_t> columns;
  values.reserve(nodes.size());
  columns.reserve(nodes.size());
  for (const TreeNode& node : nodes) {
    const int side = node.missing_left != 0 ? kMissingLeft : 0;
    values.push_back(node.value);
    columns.push_back(node.is_leaf() ? kLeafMark : static_cast<std::uint16_t>(node.feature | side));
  }
  out.put_vector<float>(values);
  out.put_vector<std::uint16_t>(columns);
}

Tree Tree::read(base::ByteReader& in, std::size_t columns) {
  const auto values = in.get_vector<float>();
  const auto marks = in.get_vector<std::uint16_t>();
  Tree tree;
  tree.nodes.resize(values.size());
  std::vector<std::size_t> open;  // inner nodes whose right child is still to come
  bool complete = false;
  bool sound = marks.size() == values.size();
  for (std::size_t i = 0; sound && i < values.size(); ++i) {
    TreeNode& node = tree.nodes[i];
    node.value = values[i];
    if (marks[i] != kLeafMark) {
      node.feature = marks[i] & static_cast<std::uint16_t>(~kMissingLeft);
      node.missing_left = (marks[i] & kMissingLeft) != 0;
      sound = !complete && node.feature < columns && !std::isnan(node.value);
      open.push_back(i);
      continue;
    }
    sound = !complete && std::isfinite(node.value);
    complete = open.empty();
    if (complete) continue;
    tree.nodes[open.back()].right = static_cast<std::uint32_t>(i + 1 - open.back());
    open.pop_back();
  }
  if (!sound || !complete) {
    throw base::Error(base::ErrorKind::kInputRefused, "holds a damaged decision tree",
                      {in.file(), 0, 0}, "train the models again");
  }
  return tree;
}

void descend(std::span<const TreeNode*> at, std::span<const float* const> rows) {
  CF_CHECK(at.size() == rows.size());
  std::uint32_t moved = 1;
  while (moved != 0) {
    moved = 0;
    for (std::size_t lane = 0; lane < at.size(); ++lane) {
      const TreeNode* node = at[lane];
      const std::uint32_t step = node->step(rows[lane][node->feature]);
      at[lane] = node + step;
      moved |= step;
    }
  }
}

}  // namespace crossfade::learn
