#include "report/video_effect_face.h"

#include <algorithm>
#include <cmath>

#include "report/figure.h"
#include "report/json_parts.h"
#include "report/messages.h"
#include "report/model_messages.h"
#include "report/svg_chart.h"
#include "report/video_effect_messages.h"
#include "text/number_format.h"

namespace crossfade::report {
namespace {

using insight::EffectMethod;
using insight::VideoEffectStudy;
using table::Json;
using text::Language;

constexpr std::size_t kBalanceShown = 12;
constexpr double kUnbalanced = 0.1;

std::string count(std::size_t value) { return text::format_count(static_cast<double>(value)); }

double share(std::size_t part, std::size_t whole) {
  return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : std::nan("");
}

Table make_table(text::Bilingual caption, std::initializer_list<text::Bilingual> header,
                 std::vector<bool> numbers, Language language) {
  Table table{std::string(caption.in(language)), {}, std::move(numbers), {}};
  for (const text::Bilingual& name : header) table.header.emplace_back(name.in(language));
  return table;
}

void add_words(Document& document, std::string words, Tone tone = Tone::kPlain) {
  document.blocks.push_back(Paragraph{std::move(words), tone});
}

std::string warning_words(const EffectMethod& method, Language language) {
  std::string words;
  for (const insight::EffectWarning warning : method.warnings) {
    if (!words.empty()) words += " · ";
    words += say::kWarningWords[static_cast<std::size_t>(warning)].in(language);
  }
  return words.empty() ? "–" : words;
}

std::string lift_words(const VideoEffectStudy& study, std::string_view id, Language language) {
  const EffectMethod* method = study.method(id);
  return figure(method == nullptr ? std::nan("") : method->estimate.value, Style::kLift, language)
      .text;
}

void add_methods(Document& document, const VideoEffectStudy& study, Language language) {
  if (study.methods.empty()) return;
  Table table = make_table(say::kMethodsCaption,
                           {say::kMethod,
                            say::kReading,
                            say::kMoreStreams,
                            say::kInterval,
                            {"n", "n"},
                            say::kWarnings,
                            say::kHow},
                           {false, false, true, true, true, false, false}, language);
  std::vector<Bar> bars;
  for (const EffectMethod& method : study.methods) {
    const stats::Estimate& estimate = method.estimate;
    const Cell lift = figure(estimate.value, Style::kLift, language);
    table.rows.push_back(
        {{std::string(method.name.in(language))},
         {std::string(say::kReadings[static_cast<std::size_t>(method.reading)].in(language))},
         lift,
         {interval(estimate, Style::kLift, language)},
         {count(estimate.n)},
         {warning_words(method, language)},
         {std::string(method.how.in(language))}});
    // As a multiple: a chart of bars has no place left of zero.
    bars.push_back({std::string(method.name.in(language)), 1 + estimate.value, 1 + estimate.low,
                    1 + estimate.high, lift.text});
  }
  document.blocks.push_back(std::move(table));
  const std::string title(say::kMethodsChart.in(language));
  const std::string summary = fill(say::kMethodsSummary, language,
                                   {lift_words(study, insight::kRatioOfMeans, language),
                                    lift_words(study, insight::kArtistEffects, language)});
  document.blocks.push_back(
      Chart{bar_chart({title, summary}, bars, {.points = true}), title + ". " + summary});
}

void add_kinds(Document& document, const VideoEffectStudy& study, Language language) {
  Table table = make_table(say::kKindsCaption, {say::kVideoKind, say::kTracks, say::kFlagged},
                           {false, true, true}, language);
  std::size_t flagged = 0;
  std::size_t music_videos = 0;
  for (const insight::VideoKindLine& line : study.kinds) {
    flagged += line.flagged;
    if (line.kind == features::VideoKind::kMusicVideo) music_videos = line.flagged;
    table.n += line.rows;
    table.rows.push_back({{std::string(insight::video_kind_label(line.kind).in(language))},
                          {count(line.rows)},
                          figure(share(line.flagged, line.known), Style::kShare, language)});
  }
  if (table.rows.empty()) return;
  document.blocks.push_back(std::move(table));
  if (flagged == 0) return;
  add_words(document, fill(say::kKindsNote, language,
                           {text::format_percent(share(flagged - music_videos, flagged))}));
}

void add_overlap(Document& document, const VideoEffectStudy& study, Language language) {
  const insight::Overlap& overlap = study.overlap;
  Table table =
      make_table(say::kOverlapCaption, {say::kPropensity, say::kWithFlag, say::kWithoutFlag},
                 {false, true, true}, language);
  table.n = study.compared_rows;
  for (std::size_t bin = 0; bin < insight::Overlap::kBins; ++bin) {
    table.rows.push_back({{std::to_string(10 * bin) + " – " + std::to_string(10 * bin + 10) + " %"},
                          {count(overlap.flagged[bin])},
                          {count(overlap.plain[bin])}});
  }
  document.blocks.push_back(std::move(table));
  add_words(document, fill(say::kOverlapNote, language,
                           {text::format_percent(overlap.one_sided_rows),
                            text::format_percent(overlap.outside)}));
}

void add_balance(Document& document, const VideoEffectStudy& study, Language language) {
  Table table = make_table(say::kBalanceCaption, {say::kKnownBefore, say::kBefore, say::kAfter},
                           {false, true, true}, language);
  table.n = study.rows;
  std::size_t before = 0;
  std::size_t after = 0;
  for (const insight::CovariateBalance& each : study.balance) {
    if (std::abs(each.before) > kUnbalanced) ++before;
    if (std::abs(each.after) > kUnbalanced) ++after;
    if (table.rows.size() == kBalanceShown) continue;
    table.rows.push_back({{std::string(each.label.in(language))},
                          figure(each.before, Style::kShort, language),
                          figure(each.after, Style::kShort, language)});
  }
  document.blocks.push_back(std::move(table));
  add_words(document, fill(say::kBalanceNote, language,
                           {count(before), count(study.balance.size()), count(after)}));
}

void add_groups(Document& document, const VideoEffectStudy& study, Language language) {
  if (study.groups.empty()) return;
  Table table = make_table(
      say::kGroupsCaption,
      {say::kGrouping, say::kGroup, say::kEffect, {"n", "n"}, say::kEffectArtists, say::kOtherP},
      {false, false, true, true, true, true}, language);
  for (const insight::GroupEffect& group : study.groups) {
    table.rows.push_back({{std::string(group.grouping.in(language))},
                          {std::string(group.group.in(language))},
                          {with_interval(group.estimate, Style::kLift, language)},
                          {count(group.estimate.n)},
                          {count(group.artists)},
                          figure(group.p_other, Style::kDecimal, language)});
  }
  document.blocks.push_back(std::move(table));
  std::string words = fill(say::kGroupsNote, language, {count(study.groups.size())});
  const bool alike = std::ranges::none_of(
      study.groups, [](const insight::GroupEffect& group) { return group.p_other < 0.05; });
  if (alike) words += " " + std::string(say::kGroupsAlike.in(language));
  add_words(document, std::move(words));
}

Json json_kinds(const VideoEffectStudy& study) {
  Json kinds = Json::array();
  for (const insight::VideoKindLine& line : study.kinds) {
    kinds.push(Json::object()
                   .set("kind", insight::video_kind_name(line.kind))
                   .set("rows", line.rows)
                   .set("flag_known", line.known)
                   .set("flagged", line.flagged));
  }
  return kinds;
}

Json json_methods(const VideoEffectStudy& study) {
  Json methods = Json::array();
  for (const EffectMethod& method : study.methods) {
    Json warnings = Json::array();
    for (const insight::EffectWarning warning : method.warnings) {
      warnings.push(insight::warning_name(warning));
    }
    methods.push(Json::object()
                     .set("id", method.id)
                     .set("name", json_texts(method.name))
                     .set("how", json_texts(method.how))
                     .set("reading", insight::reading_name(method.reading))
                     .set("estimate", json_of(method.estimate))
                     .set("artist_imbalance", method.artist_imbalance)
                     .set("warnings", std::move(warnings)));
  }
  return methods;
}

Json json_overlap(const insight::Overlap& overlap) {
  Json flagged = Json::array();
  Json plain = Json::array();
  for (const std::size_t rows : overlap.flagged) flagged.push(rows);
  for (const std::size_t rows : overlap.plain) plain.push(rows);
  Json json = Json::object();
  json.set("one_sided_rows", overlap.one_sided_rows).set("outside", overlap.outside);
  json.set("flagged", std::move(flagged)).set("plain", std::move(plain));
  return json;
}

Json json_balance(const VideoEffectStudy& study) {
  Json balance = Json::array();
  for (const insight::CovariateBalance& each : study.balance) {
    balance.push(Json::object()
                     .set("label", json_texts(each.label))
                     .set("before", each.before)
                     .set("after", each.after));
  }
  return balance;
}

Json json_groups(const VideoEffectStudy& study) {
  Json groups = Json::array();
  for (const insight::GroupEffect& group : study.groups) {
    groups.push(Json::object()
                    .set("grouping", json_texts(group.grouping))
                    .set("group", json_texts(group.group))
                    .set("estimate", json_of(group.estimate))
                    .set("artists", group.artists)
                    .set("p_other", group.p_other));
  }
  return groups;
}

}  // namespace

void add_video_effect(Document& document, const VideoEffectStudy& study, Language language) {
  document.blocks.push_back(Heading{2, std::string(say::kVideoEffect.in(language))});
  add_methods(document, study, language);
  add_kinds(document, study, language);
  if (study.compared_rows == 0) return;
  add_words(document, fill(say::kSensitivityNote, language,
                           {text::format_percent(study.sensitivity.robustness_value),
                            text::format_decimal(study.sensitivity.e_value, 2),
                            text::format_decimal(study.sensitivity.e_value_of_limit, 2)}));
  add_groups(document, study, language);
  add_balance(document, study, language);
  add_overlap(document, study, language);
}

Json json_video_effect(const VideoEffectStudy& study) {
  const insight::Sensitivity& sensitivity = study.sensitivity;
  Json hidden = Json::object();
  hidden.set("robustness_value", sensitivity.robustness_value);
  hidden.set("robustness_of_claim", sensitivity.robustness_of_claim);
  hidden.set("e_value", sensitivity.e_value);
  hidden.set("e_value_of_limit", sensitivity.e_value_of_limit);
  const bool compares = study.compared_rows > 0;
  Json json = Json::object();
  json.set("rows", study.rows).set("artists", study.artists);
  json.set("compared_rows", study.compared_rows).set("compared_artists", study.compared_artists);
  json.set("kinds", json_kinds(study)).set("methods", json_methods(study));
  json.set("overlap", compares ? json_overlap(study.overlap) : Json());
  json.set("balance", json_balance(study)).set("sensitivity", std::move(hidden));
  return std::move(json.set("groups", json_groups(study)));
}

}  // namespace crossfade::report
