// Two recipes on the same test rows.
//
// Each is fitted anew on what it knew, fold by fold, and answers for the latest rows of the fold
// that it has not seen; so the two answers of a row differ by the recipes (and the age of what they
// learnt from) alone, and most of what makes a row hard is in both and cancels. The difference of
// the figures is resampled by artist, both figures on the same draw (paired bootstrap: Efron and
// Tibshirani 1993, chapter 8; clusters: Davison and Hinkley 1997, section 3.8). A challenger that
// is equal would be called better in one of eleven figures far more often than in one trial of
// forty; so "better" wants an interval that holds for all figures at once (Bonferroni), while
// "worse", which costs the challenger the trial, wants the plain one: when in doubt the champion
// stays. What is not in the intervals: another seed would fit somewhat different models on the same
// rows.
#include "score/paired_trial.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "catalogue/recording_index.h"
#include "evaluate/weighted_scores.h"
#include "score/outcome_model.h"
#include "score/paired_answers.h"
#include "stats/bootstrap.h"
#include "stats/summary.h"

namespace crossfade::score {
namespace {

using features::Scenario;
using features::Target;

constexpr double kCoverage = 0.95;

std::vector<Question> make_questions(const catalogue::Import& latest, const TrialOptions& options) {
  const features::RowMaterial bare{latest.catalogue, {}, {}, {}};  // targets and ties read no more
  const catalogue::RecordingIndex recordings = catalogue::index_recordings(latest.catalogue);
  std::vector<Question> questions;
  for (const Target outcome : {Target::kLogStreams, Target::kLogViews}) {
    for (const Scenario scenario : features::kScenarios) {
      if (!is_asked(outcome, scenario, Effort::kFull)) continue;
      questions.push_back(
          make_question(bare, recordings, outcome, scenario, options.folds, options.seed));
    }
  }
  return questions;
}

// 1 for a row above the 90th percentile of the other folds' rows, else 0: as a training says it.
std::vector<double> hits_of(const Question& question) {
  std::vector<double> is_hit(question.rows.size());
  for (int fold = 0; fold < question.plan.folds; ++fold) {
    std::vector<double> others;
    for (const std::size_t row : question.plan.training_rows(fold)) {
      others.push_back(question.truth[row]);
    }
    const double threshold = stats::quantile(others, features::kHitQuantile);
    for (const std::size_t row : question.plan.test_rows(fold)) {
      is_hit[row] = question.truth[row] > threshold ? 1 : 0;
    }
  }
  return is_hit;
}

// Two answers to the same rows.
struct Match {
  std::vector<double> truth;
  std::vector<std::uint32_t> artist;
  std::vector<double> champion;
  std::vector<double> challenger;
  bool is_of_hits = false;
};

// The figure of an answer, for weights in the order of the rows.
class WeightedFigure {
 public:
  WeightedFigure(const Match& match, const std::vector<double>& answer)
      : ranked_(evaluate::rank_rows(match.truth, answer)), is_of_hits_(match.is_of_hits) {}

  double of(std::span<const double> weights) const {
    std::vector<double> ordered(weights.size());
    for (std::size_t i = 0; i < ordered.size(); ++i) ordered[i] = weights[ranked_.row[i]];
    return is_of_hits_ ? evaluate::weighted_average_precision(ranked_, ordered)
                       : evaluate::weighted_r2(ranked_, ordered);
  }

