// The old system's three forests, as its notebook fitted and judged them.
//
// What is wrong with it is the point of keeping it: missing counts are filled with zero, the 3-sigma
// cuts remove the hits that the label wants to foresee, the random split puts an artist's tracks and
// even one recording on both sides, the stream forest is given the views, and accuracy is quoted
// without its base rate. docs/reference.md tells the story; the standard profile does none of it.
#include "insight/reference_profile.h"

#include <cmath>
#include <memory>
#include <numeric>

#include "base/error.h"
#include "base/random.h"
#include "evaluate/cross_validation.h"
#include "evaluate/metrics.h"
#include "insight/reference_claims.h"
#include "insight/reference_cleaning.h"
#include "learn/forest.h"
#include "stats/summary.h"

namespace crossfade::insight {
namespace {

constexpr int kFolds = 5;
constexpr double kHeldOut = 0.2;

// One forest of the notebook: its columns, its target and its size.
struct ReferenceTask {
  std::string_view name;
  bool classifies = false;
  learn::ForestOptions forest;
  std::vector<std::string> columns;
  learn::FeatureMatrix features;
  std::vector<double> target;
};

struct NamedColumn {
  std::string name;
  std::vector<double> values;
};

std::vector<double> combined(const ReferenceTable& table, auto&& value) {
  std::vector<double> column(table.size());
  for (std::size_t i = 0; i < table.size(); ++i) column[i] = value(i);
  return column;
}

std::vector<double> logarithm(const std::vector<double>& counts) {
  std::vector<double> logs(counts.size());
  for (std::size_t i = 0; i < counts.size(); ++i) logs[i] = std::log1p(counts[i]);
  return logs;
}

std::vector<NamedColumn> base_columns(const ReferenceTable& t) {
  return {{"danceability", t.danceability},
          {"energy", t.energy},
          {"valence", t.valence},
          {"tempo", t.tempo},
          {"audio_positivity", combined(t, [&](std::size_t i) {
             return (t.danceability[i] + t.energy[i] + t.valence[i]) / 3;
           })},
          {"duration_minutes", combined(t, [&](std::size_t i) { return t.duration_ms[i] / 60000; })}};
}

NamedColumn engagement_column(const ReferenceTable& t) {
  return {"youtube_engagement", combined(t, [&](std::size_t i) {
            return (t.likes[i] + t.comments[i]) / (t.views[i] + 1);
          })};
}

ReferenceTask make_task(std::string_view name, const std::vector<NamedColumn>& columns,
                        std::vector<double> target) {
  ReferenceTask task;
  task.name = name;
  task.features = learn::FeatureMatrix(target.size(), columns.size());
  for (std::size_t c = 0; c < columns.size(); ++c) {
    task.columns.push_back(columns[c].name);
    const std::span<float> out = task.features.column(c);
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<float>(columns[c].values[i]);
  }
  task.target = std::move(target);
  return task;
}

ReferenceTask stream_task(const ReferenceTable& t) {
  std::vector<NamedColumn> columns = base_columns(t);
  columns.push_back({"loudness", t.loudness});
  columns.push_back({"speechiness", t.speechiness});
  columns.push_back({"acousticness", t.acousticness});
  columns.push_back({"instrumentalness", t.instrumentalness});
  columns.push_back({"liveness", t.liveness});
  columns.push_back({"audio_complexity", combined(t, [&](std::size_t i) {
                       return t.speechiness[i] + t.instrumentalness[i] + t.acousticness[i];
                     })});
  columns.push_back({"log_views", logarithm(t.views)});
  columns.push_back(engagement_column(t));
  ReferenceTask task = make_task("streams", columns, logarithm(t.streams));
  task.forest.trees = 200;
  task.forest.max_depth = 15;
  return task;
}

ReferenceTask hit_task(const ReferenceTable& t, double threshold) {
  std::vector<NamedColumn> columns = base_columns(t);
  columns.push_back({"loudness", t.loudness});
  columns.push_back(engagement_column(t));
  ReferenceTask task = make_task(
      "hit", columns, combined(t, [&](std::size_t i) { return t.streams[i] > threshold ? 1. : 0.; }));
  task.classifies = true;
  task.forest.trees = 200;
  task.forest.max_depth = 10;
  return task;
}

ReferenceTask views_task(const ReferenceTable& t) {
  std::vector<NamedColumn> columns = base_columns(t);
  columns.push_back({"log_streams", logarithm(t.streams)});
  const ReferenceTask all = make_task("views", columns, logarithm(t.views));
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < t.size(); ++i) {
    if (t.views[i] > 0) rows.push_back(i);
  }
  ReferenceTask task;
  task.name = all.name;
  task.columns = all.columns;
  task.features = all.features.select_rows(rows);
  for (const std::size_t i : rows) task.target.push_back(all.target[i]);
  task.forest.trees = 150;
  task.forest.max_depth = 12;
  return task;
}

double accuracy(std::span<const double> truth, std::span<const double> probability) {
  std::size_t right = 0;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    right += (probability[i] > 0.5) == (truth[i] > 0.5) ? 1 : 0;
  }
  return static_cast<double>(right) / static_cast<double>(truth.size());
}

evaluate::Score score_of(const ReferenceTask& task) { return task.classifies ? accuracy : evaluate::r2; }

