// Trees as ONNX has them, in two ways.
//
// TreeEnsemble (ai.onnx.ml 5): inner nodes and leaves are numbered apart, each over all trees; a
// branch says whether it leads to an inner node or a leaf. A tree begins at an inner node, so a
// tree that is one leaf gets a node both of whose branches lead to it.
//
// TreeEnsembleRegressor (ai.onnx.ml 1): leaves are nodes, every node has its number within its
// tree, and a mode in words.
//
// Both follow the false branch with a missing value unless nodes_missing_value_tracks_true is 1.
#include "learn/onnx_trees.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "learn/tree.h"

namespace crossfade::learn {
namespace {

constexpr std::string_view kDomain = "ai.onnx.ml";

// A tree whose leaves count `factor` times.
struct ScaledTree {
  Tree tree;
  double factor;
};

std::vector<ScaledTree> scaled_trees(std::span<const WeightedTrees> ensembles) {
  std::vector<ScaledTree> scaled;
  for (const WeightedTrees& each : ensembles) {
    if (each.weight == 0) continue;
    for (Tree& tree : each.trees.trees()) {
      scaled.push_back({std::move(tree), each.weight * each.trees.factor()});
    }
  }
  if (!scaled.empty()) return scaled;
  // An operator needs a tree.
  Tree nothing;
  nothing.append_leaf(0, 1);
  return {{nothing, 1}};
}

float leaf_weight(const ScaledTree& scaled, const TreeNode& leaf) {
  return static_cast<float>(scaled.factor * static_cast<double>(leaf.value));
}

// The attributes of TreeEnsemble.
class Numbered {
 public:
  void append(const ScaledTree& scaled) {
    const std::vector<TreeNode>& nodes = scaled.tree.nodes;
    roots_.push_back(static_cast<std::int64_t>(features_.size()));
    if (nodes.front().is_leaf()) {
      const Branch only{weights_.size(), true};
      weights_.push_back(leaf_weight(scaled, nodes.front()));
      return append_split({}, only, only);
    }
    const std::vector<Branch> place = places_of(nodes);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (nodes[i].is_leaf()) {
        weights_.push_back(leaf_weight(scaled, nodes[i]));
      } else {
        append_split(nodes[i], place[i + 1], place[i + nodes[i].right]);
      }
    }
  }

  OnnxNode node(std::string_view input, std::string_view output) const {
    const std::vector<std::int64_t> targets(weights_.size());
    const std::vector<std::uint8_t> modes(features_.size());  // 0: <=
    OnnxNode node("TreeEnsemble", kDomain, {{input}}, output);
    node.integer("n_targets", 1).integer("aggregate_function", 1).integer("post_transform", 0);
    node.integers("tree_roots", roots_).integers("nodes_featureids", features_);
    node.byte_tensor("nodes_modes", modes).float_tensor("nodes_splits", thresholds_);
    node.integers("nodes_truenodeids", true_at_).integers("nodes_trueleafs", true_leaf_);
    node.integers("nodes_falsenodeids", false_at_).integers("nodes_falseleafs", false_leaf_);
    node.integers("nodes_missing_value_tracks_true", missing_true_);
    node.integers("leaf_targetids", targets).float_tensor("leaf_weights", weights_);
    return node;
  }

 private:
  struct Branch {
    std::size_t at;
    bool is_leaf;
  };

  // Where the nodes of a tree come to stand.
  std::vector<Branch> places_of(const std::vector<TreeNode>& nodes) const {
    std::vector<Branch> places;
    std::size_t inner = features_.size();
    std::size_t leaf = weights_.size();
    for (const TreeNode& node : nodes) {
      places.push_back({node.is_leaf() ? leaf++ : inner++, node.is_leaf()});
    }
    return places;
  }

  void append_split(const TreeNode& node, Branch left, Branch right) {
    features_.push_back(node.feature);
    thresholds_.push_back(node.value);
    missing_true_.push_back(node.missing_left);
    true_at_.push_back(static_cast<std::int64_t>(left.at));
    true_leaf_.push_back(left.is_leaf ? 1 : 0);
    false_at_.push_back(static_cast<std::int64_t>(right.at));
    false_leaf_.push_back(right.is_leaf ? 1 : 0);
  }

