// Features that are fitted.
//
// A feature that was fitted with the target in sight is worth more on the rows it was fitted on
// than on new ones, and a model trained on such values would trust it too much. So every model
// whose answer becomes a feature is fitted once for each inner fold of the training part, artists
// kept whole, and a training row gets the answer of the copy that never saw its artist. The rule
// holds when the features are applied, too: for an artist of the training part (his next track, or
// a track of the roster that was trained on) the copy that never saw him answers; for a new artist
// all do, and their mean counts. What the trees were trained on and what they meet is thus the same
// kind of answer.
//
// In the roster scenarios the base model knows all but the artist's other tracks. Its residuals on
// those tracks tell how far the artist runs ahead of it; the process (roster_process.h) says how
// much of that holds for the track in question. While training, one row in four sees a random
// subset of its artist's other tracks, from one of them to all, since rosters in use may be thin.
#include "features/fitted_features.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "base/error.h"
#include "base/parallel.h"
#include "base/random.h"
#include "evaluate/fold_plan.h"

namespace crossfade::features {
namespace {

// How often a training row sees its artist's whole roster. At half, rosters in use that are whole
// are foretold worse (R2 of b lower by .002); rosters cut to half gain nothing from it.
constexpr double kWholeRosters = 0.75;

std::vector<std::size_t> places_outside(const std::vector<std::size_t>& fold, std::size_t k) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < fold.size(); ++i) {
    if (fold[i] != k) places.push_back(i);
  }
  return places;
}

template <typename T>
std::vector<T> pick(std::span<const T> from, std::span<const std::size_t> places) {
  std::vector<T> picked;
  picked.reserve(places.size());
  for (const std::size_t place : places) picked.push_back(from[place]);
  return picked;
}

std::vector<float> row_of(const learn::FeatureMatrix& matrix, std::size_t row) {
  std::vector<float> values(matrix.columns());
  for (std::size_t c = 0; c < values.size(); ++c) values[c] = matrix.column(c)[row];
  return values;
}

[[noreturn]] void refuse(const base::ByteReader& in) {
  throw base::Error(base::ErrorKind::kInputRefused, "holds damaged fitted features",
                    {in.file(), 0, 0}, "train the models again");
}

// So far nothing depends on the sound: a copy has its row's values.
void add_copies(std::span<const SoundMask> hidden, FittedRows& training) {
  const std::size_t rows = training.rows.size();
  CF_CHECK(hidden.size() == rows);
  training.hidden.assign(rows, 0);
  training.hidden.insert(training.hidden.end(), hidden.begin(), hidden.end());
  for (std::size_t i = 0; i < rows; ++i) {
    training.rows.push_back(training.rows[i]);
    training.values.push_back(training.values[i]);
  }
}

// Mostly all of `others`; else a random subset of at least one, every size as likely. Their order
// stays.
std::vector<KnownTrack> draw_subset(std::vector<KnownTrack> others, base::Random& random) {
  if (others.size() < 2 || random.uniform() < kWholeRosters) return others;
  std::size_t wanted = 1 + random.below(static_cast<std::uint32_t>(others.size()));
  std::vector<KnownTrack> drawn;
  for (std::size_t i = 0; i < others.size(); ++i) {
    const auto left = static_cast<std::uint32_t>(others.size() - i);
    if (random.below(left) >= wanted) continue;
    drawn.push_back(others[i]);
    --wanted;
  }
  return drawn;
}

}  // namespace

FittedFeatures FittedFeatures::fit(const RowMaterial& material, const FittingTask& task,
                                   const FittingOptions& options, FittedRows& training) {
  CF_CHECK(task.outcome != Target::kHit && task.leak_group.size() == task.rows.size());
  FittedFeatures fitted;
  fitted.outcome_ = task.outcome;
  fitted.scenario_ = task.scenario;
  fitted.plan_inner_folds(material, task, options);
  fitted.fit_names(material, task);
  fitted.others_ = std::make_shared<const OtherArtists>(material, task.rows, task.leak_group);
  training.rows.assign(task.rows.begin(), task.rows.end());
  training.values.assign(task.rows.size(), {});
  base::parallel_for(task.rows.size(), options.threads, [&](std::size_t i) {
    fitted.set_without_roster(material, task.rows[i], task.leak_group[i], training.values[i]);
  });
  if (!task.copies_hide.empty()) add_copies(task.copies_hide, training);
  if (has_roster(task.scenario)) {
    fitted.fit_base(material, task, options, training);
    fitted.draw_rosters(material, task, options, training);
  }
  return fitted;
}

