#include "report/platform_split_face.h"

#include <algorithm>
#include <cmath>

#include "report/figure.h"
#include "report/platform_split_messages.h"
#include "report/svg_curve_chart.h"
#include "text/number_format.h"

namespace crossfade::report {
namespace {

using advise::PlatformShare;
using advise::PlatformSplit;
using insight::Verdict;
using text::Language;

constexpr std::size_t kBlocksShown = 12;

std::string count(double value) { return text::format_count(value); }
std::string count(std::size_t value) { return count(static_cast<double>(value)); }

std::string signed_count(double value) {
  const std::string written = count(value);
  return value > 0 && written != "0" ? "+" + written : written;
}

// Two decimals while they say something.
std::string return_figure(double value) { return text::format_decimal(value, value < 100 ? 2 : 0); }

std::string return_range(const stats::Estimate& estimate) {
  return return_figure(estimate.low) + " – " + return_figure(estimate.high);
}

std::string return_words(const stats::Estimate& estimate) {
  return return_figure(estimate.value) + " [" + return_range(estimate) + "]";
}

std::string split_words(const PlatformSplit& split) {
  std::string words;
  for (const PlatformShare& platform : split.platforms) {
    words += (words.empty() ? "" : ", ") + platform.name + " " + count(platform.proposed);
  }
  return words;
}

std::string unit_words(std::string_view currency, Language language) {
  return std::string(currency.empty() ? say::kSplitMoney.in(language) : currency);
}

bool has_split(const PlatformSplit& split) { return !std::isnan(split.gain.value); }

void add_note(Document& document, std::string words) {
  document.blocks.push_back(Paragraph{std::move(words), Tone::kNote});
}

void add_verdict(Document& document, const PlatformSplit& split, std::string_view currency,
                 Language language) {
  const text::Sentence sentence = platform_split_sentence(split, currency);
  const Tone tone = split.verdict == Verdict::kSupported ? Tone::kPlain : Tone::kNote;
  document.blocks.push_back(Paragraph{sentence.in(language), tone});
  if (split.reasons.empty()) return;
  Bullets bullets;
  for (const text::Sentence& reason : split.reasons) bullets.items.push_back(reason.in(language));
  document.blocks.push_back(std::move(bullets));
}

void add_basis(Document& document, const PlatformSplit& split, Language language) {
  const std::string outcome = split.value_a_view > 0
                                  ? fill(say::kSplitStreamsAndViews, language,
                                         {text::format_decimal(split.value_a_view, 3)})
                                  : std::string(say::kSplitStreamsAlone.in(language));
  document.blocks.push_back(Paragraph{
      fill(say::kSplitCaveat, language, {count(split.weeks), count(split.weeks_now), outcome})});
  document.blocks.push_back(
      Paragraph{fill(say::kSplitPromoted, language,
                     {count(split.promoted_now.value), count(split.promoted_now.low),
                      count(split.promoted_now.high)})});
  document.blocks.push_back(Paragraph{fill(
      say::kSplitFit, language,
      {count(split.skill.n), text::format_percent(split.skill.value),
       text::format_percent(split.skill.low) + " – " + text::format_percent(split.skill.high),
       text::format_percent(split.spread), count(split.baseline_first), count(split.baseline_last),
       std::string(
           (split.seasonal ? say::kSplitWithSeason : say::kSplitWithoutSeason).in(language))})});
}

void add_split_table(Document& document, const PlatformSplit& split, std::string_view currency,
                     Language language) {
  Table table{fill(say::kSplitCaption, language, {unit_words(currency, language)}),
              {},
              {false, true, true, true, true, true},
              {},
              split.weeks};
  for (const auto& name :
       {say::kSplitPlatform, say::kSplitNow, say::kSplitProposed, say::kSplitShareRange,
        say::kSplitReturnNow, say::kSplitReturnProposed}) {
    table.header.emplace_back(name.in(language));
  }
  for (const PlatformShare& platform : split.platforms) {
    const bool proposed = !std::isnan(platform.proposed);
    const std::string range = text::format_percent(platform.share.value) + " [" +
                              text::format_percent(platform.share.low) + " – " +
                              text::format_percent(platform.share.high) + "]";
    table.rows.push_back({{platform.name},
                          {count(platform.now)},
                          {count(platform.proposed)},
                          {proposed ? range : "–"},
                          {return_words(platform.return_now)},
                          {proposed ? return_words(platform.return_proposed) : "–"}});
  }
  if (split.unspent > 0.005) {
    table.rows.push_back({{std::string(say::kSplitUnspent.in(language))},
                          {"–"},
                          {count(split.unspent)},
                          {"–"},
                          {"–"},
                          {"–"}});
  }
  document.blocks.push_back(std::move(table));
}

void add_limits(Document& document, const PlatformSplit& split, std::string_view currency,
                Language language) {
  if (split.unspent > 0.005) {
    add_note(document, fill(say::kSplitUnspentNote, language, {money(split.unspent, currency)}));
  }
  for (const PlatformShare& platform : split.platforms) {
    if (!(platform.proposed > platform.largest_spend)) continue;
    add_note(document, fill(say::kSplitBeyondHistory, language,
                            {platform.name, money(platform.proposed, currency),
                             money(platform.largest_spend, currency)}));
  }
}

void add_curve_table(Document& document, const PlatformSplit& split, Language language) {
  Table table{std::string(say::kSplitCurvesCaption.in(language)),
              {},
              {false, true, true, true, true},
              {},
              split.weeks};
  for (const auto& name : {say::kSplitPlatform, say::kSplitCeiling, say::kSplitHalfSpend,
                           say::kSplitCarryOver, say::kSplitLargestSpend}) {
    table.header.emplace_back(name.in(language));
  }
  for (const PlatformShare& platform : split.platforms) {
    const std::string half = count(platform.curve.half_spend);
    const bool any = platform.curve.ceiling > 0;
    const bool bends = platform.curve.half_spend <= platform.largest_spend;
    table.rows.push_back(
        {{platform.name},
         {count(platform.curve.ceiling)},
         {!any ? "–" : (bends ? half : fill(say::kSplitUnsaturated, language, {half}))},
         {any ? text::format_percent(platform.curve.carry_over) : "–"},
         {count(platform.largest_spend)}});
  }
  document.blocks.push_back(std::move(table));
}

void add_curves(Document& document, const PlatformSplit& split, std::string_view currency,
                Language language) {
  std::vector<CurvePanel> panels;
  for (const PlatformShare& platform : split.platforms) {
    const advise::CurvePoints& points = platform.points;
    CurvePanel panel{platform.name,
                     points.spend,
                     points.streams,
                     points.low,
                     points.high,
                     platform.largest_spend,
                     {}};
    const auto mark = [&](double spend, bool full) {
      panel.marks.push_back({spend, advise::expected_response(platform.curve, spend), full});
    };
    if (!std::isnan(platform.proposed)) mark(platform.proposed, true);
    mark(platform.now, false);
    panels.push_back(std::move(panel));
  }
  const std::string title(say::kSplitCurveChart.in(language));
  const std::string summary(say::kSplitCurveSummary.in(language));
  const AxisWords axes{fill(say::kSplitSpendAxis, language, {unit_words(currency, language)}),
                       std::string(say::kSplitStreamsAxis.in(language))};
  document.blocks.push_back(Heading{3, title});
  document.blocks.push_back(
      Chart{curve_chart({title, summary}, panels, axes, language), summary, {}});
}

void add_orders(Document& document, const PlatformSplit& split, Language language) {
  if (split.orders.empty()) return;
  Bullets bullets;
  for (const advise::ReturnOrder& order : split.orders) {
    const bool sure = order.verdict == Verdict::kSupported;
    bullets.items.push_back(
        fill(sure ? say::kSplitOrderSure : say::kSplitOrderOpen, language,
             {split.platforms[order.first].name, split.platforms[order.second].name,
              return_figure(order.difference.value), return_range(order.difference)}));
  }
  document.blocks.push_back(std::move(bullets));
}

std::string first_blocks(const advise::SpendExperiment& experiment, Language language) {
  const std::size_t shown = std::min(kBlocksShown, experiment.order.size());
  std::string words;
  for (std::size_t i = 0; i < shown; ++i) {
    words += (i == 0 ? "" : ", ") + experiment.platforms[experiment.order[i]];
  }
  return fill(say::kSplitFirstBlocks, language, {count(shown), words});
}

void add_what_would_tell(Document& document, const PlatformSplit& split, Language language) {
  if (split.collect.empty()) return;
  document.blocks.push_back(Heading{3, std::string(say::kSplitWhatWouldTell.in(language))});
  Bullets bullets;
  for (const text::Sentence& sentence : split.collect) {
    bullets.items.push_back(sentence.in(language));
  }
  document.blocks.push_back(std::move(bullets));
  if (!split.experiment) return;
  const advise::SpendExperiment& experiment = *split.experiment;
  document.blocks.push_back(
      Paragraph{experiment.sentence.in(language) + " " + first_blocks(experiment, language)});
  Table table{fill(say::kSplitSizesCaption, language, {count(experiment.washout_weeks + 1)}),
              {},
              {false, true, true, true},
              {}};
  for (const auto& name :
       {say::kSplitSpread, say::kSplitLeastEffect, say::kSplitBlocksAPlatform, say::kSplitWeeks}) {
    table.header.emplace_back(name.in(language));
  }
  for (const advise::ExperimentSize& size : split.sizes) {
    table.rows.push_back({{text::format_percent(size.spread)},
                          {text::format_percent(size.least_effect)},
                          {count(size.blocks_a_platform)},
                          {count(size.weeks)}});
  }
  document.blocks.push_back(std::move(table));
}

}  // namespace

text::Sentence platform_split_sentence(const PlatformSplit& split, std::string_view currency) {
  if (split.verdict == Verdict::kNotIdentifiable) return say::kSplitUnknown;
  text::Bilingual words = say::kSplitUndecided;
  if (split.gain.value <= 0) words = say::kSplitNoBetter;
  if (split.gain.low > 0) words = say::kSplitUnforetold;
  if (split.verdict == Verdict::kSupported) words = say::kSplitSupported;
  return text::fill(
      words, {money(split.budget, currency), split_words(split), signed_count(split.gain.value),
              signed_count(split.gain.low), signed_count(split.gain.high)});
}

void add_platform_split(Document& document, const PlatformSplit& split, std::string_view currency,
                        Language language) {
  document.blocks.push_back(Heading{2, std::string(say::kSplitHeading.in(language))});
  add_verdict(document, split, currency, language);
  if (!split.platforms.empty()) {
    if (has_split(split)) add_limits(document, split, currency, language);
    add_split_table(document, split, currency, language);
    add_curves(document, split, currency, language);
    add_curve_table(document, split, language);
    add_orders(document, split, language);
    add_basis(document, split, language);
  }
  add_what_would_tell(document, split, language);
}

}  // namespace crossfade::report
