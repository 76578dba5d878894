#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/import.h"
#include "learn/feature_matrix.h"
#include "score/study_model.h"

namespace crossfade::score {

/// study.find(). Throws base::Error (kNotFound), which lists what there is, where it finds none.
const OutcomeModel& named_model(const StudyModel& study, features::Target outcome,
                                features::Scenario scenario);

/// A catalogue's rows as one model reads them.
struct ModelRows {
  std::vector<std::size_t> records;  ///< one a row: its data record in its file, from 1
  learn::FeatureMatrix matrix;       ///< rows x the model's recipe
};

/// All rows of an import, as Scorer gives them to that model: filled by the study's rule, with what
/// `roster` (may be null) knows of their artists. `model` is one of study.models, and is asked
/// whatever a row holds: what it lacks for the scenario is missing. Throws base::Error
/// (kInputRefused) for missing cells where the study refuses them.
ModelRows model_rows(const StudyModel& study, const OutcomeModel& model,
                     const catalogue::Import& import, const catalogue::Import* roster, int threads);

/// Writes them as CSV: `row` (the record), then the features by name, float32, missing ones empty;
/// with `answers`, then what the model says: "log_streams" or "log_views", "low", "high" and, where
/// it has one, "hit_probability". Calls `sink` with piece after piece.
void write_model_rows(const OutcomeModel& model, const ModelRows& rows, bool answers, int threads,
                      const std::function<void(std::string_view)>& sink);

/// The names of the model's features, in the order of its matrix.
std::vector<std::string> feature_names(const OutcomeModel& model);

/// Where each of them stands among `columns`, the first of its name. Throws base::Error
/// (kInputRefused, placed in `file`) where some are not there: the first are named.
std::vector<std::size_t> feature_places(const OutcomeModel& model,
                                        const std::vector<std::string>& columns,
                                        const std::string& file);

/// Reads rows that write_model_rows() wrote, or others of its columns, in any order; columns of
/// other names are passed over. Each entry of `records` is a line's number among the data. `file`
/// is the name for complaints. Throws base::Error (kInputRefused) where a feature has no column, a
/// row has too few cells or a cell is neither empty nor a number.
ModelRows read_model_rows(const OutcomeModel& model, std::string_view csv, const std::string& file);

/// What the model says of them, as CSV: `row` and the answers, as above.
std::string answers_csv(const OutcomeModel& model, const ModelRows& rows, int threads);

}  // namespace crossfade::score