void FittedFeatures::plan_inner_folds(const RowMaterial& material, const FittingTask& task,
                                      const FittingOptions& options) {
  std::vector<std::uint64_t> artists;
  for (const std::size_t row : task.rows) artists.push_back(material.catalogue.ids.artist[row]);
  std::vector<std::uint64_t> distinct = artists;
  std::ranges::sort(distinct);
  distinct.erase(std::ranges::unique(distinct).begin(), distinct.end());
  const int folds = std::min(options.inner_folds, static_cast<int>(distinct.size()));
  const evaluate::FoldPlan plan = evaluate::plan_folds(
      artists, folds, static_cast<std::uint32_t>(base::mix_seed(options.seed, 1)));
  for (std::size_t i = 0; i < artists.size(); ++i) {
    artists_.push_back({artists[i], static_cast<std::uint8_t>(plan.fold[i])});
  }
  std::ranges::sort(artists_, {}, &ArtistFold::artist);
  artists_.erase(std::ranges::unique(artists_, {}, &ArtistFold::artist).begin(), artists_.end());
}

std::optional<std::size_t> FittedFeatures::inner_fold(std::uint64_t artist) const {
  const auto found = std::ranges::lower_bound(artists_, artist, {}, &ArtistFold::artist);
  if (found == artists_.end() || found->artist != artist) return std::nullopt;
  return found->fold;
}

// The copy that never saw the artist answers; for a new artist the mean of all `copies` does.
template <typename Ask>
double FittedFeatures::answer(std::size_t copies, std::uint64_t artist, const Ask& ask) const {
  if (const std::optional<std::size_t> fold = inner_fold(artist)) return ask(*fold);
  double sum = 0;
  for (std::size_t k = 0; k < copies; ++k) sum += ask(k);
  return sum / static_cast<double>(copies);
}

std::vector<std::size_t> FittedFeatures::inner_folds(const RowMaterial& material,
                                                     std::span<const std::size_t> rows) const {
  std::vector<std::size_t> folds;
  folds.reserve(rows.size());
  for (const std::size_t row : rows) {
    const std::optional<std::size_t> fold = inner_fold(material.catalogue.ids.artist[row]);
    CF_CHECK(fold.has_value());
    folds.push_back(*fold);
  }
  return folds;
}

void FittedFeatures::fit_names(const RowMaterial& material, const FittingTask& task) {
  const learn::FeatureMatrix& names = names_in(material, scenario_);
  if (names.columns() == 0) return;
  const std::vector<std::size_t> fold = inner_folds(material, task.rows);
  const std::vector<double> target = make_target(outcome_, material.catalogue, task.rows, 0);
  for (std::size_t k = 0; k <= *std::ranges::max_element(fold); ++k) {
    const std::vector<std::size_t> places = places_outside(fold, k);
    const std::vector<std::size_t> rows = pick(task.rows, std::span<const std::size_t>(places));
    names_.push_back(learn::fit_ridge(names.select_rows(rows),
                                      pick(std::span<const double>(target), places), {}));
  }
}

// The base model reads what the scenario knows without the roster, the names' ridge among it.
void FittedFeatures::fit_base(const RowMaterial& material, const FittingTask& task,
                              const FittingOptions& options, const FittedRows& training) {
  base_recipe_ = leave_out(make_recipe(outcome_, without_roster(scenario_)), task.left_out);
  const learn::FeatureMatrix matrix =
      make_matrix(base_recipe_, material.catalogue, material.cues, training, options.threads);
  const std::vector<double> target = make_target(outcome_, material.catalogue, training.rows, 0);
  const std::vector<std::size_t> fold = inner_folds(material, training.rows);
  const learn::BinnedMatrix binned(matrix, options.threads, options.bins);
  std::vector<std::vector<std::size_t>> held_out(*std::ranges::max_element(fold) + 1);
  for (std::size_t i = 0; i < fold.size(); ++i) held_out[fold[i]].push_back(i);
  base_.resize(held_out.size());
  base::parallel_for(base_.size(), options.threads, [&](std::size_t k) {
    learn::BoostingOptions boosting = options.base;
    boosting.seed = base::mix_seed(options.seed, 2 + k);
    base_[k] = learn::fit_boosting(binned, target, boosting, held_out[k]);
  });
}

