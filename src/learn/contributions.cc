// A leaf that the path's columns lead to is a product game: with the columns of S known, it adds
// value * prod_{j in S} o_j * prod_{j not in S} z_j, where o_j is 1 if the row goes the path's way
// at every node that asks for column j (else 0) and z_j is the product of the shares of the cover
// that do. The Shapley value is an integral over the multilinear extension of the game (Owen 1972):
//
//   phi_i = value * (o_i - z_i) * integral_0^1 prod_{j != i} (t o_j + (1 - t) z_j) dt,
//
// whose integrand is a polynomial of one degree less than the path has columns. Gauss-Legendre
// quadrature of n points is exact up to degree 2 n - 1; its weights and all factors are positive,
// so that nothing cancels, however deep the tree: 16 points serve 32 columns on a path.
//
// All leaves at once, in time linear in the nodes (the order of Linear TreeSHAP, Yu et al. 2022):
// on the way down the product over the path's columns, `reach`, is kept at each point; on the way
// up the leaves' values are summed. Beside a node that asks for i, phi_i takes the sum below each
// child times (o_i - z_i) / (t o_i + (1 - t) z_i), less the same with the o_i and z_i from above
// the node, under which an earlier node has counted those leaves. Where o_i was 0 already, that
// factor is -1 / (1 - t) above and below: nothing to do.
#include "learn/contributions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <numbers>
#include <type_traits>
#include <utility>

#include "base/check.h"

namespace crossfade::learn {
namespace {

// Trees with more columns on a path than the largest is exact for (32, as deep as growers go) are
// integrated with it all the same.
constexpr std::size_t kQuadratures = 8;
constexpr std::size_t kPointsStep = 2;
constexpr std::size_t kMostPoints = kQuadratures * kPointsStep;

// What stands for the share of a column where the row has left the path.
constexpr double kLeftPath = -1;

template <std::size_t kPoints>
using Points = std::array<double, kPoints>;

// Gauss-Legendre on [0, 1].
template <std::size_t kPoints>
struct Quadrature {
  Points<kPoints> at;
  Points<kPoints> rest;       // 1 - at
  Points<kPoints> rest_over;  // 1 / (1 - at)
  Points<kPoints> weight;

  // By Newton's method from Chebyshev's points, between which the roots lie.
  Quadrature() {
    for (std::size_t k = 0; k < kPoints; ++k) {
      double x = std::cos(std::numbers::pi * (static_cast<double>(k) + .75) / (kPoints + .5));
      double slope = 0;
      for (int round = 0; round < 10; ++round) {
        double before = 1;
        double value = x;
        for (std::size_t n = 2; n <= kPoints; ++n) {
          const auto degree = static_cast<double>(n);
          const double next = ((2 * degree - 1) * x * value - (degree - 1) * before) / degree;
          before = value;
          value = next;
        }
        slope = kPoints * (x * value - before) / (x * x - 1);
        x -= value / slope;
      }
      at[k] = (1 - x) / 2;
      rest[k] = (1 + x) / 2;
      rest_over[k] = 1 / rest[k];
      weight[k] = 1 / ((1 - x * x) * slope * slope);
    }
  }
};

// A tree of packed ones, with its nodes' covers.
template <typename Node>
struct CoveredTree {
  const Node* root;
  const float* covers;

  const Node* left_of(const Node& node) const { return root + node.child; }
  // The share of a node's cover that goes left; half of it where there is none.
  double left_share(const Node& node) const {
    const double left = covers[node.child];
    const double both = left + covers[node.child + std::size_t{1}];
    return both > 0 ? left / both : .5;
  }
};

// What walks share: the row, what is asked for, and the memory.
struct Job {
  std::span<const std::uint32_t> keys;  // PackedTrees::keys_of() the row
  // Of each column, at each point; the points are summed once a row, as at each node that would be
  // a chain of additions, each waiting for the one before.
  std::vector<Points<kMostPoints>> gains;
  std::vector<double> shares;  // of each column on the path from the root; 1 where it is not
  std::size_t depth;           // of the deepest tree
};

template <std::size_t kPoints, typename Node>
class Walk {
 public:
  Walk(Job& job, const Quadrature<kPoints>& rule)
      : job_(job), rule_(rule), levels_(std::make_unique_for_overwrite<Level[]>(job.depth + 1)) {}

