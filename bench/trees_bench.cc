// Fits one forest or one boosted model and prints what it cost, as one line of JSON:
//
//   trees_bench DATA [--learner forest|boosting] [--trees N] [--depth N] [--leaves N] [--rate X]
//               [--bins N] [--seed N] [--threads N] [--share X] [--out FILE]
//
// DATA is as load_tree_data() reads it. The model is fitted on the rows that are not held out; FILE
// gets its float64 predictions for those that are. --depth and --threads are the forest's,
// --leaves, --rate and --bins the boosting's (one thread, its bins counted in the cost). The
// scripts forest_against_peers.py and boosting_against_peers.py write such files and compare the
// costs with other libraries'.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "bench.h"
#include "learn/boosting.h"
#include "learn/forest.h"
#include "tree_data.h"

namespace {

using crossfade::bench::Clock;
using crossfade::bench::load_tree_data;
using crossfade::bench::TreeData;
using crossfade::learn::FeatureMatrix;
using crossfade::learn::TreeEnsemble;

struct Job {
  std::string data;
  std::string out;
  bool boosts = false;
  crossfade::learn::ForestOptions forest;
  crossfade::learn::BoostingOptions boosting;
  std::size_t bins = 255;
};

Job parse(int count, char** words) {
  Job job;
  job.forest.seed = 7;
  job.data = crossfade::bench::parse_words(
      count, words,
      {
          {"--learner", [&](const char* v) { job.boosts = v == std::string("boosting"); }},
          {"--trees", [&](const char* v) { job.forest.trees = job.boosting.trees = std::atoi(v); }},
          {"--depth", [&](const char* v) { job.forest.max_depth = std::atoi(v); }},
          {"--leaves", [&](const char* v) { job.boosting.leaves = std::atoi(v); }},
          {"--rate", [&](const char* v) { job.boosting.rate = std::atof(v); }},
          {"--bins", [&](const char* v) { job.bins = std::strtoull(v, nullptr, 10); }},
          {"--seed",
           [&](const char* v) {
             job.forest.seed = job.boosting.seed = std::strtoull(v, nullptr, 10);
           }},
          {"--threads", [&](const char* v) { job.forest.threads = std::atoi(v); }},
          {"--share",
           [&](const char* v) {
             job.forest.column_share = job.boosting.column_share = std::atof(v);
           }},
          {"--out", [&](const char* v) { job.out = v; }},
      });
  return job;
}

TreeEnsemble fit(const Job& job, const FeatureMatrix& features, const std::vector<double>& target) {
  if (!job.boosts) return crossfade::learn::fit_forest(features, target, job.forest);
  const crossfade::learn::BinnedMatrix binned(features, 1, job.bins);
  return crossfade::learn::fit_boosting(binned, target, job.boosting);
}

void run(const Job& job) {
  const TreeData data = load_tree_data(job.data);
  const FeatureMatrix features = data.features.select_rows(data.fitted);
  const FeatureMatrix held_out = data.features.select_rows(data.held_out);
  const std::vector<double> target = data.fitted_target();

  const Clock start = Clock::now();
  const TreeEnsemble model = fit(job, features, target);
  const Clock fitted = Clock::now();
  std::vector<double> predicted(held_out.rows());
  model.predict(held_out, predicted, job.forest.threads);
  const Clock predicted_at = Clock::now();

  std::printf(
      "{\"rows\": %zu, \"columns\": %zu, \"held_out\": %zu, \"trees\": %zu, \"threads\": %d, "
      "\"fit_cpu_s\": %.6f, \"fit_wall_s\": %.6f, \"predict_cpu_s\": %.6f}\n",
      features.rows(), features.columns(), held_out.rows(), model.tree_count(), job.forest.threads,
      fitted.cpu() - start.cpu(), fitted.wall - start.wall, predicted_at.cpu() - fitted.cpu());
  if (!job.out.empty()) {
    crossfade::base::ByteWriter bytes;
    for (const double value : predicted) bytes.put(value);
    crossfade::base::write_file(job.out, bytes.bytes());
  }
}

}  // namespace

int main(int count, char** words) {
  return crossfade::bench::run_bench("trees_bench", [&] { run(parse(count, words)); });
}
