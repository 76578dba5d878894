#include "score/trial_bench.h"

#include <doctest/doctest.h>

#include <vector>

#include "score/small_study_test.h"
#include "score/training.h"

namespace crossfade::score {
namespace {

// The learner that a quick study's stack is made of.
LearnerOptions quick_learner() {
  LearnerOptions learner;
  learner.boosting.trees = 250;
  learner.boosting.rate = 0.07;
  return learner;
}

TrialAnswers answers_of(const TrialTask& task, int threads) {
  const catalogue::Import& import = small_import();
  TrialBench bench(import, catalogue::index_recordings(import.catalogue), task, threads);
  REQUIRE_FALSE(bench.refused());
  bench.prepare(threads, nullptr);
  TrialAnswers answers(bench.rows().plans.size(), std::vector<double>(bench.rows().artist.size()));
  for (std::size_t i = 0; i < bench.parts(); ++i) bench.fit(i, quick_learner(), answers);
  return answers;
}

TEST_CASE("a learner on the bench scores what it scores alone in a study's stack") {
  const catalogue::Import& import = small_import();
  const catalogue::RecordingIndex recordings = catalogue::index_recordings(import.catalogue);
  TrainingOptions options;
  options.resamples = 20;
  options.effort = Effort::kQuick;
  options.for_use = false;
  const Training training = train_models(import, recordings, options);
  const evaluate::ModelCard* card = nullptr;
  for (const JudgedModel& judged : training.judged) {
    if (judged.card.target == "log_streams" && judged.card.scenario == "c") card = &judged.card;
  }
  REQUIRE(card != nullptr);
  const TrialTask task;
  TrialBench bench(import, recordings, task, 1);
  const TrialAnswers answers = answers_of(task, 1);
  CHECK(trial_score(bench.rows(), answers, {.resamples = 20}).value ==
        doctest::Approx(card->learner_scores.front()).epsilon(1e-12));
  CHECK(bench.rows().artist.size() == card->rows);
}

TEST_CASE("a bench gives the same answers on any number of threads, and other folds a repeat") {
  TrialTask task;
  task.repeats = 2;
  task.target = features::Target::kHit;
  task.scenario = features::Scenario::kDemo;
  const TrialAnswers answers = answers_of(task, 1);
  CHECK(answers_of(task, 3) == answers);
  CHECK(answers[0] != answers[1]);
  const catalogue::Import& import = small_import();
  TrialBench bench(import, catalogue::index_recordings(import.catalogue), task, 1);
  CHECK(bench.parts() == 10);
  CHECK(bench.rows().plans[0].fold != bench.rows().plans[1].fold);
  for (const double hit : bench.rows().truth[1]) CHECK((hit == 0 || hit == 1));
}

}  // namespace
}  // namespace crossfade::score