  void run(const CoveredTree<Node>& tree, double weight) {
    for (std::size_t k = 0; k < kPoints; ++k) levels_[0].reach[k] = weight * rule_.weight[k];
    const Node* node = tree.root;
    std::size_t depth = 0;
    Points<kPoints> sum;  // over the leaves below
    while (true) {
      for (; !node->is_leaf(); node = tree.left_of(*node), ++depth) {
        open(levels_[depth], tree, *node);
        follow(levels_[depth], true, levels_[depth + 1].reach);
      }
      const double value = node->leaf_value();
      for (std::size_t k = 0; k < kPoints; ++k) sum[k] = value * levels_[depth].reach[k];
      while (depth > 0 && levels_[depth - 1].left_done) close(levels_[--depth], sum);
      if (depth == 0) return;
      Level& above = levels_[depth - 1];
      above.left_sum = sum;
      above.left_done = true;
      follow(above, false, levels_[depth].reach);
      node = tree.left_of(*above.node) + 1;
    }
  }

 private:
  // A node on the path from the root.
  struct Level {
    Points<kPoints> reach;  // the product over the path's columns, without this node's
    Points<kPoints> over;   // 1 / this column's factor above the node, where that is not 1
    Points<kPoints> left_sum;
    const Node* node;
    std::size_t column;
    double share;       // this column's above the node
    double left_share;  // of the cover of the node
    bool row_left;      // where the row goes
    bool left_done;
  };

  void open(Level& level, const CoveredTree<Node>& tree, const Node& node) {
    level.node = &node;
    level.column = node.column();
    level.share = job_.shares[level.column];
    level.left_share = tree.left_share(node);
    level.row_left = node.goes_left(job_.keys.data());
    level.left_done = false;
    if (level.share == kLeftPath || level.share == 1) return;
    Points<kPoints> over;
    for (std::size_t k = 0; k < kPoints; ++k) {
      over[k] = 1 / (rule_.at[k] + rule_.rest[k] * level.share);
    }
    level.over = over;
    for (std::size_t k = 0; k < kPoints; ++k) level.reach[k] *= over[k];
  }

  // Makes the `reach` of a child, and the share of the node's column there.
  void follow(const Level& level, bool left, Points<kPoints>& reach) {
    const double part = left ? level.left_share : 1 - level.left_share;
    Points<kPoints> product;
    if (level.share == kLeftPath) {
      for (std::size_t k = 0; k < kPoints; ++k) product[k] = part * level.reach[k];
      reach = product;
      return;
    }
    // Without a branch on where the row goes, which is hard to foresee.
    const double share = part * level.share;
    const double known = level.row_left == left ? 1 : 0;
    for (std::size_t k = 0; k < kPoints; ++k) {
      product[k] = (rule_.at[k] * known + rule_.rest[k] * share) * level.reach[k];
    }
    reach = product;
    job_.shares[level.column] = level.row_left == left ? share : kLeftPath;
  }

  // Counts what the node's column does; `sum` is the right child's and becomes the node's.
  void close(const Level& level, Points<kPoints>& sum) {
    if (level.share != kLeftPath) {
      const Points<kPoints>& with = level.row_left ? level.left_sum : sum;
      const Points<kPoints>& without = level.row_left ? sum : level.left_sum;
      const double share = level.share * (level.row_left ? level.left_share : 1 - level.left_share);
      Points<kPoints> gain;
      for (std::size_t k = 0; k < kPoints; ++k) {
        gain[k] = with[k] * ((1 - share) / (rule_.at[k] + rule_.rest[k] * share)) -
                  without[k] * rule_.rest_over[k];
      }
      if (level.share != 1) {
        for (std::size_t k = 0; k < kPoints; ++k) {
          gain[k] -= (with[k] + without[k]) * ((1 - level.share) * level.over[k]);
        }
      }
      Points<kMostPoints>& gains = job_.gains[level.column];
      for (std::size_t k = 0; k < kPoints; ++k) gains[k] += gain[k];
      job_.shares[level.column] = level.share;
    }
    for (std::size_t k = 0; k < kPoints; ++k) sum[k] += level.left_sum[k];
  }

