#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/file.h"
#include "learn/feature_matrix.h"
#include "score/onnx_export.h"
#include "score/study_model.h"

namespace crossfade::score {

/// How a model is written as MLflow's model folder.
struct MlflowFolderOptions {
  OnnxOptions onnx;
  /// Seconds since 1970, UTC, for utc_time_created; without it MLmodel holds no time, and MLflow
  /// does without.
  std::optional<std::int64_t> made_at;
  /// Rows of the model's features for the input example; none: one row of typical values, which
  /// are the medians of the thresholds that the model's trees ask each feature for, and null for
  /// a feature that none asks for.
  learn::FeatureMatrix example;
};

/// The file of a folder that lists the others with their digests, as `sha256sum --check` reads it.
inline constexpr std::string_view kDigestFile = "crossfade.sha256";

/// A model of a study in MLflow's own format (its documentation, "MLflow Models"), which
/// mlflow.onnx, mlflow.pyfunc and `mlflow models serve` load: model.onnx; MLmodel with signature
/// (the features as doubles, float32 in truth; the outputs) and as metadata what model it is and
/// which parts of a prediction the graph does not hold; requirements and environments; an input
/// example; and kDigestFile. Same study, model and options: same bytes. Throws as export_onnx().
std::vector<base::FolderFile> mlflow_folder(const StudyModel& study, const OutcomeModel& model,
                                            const MlflowFolderOptions& options);

/// Throws base::Error where a folder is not as mlflow_folder() made it: kNotFound where a file is
/// not there, kInputRefused for one that was altered, its name in the place. Files of other names
/// are none of ours.
void check_mlflow_folder(const std::string& folder);

}  // namespace crossfade::score
