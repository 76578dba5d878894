#pragma once

#include <span>
#include <string_view>

#include "learn/onnx_graph.h"
#include "learn/tree_ensemble.h"

namespace crossfade::learn {

/// An ensemble whose answer counts `weight` times.
struct WeightedTrees {
  const TreeEnsemble& trees;
  double weight = 1;
};

/// Adds output = the sum of weight x answer over `ensembles` + offset, as one operator on the
/// trees of them all (but those of weight 0) and one addition. `input` is a matrix with the columns
/// that all of them were fitted on. Rows go through the trees as ours go: splits are <= on float32,
/// our thresholds are float32 already, and each split says where missing values go. Only the sums
/// differ: theirs are float32.
void add_trees(std::string_view input, std::span<const WeightedTrees> ensembles, double offset,
               std::string_view output, OnnxGraph& graph);

}  // namespace crossfade::learn
