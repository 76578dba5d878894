#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "learn/onnx_graph.h"
#include "score/outcome_model.h"

namespace crossfade::score {

/// What of an outcome's model goes into an ONNX graph, and how.
struct OnnxOptions {
  learn::OnnxOperators operators = learn::OnnxOperators::kNew;
  /// One learner of the stack alone, from 0, in the order of learner_settings(): its answer to the
  /// outcome, with no band and no hit probability. Unset: all that the model answers.
  std::optional<std::size_t> learner;
  std::string program_version;  ///< written into the file
};

/// A model as an ONNX file. Its input `features` is a float32 matrix of rows x columns, NaN is
/// missing; each output is a matrix of rows x 1.
struct OnnxModel {
  std::string bytes;
  std::vector<std::string> columns;  ///< the names of the features, in the order of the input
  /// "log_streams" or "log_views", its 90 % band "low" and "high" in the same unit, and
  /// "hit_probability" where the model has one.
  std::vector<std::string> outputs;
};

/// Writes the graph of answer() (outcome_model.h): the same to 1e-4, all sums being float32 there.
/// It begins at the features, which FittedFeatures and the feature table make of a track; what else
/// a prediction does (unheld_parts()) is not in it. Throws base::Error (kUsage) for a learner that
/// the model does not have. Same model, same bytes.
OnnxModel export_onnx(const OutcomeModel& model, const OnnxOptions& options);

/// What a prediction of ours does that an exported graph does not, a sentence each.
std::vector<std::string> unheld_parts(const OutcomeModel& model, const OnnxOptions& options);

}  // namespace crossfade::score
