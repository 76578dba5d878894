#include <algorithm>
#include <cmath>
#include <limits>

#include "report/document.h"
#include "report/feature_words.h"
#include "report/figure.h"
#include "report/leak_words.h"
#include "report/messages.h"
#include "report/model_messages.h"
#include "report/refusal_words.h"
#include "report/svg_chart.h"
#include "text/number_format.h"

namespace crossfade::report {
namespace {

using evaluate::Importance;
using evaluate::ModelCard;

constexpr std::size_t kFeaturesShown = 12;

std::string count(std::size_t value) { return text::format_count(static_cast<double>(value)); }

std::string target_words(const ModelCard& card, text::Language language) {
  if (card.target == "log_streams") return std::string(say::kTargetStreams.in(language));
  if (card.target == "hit") return std::string(say::kTargetHit.in(language));
  if (card.target == "log_views") return std::string(say::kTargetViews.in(language));
  return card.target;
}

std::string scenario_words(const ModelCard& card, text::Language language) {
  if (card.scenario == "a") return std::string(say::kScenarioDemo.in(language));
  if (card.scenario == "b") return std::string(say::kScenarioRosterDemo.in(language));
  if (card.scenario == "c") return std::string(say::kScenarioVideo.in(language));
  if (card.scenario == "d") return std::string(say::kScenarioRosterVideo.in(language));
  return card.scenario;
}

std::string model_name(const ModelCard& card, text::Language language) {
  return target_words(card, language) + " · " + card.scenario + " (" +
         scenario_words(card, language) + ")";
}

Table score_table(const ModelCard& card, text::Language language) {
  Table table{std::string(say::kScoreCaption.in(language)),
              {std::string(say::kScore.in(language))},
              {false, true},
              {}};
  table.header.emplace_back(say::kValue.in(language));
  table.n = card.rows;
  const auto add = [&](text::Bilingual name, const stats::Estimate& estimate, Style style) {
    table.rows.push_back(
        {{std::string(name.in(language))}, {with_interval(estimate, style, language)}});
  };
  if (card.regression) {
    add(say::kR2, card.regression->r2, Style::kDecimal);
    add(say::kMae, card.regression->mae, Style::kDecimal);
    add(say::kRank, card.regression->rank_correlation, Style::kDecimal);
  }
  if (card.classification) {
    const evaluate::ClassificationFigures& figures = *card.classification;
    add(say::kAuc, figures.auc, Style::kDecimal);
    add(say::kAveragePrecision, figures.average_precision, Style::kDecimal);
    add(say::kPrecision, figures.precision_at_10, Style::kShare);
    add(say::kAccuracy, figures.accuracy, Style::kShare);
    add(say::kBaseAccuracy, figures.base_accuracy, Style::kShare);
    add(say::kBrier, figures.brier, Style::kDecimal);
    add(say::kEce, figures.ece, Style::kDecimal);
  }
  return table;
}

void add_importances(Document& document, const ModelCard& card,
                     const std::vector<Importance>& importances, text::Bilingual heading,
                     text::Language language) {
  if (importances.empty()) return;
  const std::string score(card.regression ? "R²" : "AUC");
  std::vector<Bar> bars;
  std::vector<std::string> figures;
  for (const Importance& importance : importances) {
    if (bars.size() == kFeaturesShown) break;
    const stats::Estimate& loss = importance.loss;
    bars.push_back({feature_words(importance.name, language), loss.value, loss.low, loss.high,
                    text::format_decimal(loss.value, 3)});
    figures.push_back(bars.back().label + ": " + with_interval(loss, Style::kDecimal, language));
  }
  const std::string title = fill(heading, language, {model_name(card, language)});
  const std::string summary =
      fill(say::kImportanceSummary, language, {score, bars.front().label, bars.front().figure});
  document.blocks.push_back(Heading{3, title});
  document.blocks.push_back(Chart{bar_chart({title, summary}, bars), summary, figures});
}

std::string whole_percent(double share) { return text::format_decimal(100 * share, 0) + " %"; }

// The folds' scores with their rows.
std::string fold_words(const ModelCard& card) {
  std::string all;
  for (const evaluate::FoldFigure& fold : card.fold_figures) {
    if (!all.empty()) all += ", ";
    all += text::format_decimal(fold.score, 3) + " (n = " + count(fold.rows) + ")";
  }
  return all;
}

std::string learner_words(const ModelCard& card, text::Language language) {
  std::string all;
  for (std::size_t i = 0; i < card.learners.size(); ++i) {
    const evaluate::LearnerCard& each = card.learners[i];
    if (!all.empty()) all += "; ";
    const std::string trees = std::to_string(each.trees);
    const std::string columns = whole_percent(each.column_share);
    if (each.kind == evaluate::LearnerCard::Kind::kBoosting) {
      all += fill(say::kBoosting, language,
                  {trees, std::to_string(each.leaves), text::format_decimal(each.rate, 3), columns,
                   whole_percent(each.row_share), text::format_decimal(each.l2, 0)});
    } else {
      all += fill(say::kExtraTrees, language, {trees, std::to_string(each.min_leaf_rows), columns});
    }
    if (i < card.stack_weights.size()) {
      all += fill(say::kLearnerAlone, language,
                  {text::format_decimal(card.learner_scores[i], 3),
                   text::format_decimal(card.stack_weights[i], 2)});
    }
  }
  return all;
}

void add_words(Document& document, const ModelCard& card, text::Language language) {
  const auto say_so = [&document](std::string words, Tone tone = Tone::kPlain) {
    document.blocks.push_back(Paragraph{std::move(words), tone});
  };
  for (const evaluate::LeakWarning& warning : card.leak_warnings) {
    say_so(leak_words(warning, card, language), is_alarm(warning) ? Tone::kAlarm : Tone::kNote);
  }
  if (card.classification) {
    say_so(fill(say::kBaseRate, language,
                {text::format_percent(card.classification->base_accuracy.value),
                 text::format_percent(card.classification->precision_at_10.value)}));
    say_so(fill(say::kHitStreams, language,
                {figure(card.hit_threshold, Style::kLarge, language).text}));
  }
  if (card.regression && card.band_width > 0) {
    say_so(fill(
        say::kBand, language,
        {text::format_percent(card.band_coverage.value), text::format_decimal(card.band_width, 2),
         text::format_count(std::pow(10.0, card.band_width))}));
  }
  say_so(fill(say::kModelSetting, language,
              {count(card.rows), count(card.artists), std::to_string(card.folds),
               count(card.features.size()), learner_words(card, language)}));
  say_so(fill(card.regression ? say::kFoldsR2 : say::kFoldsAuc, language,
              {fold_words(card), card.folds_digest}));
}

}  // namespace

void add_models(Document& document, const Report& report, text::Language language) {
  if (report.models.empty()) return;
  document.blocks.push_back(Heading{2, std::string(say::kModels.in(language))});
  document.blocks.push_back(Paragraph{std::string(say::kModelsLead.in(language))});
  for (const ModelCard& card : report.models) {
    document.blocks.push_back(Heading{3, model_name(card, language)});
    if (card.refused) {
      document.blocks.push_back(Paragraph{
          fill(say::kRefused, language, {refusal_words(*card.refused, language)}), Tone::kNote});
      continue;
    }
    document.blocks.push_back(score_table(card, language));
    add_words(document, card, language);
    add_importances(document, card, card.family_importance, say::kFamilies, language);
    // Single features only where most is known: a chart for each model would bury the figures.
    if (card.target == "log_streams" && card.scenario == "c") {
      add_importances(document, card, card.feature_importance, say::kFeatures, language);
    }
  }
  add_family_shares(document, report, language);
}

}  // namespace crossfade::report
