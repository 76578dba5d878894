#include "learn/tree.h"

#include "base/check.h"
#include "base/error.h"

namespace crossfade::learn {
namespace {

// How a node's column is written: the leaf mark, or the column with the side of missing values.
constexpr std::uint16_t kLeafMark = 0xffff;
constexpr std::uint16_t kMissingLeft = 0x8000;

// The leaves' covers, which are whole numbers, seven bits a byte, the last byte of each below 128.
std::vector<std::uint8_t> write_leaf_covers(const Tree& tree) {
  std::vector<std::uint8_t> bytes;
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    if (!tree.nodes[i].is_leaf()) continue;
    auto rest = static_cast<std::uint32_t>(tree.covers[i]);
    for (; rest >= 128; rest >>= 7) bytes.push_back(static_cast<std::uint8_t>(rest | 128));
    bytes.push_back(static_cast<std::uint8_t>(rest));
  }
  return bytes;
}

// Sets the covers of a tree whose nodes are sound; false where `bytes` are not one number a leaf.
bool read_covers(std::span<const std::uint8_t> bytes, Tree& tree) {
  tree.covers.assign(tree.nodes.size(), 0);
  std::size_t at = 0;
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    if (!tree.nodes[i].is_leaf()) continue;
    std::uint32_t cover = 0;
    int shift = 0;
    bool more = true;
    for (; more && shift < 28 && at < bytes.size(); shift += 7) {
      cover |= static_cast<std::uint32_t>(bytes[at] & 127) << shift;
      more = bytes[at++] >= 128;
    }
    if (more || cover == 0) return false;
    tree.covers[i] = static_cast<float>(cover);
  }
  tree.sum_covers();
  return at == bytes.size();
}

}  // namespace

std::size_t Tree::append_split(std::size_t column, float threshold, bool missing_left) {
  TreeNode node;
  node.value = threshold;
  node.feature = static_cast<std::uint16_t>(column);
  node.missing_left = missing_left ? 1 : 0;
  nodes.push_back(node);
  covers.push_back(0);
  return nodes.size() - 1;
}

void Tree::append_leaf(float value, float cover) {
  TreeNode node;
  node.value = value;
  nodes.push_back(node);
  covers.push_back(cover);
}

// Children stand behind their parents.
void Tree::sum_covers() {
  for (std::size_t i = nodes.size(); i-- > 0;) {
    if (!nodes[i].is_leaf()) covers[i] = covers[i + 1] + covers[i + nodes[i].right];
  }
}

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
  out.put_vector<std::uint8_t>(write_leaf_covers(*this));
}

Tree Tree::read(base::ByteReader& in, std::size_t columns) {
  const auto values = in.get_vector<float>();
  const auto marks = in.get_vector<std::uint16_t>();
  const auto covers = in.get_vector<std::uint8_t>();
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
  if (!sound || !complete || !read_covers(covers, tree)) {
    throw base::Error(base::ErrorKind::kInputRefused, "holds a damaged decision tree",
                      {in.file(), 0, 0}, "train the models again");
  }
  return tree;
}

}  // namespace crossfade::learn
