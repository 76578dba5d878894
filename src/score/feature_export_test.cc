#include "score/feature_export.h"

#include <doctest/doctest.h>

#include <cmath>
#include <sstream>
#include <string>
#include <vector>

#include "base/error.h"
#include "features/feature_recipe.h"
#include "features/feature_table.h"
#include "score/part_fit.h"
#include "score/question.h"
#include "score/small_study_test.h"

namespace crossfade::score {
namespace {

std::string exported(const ExportOptions& options) {
  std::string csv;
  export_features(small_import(), catalogue::index_recordings(small_import().catalogue), options,
                  [&csv](std::string_view piece) { csv += piece; });
  return csv;
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, ',');) cells.push_back(cell);
  if (line.ends_with(',')) cells.emplace_back();
  return cells;
}

TEST_CASE("the features exported are those that the learners read") {
  ExportOptions options;
  options.scenario = features::Scenario::kRosterVideoOut;
  std::istringstream csv(exported(options));
  std::string line;
  std::getline(csv, line);
  const std::vector<std::string> header = cells_of(line);
  const features::FeatureRecipe recipe = features::make_recipe(options.outcome, options.scenario);
  REQUIRE(header.size() == 5 + recipe.size());
  CHECK(header[5] == features::feature_table()[recipe.features[0]].name);

  const catalogue::Catalogue& catalogue = small_import().catalogue;
  const features::NameProjections names = features::fit_names(catalogue, options.seed, 1);
  const features::RowMaterial material = features::read_material(catalogue, names, 1);
  const Question question =
      make_question(material, catalogue::index_recordings(catalogue), options.outcome,
                    options.scenario, options.folds, options.seed);
  const PartTask task = part_task(question, 1, Effort::kFull, options.seed);
  const PartFit part = fit_part(material, task);
  std::size_t tested = 0;
  std::size_t rows = 0;
  while (std::getline(csv, line)) {
    ++rows;
    const std::vector<std::string> cells = cells_of(line);
    REQUIRE(cells.size() == header.size());
    if (cells[0] != "2" || cells[1] != "test") continue;
    CHECK(cells[2] == std::to_string(task.test[tested] + 1));
    CHECK(std::stod(cells[3]) == std::log1p(catalogue.streams[task.test[tested]]));
    CHECK((cells[4] == "1") == (std::stod(cells[3]) > part.hit_threshold));
    for (std::size_t c = 0; c < recipe.size(); ++c) {
      const float value = part.test_matrix.column(c)[tested];
      CHECK((std::isnan(value) ? cells[5 + c].empty() : std::stof(cells[5 + c]) == value));
    }
    ++tested;
  }
  CHECK(tested == task.test.size());
  CHECK(rows == 5 * question.rows.size());
}

TEST_CASE("one thread and two export the same bytes, of views without hits") {
  ExportOptions options;
  options.outcome = features::Target::kLogViews;
  const std::string one = exported(options);
  options.threads = 2;
  CHECK(exported(options) == one);
  CHECK(cells_of(one.substr(one.find('\n') + 1))[4].empty());
}

TEST_CASE("where there is no model there are no features to export") {
  const catalogue::Import few = import_text(generated_csv(30, 5));
  CHECK_THROWS_AS(
      export_features(few, catalogue::index_recordings(few.catalogue), {}, [](std::string_view) {}),
      base::Error);
}

}  // namespace
}  // namespace crossfade::score
