// Fits one forest and prints what it cost, as one line of JSON:
//
//   forest_bench DATA [--trees N] [--depth N] [--seed N] [--threads N] [--share X] [--out FILE]
//
// DATA is a raw little-endian record: rows and columns (uint64 each), rows x columns float32
// column-major (NaN is missing), rows float64 targets, rows bytes (1: held out). The forest is
// fitted on the rows that are not held out; FILE gets its float64 predictions for those that are.
// bench/forest_against_peers.py writes such files and compares the costs with other libraries'.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/error.h"
#include "base/file.h"
#include "learn/forest.h"

namespace {

using crossfade::base::Error;
using crossfade::base::ErrorKind;
using crossfade::learn::FeatureMatrix;

struct Job {
  std::string data;
  std::string out;
  crossfade::learn::ForestOptions options;
};

struct Data {
  FeatureMatrix features;
  std::vector<double> target;
  std::vector<std::size_t> fitted;    // rows
  std::vector<std::size_t> held_out;  // rows
};

// CPU and wall seconds spent so far.
struct Clock {
  double cpu;
  double wall;

  static Clock now() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
      return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    const auto wall = std::chrono::steady_clock::now().time_since_epoch();
    return {seconds(usage.ru_utime) + seconds(usage.ru_stime),
            std::chrono::duration<double>(wall).count()};
  }
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

Data load(const std::string& path) {
  const crossfade::base::MappedFile file(path);
  crossfade::base::ByteReader reader(file.bytes(), path);
  const auto rows = reader.get<std::uint64_t>();
  const auto columns = reader.get<std::uint64_t>();
  if (columns == 0 || rows > file.bytes().size() / columns) {
    throw Error(ErrorKind::kInputRefused, "is not a record of rows and columns", {path, 0, 0});
  }
  Data data;
  data.features = FeatureMatrix(rows, columns);
  for (std::size_t c = 0; c < columns; ++c) {
    for (float& value : data.features.column(c)) value = reader.get<float>();
  }
  data.target.resize(rows);
  for (double& value : data.target) value = reader.get<double>();
  for (std::size_t r = 0; r < rows; ++r) {
    (reader.get<std::uint8_t>() != 0 ? data.held_out : data.fitted).push_back(r);
  }
  return data;
}

void run(const Job& job) {
  const Data data = load(job.data);
  const FeatureMatrix features = data.features.select_rows(data.fitted);
  const FeatureMatrix held_out = data.features.select_rows(data.held_out);
  std::vector<double> target;
  for (const std::size_t r : data.fitted) target.push_back(data.target[r]);

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
