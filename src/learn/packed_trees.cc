// A walk from root to leaf is a chain of loads, each waiting for the one before. So many walks are
// taken at once, and a step is as short as can be: load the node, load the row's value, compare,
// add.
//
// Floats become whole numbers of the same order (keys), so that "value > threshold" is the carry of
// one comparison, which is added to the place of the left child: its sibling stands behind it. A
// row has two slots a column, alike but for a missing value, which is above every threshold in the
// one and below in the other; a node's slot so says both which column it asks for and where missing
// values go. A leaf asks for slot 0, which is below everything, and is its own left child: walks
// that are over stay where they are, and a tree is walked in as many steps as it is deep.
//
// Rows come in groups of eight, slot by slot, a walk each. A group goes through a block of trees
// that fits the first-level cache, and meanwhile the next block is fetched. One row alone goes
// through several trees at once instead.
#include "learn/packed_trees.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

#include "base/check.h"
#include "base/error.h"
#include "base/parallel.h"

namespace crossfade::learn {
namespace {

constexpr std::size_t kRowLanes = 16;  // trees that one row goes through at once
// Fewer rows go one by one.
constexpr std::size_t kFewRows = 4;
// Steps between two looks whether all walks are over.
constexpr std::size_t kSteps = 8;
constexpr std::size_t kMostBlockRows = 4096;
constexpr std::size_t kBlockKeyBytes = std::size_t{1} << 20;
constexpr std::size_t kTreeBlockBytes = std::size_t{1} << 14;
constexpr std::size_t kCacheLine = 64;

constexpr std::uint32_t kBelowAll = 0;
constexpr std::uint32_t kAboveAll = 0xffffffff;

constexpr std::uint32_t kSign = 0x80000000;

// Whole numbers in the order of the floats, which are not NaN; both zeros are one.
std::uint32_t key_of(float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value + 0.0f);
  return bits ^ ((bits & kSign) != 0 ? kAboveAll : kSign);
}

// The float that has this key.
float value_of(std::uint32_t key) {
  return std::bit_cast<float>(key ^ ((key & kSign) != 0 ? kSign : kAboveAll));
}

std::size_t slots_of(std::size_t columns) { return 1 + 2 * columns; }

// Writes both slots of a column, `stride` apart.
void put_keys(float value, std::uint32_t* at, std::size_t stride) {
  const std::uint32_t key = key_of(value);
  const bool missing = std::isnan(value);
  at[0] = missing ? kAboveAll : key;
  at[stride] = missing ? kBelowAll : key;
}

// The rows from `begin` on in groups of kLanes: slot s of row r is at
// (r / kLanes * slots + s) * kLanes + r % kLanes. What is missing of the last group is below all.
template <std::size_t kLanes>
std::vector<std::uint32_t> group_keys(const FeatureMatrix& features, std::size_t begin,
                                      std::size_t rows) {
  const std::size_t slots = slots_of(features.columns());
  const std::size_t groups = (rows + kLanes - 1) / kLanes;
  std::vector<std::uint32_t> keys(groups * slots * kLanes, kBelowAll);
  for (std::size_t group = 0; group < groups; ++group) {
    const std::size_t first = group * kLanes;
    const std::size_t lanes = std::min(kLanes, rows - first);
    std::uint32_t* at = keys.data() + (group * slots + 1) * kLanes;
    for (std::size_t c = 0; c < features.columns(); ++c, at += 2 * kLanes) {
      const float* values = features.column(c).data() + begin + first;
      for (std::size_t i = 0; i < lanes; ++i) put_keys(values[i], at + i, kLanes);
    }
  }
  return keys;
}

// Walks a group from the root of a tree and adds the leaves' values.
template <std::size_t kLanes, typename Node>
void walk_group(const Node* root, std::size_t depth, const std::uint32_t* keys, double* sums) {
  std::array<std::uint32_t, kLanes> at{};
  while (depth > 0) {
    const std::size_t steps = std::min(kSteps, depth);
    for (std::size_t step = 0; step < steps; ++step) {
#pragma GCC unroll 8
      for (std::size_t i = 0; i < kLanes; ++i) {
        const Node& node = root[at[i]];
        at[i] = node.child + static_cast<std::uint32_t>(node.key < keys[node.slot + i]);
      }
    }
    depth -= steps;
    std::uint32_t asked = 0;
    for (const std::uint32_t place : at) asked |= root[place].slot;
    if (asked == 0) break;
  }
  for (std::size_t i = 0; i < kLanes; ++i) sums[i] += root[at[i]].leaf_value();
}

}  // namespace

