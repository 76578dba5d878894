// Fits one forest and prints what it cost, as one line of JSON:
//
//   forest_bench DATA [--trees N] [--depth N] [--seed N] [--threads N] [--share X] [--out FILE]
//
// DATA is as load_forest_data() reads it. The forest is fitted on the rows that are not held out;
// FILE gets its float64 predictions for those that are. bench/forest_against_peers.py writes such
// files and compares the costs with other libraries'.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "forest_data.h"
#include "learn/forest.h"

namespace {

using crossfade::base::Error;
using crossfade::base::ErrorKind;
using crossfade::bench::Clock;
using crossfade::bench::ForestData;
using crossfade::bench::load_forest_data;
using crossfade::learn::FeatureMatrix;

struct Job {
  std::string data;
  std::string out;
  crossfade::learn::ForestOptions options;
};

Job parse(int count, char** words) {
  Job job;
  job.options.seed = 7;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word.rfind("--", 0) != 0) {
      job.data = word;
      continue;
    }
    if (++i == count) throw Error(ErrorKind::kUsage, word + " needs a value");
    const char* value = words[i];
    if (word == "--trees") {
      job.options.trees = std::atoi(value);
    } else if (word == "--depth") {
      job.options.max_depth = std::atoi(value);
    } else if (word == "--seed") {
      job.options.seed = std::strtoull(value, nullptr, 10);
    } else if (word == "--threads") {
      job.options.threads = std::atoi(value);
    } else if (word == "--share") {
      job.options.column_share = std::atof(value);
    } else if (word == "--out") {
      job.out = value;
    } else {
      throw Error(ErrorKind::kUsage, "no such option: " + word);
    }
  }
  if (job.data.empty()) throw Error(ErrorKind::kUsage, "forest_bench needs a DATA file");
  return job;
}

void run(const Job& job) {
  const ForestData data = load_forest_data(job.data);
  const FeatureMatrix features = data.features.select_rows(data.fitted);
  const FeatureMatrix held_out = data.features.select_rows(data.held_out);
  const std::vector<double> target = data.fitted_target();

  const Clock start = Clock::now();
  const auto model = crossfade::learn::fit_forest(features, target, job.options);
  const Clock fitted = Clock::now();
  std::vector<double> predicted(held_out.rows());
  model.predict(held_out, predicted, job.options.threads);
  const Clock predicted_at = Clock::now();

  std::printf(
      "{\"rows\": %zu, \"columns\": %zu, \"held_out\": %zu, \"trees\": %zu, "
      "\"threads\": %d, "
      "\"fit_cpu_s\": %.6f, \"fit_wall_s\": %.6f, \"predict_cpu_s\": %.6f}\n",
      features.rows(), features.columns(), held_out.rows(), model.tree_count(), job.options.threads,
      fitted.cpu - start.cpu, fitted.wall - start.wall, predicted_at.cpu - fitted.cpu);
  if (!job.out.empty()) {
    crossfade::base::ByteWriter bytes;
    for (const double value : predicted) bytes.put(value);
    crossfade::base::write_file(job.out, bytes.bytes());
  }
}

}  // namespace

int main(int count, char** words) {
  try {
    run(parse(count, words));
  } catch (const Error& error) {
    std::fprintf(stderr, "forest_bench: %s\n", error.what());
    return crossfade::base::exit_code(error.kind());
  }
  return 0;
}