// Sets the roster features of the training rows.
void FittedFeatures::draw_rosters(const RowMaterial& material, const FittingTask& task,
                                  const FittingOptions& options, FittedRows& training) {
  set_base(material, training, options.threads);
  std::vector<KnownTrack> tracks = known_tracks(material, training);
  const std::size_t rows = task.rows.size();
  for (std::size_t i = 0; i < tracks.size(); ++i) tracks[i].leak_group = task.leak_group[i % rows];
  std::vector<KnownTrack> all(tracks.begin(), tracks.begin() + static_cast<std::ptrdiff_t>(rows));
  process_ = RosterProcess(outcome_, scenario_, Roster(all).tracks(), options.threads);
  std::vector<KnownTrack> further =
      known_tracks(material, without_roster_of(material, task.known_rows, options.threads));
  for (std::size_t i = 0; i < further.size(); ++i) {
    further[i].leak_group = task.known_group[i];
    all.push_back(further[i]);
  }
  const Roster roster(std::move(all));
  base::parallel_for(tracks.size(), options.threads, [&](std::size_t i) {
    std::vector<KnownTrack> others;
    for (const KnownTrack& other : roster.of(tracks[i].artist)) {
      if (other.leak_group != tracks[i].leak_group) others.push_back(other);
    }
    base::Random random(base::mix_seed(base::mix_seed(options.seed, 1000), i));
    set_roster(tracks[i], draw_subset(std::move(others), random), training.values[i]);
  });
}

void FittedFeatures::set_without_roster(const RowMaterial& material, std::size_t row,
                                        std::uint32_t leak_group, FittedRow& fitted) const {
  const learn::FeatureMatrix& names = names_in(material, scenario_);
  for (std::size_t c = 0; c < std::min(names.columns(), kNamesColumns); ++c) {
    fitted.names(c) = names.column(c)[row];
  }
  if (!names_.empty()) {
    const std::vector<float> coordinates = row_of(names, row);
    fitted[Fitted::kNamesExpected] = static_cast<float>(
        answer(names_.size(), material.catalogue.ids.artist[row],
               [&](std::size_t k) { return names_[k].predict_row(coordinates); }));
  }
  others_->fill(material, row, leak_group, video_is_out(scenario_), fitted);
}

void FittedFeatures::set_base(const RowMaterial& material, FittedRows& fitted, int threads) const {
  const learn::FeatureMatrix matrix =
      make_matrix(base_recipe_, material.catalogue, material.cues, fitted, threads);
  // What each copy is asked about, so that none is asked in vain.
  std::vector<std::vector<std::size_t>> asked(base_.size());
  std::vector<double> copies(fitted.rows.size());
  for (std::size_t i = 0; i < fitted.rows.size(); ++i) {
    const auto fold = inner_fold(material.catalogue.ids.artist[fitted.rows[i]]);
    copies[i] = fold ? 1 : static_cast<double>(base_.size());
    for (std::size_t k = 0; k < base_.size(); ++k) {
      if (!fold || *fold == k) asked[k].push_back(i);
    }
  }
  std::vector<double> sums(fitted.rows.size());
  for (std::size_t k = 0; k < base_.size(); ++k) {
    std::vector<double> answers(asked[k].size());
    base_[k].predict(matrix.select_rows(asked[k]), answers, threads);
    for (std::size_t j = 0; j < answers.size(); ++j) sums[asked[k][j]] += answers[j];
  }
  for (std::size_t i = 0; i < sums.size(); ++i) {
    fitted.values[i][Fitted::kRosterBase] = static_cast<float>(sums[i] / copies[i]);
  }
}

// What is known of rows whose kRosterBase is set.
std::vector<KnownTrack> FittedFeatures::known_tracks(const RowMaterial& material,
                                                     const FittedRows& fitted) const {
  const std::vector<double> target = make_target(outcome_, material.catalogue, fitted.rows, 0);
  std::vector<KnownTrack> tracks;
  for (std::size_t i = 0; i < fitted.rows.size(); ++i) {
    const SoundMask hidden = fitted.hidden.empty() ? SoundMask{0} : fitted.hidden[i];
    tracks.push_back(know_track(material, fitted.rows[i], hidden));
    tracks.back().residual = target[i] - fitted.values[i][Fitted::kRosterBase];
  }
  return tracks;
}