  Job& job_;
  const Quadrature<kPoints>& rule_;
  std::unique_ptr<Level[]> levels_;  // the path, and a leaf
};

template <typename Node>
using Runner = void (*)(Job&, const CoveredTree<Node>&, double weight);

template <std::size_t kPoints, typename Node>
void run(Job& job, const CoveredTree<Node>& tree, double weight) {
  static const Quadrature<kPoints> rule;
  Walk<kPoints, Node>(job, rule).run(tree, weight);
}

template <typename Node, std::size_t... kIndex>
constexpr std::array<Runner<Node>, kQuadratures> make_runners(std::index_sequence<kIndex...>) {
  return {run<(kIndex + 1) * kPointsStep, Node>...};
}
template <typename Node>
constexpr std::array<Runner<Node>, kQuadratures> kRunners =
    make_runners<Node>(std::make_index_sequence<kQuadratures>());

// How long the longest path of a tree is and the most columns that one asks for.
struct Extent {
  std::size_t depth = 0;
  std::size_t columns = 0;
};

template <typename Node>
Extent extent_of(const CoveredTree<Node>& tree, std::size_t columns) {
  struct Step {
    const Node* node;
    bool right;  // the side that is being seen
  };
  Extent extent;
  std::vector<Step> path;
  std::vector<std::uint32_t> asked(columns);  // how often, on the path
  std::size_t distinct = 0;
  for (const Node* node = tree.root;;) {
    for (; !node->is_leaf(); node = tree.left_of(*node)) {
      path.push_back({node, false});
      if (asked[node->column()]++ == 0) ++distinct;
      extent.depth = std::max(extent.depth, path.size());
      extent.columns = std::max(extent.columns, distinct);
    }
    for (; !path.empty() && path.back().right; path.pop_back()) {
      if (--asked[path.back().node->column()] == 0) --distinct;
    }
    if (path.empty()) return extent;
    path.back().right = true;
    node = tree.left_of(*path.back().node) + 1;
  }
}

// The mean of the leaves' values by cover.
template <typename Node>
double mean_of(const CoveredTree<Node>& tree, std::size_t nodes) {
  std::vector<double> means(nodes);
  for (std::size_t i = nodes; i-- > 0;) {
    const Node& node = tree.root[i];
    if (node.is_leaf()) {
      means[i] = node.leaf_value();
      continue;
    }
    const double share = tree.left_share(node);
    means[i] = share * means[node.child] + (1 - share) * means[node.child + std::size_t{1}];
  }
  return means[0];
}

// visit(number, tree) for every tree.
template <typename Visit>
void for_each_tree(const PackedTrees& trees, const std::vector<float>& covers, const Visit& visit) {
  trees.visit([&](auto nodes) {
    using Node = typename decltype(nodes)::value_type;
    for (std::size_t t = 0; t < trees.roots().size(); ++t) {
      const std::size_t first = trees.roots()[t].first;
      visit(t, CoveredTree<Node>{nodes.data() + first, covers.data() + first});
    }
  });
}

}  // namespace

Contributions::Contributions(const TreeEnsemble& model) : model_(model), covers_(model.covers()) {
  double sum = 0;
  for_each_tree(model.packed(), covers_, [&](std::size_t t, const auto& tree) {
    const Extent extent = extent_of(tree, model.column_count());
    const std::size_t steps = (extent.columns + 2 * kPointsStep - 1) / (2 * kPointsStep);
    quadratures_.push_back(
        static_cast<std::uint8_t>(std::clamp<std::size_t>(steps, 1, kQuadratures) - 1));
    depth_ = std::max(depth_, extent.depth);
    sum += mean_of(tree, model.packed().roots()[t].nodes);
  });
  expected_value_ = model.offset() + model.factor() * sum;
}

void Contributions::add(std::span<const float> row, double weight,
                        std::span<double> contributions) const {
  CF_CHECK(row.size() == model_.column_count() && contributions.size() == row.size());
  const std::vector<std::uint32_t> keys = PackedTrees::keys_of(row);
  Job job{keys, std::vector<Points<kMostPoints>>(row.size()), std::vector<double>(row.size(), 1.0),
          depth_};
  for_each_tree(model_.packed(), covers_, [&](std::size_t t, const auto& tree) {
    using Node = std::remove_cvref_t<decltype(*tree.root)>;
    kRunners<Node>[quadratures_[t]](job, tree, weight * model_.factor());
  });
  for (std::size_t c = 0; c < row.size(); ++c) {
    for (const double gain : job.gains[c]) contributions[c] += gain;
  }
}

}  // namespace crossfade::learn
