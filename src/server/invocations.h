#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "score/outcome_model.h"

namespace crossfade::server {

/// Answers a request of MLflow's scoring protocol (its documentation, "Inference Server
/// Specification") for one model: rows of the features that the exported model's signature names
/// (mlflow_folder.h), in any order, others passed over. `body` is, by its type,
/// - application/json: {"dataframe_split": {columns, data}} or {"dataframe_records": [{...}]}; a
///   cell is a number, or null where it is missing; records may leave missing ones out;
/// - text/csv: a header and rows; missing cells are empty.
///
/// Returns {"predictions": [{log_streams or log_views, low, high, hit_probability}]}, an entry a
/// row, with the figures of score::answer(). Throws base::Error: kUsage for another content type;
/// kInputRefused for another body, a feature without a column (which are named), a cell that is no
/// number and for more than `most_rows` rows.
std::string invoke(const score::OutcomeModel& model, std::string_view content_type,
                   std::string_view body, std::size_t most_rows);

}  // namespace crossfade::server
