// How a study's models are trained: each question (an outcome in a scenario) is fitted on every
// fold's training part and, for use, on all rows; then it is judged (judge.cc). Of several rows
// that carry one recording only the first takes part.
#include "score/training.h"

#include <algorithm>
#include <limits>
#include <span>
#include <vector>

#include "base/hash.h"
#include "base/parallel.h"
#include "features/study_rows.h"
#include "score/judge.h"
#include "score/leak_watch.h"
#include "score/part_fit.h"
#include "score/question.h"

namespace crossfade::score {
namespace {

using features::Scenario;
using features::Target;

// The fits of one question: a fold's each and, where models are for use, last the whole's.
using Parts = std::vector<PartFit>;

// Fits all questions' parts, several at a time.
std::vector<Parts> fit_parts(const features::RowMaterial& material,
                             std::span<const Question> questions, const TrainingOptions& options) {
  struct Place {
    std::size_t question;
    std::size_t part;
  };
  std::vector<Parts> parts(questions.size());
  std::vector<Place> places;
  const std::size_t fits = static_cast<std::size_t>(options.folds) + (options.for_use ? 1 : 0);
  // The last questions, which know most, take longest: they go first, so that no thread waits long
  // for another at the end.
  for (std::size_t q = questions.size(); q-- > 0;) {
    if (questions[q].refused) continue;
    parts[q].resize(fits);
    for (std::size_t i = 0; i < fits; ++i) places.push_back({q, i});
  }
  if (options.progress != nullptr) options.progress->begin("models", places.size());
  base::parallel_for(places.size(), options.threads, [&](std::size_t i) {
    const auto [q, part] = places[i];
    const bool is_whole = part == static_cast<std::size_t>(options.folds);
    const int fold = is_whole ? evaluate::FoldPlan::kLeftOut : static_cast<int>(part);
    parts[q][part] =
        fit_part(material, part_task(questions[q], fold, options.effort, options.seed));
    if (options.progress != nullptr) options.progress->advance();
  });
  return parts;
}

// Fits the folds' parts again, without some features.
Parts refit_parts(const features::RowMaterial& material, const Question& question,
                  const TrainingOptions& options, std::span<const std::size_t> left_out) {
  Parts parts(static_cast<std::size_t>(options.folds));
  base::parallel_for(parts.size(), options.threads, [&](std::size_t i) {
    PartTask task = part_task(question, static_cast<int>(i), options.effort, options.seed);
    task.left_out.assign(left_out.begin(), left_out.end());
    parts[i] = fit_part(material, task);
  });
  return parts;
}

// What the judging of every question shares.
struct Bench {
  const features::RowMaterial& material;
  const TrainingOptions& options;
  LeakWatch watch;
};

void judge_question(const Question& question, Parts parts, Bench& bench, Training& training) {
  const TrainingOptions& options = bench.options;
  std::vector<JudgedModel> judged;
  if (question.refused) {
    judged = refused_cards(question, options.effort, options.folds);
  } else {
    OutcomeModel model;
    const bool is_explained =
        question.outcome == Target::kLogStreams && question.scenario == Scenario::kVideoOut;
    const auto folds = std::span(parts).first(static_cast<std::size_t>(options.folds));
    judged = judge(question, folds,
                   {.resamples = options.resamples,
                    .seed = options.seed,
                    .threads = options.threads,
                    .effort = options.effort,
                    .for_use = options.for_use,
                    .explained = is_explained ? options.explained : std::vector<std::size_t>()},
                   model);
    bench.watch.look_at({question, folds,
                         [&](std::span<const std::size_t> left_out) {
                           return score_parts(
                               question, refit_parts(bench.material, question, options, left_out));
                         }},
                        judged);
    if (options.for_use) {
      model.seed = options.seed;
      model.data_digest = training.model.data_digest;
      model.features = std::move(parts.back().features);
      model.learners = std::move(parts.back().outcome);
      model.hit_learners = std::move(parts.back().hit);
      if (model.alone) {
        model.alone->learners = std::move(parts.back().alone_outcome);
        model.alone->hit_learners = std::move(parts.back().alone_hit);
      }
      training.model.models.push_back(std::move(model));
    }
  }
  std::ranges::move(judged, std::back_inserter(training.judged));
}

// Indexes the recordings that are trained on; returns how far each catalogue row is from others,
// NaN for rows that are not trained on.
std::vector<double> measure_reach(const catalogue::Catalogue& catalogue,
                                  const catalogue::RecordingIndex& recordings,
                                  const TrainingOptions& options, StudyModel& model) {
  std::vector<double> reach(catalogue.size(), std::numeric_limits<double>::quiet_NaN());
  const std::vector<std::size_t> rows = features::stream_study_rows(catalogue, recordings);
  if (rows.empty()) return reach;
  model.recordings.emplace(catalogue, rows);
  const std::vector<double> found =
      reach_of_rows(*model.recordings, catalogue, rows, options.threads);
  for (std::size_t i = 0; i < rows.size(); ++i) reach[rows[i]] = found[i];
  return reach;
}

}  // namespace

Training train_models(const catalogue::Import& import, const catalogue::RecordingIndex& recordings,
                      const TrainingOptions& options) {
  const catalogue::Catalogue& catalogue = import.catalogue;
  Training training;
  training.model.seed = options.seed;
  training.model.data_digest = data_digest(import);
  training.model.missing = options.missing;
  training.model.training_recordings = catalogue.ids.recording;
  std::ranges::sort(training.model.training_recordings);
  const auto repeats = std::ranges::unique(training.model.training_recordings);
  training.model.training_recordings.erase(repeats.begin(), repeats.end());
  training.model.names = features::fit_names(catalogue, options.seed, options.threads);
  training.material = std::make_unique<const features::RowMaterial>(
      features::read_material(catalogue, training.model.names, options.threads));
  const features::RowMaterial& material = *training.material;

  std::vector<double> reach(catalogue.size(), std::numeric_limits<double>::quiet_NaN());
  if (options.for_use) reach = measure_reach(catalogue, recordings, options, training.model);
  Bench bench{material, options, LeakWatch(catalogue, options.threads)};
  // One outcome after the other: the parts of a question stay in memory until it is judged.
  for (const Target outcome : {Target::kLogStreams, Target::kLogViews}) {
    std::vector<Question> questions;
    for (const Scenario scenario : features::kScenarios) {
      if (!is_asked(outcome, scenario, options.effort)) continue;
      questions.push_back(
          make_question(material, recordings, outcome, scenario, options.folds, options.seed));
      for (const std::size_t row : questions.back().rows) {
        questions.back().reach.push_back(reach[row]);
      }
    }
    std::vector<Parts> parts = fit_parts(material, questions, options);
    for (std::size_t q = 0; q < questions.size(); ++q) {
      judge_question(questions[q], std::move(parts[q]), bench, training);
    }
  }
  return training;
}

std::string data_digest(const catalogue::Import& import) {
  std::string digests;
  for (const catalogue::ImportedFile& file : import.files) digests += file.digest;
  return base::content_digest(digests);
}

}  // namespace crossfade::score
