// Writes trees that another library grew as an ONNX file, and prints what that costs, as one line
// of JSON:
//
//   onnx_bench TREES --out MODEL.onnx [--opset 5|1] [--runs N]
//
// TREES is a little-endian record: columns and trees (uint64 each), then for every tree five
// arrays, each after its length (uint64): by node, in depth-first order, the feature (int32; -1 in
// a leaf), the threshold (float64), the right child (uint32), whether missing values go left
// (uint8) and the value (float64). A row goes left where its value <= the threshold.
// bench/onnx_against_skl2onnx.py writes them.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/file.h"
#include "bench.h"
#include "learn/onnx_trees.h"

namespace {

using crossfade::bench::Clock;
using namespace crossfade;

// The largest float32 that is not above: rows of float32 go the same way as by the threshold
// itself.
float rounded_down(double threshold) {
  const float nearest = static_cast<float>(threshold);
  return static_cast<double>(nearest) > threshold
             ? std::nextafter(nearest, -std::numeric_limits<float>::infinity())
             : nearest;
}

learn::Tree read_tree(base::ByteReader& in) {
  const auto feature = in.get_vector<std::int32_t>();
  const auto threshold = in.get_vector<double>();
  const auto right = in.get_vector<std::uint32_t>();
  const auto missing_left = in.get_vector<std::uint8_t>();
  const auto value = in.get_vector<double>();
  learn::Tree tree;
  for (std::size_t i = 0; i < feature.size(); ++i) {
    if (feature[i] < 0) {
      tree.append_leaf(static_cast<float>(value[i]), 1);
      continue;
    }
    const std::size_t node = tree.append_split(static_cast<std::size_t>(feature[i]),
                                               rounded_down(threshold[i]), missing_left[i] != 0);
    tree.nodes[node].right = right[i] - static_cast<std::uint32_t>(i);
  }
  tree.sum_covers();
  return tree;
}

void run(int count, char** words) {
  std::string out;
  int opset = 5;
  int runs = 5;
  const std::string path =
      bench::parse_words(count, words,
                         {{"--out", [&](const char* v) { out = v; }},
                          {"--opset", [&](const char* v) { opset = std::atoi(v); }},
                          {"--runs", [&](const char* v) { runs = std::atoi(v); }}});
  const base::MappedFile file(path);
  base::ByteReader in(file.bytes(), path);
  const auto columns = in.get<std::uint64_t>();
  std::vector<learn::Tree> trees(in.get<std::uint64_t>());
  for (learn::Tree& tree : trees) tree = read_tree(in);
  const learn::TreeEnsemble forest(columns, trees, 0, 1 / static_cast<double>(trees.size()));

  double best = std::numeric_limits<double>::infinity();
  std::string model;
  for (int i = 0; i < runs; ++i) {
    const Clock start = Clock::now();
    learn::OnnxGraph graph("forest",
                           opset == 1 ? learn::OnnxOperators::kOld : learn::OnnxOperators::kNew);
    graph.input("features", columns);
    const learn::WeightedTrees ensembles[] = {{forest}};
    learn::add_trees("features", ensembles, 0, "answer", graph);
    graph.output("answer");
    model = graph.model("bench");
    best = std::min(best, Clock::now().cpu() - start.cpu());
  }
  base::write_file(out, model);
  std::printf("{\"bytes\":%zu,\"build_s\":%.6f}\n", model.size(), best);
}

}  // namespace

int main(int count, char** words) {
  return bench::run_bench("onnx_bench", [&] { run(count, words); });
}
