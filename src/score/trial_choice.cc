#include "score/trial_choice.h"

#include <algorithm>

#include "base/parallel.h"
#include "base/random.h"
#include "evaluate/metrics.h"
#include "evaluate/weighted_scores.h"

namespace crossfade::score {
namespace {

using features::Target;

// NaN scores lose against all others.
std::size_t best_of(std::span<const double> scores) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < scores.size(); ++i) {
    if (scores[i] > scores[best] || (scores[best] != scores[best] && scores[i] == scores[i])) {
      best = i;
    }
  }
  return best;
}

// The score of one repeat's rows outside a fold.
double score_without(const TrialRows& rows, std::size_t repeat, int fold,
                     const std::vector<double>& answers) {
  std::vector<double> truth;
  std::vector<double> told;
  for (const std::size_t row : rows.plans[repeat].training_rows(fold)) {
    truth.push_back(rows.truth[repeat][row]);
    told.push_back(answers[row]);
  }
  return rows.target == Target::kHit ? evaluate::auc(truth, told) : evaluate::r2(truth, told);
}

// Sets the wins by fold; returns the answers of each fold's choice.
TrialAnswers answers_of_choices(const TrialRows& rows, std::span<const TrialAnswers> settings,
                                TrialChoice& choice) {
  TrialAnswers chosen = settings.front();
  for (std::size_t r = 0; r < chosen.size(); ++r) {
    for (int fold = 0; fold < rows.plans[r].folds; ++fold) {
      std::vector<double> scores;
      for (const TrialAnswers& each : settings) {
        scores.push_back(score_without(rows, r, fold, each[r]));
      }
      const std::size_t best = best_of(scores);
      ++choice.fold_wins[best];
      for (const std::size_t row : rows.plans[r].test_rows(fold)) {
        chosen[r][row] = settings[best][r][row];
      }
    }
  }
  return chosen;
}

// A setting's answers, sorted once for any weights.
using Ranked = std::vector<evaluate::RankedRows>;

double weighted_score(const TrialRows& rows, const Ranked& ranked,
                      std::span<const double> weights) {
  double sum = 0;
  std::vector<double> ordered(weights.size());
  for (const evaluate::RankedRows& each : ranked) {
    for (std::size_t i = 0; i < ordered.size(); ++i) ordered[i] = weights[each.row[i]];
    sum += rows.target == Target::kHit ? evaluate::weighted_auc(each, ordered)
                                       : evaluate::weighted_r2(each, ordered);
  }
  return sum;
}

void set_draw_wins(const TrialRows& rows, std::span<const TrialAnswers> settings,
                   const stats::BootstrapOptions& options, TrialChoice& choice) {
  std::vector<Ranked> ranked(settings.size());
  base::parallel_for(settings.size(), options.threads, [&](std::size_t i) {
    for (std::size_t r = 0; r < settings[i].size(); ++r) {
      ranked[i].push_back(evaluate::rank_rows(rows.truth[r], settings[i][r]));
    }
  });
  const std::uint32_t artists =
      rows.artist.empty() ? 0 : *std::ranges::max_element(rows.artist) + 1;
  std::vector<std::size_t> winner(static_cast<std::size_t>(options.resamples));
  base::parallel_for(winner.size(), options.threads, [&](std::size_t draw) {
    base::Random random(base::mix_seed(options.seed, draw));
    std::vector<double> times(artists);
    for (std::uint32_t i = 0; i < artists; ++i) times[random.below(artists)] += 1;
    std::vector<double> weights;
    for (const std::uint32_t artist : rows.artist) weights.push_back(times[artist]);
    std::vector<double> scores;
    for (const Ranked& each : ranked) scores.push_back(weighted_score(rows, each, weights));
    winner[draw] = best_of(scores);
  });
  for (const std::size_t best : winner) {
    choice.draw_wins[best] += 1.0 / static_cast<double>(winner.size());
  }
}

}  // namespace

TrialChoice judge_choice(const TrialRows& rows, std::span<const TrialAnswers> settings,
                         const stats::BootstrapOptions& options) {
  TrialChoice choice;
  choice.fold_wins.resize(settings.size());
  choice.draw_wins.resize(settings.size());
  std::vector<double> scores(settings.size());
  for (std::size_t i = 0; i < settings.size(); ++i) {
    for (std::size_t r = 0; r < settings[i].size(); ++r) {
      scores[i] += rows.target == Target::kHit ? evaluate::auc(rows.truth[r], settings[i][r])
                                               : evaluate::r2(rows.truth[r], settings[i][r]);
    }
  }
  choice.best = best_of(scores);
  choice.as_chosen = trial_score(rows, settings[choice.best], options);
  choice.honest = trial_score(rows, answers_of_choices(rows, settings, choice), options);
  set_draw_wins(rows, settings, options, choice);
  return choice;
}

}  // namespace crossfade::score