PackedTrees::PackedTrees(std::span<const Tree> trees, std::size_t columns) : columns_(columns) {
  CF_CHECK(columns <= Tree::kMostColumns);
  std::size_t largest = 0;
  for (const Tree& tree : trees) largest = std::max(largest, tree.nodes.size());
  constexpr std::size_t kMost = std::numeric_limits<std::uint16_t>::max();
  const bool narrow = slots_of(columns) * kLanes <= kMost && largest < kMost;
  std::vector<NarrowNode> narrow_nodes;
  std::vector<WideNode> wide_nodes;
  for (const Tree& tree : trees) narrow ? pack(tree, narrow_nodes) : pack(tree, wide_nodes);
  narrow_ = base::Array<NarrowNode>(std::move(narrow_nodes));
  wide_ = base::Array<WideNode>(std::move(wide_nodes));
}

// Siblings stand side by side, and behind a node's children what is below the left one.
template <typename Index>
void PackedTrees::pack(const Tree& tree, std::vector<Node<Index>>& nodes) {
  // An unused place before the root keeps siblings within a cache line.
  Root root{nodes.size() + 1, tree.nodes.size(), 0};
  nodes.resize(root.first + tree.nodes.size());
  std::vector<Index> place(tree.nodes.size());
  std::vector<std::uint32_t> depth(tree.nodes.size());
  std::size_t next = 1;
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    const TreeNode& node = tree.nodes[i];
    Node<Index>& packed = nodes[root.first + place[i]];
    if (node.is_leaf()) {
      packed = {std::bit_cast<std::uint32_t>(node.value), 0, place[i]};
      root.depth = std::max<std::size_t>(root.depth, depth[i]);
      continue;
    }
    const std::size_t slot = 1 + 2 * std::size_t{node.feature} + node.missing_left;
    packed = {key_of(node.value), static_cast<Index>(slot * kLanes), static_cast<Index>(next)};
    place[i + 1] = static_cast<Index>(next);
    place[i + node.right] = static_cast<Index>(next + 1);
    depth[i + 1] = depth[i + node.right] = depth[i] + 1;
    next += 2;
  }
  roots_.push_back(root);
}

template <typename Index>
void PackedTrees::sum_groups(std::span<const Node<Index>> nodes,
                             std::span<const std::uint32_t> keys, std::span<double> sums) const {
  const std::size_t group_keys = slots_of(columns_) * kLanes;
  const std::size_t groups = keys.size() / group_keys;
  const auto bytes_to = [&](std::size_t t) {
    return (t < roots_.size() ? roots_[t].first : nodes.size()) * sizeof(Node<Index>);
  };
  // The trees from `from` on that make a block: at least one, where there is one.
  const auto block_end = [&](std::size_t from) {
    std::size_t end = std::min(from + 1, roots_.size());
    while (end < roots_.size() && bytes_to(end + 1) - bytes_to(from) <= kTreeBlockBytes) ++end;
    return end;
  };
  const auto* memory = reinterpret_cast<const char*>(nodes.data());
  for (std::size_t begin = 0, end = block_end(0); begin < roots_.size();) {
    const std::size_t next_end = block_end(end);
    std::size_t fetched = bytes_to(end);
    const std::size_t share = (bytes_to(next_end) - fetched) / groups + kCacheLine;
    for (std::size_t group = 0; group < groups; ++group) {
      const std::size_t fetch_end = std::min(fetched + share, bytes_to(next_end));
      for (; fetched < fetch_end; fetched += kCacheLine) __builtin_prefetch(memory + fetched, 0, 2);
      for (std::size_t t = begin; t < end; ++t) {
        walk_group<kLanes>(nodes.data() + roots_[t].first, roots_[t].depth,
                           keys.data() + group * group_keys, sums.data() + group * kLanes);
      }
    }
    begin = end;
    end = next_end;
  }
}

