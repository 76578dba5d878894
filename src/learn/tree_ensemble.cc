#include "learn/tree_ensemble.h"

#include <cmath>
#include <utility>

#include "base/check.h"
#include "base/error.h"

namespace crossfade::learn {
namespace {

void put_cover(std::uint64_t cover, std::vector<std::uint8_t>& bytes) {
  for (; cover >= 128; cover >>= 7) bytes.push_back(static_cast<std::uint8_t>(cover | 128));
  bytes.push_back(static_cast<std::uint8_t>(cover));
}

// Takes a cover off the front; false where there is none, or one of more than 63 bits.
bool take_cover(std::span<const std::uint8_t>& bytes, std::uint64_t& cover) {
  cover = 0;
  for (int shift = 0; shift < 63 && !bytes.empty(); shift += 7) {
    const std::uint8_t byte = bytes.front();
    bytes = bytes.subspan(1);
    cover |= std::uint64_t{byte & 127U} << shift;
    if (byte < 128) return true;
  }
  return false;
}

// Of trees that were packed in this order.
std::vector<std::uint8_t> leaf_covers(const PackedTrees& packed, std::span<const Tree> trees) {
  std::vector<std::uint8_t> bytes;
  packed.visit([&](auto nodes) {
    for (std::size_t t = 0; t < trees.size(); ++t) {
      const Tree& tree = trees[t];
      CF_CHECK(tree.covers.size() == tree.nodes.size());
      const PackedTrees::Root& root = packed.roots()[t];
      std::vector<std::uint32_t> node_at(root.nodes);  // of the tree, by place
      for (std::size_t place = 0; place < root.nodes; ++place) {
        const auto& packed_node = nodes[root.first + place];
        const std::uint32_t node = node_at[place];
        if (packed_node.is_leaf()) {
          put_cover(static_cast<std::uint64_t>(tree.covers[node]), bytes);
        } else {
          node_at[packed_node.child] = node + 1;
          node_at[packed_node.child + std::size_t{1}] = node + tree.nodes[node].right;
        }
      }
    }
  });
  return bytes;
}

}  // namespace

TreeEnsemble::TreeEnsemble(std::size_t columns, const std::vector<Tree>& trees, double offset,
                           double factor)
    : packed_(trees, columns),
      leaf_covers_(leaf_covers(packed_, trees)),
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

std::vector<float> TreeEnsemble::covers() const {
  std::vector<float> covers;
  packed_.visit([&](auto nodes) {
    covers.resize(nodes.size());
    std::span<const std::uint8_t> bytes = leaf_covers_.span();
    for (const PackedTrees::Root& root : packed_.roots()) {
      for (std::size_t at = root.first; at < root.first + root.nodes; ++at) {
        std::uint64_t cover = 0;
        if (nodes[at].is_leaf()) take_cover(bytes, cover);
        covers[at] = static_cast<float>(cover);
      }
      // Children stand behind their parents.
      for (std::size_t at = root.first + root.nodes; at-- > root.first;) {
        if (nodes[at].is_leaf()) continue;
        const std::size_t left = root.first + nodes[at].child;
        covers[at] = covers[left] + covers[left + 1];
      }
    }
  });
  return covers;
}

std::vector<Tree> TreeEnsemble::trees() const {
  std::vector<Tree> trees = packed_.unpacked();
  const std::vector<float> packed_covers = covers();
  packed_.visit([&](auto nodes) {
    for (std::size_t t = 0; t < trees.size(); ++t) {
      const PackedTrees::Root& root = packed_.roots()[t];
      std::vector<std::uint32_t> node_at(root.nodes);
      for (std::size_t place = 0; place < root.nodes; ++place) {
        const std::uint32_t node = node_at[place];
        trees[t].covers[node] = packed_covers[root.first + place];
        const auto& packed_node = nodes[root.first + place];
        if (packed_node.is_leaf()) continue;
        node_at[packed_node.child] = node + 1;
        node_at[packed_node.child + std::size_t{1}] = node + trees[t].nodes[node].right;
      }
    }
  });
  return trees;
}

std::vector<std::size_t> TreeEnsemble::split_counts() const {
  std::vector<std::size_t> counts(column_count());
  packed_.visit([&](auto nodes) {
    for (const auto& node : nodes) {
      if (!node.is_leaf()) ++counts[node.column()];
    }
  });
  return counts;
}

void TreeEnsemble::write(base::ByteWriter& out) const {
  out.put<std::uint64_t>(column_count());
  out.put(offset_);
  out.put(factor_);
  packed_.write(out);
  out.put_array(leaf_covers_.span());
}

TreeEnsemble TreeEnsemble::read(base::ByteReader& in) {
  TreeEnsemble model;
  const auto columns = in.get<std::uint64_t>();
  model.offset_ = in.get<double>();
  model.factor_ = in.get<double>();
  const auto refuse = [&](const char* sentence) {
    throw base::Error(base::ErrorKind::kInputRefused, sentence, {in.file(), 0, 0},
                      "train the models again");
  };
  if (!std::isfinite(model.offset_) || !std::isfinite(model.factor_) || columns == 0 ||
      columns > Tree::kMostColumns) {
    refuse("holds a model without columns or a finite scale");
  }
  model.packed_ = PackedTrees::read(in, columns);
  model.leaf_covers_ = in.get_array<std::uint8_t>();
  std::span<const std::uint8_t> bytes = model.leaf_covers_.span();
  std::uint64_t cover = 0;
  model.packed_.visit([&](auto nodes) {
    for (const PackedTrees::Root& root : model.packed_.roots()) {
      for (const auto& node : nodes.subspan(root.first, root.nodes)) {
        if (node.is_leaf() && (!take_cover(bytes, cover) || cover == 0)) {
          refuse("holds a damaged decision tree");
        }
      }
    }
  });
  if (!bytes.empty()) refuse("holds a damaged decision tree");
  return model;
}

}  // namespace crossfade::learn
