#include "learn/onnx_trees.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "learn/onnx_reader_test.h"
#include "learn/test_trees.h"

namespace crossfade::learn {
namespace {

constexpr std::size_t kColumns = 4;

// Where a row goes at a node, by ONNX's words: the true branch if value <= threshold, or if the
// value is missing and nodes_missing_value_tracks_true says so.
bool is_true(const ReadNode& node, std::size_t at, float threshold, std::span<const float> row) {
  const float value = row[static_cast<std::size_t>(node.wholes.at("nodes_featureids")[at])];
  return value <= threshold ||
         (std::isnan(value) && node.wholes.at("nodes_missing_value_tracks_true")[at] == 1);
}

double ask_new(const ReadNode& node, std::span<const float> row) {
  double sum = 0;
  for (const std::int64_t root : node.wholes.at("tree_roots")) {
    auto at = static_cast<std::size_t>(root);
    for (bool leaf = false; !leaf;) {
      const bool yes = is_true(node, at, node.floats.at("nodes_splits")[at], row);
      leaf = node.wholes.at(yes ? "nodes_trueleafs" : "nodes_falseleafs")[at] == 1;
      const std::int64_t next =
          node.wholes.at(yes ? "nodes_truenodeids" : "nodes_falsenodeids")[at];
      at = static_cast<std::size_t>(next);
    }
    sum += static_cast<double>(node.floats.at("leaf_weights")[at]);
  }
  return sum;
}

double ask_old(const ReadNode& node, std::span<const float> row) {
  const auto& trees = node.wholes.at("nodes_treeids");
  const auto& leaf_trees = node.wholes.at("target_treeids");
  const auto& leaf_nodes = node.wholes.at("target_nodeids");
  double sum = 0;
  for (std::size_t root = 0; root < trees.size(); ++root) {
    if (node.wholes.at("nodes_nodeids")[root] != 0) continue;
    std::size_t at = root;
    while (node.texts.at("nodes_modes")[at] != "LEAF") {
      const bool yes = is_true(node, at, node.floats.at("nodes_values")[at], row);
      at = root + static_cast<std::size_t>(
                      node.wholes.at(yes ? "nodes_truenodeids" : "nodes_falsenodeids")[at]);
    }
    for (std::size_t leaf = 0; leaf < leaf_trees.size(); ++leaf) {
      if (leaf_trees[leaf] != trees[root]) continue;
      if (leaf_nodes[leaf] != node.wholes.at("nodes_nodeids")[at]) continue;
      sum += static_cast<double>(node.floats.at("target_weights")[leaf]);
    }
  }
  return sum;
}

// A graph whose only trees and only addition make its output.
class ReadGraph {
 public:
  explicit ReadGraph(const std::string& model)
      : graph_(ReadMessage(model).message(7)),
        trees_(ReadMessage(graph_.all(1).at(0).bytes)),
        offset_(static_cast<double>(floats_of(graph_.message(5).text(9)).at(0))) {
    const ReadNode sum{ReadMessage(graph_.all(1).at(1).bytes)};
    CHECK(sum.operation == "Add");
    CHECK(sum.inputs == std::vector<std::string>{trees_.output, graph_.message(5).text(8)});
    CHECK(sum.output == "out");
  }
  double ask(std::span<const float> row) const {
    const bool is_new = trees_.operation == "TreeEnsemble";
    return offset_ + (is_new ? ask_new(trees_, row) : ask_old(trees_, row));
  }

