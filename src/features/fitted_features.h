#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "features/feature_recipe.h"
#include "features/other_artists.h"
#include "features/roster.h"
#include "features/roster_process.h"
#include "learn/boosting.h"
#include "learn/ridge.h"
#include "learn/tree_ensemble.h"

namespace crossfade::features {

/// How FittedFeatures are fitted.
struct FittingOptions {
  int inner_folds = 5;                                ///< of the models whose answers are features
  learn::BoostingOptions base;                        ///< the base model of the roster scenarios
  std::size_t bins = learn::BinnedMatrix::kMostBins;  ///< of a column that it reads
  std::uint64_t seed = 7;
  int threads = 1;  ///< any number gives the same bytes
};

/// What is fitted, and on which rows.
struct FittingTask {
  Target outcome;  ///< kLogStreams or kLogViews
  Scenario scenario;
  std::span<const std::size_t> rows;  ///< catalogue rows whose outcome is known
  std::span<const std::uint32_t>
      leak_group;  ///< one a row: rows of one group never inform each other
  /// Further rows of which something is known (repeats of a recording under another artist):
  /// nothing is fitted to them, but they count among an artist's other tracks.
  std::span<const std::size_t> known_rows = {};
  std::span<const std::uint32_t> known_group = {};  ///< as leak_group, one a known row
  /// Where not empty (one a row), a training row has a copy without what these hide of its sound:
  /// for learners that are to know rows of which less was heard.
  std::span<const SoundMask> copies_hide = {};
  /// Features that the base model is not given: for a look at what it does without them, as
  /// write() does not keep which they were.
  std::span<const std::size_t> left_out = {};
};

/// The features that are fitted with the target in sight, as learnt from one training part: the
/// names' ridge, the other artists' tracks and, in the roster scenarios, the base model, its
/// residuals and their process. A model whose answer is a feature comes in as many copies as there
/// are inner folds; an artist of the training part is only ever asked about from the copy that did
/// not see him, a new one from all of them (their mean). Immutable; any number of threads may
/// apply.
class FittedFeatures {
 public:
  /// Fits on the task's rows and sets `training` to their values, those of the copies behind them:
  /// out of fold, with rosters drawn at random from the artist's other tracks, so that thin and
  /// rich ones are both learnt from.
  static FittedFeatures fit(const RowMaterial& material, const FittingTask& task,
                            const FittingOptions& options, FittedRows& training);

  /// The tracks of these rows as a roster for others: with residuals where the outcome is known.
  Roster know(const RowMaterial& material, std::span<const std::size_t> rows, int threads) const;

  /// The fitted features of catalogue rows. `roster` (null outside the roster scenarios) holds what
  /// is known of their artists; a row's own recording in it is passed over. `hidden` is taken as
  /// missing of every row's sound.
  FittedRows apply(const RowMaterial& material, std::span<const std::size_t> rows,
                   const Roster* roster, int threads, SoundMask hidden = 0) const;

  Scenario scenario() const { return scenario_; }
  Target outcome() const { return outcome_; }

  /// The base model's copies, one an inner fold (none without a roster), and what they read. Their
  /// answer is the feature kRosterBase.
  std::span<const learn::TreeEnsemble> base_copies() const { return base_; }
  const FeatureRecipe& base_recipe() const { return base_recipe_; }
  /// The copy that answers for an artist of the training part; unset for a new one, for whom the
  /// mean of all counts.
  std::optional<std::size_t> inner_fold(std::uint64_t artist) const;

  void write(base::ByteWriter& out) const;
  /// Throws base::Error (kInputRefused) on a damaged record. The other artists' tracks are taken
  /// from `shared` where they are there, else added to it.
  static FittedFeatures read(base::ByteReader& in, OtherArtists::Shared& shared);

 private:
  // Which inner fold an artist of the training part is in.
  struct ArtistFold {
    std::uint64_t artist;
    std::uint8_t fold;
  };

  void plan_inner_folds(const RowMaterial& material, const FittingTask& task,
                        const FittingOptions& options);
  std::vector<std::size_t> inner_folds(const RowMaterial& material,
                                       std::span<const std::size_t> rows) const;
  template <typename Ask>
  double answer(std::size_t copies, std::uint64_t artist, const Ask& ask) const;

  void fit_names(const RowMaterial& material, const FittingTask& task);
  void fit_base(const RowMaterial& material, const FittingTask& task, const FittingOptions& options,
                const FittedRows& training);
  void draw_rosters(const RowMaterial& material, const FittingTask& task,
                    const FittingOptions& options, FittedRows& training);

  void set_without_roster(const RowMaterial& material, std::size_t row, std::uint32_t leak_group,
                          FittedRow& fitted) const;
  void set_base(const RowMaterial& material, FittedRows& fitted, int threads) const;
  void set_roster(const KnownTrack& track, std::span<const KnownTrack> others,
                  FittedRow& fitted) const;
  FittedRows without_roster_of(const RowMaterial& material, std::span<const std::size_t> rows,
                               int threads, SoundMask hidden = 0) const;
  std::vector<KnownTrack> known_tracks(const RowMaterial& material, const FittedRows& fitted) const;

  Target outcome_ = Target::kLogStreams;
  Scenario scenario_ = Scenario::kDemo;
  std::vector<ArtistFold> artists_;       // ascending
  std::vector<learn::RidgeModel> names_;  // one an inner fold; none where there are no components
  std::shared_ptr<const OtherArtists> others_ = std::make_shared<const OtherArtists>();
  FeatureRecipe base_recipe_;
  std::vector<learn::TreeEnsemble> base_;  // one an inner fold; none without a roster
  RosterProcess process_;
};

}  // namespace crossfade::features
