#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "catalogue/import.h"
#include "score/known_roster.h"
#include "score/prediction.h"
#include "score/reasons.h"
#include "score/study_model.h"

namespace crossfade::score {

/// The models of a study made ready to be asked, with what a roster tells of the artists: all that
/// does not depend on the rows. Any number of threads may ask at once.
class Scorer {
 public:
  /// `roster` is the catalogue in which the artists may already have tracks, or null; it is read
  /// here alone (KnownRoster says what it needs and what it throws).
  Scorer(std::shared_ptr<const StudyModel> model, const catalogue::Import* roster, int threads);

  /// Predicts every data row of one imported file, rows that the import left out among them (with
  /// the reason as note), in the file's order. The scenario follows from what row and roster hold:
  /// c and d where the row has views, b and d where the roster has another recording of the artist.
  /// A prediction depends on the row, the model and the roster alone: one row, a batch, any order,
  /// any number of threads give the same bytes. Missing cells are treated by the model's own rule,
  /// with the values it brought from its training; where it refuses them, such a row gets no
  /// answer.
  ///
  /// Rows of bare sound, of which nothing perceived need be there, are asked about before release
  /// only: no views, no missing cell among what is perceived is filled or complained of, and the
  /// nearest recordings go by whatever is known. For rows of which nothing but the sound is known
  /// (SoundKnown::kAlone) all else that stands there counts for nothing.
  std::vector<Prediction> predict(const catalogue::Import& import, int threads,
                                  Detail detail = Detail::kAnswers,
                                  SoundKnown sound = SoundKnown::kAsTraining) const;

  const StudyModel& model() const { return *model_; }
  const std::shared_ptr<const StudyModel>& shared_model() const { return model_; }
  const KnownRoster& roster() const { return roster_; }
  /// The explainer of model().models[which], made when first asked for.
  const Explainer& explainer(std::size_t which, SoundKnown sound = SoundKnown::kAsTraining) const;

 private:
  struct LazyExplainer {
    std::once_flag once;
    std::optional<Explainer> explainer;
  };

  std::shared_ptr<const StudyModel> model_;
  KnownRoster roster_;
  std::unique_ptr<LazyExplainer[]> explainers_;  // SoundKnown x model
};

}  // namespace crossfade::score
