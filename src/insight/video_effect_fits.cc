// Every method is a figure with the influence of each track on it (stats/clustered.h), taken over
// the same rows. So intervals, the distance of two methods and its chance all come from one place:
// artists are the independent unit, and two methods' estimates hang together through their tracks.
//
// Warnings are computed from the data alone. A method weighs tracks in some way: all alike, by
// inverse propensities, by how much an artist's tracks differ in treatment. Weighed so, the
// artist's other tracks, which the video cannot have moved, must stream alike on both sides; where
// they do not, the sides are different artists. A method that finds more than the comparison within
// artists does, by more than chance, holds something of the artists. And what a method holds equal
// must not itself be moved by the video: within artists, it is regressed on the treatment.
#include "insight/video_effect_fits.h"

#include <algorithm>
#include <cmath>

#include "base/random.h"
#include "stats/two_sample.h"
#include "stats/within_groups.h"

namespace crossfade::insight {
namespace {

constexpr double kLevel = 0.05;
constexpr double kUnbalanced = 0.1;

evaluate::TreatmentData data_of(const VideoEffectRows& rows) {
  return {rows.confounders, rows.log_streams, rows.treatment, rows.artist};
}

evaluate::NuisanceOptions nuisance_options(const VideoEffectOptions& options, bool within) {
  evaluate::NuisanceOptions nuisances;
  nuisances.within_clusters = within;
  nuisances.trees = options.trees;
  nuisances.column_share = options.tree_share;
  nuisances.seed = base::mix_seed(options.seed, within ? 1 : 2);
  nuisances.threads = options.threads;
  return nuisances;
}

std::vector<double> spread_out(std::span<const double> of_some, std::span<const std::size_t> places,
                               std::size_t rows) {
  std::vector<double> of_all(rows);
  for (std::size_t i = 0; i < of_some.size(); ++i) of_all[places[i]] = of_some[i];
  return of_all;
}

// A figure of some rows as one of all of them.
stats::RowInfluence spread_out(const stats::RowInfluence& figure,
                               std::span<const std::size_t> places, std::size_t rows) {
  stats::RowInfluence all{figure.value, spread_out(figure.influence, places, rows), figure.n};
  const double scale = static_cast<double>(rows) / static_cast<double>(places.size());
  for (double& influence : all.influence) influence *= scale;
  return all;
}

// Tracks that least squares within artists weighs: by how rare their kind is with their artist.
std::vector<double> artist_weights(const VideoEffectRows& all) {
  std::vector<double> weights = stats::group_means(all.treatment, all.artist);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (all.treatment[i] > 0.5) weights[i] = 1 - weights[i];
  }
  return weights;
}

MethodFit fit_by_track(const VideoEffectRows& all, const VideoEffectOptions& options) {
  const evaluate::TreatmentData data = data_of(all);
  const evaluate::Nuisances nuisances =
      evaluate::fit_nuisances(data, nuisance_options(options, false));
  return {kWeightedByTrack, evaluate::augmented_inverse_weighting(data, nuisances),
          nuisances.weight};
}

MethodFit fit_linear(const VideoEffectRows& all, const WithinArtists& within) {
  std::vector<double> weights = within.nuisances.propensity;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (within.compared.treatment[i] > 0.5) weights[i] = 1 - weights[i];
  }
  return {kPartiallyLinear, spread_out(within.linear.effect, within.places, all.size()),
          spread_out(weights, within.places, all.size())};
}

MethodFit fit_matching(const VideoEffectRows& all, const WithinArtists& within) {
  const learn::FeatureMatrix columns = matching_columns(within.compared);
  const evaluate::Matching matching = evaluate::match_within_clusters(
      {columns, within.compared.log_streams, within.compared.treatment, within.compared.artist});
  return {kMatching, spread_out(matching.effect, within.places, all.size()),
          spread_out(matching.weight, within.places, all.size())};
}

bool has_both_sides(const VideoEffectRows& rows) {
  return std::ranges::count(rows.treatment, 1.0) > 0 && std::ranges::count(rows.treatment, 0.0) > 0;
}

bool is_beyond_chance(const stats::RowInfluence& figure, const VideoEffectRows& all) {
  return stats::clustered_p(figure, all.artist) < kLevel;
}

}  // namespace