void FittedFeatures::set_roster(const KnownTrack& track, std::span<const KnownTrack> others,
                                FittedRow& fitted) const {
  sum_up_roster(track, others, fitted);
  const learn::Posterior surplus = process_.posterior(track, others);
  fitted[Fitted::kRosterProcess] = static_cast<float>(surplus.mean);
  fitted[Fitted::kRosterProcessSpread] = static_cast<float>(std::sqrt(surplus.variance));
  fitted[Fitted::kRosterExpected] = fitted[Fitted::kRosterBase] + fitted[Fitted::kRosterProcess];
}

FittedRows FittedFeatures::without_roster_of(const RowMaterial& material,
                                             std::span<const std::size_t> rows, int threads,
                                             SoundMask hidden) const {
  FittedRows fitted{{rows.begin(), rows.end()}, std::vector<FittedRow>(rows.size())};
  if (hidden != 0) fitted.hidden.assign(rows.size(), hidden);
  base::parallel_for(rows.size(), threads, [&](std::size_t i) {
    set_without_roster(material, rows[i], OtherArtists::kNoGroup, fitted.values[i]);
  });
  if (has_roster(scenario_)) set_base(material, fitted, threads);
  return fitted;
}

Roster FittedFeatures::know(const RowMaterial& material, std::span<const std::size_t> rows,
                            int threads) const {
  CF_CHECK(has_roster(scenario_));
  return Roster(known_tracks(material, without_roster_of(material, rows, threads)));
}

FittedRows FittedFeatures::apply(const RowMaterial& material, std::span<const std::size_t> rows,
                                 const Roster* roster, int threads, SoundMask hidden) const {
  CF_CHECK((roster != nullptr) == has_roster(scenario_));
  FittedRows fitted = without_roster_of(material, rows, threads, hidden);
  if (roster == nullptr) return fitted;
  base::parallel_for(rows.size(), threads, [&](std::size_t i) {
    const KnownTrack track = know_track(material, rows[i], hidden);
    std::vector<KnownTrack> others;
    for (const KnownTrack& other : roster->of(track.artist)) {
      if (other.recording != track.recording) others.push_back(other);
    }
    set_roster(track, others, fitted.values[i]);
  });
  return fitted;
}

void FittedFeatures::write(base::ByteWriter& out) const {
  out.put(outcome_);
  out.put(scenario_);
  out.put<std::uint64_t>(artists_.size());
  for (const ArtistFold& each : artists_) {
    out.put(each.artist);
    out.put(each.fold);
  }
  out.put<std::uint64_t>(names_.size());
  for (const learn::RidgeModel& model : names_) model.write(out);
  others_->write(out);
  if (!has_roster(scenario_)) return;
  out.put<std::uint64_t>(base_.size());
  for (const learn::TreeEnsemble& model : base_) model.write(out);
  process_.write(out);
}

FittedFeatures FittedFeatures::read(base::ByteReader& in, OtherArtists::Shared& shared) {
  FittedFeatures fitted;
  fitted.outcome_ = in.get<Target>();
  fitted.scenario_ = in.get<Scenario>();
  if (fitted.outcome_ > Target::kLogViews || fitted.scenario_ > Scenario::kRosterVideoOut) {
    refuse(in);
  }
  std::size_t folds = 0;
  const auto artists = in.get<std::uint64_t>();
  for (std::uint64_t i = 0; i < artists; ++i) {
    const auto artist = in.get<std::uint64_t>();
    fitted.artists_.push_back({artist, in.get<std::uint8_t>()});
    folds = std::max<std::size_t>(folds, fitted.artists_.back().fold + 1U);
  }
  if (!std::ranges::is_sorted(fitted.artists_, {}, &ArtistFold::artist)) refuse(in);
  const auto names = in.get<std::uint64_t>();
  if (names != 0 && names != folds) refuse(in);
  for (std::uint64_t i = 0; i < names; ++i) fitted.names_.push_back(learn::RidgeModel::read(in));
  fitted.others_ = OtherArtists::read(in, shared);
  if (!has_roster(fitted.scenario_)) return fitted;
  fitted.base_recipe_ = make_recipe(fitted.outcome_, without_roster(fitted.scenario_));
  if (in.get<std::uint64_t>() != folds) refuse(in);
  for (std::size_t i = 0; i < folds; ++i) {
    fitted.base_.push_back(learn::TreeEnsemble::read(in));
    if (fitted.base_.back().column_count() != fitted.base_recipe_.size()) refuse(in);
  }
  fitted.process_ = RosterProcess::read(in);
  return fitted;
}

}  // namespace crossfade::features