evaluate::Learner learner_of(const ReferenceTask& task, const ReferenceOptions& options) {
  learn::ForestOptions forest = task.forest;
  forest.seed = options.seed;
  forest.threads = options.threads;
  return [forest, progress = options.progress](const learn::FeatureMatrix& features,
                                               std::span<const double> target, int) {
    const auto model =
        std::make_shared<const learn::TreeEnsemble>(learn::fit_forest(features, target, forest));
    if (progress != nullptr) progress->advance();
    return [model](const learn::FeatureMatrix& rows) {
      std::vector<double> predicted(rows.rows());
      model->predict(rows, predicted);
      return predicted;
    };
  };
}

// Rows of the 20 % held out are fold 0; the rest is fold 1, which only trains.
evaluate::FoldPlan split_plan(std::size_t rows, std::uint64_t seed) {
  std::vector<std::size_t> order(rows);
  std::iota(order.begin(), order.end(), std::size_t{0});
  base::Random random(seed);
  for (std::size_t i = rows - 1; i > 0; --i) {
    std::swap(order[i], order[random.below(static_cast<std::uint32_t>(i + 1))]);
  }
  evaluate::FoldPlan plan{std::vector<int>(rows, 1), 1};
  const auto held_out = static_cast<std::size_t>(std::ceil(kHeldOut * static_cast<double>(rows)));
  for (std::size_t i = 0; i < held_out; ++i) plan.fold[order[i]] = 0;
  return plan;
}

evaluate::FoldPlan block_plan(std::size_t rows) {
  evaluate::FoldPlan plan{std::vector<int>(rows), kFolds};
  for (std::size_t i = 0; i < rows; ++i) plan.fold[i] = static_cast<int>(i * kFolds / rows);
  return plan;
}

// The scores of each fold, on its own test rows.
std::vector<double> fold_scores(const ReferenceTask& task, const evaluate::FoldPlan& plan,
                                const evaluate::OutOfFold& fitted) {
  std::vector<double> scores;
  for (int fold = 0; fold < plan.folds; ++fold) {
    std::vector<double> truth;
    std::vector<double> predicted;
    for (const std::size_t row : plan.test_rows(fold)) {
      truth.push_back(task.target[row]);
      predicted.push_back(fitted.prediction[row]);
    }
    scores.push_back(score_of(task)(truth, predicted));
  }
  return scores;
}

// Each column's share of the loss of score when it is shuffled in the held-out rows.
std::vector<ReferenceImportance> importances(const ReferenceTask& task,
                                             const evaluate::FoldPlan& plan,
                                             const evaluate::OutOfFold& fitted,
                                             const ReferenceOptions& options) {
  std::vector<evaluate::ColumnGroup> groups;
  for (std::size_t c = 0; c < task.columns.size(); ++c) groups.push_back({task.columns[c], {c}});
  const std::vector<stats::Estimate> losses = evaluate::permutation_importance(
      task.features, task.target, plan, fitted, groups, score_of(task),
      {.seed = options.seed, .threads = options.threads});
  double total = 0;
  for (const stats::Estimate& loss : losses) total += std::max(0.0, loss.value);
  std::vector<ReferenceImportance> shares;
  for (std::size_t c = 0; c < losses.size(); ++c) {
    shares.push_back({task.columns[c], std::max(0.0, losses[c].value) / total});
  }
  return shares;
}

ReferenceModel judge(const ReferenceTask& task, const ReferenceOptions& options) {
  const std::size_t rows = task.target.size();
  if (rows < std::size_t{2} * kFolds) {
    throw base::Error(base::ErrorKind::kInputRefused,
                      "the reference profile needs at least 10 rows after its cuts, got " +
                          std::to_string(rows),
                      {}, "import more tracks");
  }
  const evaluate::Learner learner = learner_of(task, options);
  const evaluate::FoldPlan split = split_plan(rows, options.seed);
  const evaluate::OutOfFold once =
      evaluate::cross_validate(task.features, task.target, split, learner);
  const evaluate::FoldPlan blocks = block_plan(rows);
  const std::vector<double> scores = fold_scores(
      task, blocks, evaluate::cross_validate(task.features, task.target, blocks, learner));

  ReferenceModel model;
  model.name = task.name;
  model.metric = task.classifies ? "accuracy" : "r2";
  model.rows = rows;
  model.split_score = fold_scores(task, split, once).front();
  model.fold_mean = stats::mean(scores);
  model.fold_deviation = stats::standard_deviation(scores);
  model.base_score = task.classifies ? 1 - stats::mean(task.target) : 0;
  if (task.name == "streams") model.importances = importances(task, split, once, options);
  return model;
}

}  // namespace

ReferenceResult run_reference(const catalogue::Catalogue& catalogue,
                              const ReferenceOptions& options) {
  const ReferenceCleaning cleaning = clean_as_reference(catalogue);
  ReferenceResult result;
  result.kpis = cleaning.kpis;
  if (options.progress != nullptr) options.progress->begin("reference forests", std::size_t{3} * (kFolds + 1));
  result.models.push_back(judge(stream_task(cleaning.table), options));
  result.models.push_back(
      judge(hit_task(cleaning.table, cleaning.kpis.hit_threshold_streams), options));
  result.models.push_back(judge(views_task(cleaning.table), options));
  result.claims = reference_claims(result);
  return result;
}

}  // namespace crossfade::insight