void PackedTrees::sum(const FeatureMatrix& features, std::span<double> out, int threads) const {
  CF_CHECK(features.columns() == columns_ && out.size() == features.rows());
  if (out.size() < kFewRows) {
    std::vector<float> row(columns_);
    for (std::size_t r = 0; r < out.size(); ++r) {
      for (std::size_t c = 0; c < columns_; ++c) row[c] = features.column(c)[r];
      out[r] = sum_row(row);
    }
    return;
  }
  // Large blocks, because every block fetches all trees; yet one for each thread.
  const std::size_t fitting = kBlockKeyBytes / (slots_of(columns_) * sizeof(std::uint32_t));
  const std::size_t workers = static_cast<std::size_t>(std::max(threads, 1));
  const std::size_t wanted = std::min({kMostBlockRows, fitting, out.size() / workers});
  const std::size_t block_rows = (wanted / kLanes + 1) * kLanes;
  base::parallel_for((out.size() + block_rows - 1) / block_rows, threads, [&](std::size_t block) {
    const std::size_t begin = block * block_rows;
    const std::size_t rows = std::min(block_rows, out.size() - begin);
    const std::vector<std::uint32_t> keys = group_keys<kLanes>(features, begin, rows);
    std::vector<double> sums((rows + kLanes - 1) / kLanes * kLanes);
    visit([&](auto nodes) { sum_groups(nodes, keys, sums); });
    std::copy_n(sums.begin(), rows, out.begin() + static_cast<std::ptrdiff_t>(begin));
  });
}

template <typename Index>
double PackedTrees::sum_row(std::span<const Node<Index>> nodes, std::span<const float> row) const {
  const std::vector<std::uint32_t> keys = keys_of(row);
  std::array<const Node<Index>*, kRowLanes> root{};
  std::array<std::uint32_t, kRowLanes> at{};
  double sum = 0;
  for (std::size_t t = 0; t < roots_.size(); t += kRowLanes) {
    const std::size_t lanes = std::min(kRowLanes, roots_.size() - t);
    std::size_t depth = 0;
    for (std::size_t i = 0; i < kRowLanes; ++i) {
      // A lane without a tree goes through the last one once more.
      const Root& tree = roots_[t + std::min(i, lanes - 1)];
      root[i] = nodes.data() + tree.first;
      at[i] = 0;
      depth = std::max(depth, tree.depth);
    }
    for (std::uint32_t asked = 1; depth > 0 && asked != 0; --depth) {
      asked = 0;
      for (std::size_t i = 0; i < kRowLanes; ++i) {
        const Node<Index>& node = root[i][at[i]];
        asked |= node.slot;
        at[i] = node.child + static_cast<std::uint32_t>(node.key < keys[node.slot / kLanes]);
      }
    }
    for (std::size_t i = 0; i < lanes; ++i) sum += root[i][at[i]].leaf_value();
  }
  return sum;
}

double PackedTrees::sum_row(std::span<const float> row) const {
  CF_CHECK(row.size() == columns_);
  return visit([&](auto nodes) { return sum_row(nodes, row); });
}

std::vector<std::uint32_t> PackedTrees::keys_of(std::span<const float> row) {
  std::vector<std::uint32_t> keys(slots_of(row.size()), kBelowAll);
  for (std::size_t c = 0; c < row.size(); ++c) put_keys(row[c], &keys[1 + 2 * c], 1);
  return keys;
}

