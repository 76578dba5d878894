// Fits a text projection, projects the same documents, predicts a target from them fold by fold
// with a ridge regression, and prints what it cost and gave, as one line of JSON:
//
//   text_bench DATA [--threads N] [--seed N] [--words FILE]
//
// DATA is a little-endian record: the number of documents (uint64), then for each its bytes behind
// their length (uint64), its target (float64) and its fold (int32). FILE gets the documents as the
// projection reads them (folded), one a line. "variance" is the sum of the components' variances.
// bench/text_against_peers.py writes such files and does the same with scikit-learn.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/file.h"
#include "bench.h"
#include "evaluate/fold_plan.h"
#include "evaluate/metrics.h"
#include "features/text_projection.h"
#include "learn/ridge.h"
#include "stats/summary.h"
#include "text/unicode.h"

namespace {

using crossfade::bench::Clock;
using crossfade::features::TextProjection;
using crossfade::learn::FeatureMatrix;

struct Job {
  std::string data;
  std::string words;
  crossfade::features::TextProjectionOptions options;
};

struct Data {
  std::vector<std::string> documents;
  std::vector<double> target;
  crossfade::evaluate::FoldPlan plan;
};

Job parse(int count, char** words) {
  Job job;
  job.data = crossfade::bench::parse_words(
      count, words,
      {{"--threads", [&](const char* v) { job.options.threads = std::atoi(v); }},
       {"--seed", [&](const char* v) { job.options.seed = std::strtoull(v, nullptr, 10); }},
       {"--words", [&](const char* v) { job.words = v; }}});
  return job;
}

Data load(const std::string& path) {
  const crossfade::base::MappedFile file(path);
  crossfade::base::ByteReader reader(file.bytes(), path);
  Data data;
  const auto documents = reader.get<std::uint64_t>();
  for (std::uint64_t i = 0; i < documents; ++i) {
    data.documents.push_back(reader.get_string());
    data.target.push_back(reader.get<double>());
    data.plan.fold.push_back(reader.get<std::int32_t>());
    data.plan.folds = std::max(data.plan.folds, data.plan.fold.back() + 1);
  }
  return data;
}

// The out-of-fold R2 of a ridge regression on `features`.
double cross_validated_r2(const FeatureMatrix& features, const Data& data) {
  std::vector<double> predicted(features.rows());
  for (int f = 0; f < data.plan.folds; ++f) {
    const std::vector<std::size_t> fitted = data.plan.training_rows(f);
    const std::vector<std::size_t> asked = data.plan.test_rows(f);
    std::vector<double> target;
    for (const std::size_t r : fitted) target.push_back(data.target[r]);
    const auto model = crossfade::learn::fit_ridge(features.select_rows(fitted), target, {});
    std::vector<double> out(asked.size());
    model.predict(features.select_rows(asked), out);
    for (std::size_t i = 0; i < asked.size(); ++i) predicted[asked[i]] = out[i];
  }
  return crossfade::evaluate::r2(data.target, predicted);
}

double total_variance(const FeatureMatrix& features) {
  double sum = 0;
  for (std::size_t c = 0; c < features.columns(); ++c) {
    std::vector<double> column(features.column(c).begin(), features.column(c).end());
    const double deviation = crossfade::stats::standard_deviation(column);
    sum += deviation * deviation;
  }
  return sum;
}

void run(const Job& job) {
  const Data data = load(job.data);
  const double start = Clock::now().cpu();
  const TextProjection projection = TextProjection::fit(data.documents, job.options);
  const double fitted = Clock::now().cpu();
  const FeatureMatrix features = projection.project(data.documents, job.options.threads);
  const double projected = Clock::now().cpu();
  const double r2 = cross_validated_r2(features, data);
  const double predicted = Clock::now().cpu();

  std::printf(
      "{\"documents\": %zu, \"grams\": %zu, \"components\": %zu, \"threads\": %d, "
      "\"fit_cpu_s\": %.3f, \"project_cpu_s\": %.3f, \"ridge_cpu_s\": %.3f, "
      "\"variance\": %.6f, \"r2\": %.5f}\n",
      data.documents.size(), projection.gram_count(), projection.component_count(),
      job.options.threads, fitted - start, projected - fitted, predicted - projected,
      total_variance(features), r2);
  if (!job.words.empty()) {
    std::string lines;
    for (const std::string& document : data.documents) {
      lines.append(crossfade::text::fold(document)).push_back('\n');
    }
    crossfade::base::write_file(job.words, lines);
  }
}

}  // namespace

int main(int count, char** words) {
  return crossfade::bench::run_bench("text_bench", [&] { run(parse(count, words)); });
}