 private:
  evaluate::RankedRows ranked_;
  bool is_of_hits_;
};

void compare(const Match& match, std::size_t figures, const TrialOptions& options,
             TrialFigure& result) {
  const WeightedFigure champion(match, match.champion);
  const WeightedFigure challenger(match, match.challenger);
  const auto statistics = [&](std::span<const double> weights, std::span<double> values) {
    values[0] = champion.of(weights);
    values[1] = challenger.of(weights);
    values[2] = values[1] - values[0];
  };
  stats::BootstrapOptions drawing{.resamples = options.resamples,
                                  .coverage = kCoverage,
                                  .seed = options.seed,
                                  .threads = options.threads};
  const std::vector<stats::Estimate> taken =
      stats::bootstrap_all(match.artist, 3, statistics, drawing);
  result.champion = taken[0];
  result.challenger = taken[1];
  result.difference = taken[2];
  drawing.coverage = 1 - (1 - kCoverage) / static_cast<double>(figures);
  result.sure_gain = stats::bootstrap_all(match.artist, 3, statistics, drawing)[2].low;
  result.verdict = result.sure_gain > 0         ? TrialVerdict::kBetter
                   : result.difference.high < 0 ? TrialVerdict::kWorse
                                                : TrialVerdict::kUndecided;
}

// A figure that is to be compared, or why it cannot.
struct Entry {
  TrialFigure figure;
  Match match;
};

Entry make_entry(const Question& question, Target target, const std::vector<double>& champion,
                 const std::vector<double>& challenger) {
  Entry entry;
  const bool is_of_hits = target == Target::kHit;
  entry.figure.target = target_name(target);
  entry.figure.scenario = scenario_name(question.scenario);
  entry.figure.figure = is_of_hits ? "average_precision" : "r2";
  if (champion.empty() || challenger.empty()) {
    entry.figure.verdict = champion.empty() == challenger.empty() ? TrialVerdict::kNotTried
                           : champion.empty()                     ? TrialVerdict::kGained
                                                                  : TrialVerdict::kLost;
    return entry;
  }
  entry.figure.verdict = TrialVerdict::kUndecided;
  entry.match = {is_of_hits ? hits_of(question) : question.truth, question.artist, champion,
                 challenger, is_of_hits};
  return entry;
}

bool is_any(const std::vector<TrialFigure>& figures, TrialVerdict verdict) {
  return std::ranges::find(figures, verdict, &TrialFigure::verdict) != figures.end();
}

}  // namespace

std::string_view trial_verdict_name(TrialVerdict verdict) {
  static constexpr std::array<std::string_view, 6> kNames = {"better", "worse",  "undecided",
                                                             "lost",   "gained", "not-tried"};
  return kNames[static_cast<std::size_t>(verdict)];
}

Trial try_recipes(const catalogue::Import& latest, const TrialSide& champion,
                  const TrialSide& challenger, const TrialOptions& options) {
  const std::vector<Question> questions = make_questions(latest, options);
  const std::vector<PairedAnswers> first = answer_pair(latest, champion, questions, options);
  const std::vector<PairedAnswers> second = answer_pair(latest, challenger, questions, options);
  std::vector<Entry> entries;
  for (std::size_t q = 0; q < questions.size(); ++q) {
    entries.push_back(
        make_entry(questions[q], questions[q].outcome, first[q].outcome, second[q].outcome));
    if (questions[q].outcome != Target::kLogStreams) continue;
    entries.push_back(make_entry(questions[q], Target::kHit, first[q].hit, second[q].hit));
  }
  const auto tried = static_cast<std::size_t>(
      std::ranges::count_if(entries, [](const Entry& each) { return !each.match.truth.empty(); }));
  Trial trial;
  trial.rows = questions.front().rows.size();
  trial.artists = std::set(questions.front().artist.begin(), questions.front().artist.end()).size();
  if (options.progress != nullptr) options.progress->begin("paired test", entries.size());
  for (Entry& entry : entries) {
    if (!entry.match.truth.empty()) compare(entry.match, tried, options, entry.figure);
    trial.figures.push_back(std::move(entry.figure));
    if (options.progress != nullptr) options.progress->advance();
  }
  trial.is_won = is_any(trial.figures, TrialVerdict::kBetter) &&
                 !is_any(trial.figures, TrialVerdict::kWorse) &&
                 !is_any(trial.figures, TrialVerdict::kLost);
  return trial;
}

}  // namespace crossfade::score
