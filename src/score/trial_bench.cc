#include "score/trial_bench.h"

#include <algorithm>

#include "base/hash.h"
#include "base/parallel.h"
#include "base/random.h"
#include "evaluate/metrics.h"
#include "evaluate/weighted_scores.h"
#include "score/part_fit.h"
#include "stats/summary.h"

namespace crossfade::score {
namespace {

using features::Target;

// Streams of the seed; the learner's is that of a stack's first.
constexpr std::uint64_t kRepeats = 1000;
constexpr std::uint64_t kLearners = 100;

std::uint64_t repeat_seed(std::uint64_t seed, int repeat) {
  return repeat == 0 ? seed : base::mix_seed(seed, kRepeats + static_cast<std::uint64_t>(repeat));
}

double score_of(Target target, std::span<const double> truth, std::span<const double> answers) {
  return target == Target::kHit ? evaluate::auc(truth, answers) : evaluate::r2(truth, answers);
}

}  // namespace

TrialBench::TrialBench(const catalogue::Import& import, const catalogue::RecordingIndex& recordings,
                       const TrialTask& task, int threads)
    : task_(task),
      names_(features::fit_names(import.catalogue, task.seed, threads)),
      material_(features::read_material(import.catalogue, names_, threads)) {
  const Target outcome = is_of_hits() ? Target::kLogStreams : task.target;
  rows_.target = task.target;
  std::string folds;
  for (int repeat = 0; repeat < task.repeats; ++repeat) {
    questions_.push_back(make_question(material_, recordings, outcome, task.scenario, task.folds,
                                       repeat_seed(task.seed, repeat)));
    const Question& question = questions_.back();
    refused_ = is_of_hits() ? question.hit_refused : question.refused;
    if (refused_) return;
    for (std::size_t i = 0; i < question.rows.size(); ++i) {
      folds +=
          std::to_string(question.rows[i]) + ' ' + std::to_string(question.plan.fold[i]) + '\n';
    }
  }
  rows_.folds_digest = base::content_digest(folds);
  rows_.artist = questions_.front().artist;
  for (std::size_t r = 0; r < questions_.size(); ++r) {
    rows_.plans.push_back(questions_[r].plan);
    rows_.truth.push_back(questions_[r].truth);
    for (int fold = 0; fold < task.folds; ++fold) add_part(r, fold);
  }
}

void TrialBench::add_part(std::size_t repeat, int fold) {
  const Question& question = questions_[repeat];
  Part part{.repeat = repeat, .fold = fold, .test_rows = question.plan.test_rows(fold)};
  if (is_of_hits()) {
    std::vector<double> known;
    for (const std::size_t row : question.plan.training_rows(fold)) {
      known.push_back(question.truth[row]);
    }
    part.hit_threshold = stats::quantile(known, features::kHitQuantile);
    for (const std::size_t row : part.test_rows) {
      rows_.truth[repeat][row] = question.truth[row] > part.hit_threshold ? 1 : 0;
    }
  }
  parts_.push_back(std::move(part));
}

void TrialBench::prepare(int threads, base::Progress* progress) {
  base::parallel_for(parts_.size(), threads, [&](std::size_t i) {
    Part& part = parts_[i];
    PartInput input = prepare_part(
        material_, part_task(questions_[part.repeat], part.fold, Effort::kFull, task_.seed));
    part.training.emplace(input.training, 1, kBins);
    part.test = std::move(input.test);
    part.target = std::move(input.target);
    if (is_of_hits()) {
      for (double& value : part.target) value = value > part.hit_threshold ? 1 : 0;
    }
    if (progress != nullptr) progress->advance();
  });
}

void TrialBench::fit(std::size_t place, const LearnerOptions& learner,
                     TrialAnswers& answers) const {
  const Part& part = parts_[place];
  LearnerOptions options = learner;
  if (is_of_hits()) options.boosting.loss = learn::Loss::kLogistic;
  const std::uint64_t seed = base::mix_seed(base::mix_seed(task_.seed, kLearners), 0);
  const learn::TreeEnsemble model = make_learner(options).fit(*part.training, part.target, seed);
  std::vector<double> told(part.test_rows.size());
  model.predict(part.test, told);
  for (std::size_t i = 0; i < told.size(); ++i) answers[part.repeat][part.test_rows[i]] = told[i];
}

stats::Estimate trial_score(const TrialRows& rows, const TrialAnswers& answers,
                            const stats::BootstrapOptions& options) {
  std::vector<evaluate::RankedRows> ranked;
  for (std::size_t r = 0; r < answers.size(); ++r) {
    ranked.push_back(evaluate::rank_rows(rows.truth[r], answers[r]));
  }
  const auto mean_score = [&](std::span<const double> weights) {
    double mean = 0;
    std::vector<double> ordered(weights.size());
    for (const evaluate::RankedRows& each : ranked) {
      for (std::size_t i = 0; i < ordered.size(); ++i) ordered[i] = weights[each.row[i]];
      mean += rows.target == Target::kHit ? evaluate::weighted_auc(each, ordered)
                                          : evaluate::weighted_r2(each, ordered);
    }
    return mean / static_cast<double>(ranked.size());
  };
  return stats::bootstrap(rows.artist, mean_score, options);
}

std::vector<double> trial_fold_scores(const TrialRows& rows, const TrialAnswers& answers) {
  std::vector<double> scores;
  for (std::size_t r = 0; r < answers.size(); ++r) {
    for (int fold = 0; fold < rows.plans[r].folds; ++fold) {
      std::vector<double> truth;
      std::vector<double> told;
      for (const std::size_t row : rows.plans[r].test_rows(fold)) {
        truth.push_back(rows.truth[r][row]);
        told.push_back(answers[r][row]);
      }
      scores.push_back(score_of(rows.target, truth, told));
    }
  }
  return scores;
}

}  // namespace crossfade::score
