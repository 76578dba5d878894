// Fits one forest and prints what its predictions cost, as one line of JSON:
//
//   predict_bench DATA [--trees N] [--depth N] [--seed N] [--runs N]
//
// DATA is as load_tree_data() reads it; the forest is fitted on the rows that are not held out.
// All rows are predicted in a batch on one thread, then each alone; figures are of the best of N
// runs, in CPU seconds. bench/predict_against_peers.py compares them with other libraries'.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/check.h"
#include "bench.h"
#include "learn/forest.h"
#include "tree_data.h"

namespace {

using crossfade::bench::Clock;
using crossfade::learn::FeatureMatrix;

struct Job {
  std::string data;
  int runs = 5;
  crossfade::learn::ForestOptions options;
};

Job parse(int count, char** words) {
  Job job;
  job.data = crossfade::bench::parse_words(
      count, words,
      {{"--trees", [&](const char* v) { job.options.trees = std::atoi(v); }},
       {"--depth", [&](const char* v) { job.options.max_depth = std::atoi(v); }},
       {"--seed", [&](const char* v) { job.options.seed = std::strtoull(v, nullptr, 10); }},
       {"--runs", [&](const char* v) { job.runs = std::atoi(v); }}});
  return job;
}

// CPU seconds of the fastest of some runs of `action`.
template <typename Action>
double fastest(int runs, const Action& action) {
  double best = 1e300;
  for (int run = 0; run < runs; ++run) {
    const double start = Clock::now().cpu();
    action();
    best = std::min(best, Clock::now().cpu() - start);
  }
  return best;
}

std::vector<std::vector<float>> rows_of(const FeatureMatrix& features) {
  std::vector<std::vector<float>> rows(features.rows(), std::vector<float>(features.columns()));
  for (std::size_t c = 0; c < features.columns(); ++c) {
    for (std::size_t r = 0; r < rows.size(); ++r) rows[r][c] = features.column(c)[r];
  }
  return rows;
}

void run(const Job& job) {
  const auto data = crossfade::bench::load_tree_data(job.data);
  const auto model = crossfade::learn::fit_forest(data.features.select_rows(data.fitted),
                                                  data.fitted_target(), job.options);
  const std::vector<std::vector<float>> rows = rows_of(data.features);
  std::vector<double> batch(rows.size());
  std::vector<double> singles(rows.size());
  const double batch_s = fastest(job.runs, [&] { model.predict(data.features, batch); });
  const double singles_s = fastest(job.runs, [&] {
    for (std::size_t r = 0; r < rows.size(); ++r) singles[r] = model.predict_row(rows[r]);
  });
  CF_CHECK(batch == singles);

  std::size_t nodes = 0;
  for (const auto& tree : model.trees()) nodes += tree.nodes.size();
  std::printf(
      "{\"rows\": %zu, \"columns\": %zu, \"trees\": %zu, \"nodes\": %zu, "
      "\"batch_rows_per_s\": %.0f, \"row_us\": %.3f}\n",
      rows.size(), data.features.columns(), model.tree_count(), nodes,
      static_cast<double>(rows.size()) / batch_s,
      1e6 * singles_s / static_cast<double>(rows.size()));
}

}  // namespace

int main(int count, char** words) {
  return crossfade::bench::run_bench("predict_bench", [&] { run(parse(count, words)); });
}
