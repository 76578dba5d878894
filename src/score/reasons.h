#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "features/family_reasons.h"
#include "learn/contributions.h"
#include "score/outcome_model.h"

namespace crossfade::score {

/// Why a model says what it says of one row.
struct RowReasons {
  features::Reasons outcome;             ///< of the outcome in its log unit
  std::optional<features::Reasons> hit;  ///< of the log-odds of a hit; unset without hit learners
};

/// What is explained: learners under a stack, where there are learners of hits under their
/// calibration. Refers to all of them.
struct ExplainedModel {
  const features::FittedFeatures& features;
  const features::FeatureRecipe& recipe;
  const Learners& learners;
  const learn::Stack& stack;
  const Learners& hit_learners;
  const learn::Calibration* hit_odds = nullptr;  ///< null: hits are not explained
};
ExplainedModel explained(const OutcomeModel& model, SoundKnown sound = SoundKnown::kAsTraining);

/// Explains a model's answers row by row: exact Shapley values of every learner, weighted as the
/// stack weighs them, summed by family; base and contributions add up to the answer. Walks all
/// trees once when made. What was explained has to outlive it; any number of threads may ask.
class Explainer {
 public:
  explicit Explainer(const ExplainedModel& model);

  /// `row` has one value a feature of the recipe; `artist` is the row's Catalogue::ids.artist,
  /// which says what copies of the base model answered for it.
  RowReasons explain(std::span<const float> row, std::uint64_t artist) const;

 private:
  // A weighted sum of learners.
  struct Sum {
    std::vector<learn::Contributions> learners;
    std::vector<double> weights;
    double base = 0;

    void include(const Learners& included, std::span<const double> included_weights);
    void add(std::span<const float> row, std::span<double> contributions) const;
  };

  // Where the features that hold the base model's answer, and their further part, stand.
  struct RosterPlaces {
    std::size_t base = 0;
    std::size_t process = 0;
    std::size_t expected = 0;  // base + process
  };

  std::vector<double> base_contributions(std::span<const float> row, std::uint64_t artist) const;
  void hand_down(std::span<const double> of_base, std::span<const float> row,
                 std::span<double> contributions) const;

  ExplainedModel model_;
  Sum outcome_;
  Sum hit_;                                 // less what the stack has in the odds
  std::vector<learn::Contributions> base_;  // the base model's copies; none without a roster
  std::vector<std::size_t> base_columns_;   // where what they read stands in the recipe
  RosterPlaces places_;
};

/// One entry a row of the matrix, which has the recipe's features as columns, and of `artists`. The
/// same for any number of threads, whatever other rows there are.
std::vector<RowReasons> explain_rows(const Explainer& explainer, const learn::FeatureMatrix& matrix,
                                     std::span<const std::uint64_t> artists, int threads);

}  // namespace crossfade::score
