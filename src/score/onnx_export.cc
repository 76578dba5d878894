#include "score/onnx_export.h"

#include <array>
#include <string_view>

#include "base/error.h"
#include "features/feature_table.h"
#include "learn/onnx_trees.h"

namespace crossfade::score {
namespace {

constexpr std::string_view kInput = "features";
constexpr std::string_view kHit = "hit_probability";

using Pair = std::array<std::string_view, 2>;

// An end of the band: expected + scale x end.
void add_band_end(std::string_view expected, double end, std::string_view output,
                  learn::OnnxGraph& graph) {
  const std::string way = std::string(output) + ".way";
  graph.add_constant("Mul", "scale", end, way);
  graph.add_operation("Add", Pair{expected, way}, output);
}

void add_band(const OutcomeModel& model, std::string_view expected, learn::OnnxGraph& graph) {
  const learn::WeightedTrees size[] = {{model.error_size}};
  learn::add_trees(kInput, size, 0, "error_size", graph);
  graph.add_constant("Max", "error_size", model.least_scale, "scale");
  add_band_end(expected, model.band.low, "low", graph);
  add_band_end(expected, model.band.high, "high", graph);
}

// The sigmoid of the hit learners' and the stack's weighted answers.
void add_hits(const OutcomeModel& model, std::string_view expected, learn::OnnxGraph& graph) {
  const std::span<const double> weights = model.hit_odds.weights();
  std::vector<learn::WeightedTrees> learners;
  for (std::size_t l = 0; l < model.hit_learners.models.size(); ++l) {
    learners.push_back({model.hit_learners.models[l], weights[l]});
  }
  learn::add_trees(kInput, learners, model.hit_odds.intercept(), "hit_odds.own", graph);
  graph.add_constant("Mul", expected, weights.back(), "hit_odds.stack");
  graph.add_operation("Add", Pair{"hit_odds.own", "hit_odds.stack"}, "hit_odds");
  const std::array<std::string_view, 1> odds{"hit_odds"};
  graph.add_operation("Sigmoid", odds, kHit);
}

void add_stack(const OutcomeModel& model, std::string_view output, learn::OnnxGraph& graph) {
  std::vector<learn::WeightedTrees> learners;
  for (std::size_t l = 0; l < model.learners.models.size(); ++l) {
    learners.push_back({model.learners.models[l], model.stack.weights()[l]});
  }
  learn::add_trees(kInput, learners, model.stack.intercept(), output, graph);
}

void add_learner(const OutcomeModel& model, std::size_t learner, std::string_view output,
                 learn::OnnxGraph& graph) {
  if (learner >= model.learners.models.size()) {
    throw base::Error(base::ErrorKind::kUsage,
                      "the stack has no learner " + std::to_string(learner + 1), {},
                      "it has " + std::to_string(model.learners.models.size()));
  }
  const learn::WeightedTrees alone[] = {{model.learners.models[learner]}};
  learn::add_trees(kInput, alone, 0, output, graph);
}

}  // namespace

OnnxModel export_onnx(const OutcomeModel& model, const OnnxOptions& options) {
  const std::string outcome(target_name(model.outcome));
  learn::OnnxGraph graph(outcome + "_" + std::string(scenario_name(model.scenario)),
                         options.operators);
  graph.input(kInput, model.recipe.size());
  OnnxModel exported;
  exported.outputs.push_back(outcome);
  if (options.learner) {
    add_learner(model, *options.learner, outcome, graph);
  } else {
    add_stack(model, outcome, graph);
    add_band(model, outcome, graph);
    exported.outputs.insert(exported.outputs.end(), {"low", "high"});
    if (!model.hit_learners.models.empty()) {
      add_hits(model, outcome, graph);
      exported.outputs.emplace_back(kHit);
    }
  }
  for (const std::string& output : exported.outputs) graph.output(output);
  for (const std::size_t feature : model.recipe.features) {
    exported.columns.emplace_back(features::feature_table()[feature].name);
  }
  exported.bytes = graph.model(options.program_version);
  return exported;
}

std::vector<std::string> unheld_parts(const OutcomeModel& model, const OnnxOptions& options) {
  std::vector<std::string> parts{
      "the features are made of a track's row by `crossfade features --model`, not by the graph"};
  if (features::has_roster(model.scenario)) {
    parts.emplace_back(
        "the roster (an artist's other tracks) is read by `crossfade features --model "
        "--roster`, not by the graph");
  }
  if (options.learner) {
    parts.emplace_back("one learner of the stack alone: no stack, band or hit probability");
  } else {
    parts.emplace_back("the band is not widened for rows unlike those trained on");
  }
  return parts;
}

}  // namespace crossfade::score
