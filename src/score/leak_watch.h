#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "catalogue/catalogue.h"
#include "score/judge.h"
#include "score/part_fit.h"
#include "score/question.h"

namespace crossfade::score {

/// What the question's models score when they are fitted again without these features (indexes of
/// the feature table); expensive.
using ScoresWithout = std::function<PartScores(std::span<const std::size_t> left_out)>;

/// A question that was fitted and judged.
struct WatchedQuestion {
  const Question& question;
  std::span<const PartFit> parts;  ///< one a fold
  ScoresWithout scores_without;
};

/// Looks for leaks in a training, question by question, and writes what it suspects on the cards
/// (ModelCard::leak_warnings): a feature that predicts the target too well alone, rows of one
/// recording, video or large stream count in several folds, a score above the card's alarm level.
/// Only the last fits anything, kMostRefits times at most a model.
class LeakWatch {
 public:
  static constexpr std::size_t kMostRefits = 3;

  /// The catalogue, with its identities, must outlive it.
  LeakWatch(const catalogue::Catalogue& catalogue, int threads)
      : catalogue_(catalogue), threads_(threads) {}

  /// `judged` are the question's models; those refused are passed over.
  void look_at(const WatchedQuestion& watched, std::vector<JudgedModel>& judged);

 private:
  std::vector<double> scores_alone(const WatchedQuestion& watched, features::Target target,
                                   std::span<const double> truth);

  const catalogue::Catalogue& catalogue_;
  int threads_;
  // By target and feature: what is given is the same in every scenario, so it is scored once.
  std::map<std::pair<features::Target, std::size_t>, double> alone_;
};

}  // namespace crossfade::score