 private:
  ReadMessage graph_;
  ReadNode trees_;
  double offset_;
};

std::string graph_of(OnnxOperators operators, std::span<const WeightedTrees> ensembles,
                     double offset) {
  OnnxGraph graph("test", operators);
  graph.input("in", kColumns);
  add_trees("in", ensembles, offset, "out", graph);
  graph.output("out");
  return graph.model("0");
}

TreeEnsemble random_ensemble(std::size_t count, base::Random& random) {
  std::vector<Tree> trees;
  for (std::size_t t = 0; t < count; ++t) {
    trees.push_back(make_test_tree({.columns = kColumns, .depth = 1 + t % 7}, random));
  }
  // A tree of one leaf, and one that parts the known from the missing.
  trees.emplace_back().append_leaf(.5f, 3);
  Tree known;
  const std::size_t root = known.append_split(2, std::numeric_limits<float>::infinity(), false);
  known.append_leaf(1, 2);
  known.nodes[root].right = 2;
  known.append_leaf(-1, 2);
  known.sum_covers();
  trees.push_back(known);
  return TreeEnsemble(kColumns, trees, random.normal(), .25);
}

TEST_CASE("exported trees send every row where ours go: at thresholds, missing and infinite") {
  base::Random random(3);
  const TreeEnsemble first = random_ensemble(20, random);
  const TreeEnsemble second = random_ensemble(5, random);
  const TreeEnsemble unheard = random_ensemble(2, random);
  const WeightedTrees ensembles[] = {{first, .75}, {unheard, 0}, {second, 2}};
  for (const OnnxOperators operators : {OnnxOperators::kNew, OnnxOperators::kOld}) {
    const std::string model = graph_of(operators, ensembles, -3);
    const ReadGraph graph(model);
    for (int i = 0; i < 300; ++i) {
      std::vector<float> row;
      for (std::size_t c = 0; c < kColumns; ++c) row.push_back(test_value(random));
      const double expected = -3 + .75 * first.predict_row(row) + 2 * second.predict_row(row);
      CHECK(graph.ask(row) == doctest::Approx(expected).epsilon(1e-5));
    }
  }
}

TEST_CASE("a sum of no trees is its offset") {
  base::Random random(4);
  const TreeEnsemble unheard = random_ensemble(2, random);
  const WeightedTrees ensembles[] = {{unheard, 0}};
  const std::vector<float> row(kColumns);
  for (const OnnxOperators operators : {OnnxOperators::kNew, OnnxOperators::kOld}) {
    const std::string model = graph_of(operators, ensembles, 1.5);
    CHECK(ReadGraph(model).ask(row) == 1.5);
  }
}

TEST_CASE("a graph says which operators it needs, what goes in and what comes out") {
  base::Random random(5);
  const TreeEnsemble trees = random_ensemble(1, random);
  const WeightedTrees ensembles[] = {{trees}};
  const auto versions = [&](OnnxOperators operators) {
    std::map<std::string, std::uint64_t> found;
    const std::string model = graph_of(operators, ensembles, 0);
    const ReadMessage read(model);
    found["ir"] = read.whole(1);
    for (const auto& set : read.all(8)) {
      const ReadMessage of_domain(set.bytes);
      found[of_domain.text(1)] = of_domain.whole(2);
    }
    const ReadMessage input = read.message(7).message(11);
    CHECK(input.text(1) == "in");
    const ReadMessage shape = input.message(2).message(1).message(2);
    CHECK(ReadMessage(shape.all(1).at(1).bytes).whole(1) == kColumns);
    CHECK(read.message(7).message(12).text(1) == "out");
    return found;
  };
  using Versions = std::map<std::string, std::uint64_t>;
  CHECK(versions(OnnxOperators::kNew) == Versions{{"", 15}, {"ai.onnx.ml", 5}, {"ir", 9}});
  CHECK(versions(OnnxOperators::kOld) == Versions{{"", 11}, {"ai.onnx.ml", 1}, {"ir", 6}});
}

TEST_CASE("whole numbers of every length survive a Protocol Buffers message") {
  const std::vector<std::int64_t> values{0,     1,         127,       128,       16383,
                                         16384, 1LL << 40, INT64_MAX, INT64_MIN, -1};
  for (const std::int64_t value : values) {
    const ProtobufMessage message = ProtobufMessage().integer(2000, value);
    CHECK(static_cast<std::int64_t>(ReadMessage(message.bytes()).whole(2000)) == value);
  }
  const ProtobufMessage message =
      ProtobufMessage().integers(7, values).number(8, 2.5f).bytes(9, "").numbers(10, {});
  const ReadMessage read(message.bytes());
  CHECK(read.wholes(7) == values);
  CHECK(floats_of(read.text(8)) == std::vector<float>{2.5f});
  CHECK(read.text(9).empty());
  CHECK(!read.has(10));
}

}  // namespace
}  // namespace crossfade::learn
