#include "report/video_plan_face.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "report/figure.h"
#include "report/svg_plan_chart.h"
#include "report/video_plan_messages.h"
#include "text/number_format.h"

namespace crossfade::report {
namespace {

using advise::FrontierPoint;
using advise::PlannedTrack;
using advise::PlanTotals;
using advise::TopFifthRule;
using advise::VideoPlan;
using text::Language;

constexpr std::size_t kVideosShown = 30;
constexpr double kNoGap = 1e-9;
constexpr std::size_t kBackdropPoints = 600;
constexpr std::size_t kHalfBudget = 5;  // of the frontier's points
constexpr std::size_t kWholeBudget = 10;

// What every part of the section reads.
struct Telling {
  const VideoPlan& plan;
  std::string currency;
  Language language;

  std::string amount(double value) const { return money(value, currency); }
  std::string large(double value) const { return text::format_large(value, language); }
  std::string words(text::Bilingual message) const { return std::string(message.in(language)); }
  std::string words(text::Bilingual message, std::initializer_list<std::string> parts) const {
    return fill(message, language, parts);
  }
};

// "1.5 billion" for "1.50 billion": an axis has round values.
std::string axis_words(double value, Language language) {
  std::string words = text::format_large(value, language);
  const std::size_t point = words.find('.');
  if (point == std::string::npos) return words;
  const std::size_t end = words.find_first_not_of("0123456789", point + 1);
  const std::size_t last = words.find_last_not_of('0', std::min(end, words.size()) - 1);
  const std::size_t keep = last == point ? point : last + 1;
  return words.erase(keep, std::min(end, words.size()) - keep);
}

std::string count(std::size_t value) { return text::format_count(static_cast<double>(value)); }

std::vector<std::string> header(const Telling& telling,
                                std::initializer_list<text::Bilingual> names) {
  std::vector<std::string> cells;
  for (const text::Bilingual& name : names) cells.push_back(telling.words(name));
  return cells;
}

std::string effect_words(const Telling& telling) {
  const advise::PlannedEffect& effect = telling.plan.effect;
  const std::string prior = interval(effect.prior, Style::kLift, telling.language);
  const std::string source =
      effect.evidence_weight > 0
          ? telling.words(
                say::kEffectFromBoth,
                {prior, with_interval(effect.evidence.lift, Style::kLift, telling.language),
                 text::format_percent(effect.evidence_weight),
                 text::format_percent(effect.evidence.robustness_value)})
          : telling.words(say::kEffectFromPrior, {prior});
  return telling.words(say::kEffectUsed,
                       {with_interval(effect.effect, Style::kLift, telling.language), source});
}

// What the best video of all would bring back, as a share of its cost.
double best_return(const VideoPlan& plan) {
  const double streams =
      std::ranges::max(plan.tracks, {}, &PlannedTrack::expected_streams).expected_streams;
  double best = 0;
  for (const advise::TierFigures& tier : plan.tiers) {
    best = std::max(best, streams / tier.break_even);
  }
  return best;
}

void add_lead(Document& document, const Telling& telling) {
  const VideoPlan& plan = telling.plan;
  document.blocks.push_back(Heading{2, telling.words(say::kVideoPlan)});
  if (plan.schedule.empty()) {
    document.blocks.push_back(Paragraph{no_video_words(plan, telling.language), Tone::kNote});
    if (plan.tracks.empty()) return;
  } else {
    const stats::Estimate& value = plan.value;
    document.blocks.push_back(Paragraph{telling.words(
        say::kVideoPlanLead, {count(plan.totals.videos), telling.amount(plan.totals.spend),
                              telling.amount(plan.request.budget),
                              with_interval(plan.extra_streams, Style::kLarge, telling.language),
                              telling.amount(value.value) + " [" + text::format_count(value.low) +
                                  " – " + text::format_count(value.high) + "]",
                              telling.amount(plan.totals.gain), chance_words(plan.payback)})});
    const double left = plan.request.budget - plan.totals.spend;
    if (left >= std::ranges::min(plan.request.tiers, {}, &advise::VideoTier::cost).cost) {
      document.blocks.push_back(
          Paragraph{telling.words(say::kLeftUnspent, {telling.amount(left)})});
    }
  }
  document.blocks.push_back(Paragraph{effect_words(telling)});
  const std::string distance =
      plan.gap < kNoGap
          ? telling.words(say::kProvedBest)
          : telling.words(say::kProvedWithin, {fmt::format("{:.2g} %", plan.gap * 100)});
  const std::string worth = fmt::format("{:.6g}", plan.request.value_a_stream);
  document.blocks.push_back(Paragraph{telling.words(
      say::kProof,
      {telling.amount(plan.gain_bound), distance,
       telling.currency.empty() ? worth : worth + " " + telling.currency, count(plan.tracks.size()),
       count(plan.with_video), count(plan.without_forecast)})});
  document.blocks.push_back(
      Paragraph{telling.words(say::kToCome, {text::format_percent(plan.request.streams_to_come)}),
                Tone::kNote});
}

void add_tiers(Document& document, const Telling& telling) {
  const VideoPlan& plan = telling.plan;
  Table table{telling.words(say::kTiers),
              header(telling, {say::kVideo, say::kCost, say::kTierEffect, say::kTierBreakEven,
                               say::kTierPays, say::kChosen}),
              {false, true, true, true, true, true},
              {},
              plan.tracks.size()};
  for (std::size_t t = 0; t < plan.tiers.size(); ++t) {
    const advise::TierFigures& tier = plan.tiers[t];
    table.rows.push_back({{plan.request.tiers[t].name},
                          {telling.amount(plan.request.tiers[t].cost)},
                          {text::format_percent(tier.effect, true)},
                          figure(tier.break_even, Style::kLarge, telling.language),
                          {count(tier.pays_for)},
                          {count(tier.videos)}});
  }
  document.blocks.push_back(std::move(table));
}

void add_schedule(Document& document, const Telling& telling) {
  const VideoPlan& plan = telling.plan;
  const std::size_t shown = std::min(kVideosShown, plan.schedule.size());
  Table table;
  table.caption =
      shown < plan.schedule.size()
          ? telling.words(say::kScheduleFirst, {count(shown), count(plan.schedule.size())})
          : telling.words(say::kSchedule);
  table.header =
      header(telling, {say::kPlanTrack, say::kPlanArtist, say::kMonth, say::kVideo,
                       say::kPredictedStreams, say::kExtraStreams, say::kGain, say::kPaysBack});
  table.numbers = {false, false, true, false, true, true, true, true};
  for (std::size_t i = 0; i < shown; ++i) {
    const PlannedTrack& track = plan.tracks[plan.schedule[i]];
    const advise::TrackForecast& forecast = track.forecast;
    const stats::Estimate streams{forecast.streams, forecast.low, forecast.high, 0};
    table.rows.push_back({{forecast.track},
                          {forecast.artist},
                          {std::to_string(track.month)},
                          {plan.request.tiers[track.tier].name},
                          {with_interval(streams, Style::kLarge, telling.language)},
                          figure(track.gain.extra_streams, Style::kLarge, telling.language),
                          {telling.amount(track.gain.gain)},
                          {chance_words(track.gain.payback)}});
  }
  document.blocks.push_back(std::move(table));
  document.blocks.push_back(Paragraph{telling.words(say::kScheduleNote)});
}

// The chosen by tier, before them the others, thinned to every `apart`-th.
std::vector<PointSeries> matrix_series(const Telling& telling, std::size_t apart) {
  std::vector<PointSeries> series = {{telling.words(say::kNotChosen), {}}};
  for (const advise::VideoTier& tier : telling.plan.request.tiers)
    series.push_back({tier.name, {}});
  std::size_t not_chosen = 0;
  for (const PlannedTrack& track : telling.plan.tracks) {
    const ChartPoint point{track.forecast.streams, track.return_on_cost};
    if (track.is_chosen()) {
      series[track.tier + 1].points.push_back(point);
    } else if (not_chosen++ % apart == 0) {
      series[0].points.push_back(point);
    }
  }
  std::erase_if(series, [](const PointSeries& each) { return each.points.empty(); });
  return series;
}

void add_matrix_picture(Document& document, const Telling& telling) {
  const VideoPlan& plan = telling.plan;
  const std::size_t others = plan.tracks.size() - plan.schedule.size();
  const std::size_t apart = (others + kBackdropPoints - 1) / kBackdropPoints;
  const std::string thinned =
      apart > 1 ? telling.words(say::kMatrixThinned, {count(apart)}) : std::string();
  std::string summary =
      telling.words(say::kMatrixSummary, {telling.large(plan.middle_streams), thinned});
  summary.erase(summary.find_last_not_of(' ') + 1);
  const std::string title = telling.words(say::kMatrix);
  FourFields fields{plan.middle_streams, 1, {}};
  fields.names = {telling.words(say::kFields[1]), telling.words(say::kFields[0]),
                  telling.words(say::kFields[3]), telling.words(say::kFields[2])};
  const auto name_streams = [&](double value) { return axis_words(value, telling.language); };
  const auto name_return = [](double value) { return fmt::format("{:g}", value); };
  document.blocks.push_back(Heading{3, title});
  document.blocks.push_back(Chart{
      scatter_chart({title, summary}, matrix_series(telling, std::max<std::size_t>(apart, 1)),
                    fields, {telling.words(say::kAxisStreams), telling.words(say::kAxisReturn)},
                    {name_streams, name_return}),
      summary});
}

void add_matrix(Document& document, const Telling& telling) {
  add_matrix_picture(document, telling);
  Table table{telling.words(say::kFieldsCaption),
              header(telling, {say::kField, say::kPlanTracks, say::kChosen, say::kFieldMeaning}),
              {false, true, true, false},
              {},
              telling.plan.tracks.size()};
  for (std::size_t f = 0; f < std::size(say::kFields); ++f) {
    std::size_t tracks = 0;
    std::size_t chosen = 0;
    for (const PlannedTrack& track : telling.plan.tracks) {
      if (static_cast<std::size_t>(track.field) != f) continue;
      ++tracks;
      chosen += track.is_chosen() ? 1 : 0;
    }
    table.rows.push_back({{telling.words(say::kFields[f])},
                          {count(tracks)},
                          {count(chosen)},
                          {telling.words(say::kFieldMeanings[f])}});
  }
  document.blocks.push_back(std::move(table));
}

void add_frontier(Document& document, const Telling& telling) {
  const std::vector<FrontierPoint>& frontier = telling.plan.frontier;
  const auto streams = [&](std::size_t point) {
    return telling.large(frontier[point].totals.extra_streams);
  };
  const std::string title = telling.words(say::kFrontier);
  const std::string summary =
      telling.words(say::kFrontierSummary,
                    {streams(kHalfBudget), streams(kWholeBudget), streams(frontier.size() - 1)});
  std::vector<ChartPoint> points;
  std::vector<std::string> lines;
  for (const FrontierPoint& point : frontier) {
    points.push_back({point.budget, point.totals.extra_streams});
    lines.push_back(telling.words(say::kFrontierLine, {telling.amount(point.budget),
                                                       telling.large(point.totals.extra_streams),
                                                       count(point.totals.videos)}));
  }
  const auto name = [&](double value) { return axis_words(value, telling.language); };
  const MarkedPlace marked{telling.plan.request.budget, telling.words(say::kYourBudget)};
  std::string budget = telling.words(say::kBudget);
  if (!telling.currency.empty()) budget += " (" + telling.currency + ")";
  document.blocks.push_back(Heading{3, title});
  document.blocks.push_back(
      Chart{line_chart({title, summary}, points, marked, {budget, telling.words(say::kAxisExtra)},
                       {name, name}),
            summary, std::move(lines)});
}

Bullets rule_verdicts(const Telling& telling) {
  const VideoPlan& plan = telling.plan;
  Bullets bullets;
  if (plan.top_fifth) {
    const TopFifthRule& rule = *plan.top_fifth;
    const std::string gain = telling.amount(rule.within.gain);
    const std::string plan_gain = telling.amount(plan.totals.gain);
    bullets.items.push_back(
        rule.exceeds_budget
            ? telling.words(say::kTopFifthExceeds,
                            {telling.amount(rule.as_said.spend),
                             text::format_decimal(rule.as_said.spend / plan.request.budget, 1),
                             gain, plan_gain})
            : telling.words(say::kTopFifthFits, {gain, plan_gain}));
  }
  const std::string kept = text::format_percent(plan.budget_cut.streams_kept);
  if (plan.budget_cut.holds) {
    bullets.items.push_back(telling.words(say::kCutHolds, {kept}));
  } else if (!std::isnan(plan.budget_cut.streams_kept)) {
    const double lost = plan.totals.gain - plan.budget_cut.totals.gain;
    bullets.items.push_back(telling.words(say::kCutFails, {kept, telling.amount(lost)}));
  }
  return bullets;
}

void add_rules(Document& document, const Telling& telling) {
  const VideoPlan& plan = telling.plan;
  Table table{telling.words(say::kRulesCompared),
              header(telling,
                     {say::kRuleColumn, say::kVideos, say::kSpend, say::kExtraStreams, say::kGain}),
              {false, true, true, true, true},
              {}};
  const auto add = [&](std::string name, const PlanTotals& totals) {
    table.rows.push_back({{std::move(name)},
                          {count(totals.videos)},
                          {telling.amount(totals.spend)},
                          figure(totals.extra_streams, Style::kLarge, telling.language),
                          {telling.amount(totals.gain)}});
  };
  add(telling.words(say::kThePlan), plan.totals);
  if (plan.top_fifth) {
    add(telling.words(say::kTopFifthAll, {plan.request.tiers[plan.top_fifth->full_tier].name,
                                          plan.request.tiers[plan.top_fifth->lyric_tier].name}),
        plan.top_fifth->as_said);
    add(telling.words(say::kTopFifthWithin), plan.top_fifth->within);
  }
  add(telling.words(say::kCutPlan), plan.budget_cut.totals);
  document.blocks.push_back(Heading{3, telling.words(say::kRulesOfThumb)});
  document.blocks.push_back(std::move(table));
  if (Bullets bullets = rule_verdicts(telling); !bullets.items.empty()) {
    document.blocks.push_back(std::move(bullets));
  }
}

}  // namespace

std::string no_video_words(const VideoPlan& plan, Language language) {
  if (plan.tracks.empty()) {
    return fill(say::kNoTracks, language, {count(plan.with_video), count(plan.without_forecast)});
  }
  const auto paying = std::ranges::count_if(
      plan.tracks, [](const PlannedTrack& track) { return track.gain.gain > 0; });
  if (paying > 0) {
    return fill(say::kNoneAffordable, language, {count(static_cast<std::size_t>(paying))});
  }
  return fill(say::kNonePays, language, {text::format_percent(best_return(plan))});
}

void add_video_plan(Document& document, const VideoPlan& plan, std::string_view currency,
                    Language language) {
  const Telling telling{plan, std::string(currency), language};
  add_lead(document, telling);
  if (plan.tracks.empty()) return;
  add_tiers(document, telling);
  if (!plan.schedule.empty()) add_schedule(document, telling);
  add_matrix(document, telling);
  if (!plan.schedule.empty()) add_frontier(document, telling);
  add_rules(document, telling);
}

}  // namespace crossfade::report