std::vector<Tree> PackedTrees::unpacked() const {
  std::vector<Tree> trees;
  visit([&](auto nodes) {
    for (const Root& root : roots_) {
      Tree& tree = trees.emplace_back();
      std::vector<std::size_t> left;       // inner nodes of the tree whose right child is to come
      std::vector<std::size_t> places{0};  // of what is to come, the next last
      while (!places.empty()) {
        const auto& node = nodes[root.first + places.back()];
        places.pop_back();
        if (!node.is_leaf()) {
          const bool missing_left = (node.slot / kLanes - 1) % 2 != 0;
          left.push_back(tree.append_split(node.column(), value_of(node.key), missing_left));
          places.push_back(node.child + std::size_t{1});
          places.push_back(node.child);
          continue;
        }
        tree.append_leaf(node.leaf_value(), 0);
        if (places.empty()) break;
        tree.nodes[left.back()].right = static_cast<std::uint32_t>(tree.nodes.size() - left.back());
        left.pop_back();
      }
    }
  });
  return trees;
}

void PackedTrees::write(base::ByteWriter& out) const {
  std::vector<std::uint32_t> sizes;
  for (const Root& root : roots_) sizes.push_back(static_cast<std::uint32_t>(root.nodes));
  out.put_vector<std::uint32_t>(sizes);
  out.put<std::uint8_t>(wide_.empty() ? 0 : 1);
  wide_.empty() ? out.put_array(narrow_.span()) : out.put_array(wide_.span());
}

PackedTrees PackedTrees::read(base::ByteReader& in, std::size_t columns) {
  PackedTrees trees;
  trees.columns_ = columns;
  const auto sizes = in.get_vector<std::uint32_t>();
  const auto wide = in.get<std::uint8_t>();
  bool sound = wide <= 1 && !sizes.empty();
  if (wide == 0) {
    trees.narrow_ = in.get_array<NarrowNode>();
    sound = sound && slots_of(columns) * kLanes <= std::numeric_limits<std::uint16_t>::max();
    sound = sound && trees.find_roots(sizes, trees.narrow_.span());
  } else {
    trees.wide_ = in.get_array<WideNode>();
    sound = sound && trees.find_roots(sizes, trees.wide_.span());
  }
  if (!sound) {
    throw base::Error(base::ErrorKind::kInputRefused, "holds a damaged decision tree",
                      {in.file(), 0, 0}, "train the models again");
  }
  return trees;
}

// Sets the roots; false where the nodes are not as pack() lays them out: walked from the root, left
// before right, the children of each inner node are the next two places.
template <typename Index>
bool PackedTrees::find_roots(std::span<const std::uint32_t> sizes,
                             std::span<const Node<Index>> nodes) {
  const std::uint32_t lowest = key_of(-std::numeric_limits<float>::infinity());
  const std::uint32_t highest = key_of(std::numeric_limits<float>::infinity());
  struct Step {
    std::size_t place;
    std::size_t depth;
  };
  std::vector<Step> ahead;
  std::size_t end = 0;
  for (const std::uint32_t size : sizes) {
    if (size == 0 || nodes.size() - end < size + std::size_t{1}) return false;
    const Node<Index>& unused = nodes[end];
    if (unused.key != 0 || unused.slot != 0 || unused.child != 0) return false;
    Root root{end + 1, size, 0};
    std::size_t next = 1;
    ahead.push_back({0, 0});
    while (!ahead.empty()) {
      const auto [place, depth] = ahead.back();
      ahead.pop_back();
      const Node<Index>& node = nodes[root.first + place];
      root.depth = std::max(root.depth, depth);
      if (node.is_leaf()) {
        if (node.child != place || !std::isfinite(node.leaf_value())) return false;
        continue;
      }
      if (node.slot % kLanes != 0 || node.slot / kLanes > 2 * columns_) return false;
      if (node.key < lowest || node.key > highest) return false;
      if (node.child != next || size - next < 2) return false;
      next += 2;
      ahead.push_back({node.child + std::size_t{1}, depth + 1});
      ahead.push_back({node.child, depth + 1});
    }
    if (next != size) return false;
    roots_.push_back(root);
    end += size + std::size_t{1};
  }
  return end == nodes.size();
}

}  // namespace crossfade::learn
