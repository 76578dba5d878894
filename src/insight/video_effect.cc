#include "insight/video_effect.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "base/check.h"
#include "features/feature_table.h"
#include "insight/video_effect_fits.h"
#include "insight/video_effect_groups.h"
#include "insight/video_effect_words.h"
#include "stats/sensitivity.h"
#include "stats/two_sample.h"
#include "stats/within_groups.h"

namespace crossfade::insight {
namespace {

using features::VideoKind;

constexpr std::size_t kKinds = static_cast<std::size_t>(VideoKind::kOther) + 1;
constexpr double kThinPropensity = 0.1;

std::vector<VideoKindLine> count_kinds(const features::RowMaterial& material,
                                       std::span<const std::size_t> rows) {
  std::vector<VideoKindLine> lines(kKinds);
  for (const std::size_t row : rows) {
    VideoKindLine& line = lines[static_cast<std::size_t>(material.cues[row].video_kind)];
    const catalogue::Flag flag = material.catalogue.official_video[row];
    ++line.rows;
    if (flag != catalogue::Flag::kMissing) ++line.known;
    if (flag == catalogue::Flag::kTrue) ++line.flagged;
  }
  for (std::size_t k = 0; k < kKinds; ++k) lines[k].kind = static_cast<VideoKind>(k);
  std::erase_if(lines, [](const VideoKindLine& line) { return line.rows == 0; });
  return lines;
}

std::vector<EffectMethod> judge_methods(const std::vector<MethodFit>& fits,
                                        const VideoEffectRows& all) {
  const auto benchmark = std::ranges::find(fits, kArtistEffects, &MethodFit::id);
  std::vector<EffectMethod> methods;
  for (const MethodFit& fit : fits) {
    EffectMethod method = method_words(fit.id);
    method.estimate = as_lift(stats::clustered_interval(fit.effect, all.artist));
    method.artist_imbalance = artist_imbalance(fit, all);
    method.warnings = warnings_of(fit, benchmark == fits.end() ? nullptr : &*benchmark, all);
    methods.push_back(std::move(method));
  }
  return methods;
}

Overlap see_overlap(const VideoEffectRows& all, const WithinArtists& within) {
  Overlap overlap;
  const std::size_t compared = within.compared.size();
  overlap.one_sided_rows = 1 - static_cast<double>(compared) / static_cast<double>(all.size());
  std::size_t outside = 0;
  for (std::size_t i = 0; i < compared; ++i) {
    const double e = within.nuisances.propensity[i];
    if (e < kThinPropensity || e > 1 - kThinPropensity) ++outside;
    const auto bin = std::min(static_cast<std::size_t>(e * Overlap::kBins), Overlap::kBins - 1);
    ++(within.compared.treatment[i] > 0.5 ? overlap.flagged : overlap.plain)[bin];
  }
  overlap.outside = static_cast<double>(outside) / static_cast<double>(compared);
  return overlap;
}

std::vector<CovariateBalance> see_balance(const VideoEffectRows& all,
                                          const std::vector<double>& weights) {
  const std::vector<double> alike(all.size(), 1);
  std::vector<CovariateBalance> balance;
  const auto add = [&](text::Bilingual label, const std::vector<double>& values) {
    balance.push_back({label, stats::standardised_difference(values, all.treatment, alike),
                       stats::standardised_difference(values, all.treatment, weights)});
  };
  add(kOthersStreamsLabel, streams_of_others(all));
  add(kArtistShareLabel, stats::group_means(all.treatment, all.artist));
  for (std::size_t c = 0; c < all.described.size(); ++c) {
    const std::span<const float> column = all.confounders.column(c);
    add(features::feature_table()[all.described[c]].label, {column.begin(), column.end()});
  }
  std::erase_if(balance, [](const CovariateBalance& each) { return std::isnan(each.before); });
  std::ranges::stable_sort(balance, std::ranges::greater{},
                           [](const CovariateBalance& each) { return std::abs(each.before); });
  return balance;
}

// Of the main estimate.
Sensitivity measure_sensitivity(const WithinArtists& within, const stats::Estimate& lift,
                                double claim) {
  const double spread = within.linear.residual_spread;
  const auto e_value_of = [spread](double value) {
    return stats::e_value(stats::risk_ratio_of_difference(std::log1p(value), spread));
  };
  // An interval that holds 0 needs no confounder to do so.
  const bool excludes_zero = lift.low > 0 || lift.high < 0;
  const double nearer = lift.value > 0 ? lift.low : lift.high;
  const double partial = within.linear.partial_correlation;
  const double excess = 1 - std::log1p(claim) / std::log1p(lift.value);
  return {stats::robustness_value(partial), e_value_of(lift.value),
          excludes_zero        ? e_value_of(nearer)
          : std::isnan(nearer) ? nearer
                               : 1,
          lift.value > claim ? stats::robustness_value(partial, excess)
                             : std::numeric_limits<double>::quiet_NaN()};
}

stats::Estimate main_estimate(const WithinArtists& within) {
  return as_lift(stats::clustered_interval(within.weighted, within.compared.artist));
}

// The main estimate by other methods, then on other rows.
std::vector<Variation> vary(const features::RowMaterial& material,
                            std::span<const RowChoice> choices, const VideoEffectStudy& study,
                            const VideoEffectOptions& options) {
  std::vector<Variation> under;
  for (const std::string_view id : {kArtistEffects, kPartiallyLinear, kMatching}) {
    if (const EffectMethod* method = study.method(id)) {
      under.push_back({method->name, method->estimate});
    }
  }
  if (!options.variations) return under;
  for (const RowChoice& choice : choices.subspan(1)) {
    const std::optional<WithinArtists> within = fit_within_artists(
        video_effect_rows(material, choice.rows, VideoTreatment::kOfficialVideo, options.threads),
        options);
    if (within) under.push_back({choice.name, main_estimate(*within)});
  }
  return under;
}

Unidentified why_not(const VideoEffectRows& all) {
  Unidentified why;
  why.rows = all.size();
  why.compared_artists = select_places(all, compared_places(all)).artists;
  const auto treated = static_cast<std::size_t>(std::ranges::count(all.treatment, 1.0));
  using Reason = Unidentified::Reason;
  why.reason = all.size() == 0         ? Reason::kNoRows
               : treated == 0          ? Reason::kNeverTreated
               : treated == all.size() ? Reason::kAlwaysTreated
               : stream_alike(all)     ? Reason::kSameStreams
                                       : Reason::kFewArtists;
  return why;
}

Finding music_video_finding(const features::RowMaterial& material,
                            std::span<const std::size_t> rows, const VideoEffectOptions& options) {
  const VideoEffectRows all =
      video_effect_rows(material, rows, VideoTreatment::kMusicVideo, options.threads);
  const std::optional<WithinArtists> within = fit_within_artists(all, options);
  if (!within || std::isnan(within->weighted.value)) {
    return unidentified_finding(VideoTreatment::kMusicVideo, why_not(all), options.threshold);
  }
  const stats::Estimate estimate = main_estimate(*within);
  Finding finding = answered_finding(VideoTreatment::kMusicVideo, estimate,
                                     measure_sensitivity(*within, estimate, options.threshold),
                                     options.threshold);
  finding.under.push_back(
      {method_words(kArtistEffects).name,
       as_lift(stats::clustered_interval(fit_artist_effects(all, false).effect, all.artist))});
  return finding;
}

}  // namespace

const EffectMethod* VideoEffectStudy::method(std::string_view id) const {
  const auto found = std::ranges::find(methods, id, &EffectMethod::id);
  return found == methods.end() ? nullptr : &*found;
}

VideoEffectStudy study_video_effect(const features::RowMaterial& material,
                                    std::span<const RowChoice> choices,
                                    const VideoEffectOptions& options) {
  CF_CHECK(!choices.empty());
  const std::vector<std::size_t>& rows = choices.front().rows;
  VideoEffectStudy study;
  study.kinds = count_kinds(material, rows);
  const VideoEffectRows all =
      video_effect_rows(material, rows, VideoTreatment::kOfficialVideo, options.threads);
  study.rows = all.size();
  study.artists = all.artists;
  const std::optional<WithinArtists> within = fit_within_artists(all, options);
  const std::vector<MethodFit> fits = fit_methods(all, within, options);
  study.methods = judge_methods(fits, all);
  const EffectMethod* main = study.method(kWeightedByArtist);
  if (main == nullptr) {
    study.findings.push_back(
        unidentified_finding(VideoTreatment::kOfficialVideo, why_not(all), options.threshold));
  } else {
    study.compared_rows = within->compared.size();
    study.compared_artists = within->compared.artists;
    study.overlap = see_overlap(all, *within);
    study.balance =
        see_balance(all, std::ranges::find(fits, kWeightedByArtist, &MethodFit::id)->weights);
    study.groups = effects_by_group(material, *within);
    study.sensitivity = measure_sensitivity(*within, main->estimate, options.threshold);
    study.findings.push_back(answered_finding(VideoTreatment::kOfficialVideo, main->estimate,
                                              study.sensitivity, options.threshold));
    study.findings.back().under = vary(material, choices, study, options);
  }
  if (!options.variations) return study;
  study.findings.push_back(music_video_finding(material, rows, options));
  const Finding& music_video = study.findings.back();
  if (main != nullptr && !std::isnan(music_video.estimate.value)) {
    study.findings.front().under.push_back({kMusicVideoChoice, music_video.estimate});
  }
  return study;
}

}  // namespace crossfade::insight