std::optional<WithinArtists> fit_within_artists(const VideoEffectRows& all,
                                                const VideoEffectOptions& options) {
  WithinArtists within;
  within.places = compared_places(all);
  within.compared = select_places(all, within.places);
  if (within.compared.artists < kLeastComparedArtists) return std::nullopt;
  if (stream_alike(within.compared)) return std::nullopt;
  const evaluate::TreatmentData data = data_of(within.compared);
  within.nuisances = evaluate::fit_nuisances(data, nuisance_options(options, true));
  within.weighted = evaluate::augmented_inverse_weighting(data, within.nuisances);
  within.linear = evaluate::partially_linear(data, within.nuisances);
  return within;
}

MethodFit fit_artist_effects(const VideoEffectRows& all, bool holding_views) {
  std::vector<std::vector<double>> regressors = {all.treatment};
  MethodFit fit{kArtistEffects, {}, artist_weights(all)};
  if (holding_views) {
    fit.id = kHoldingViews;
    fit.control = all.log_views;
    regressors.push_back(all.log_views);
  }
  fit.effect = stats::within_slope(all.log_streams, regressors, all.artist);
  return fit;
}

std::vector<MethodFit> fit_methods(const VideoEffectRows& all,
                                   const std::optional<WithinArtists>& within,
                                   const VideoEffectOptions& options) {
  std::vector<MethodFit> fits;
  if (!has_both_sides(all)) return fits;
  const std::vector<double> alike(all.size(), 1);
  std::vector<double> streams = all.log_streams;
  for (double& value : streams) value = std::expm1(value);
  fits.push_back({kRatioOfMeans, stats::log_ratio_of_means(streams, all.treatment), alike});
  fits.push_back(
      {kGeometricRatio, stats::weighted_difference(all.log_streams, all.treatment, alike), alike});
  if (all.artists >= kLeastComparedArtists) fits.push_back(fit_by_track(all, options));
  if (within) {
    fits.push_back(fit_artist_effects(all, false));
    fits.push_back({kWeightedByArtist, spread_out(within->weighted, within->places, all.size()),
                    spread_out(within->nuisances.weight, within->places, all.size())});
    fits.push_back(fit_linear(all, *within));
    fits.push_back(fit_matching(all, *within));
    const bool views_known =
        std::ranges::none_of(all.log_views, [](double v) { return std::isnan(v); });
    if (views_known) fits.push_back(fit_artist_effects(all, true));
  }
  std::erase_if(fits, [](const MethodFit& fit) { return std::isnan(fit.effect.value); });
  return fits;
}

std::vector<EffectWarning> warnings_of(const MethodFit& fit, const MethodFit* benchmark,
                                       const VideoEffectRows& all) {
  std::vector<EffectWarning> warnings;
  const std::vector<double> others = streams_of_others(all);
  if (std::abs(artist_imbalance(fit, all)) > kUnbalanced &&
      is_beyond_chance(stats::weighted_difference(others, all.treatment, fit.weights), all)) {
    warnings.push_back(EffectWarning::kArtistsDiffer);
  }
  if (benchmark != nullptr &&
      is_beyond_chance(stats::difference(fit.effect, benchmark->effect), all)) {
    warnings.push_back(EffectWarning::kUnlikeWithinArtist);
  }
  if (!fit.control.empty()) {
    const std::vector<double>& treatment = all.treatment;
    const stats::RowInfluence moved = stats::within_slope(fit.control, {&treatment, 1}, all.artist);
    if (is_beyond_chance(moved, all)) warnings.push_back(EffectWarning::kControlIsMoved);
  }
  return warnings;
}

double artist_imbalance(const MethodFit& fit, const VideoEffectRows& all) {
  return stats::standardised_difference(streams_of_others(all), all.treatment, fit.weights);
}

stats::Estimate as_lift(stats::Estimate log_difference) {
  log_difference.value = std::expm1(log_difference.value);
  log_difference.low = std::expm1(log_difference.low);
  log_difference.high = std::expm1(log_difference.high);
  return log_difference;
}

}  // namespace crossfade::insight
