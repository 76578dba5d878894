#include "score/feature_export.h"

#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/parallel.h"
#include "evaluate/cross_validation.h"
#include "features/feature_recipe.h"
#include "features/feature_table.h"
#include "score/outcome_model.h"
#include "score/part_fit.h"
#include "score/question.h"
#include "table/csv_writer.h"

namespace crossfade::score {
namespace {

using features::Target;

// One fold's training or test rows.
struct ExportedRows {
  std::size_t fold;
  std::string_view part;
  std::span<const std::size_t> rows;
  const learn::FeatureMatrix& matrix;
  std::span<const double> target;
  double hit_threshold;
};

void write_header(const features::FeatureRecipe& recipe, table::CsvWriter& csv) {
  for (const char* name : {"fold", "part", "row", "target", "hit"}) csv.cell(name);
  for (const std::size_t feature : recipe.features) {
    csv.cell(features::feature_table()[feature].name);
  }
  csv.end_row();
}

void write_rows(const ExportedRows& exported, bool has_hits, table::CsvWriter& csv) {
  for (std::size_t i = 0; i < exported.rows.size(); ++i) {
    csv.integer(exported.fold).cell(exported.part).integer(exported.rows[i] + 1);
    csv.number(exported.target[i]);
    if (has_hits) {
      csv.integer(exported.target[i] > exported.hit_threshold ? 1 : 0);
    } else {
      csv.missing();
    }
    for (std::size_t c = 0; c < exported.matrix.columns(); ++c) {
      csv.number(static_cast<double>(exported.matrix.column(c)[i]));
    }
    csv.end_row();
  }
}

}  // namespace

void export_features(const catalogue::Import& import, const catalogue::RecordingIndex& recordings,
                     const ExportOptions& options,
                     const std::function<void(std::string_view)>& sink) {
  const catalogue::Catalogue& catalogue = import.catalogue;
  const features::NameProjections names =
      features::fit_names(catalogue, options.seed, options.threads);
  const features::RowMaterial material = features::read_material(catalogue, names, options.threads);
  const Question question = make_question(material, recordings, options.outcome, options.scenario,
                                          options.folds, options.seed);
  if (question.refused) {
    throw base::Error(base::ErrorKind::kInputRefused,
                      "the file carries no model of " + std::string(target_name(options.outcome)) +
                          " in scenario " + std::string(scenario_name(options.scenario)),
                      {}, "`crossfade run` says why");
  }
  std::vector<PartTask> tasks(static_cast<std::size_t>(options.folds));
  std::vector<PartInput> inputs(tasks.size());
  base::parallel_for(tasks.size(), options.threads, [&](std::size_t f) {
    tasks[f] = part_task(question, static_cast<int>(f), Effort::kFull, options.seed);
    inputs[f] = prepare_part(material, tasks[f]);
  });
  table::CsvWriter csv;
  write_header(features::make_recipe(options.outcome, options.scenario), csv);
  const bool has_hits = options.outcome == Target::kLogStreams;
  const auto write = [&](const ExportedRows& exported) {
    write_rows(exported, has_hits, csv);
    sink(csv.text());
    csv.clear();
  };
  for (std::size_t f = 0; f < tasks.size(); ++f) {
    const PartTask& task = tasks[f];
    const PartInput& input = inputs[f];
    const std::vector<double> tested =
        features::make_target(options.outcome, catalogue, task.test, 0);
    std::vector<std::size_t> trained = task.training;
    while (trained.size() < input.target.size()) {  // the copies
      trained.insert(trained.end(), task.training.begin(), task.training.end());
    }
    write({f + 1, "train", trained, input.training, input.target, input.hit_threshold});
    write({f + 1, "test", task.test, input.test, tested, input.hit_threshold});
  }
}

}  // namespace crossfade::score