  std::vector<std::int64_t> roots_;
  std::vector<std::int64_t> features_;
  std::vector<float> thresholds_;
  std::vector<std::int64_t> missing_true_;
  std::vector<std::int64_t> true_at_;
  std::vector<std::int64_t> true_leaf_;
  std::vector<std::int64_t> false_at_;
  std::vector<std::int64_t> false_leaf_;
  std::vector<float> weights_;  // of the leaves
};

// The attributes of TreeEnsembleRegressor.
class InWords {
 public:
  void append(const ScaledTree& scaled) {
    const std::vector<TreeNode>& nodes = scaled.tree.nodes;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const TreeNode& node = nodes[i];
      trees_.push_back(tree_);
      nodes_.push_back(static_cast<std::int64_t>(i));
      features_.push_back(node.feature);
      missing_true_.push_back(node.missing_left);
      modes_.push_back(node.is_leaf() ? "LEAF" : "BRANCH_LEQ");
      thresholds_.push_back(node.is_leaf() ? 0 : node.value);
      true_at_.push_back(node.is_leaf() ? 0 : static_cast<std::int64_t>(i + 1));
      false_at_.push_back(node.is_leaf() ? 0 : static_cast<std::int64_t>(i + node.right));
      if (!node.is_leaf()) continue;
      leaf_trees_.push_back(tree_);
      leaf_nodes_.push_back(static_cast<std::int64_t>(i));
      weights_.push_back(leaf_weight(scaled, node));
    }
    ++tree_;
  }

  OnnxNode node(std::string_view input, std::string_view output) const {
    const std::vector<std::int64_t> targets(weights_.size());
    OnnxNode node("TreeEnsembleRegressor", kDomain, {{input}}, output);
    node.integer("n_targets", 1).text("aggregate_function", "SUM").text("post_transform", "NONE");
    node.integers("nodes_treeids", trees_).integers("nodes_nodeids", nodes_);
    node.integers("nodes_featureids", features_).floats("nodes_values", thresholds_);
    node.texts("nodes_modes", modes_);
    node.integers("nodes_truenodeids", true_at_).integers("nodes_falsenodeids", false_at_);
    node.integers("nodes_missing_value_tracks_true", missing_true_);
    node.integers("target_treeids", leaf_trees_).integers("target_nodeids", leaf_nodes_);
    node.integers("target_ids", targets).floats("target_weights", weights_);
    return node;
  }

 private:
  std::int64_t tree_ = 0;
  std::vector<std::int64_t> trees_;
  std::vector<std::int64_t> nodes_;
  std::vector<std::int64_t> features_;
  std::vector<std::int64_t> missing_true_;
  std::vector<std::string_view> modes_;
  std::vector<float> thresholds_;
  std::vector<std::int64_t> true_at_;
  std::vector<std::int64_t> false_at_;
  std::vector<std::int64_t> leaf_trees_;
  std::vector<std::int64_t> leaf_nodes_;
  std::vector<float> weights_;
};

template <typename Attributes>
OnnxNode node_of(const std::vector<ScaledTree>& trees, std::string_view input,
                 std::string_view output) {
  Attributes attributes;
  for (const ScaledTree& each : trees) attributes.append(each);
  return attributes.node(input, output);
}

}  // namespace

void add_trees(std::string_view input, std::span<const WeightedTrees> ensembles, double offset,
               std::string_view output, OnnxGraph& graph) {
  const std::vector<ScaledTree> trees = scaled_trees(ensembles);
  const std::string sum = std::string(output) + ".trees";
  graph.add(graph.operators() == OnnxOperators::kNew ? node_of<Numbered>(trees, input, sum)
                                                     : node_of<InWords>(trees, input, sum));
  for (const WeightedTrees& each : ensembles) offset += each.weight * each.trees.offset();
  graph.add_constant("Add", sum, offset, output);
}

}  // namespace crossfade::learn
