#include "report/findings_face.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "report/figure.h"
#include "report/findings_messages.h"
#include "text/number_format.h"

namespace crossfade::report {
namespace {

using insight::Finding;
using text::Bilingual;
using text::Language;

Style style_of(insight::Unit unit) {
  switch (unit) {
    case insight::Unit::kLift:
      return Style::kLift;
    case insight::Unit::kShare:
      return Style::kShare;
    case insight::Unit::kDecimal:
      return Style::kDecimal;
  }
  return Style::kDecimal;
}

std::string verdict_words(insight::Verdict verdict, Language language) {
  return std::string(say::kVerdicts[static_cast<std::size_t>(verdict)].in(language));
}

std::string count(std::size_t value) {
  return value > 0 ? text::format_count(static_cast<double>(value)) : "–";
}

Table make_table(std::string caption, std::initializer_list<Bilingual> header,
                 std::vector<bool> numbers, Language language) {
  Table table{std::move(caption), {}, std::move(numbers), {}};
  for (const Bilingual& name : header) table.header.emplace_back(name.in(language));
  return table;
}

constexpr Bilingual kN{"n", "n"};
constexpr std::size_t kMostInLine = 4;

Table overview(std::span<const Finding> findings, Language language) {
  Table table = make_table(std::string(say::kFindingsCaption.in(language)),
                           {say::kQuestion, say::kEstimate, say::kThreshold, kN, say::kVerdict},
                           {false, true, true, true, false}, language);
  for (const Finding& finding : findings) {
    const Style style = style_of(finding.unit);
    table.rows.push_back({{finding.question.in(language)},
                          {with_interval(finding.estimate, style, language)},
                          figure(finding.threshold, style, language),
                          {count(finding.estimate.n)},
                          {verdict_words(finding.verdict, language)}});
  }
  return table;
}

Table variations(const Finding& finding, Language language) {
  Table table = make_table(std::string(say::kUnderCaption.in(language)),
                           {say::kChoice, say::kEstimate, kN}, {false, true, true}, language);
  for (const insight::Variation& variation : finding.under) {
    table.rows.push_back({{variation.choice.in(language)},
                          {with_interval(variation.estimate, style_of(finding.unit), language)},
                          {count(variation.estimate.n)}});
  }
  return table;
}

// A few go into a line, as three findings would fill a sheet of paper with their tables.
void add_variations(Document& document, const Finding& finding, Language language) {
  if (finding.under.size() > kMostInLine) {
    document.blocks.push_back(variations(finding, language));
    return;
  }
  std::string words;
  for (const insight::Variation& variation : finding.under) {
    words += words.empty() ? "" : "; ";
    words += fill(say::kVariation, language,
                  {variation.choice.in(language),
                   with_interval(variation.estimate, style_of(finding.unit), language),
                   count(variation.estimate.n)});
  }
  if (words.empty()) return;
  document.blocks.push_back(Paragraph{fill(say::kUnderOthers, language, {words})});
}

void add_finding(Document& document, const Finding& finding, Language language) {
  document.blocks.push_back(Heading{3, finding.question.in(language)});
  document.blocks.push_back(
      Paragraph{fill(say::kAnswer, language,
                     {verdict_words(finding.verdict, language), finding.sentence.in(language)})});
  add_variations(document, finding, language);
  document.blocks.push_back(Paragraph{fill(
      say::kMeasured, language, {finding.statistic.in(language), finding.method.in(language)})});
}

// From the smallest to the largest figure under other choices.
std::string range_under(const std::vector<insight::Variation>& under, Language language) {
  std::vector<double> values;
  for (const insight::Variation& each : under) {
    if (!std::isnan(each.estimate.value)) values.push_back(each.estimate.value);
  }
  if (values.empty()) return "–";
  const auto [low, high] = std::ranges::minmax(values);
  return fill(
      say::kFromTo, language,
      {figure(low, Style::kLift, language).text, figure(high, Style::kLift, language).text});
}

std::string p_words(double p) { return p < 0.001 ? "< 0.001" : text::format_decimal(p, 3); }

// "9.4 [2.1 – 29]": a factor's decimals say nothing where it is large.
std::string factor_words(const stats::Estimate& ratio) {
  const auto words = [](double factor) {
    return text::format_decimal(factor, factor < 10 ? 1 : 0);
  };
  return words(ratio.value) + " [" + words(ratio.low) + " – " + words(ratio.high) + "]";
}

// "12.3 million [4.5 million – 30.1 million]"
std::string expected_words(const insight::PlatformGap& gap, Language language) {
  return with_interval({.value = gap.expected, .low = gap.low, .high = gap.high}, Style::kLarge,
                       language);
}

void add_gaps(Document& document, const insight::PlatformGaps& gaps, Language language) {
  if (gaps.tracks.empty()) return;
  const auto platform = static_cast<std::size_t>(gaps.platform);
  document.blocks.push_back(Heading{3, std::string(say::kGaps[platform].in(language))});
  Table table =
      make_table(fill(say::kGapCaption, language,
                      {count(gaps.tracks_above), text::format_count(gaps.expected_by_chance)}),
                 {say::kGapArtist, say::kGapTrack, say::kGapCounts[platform], say::kGapExpected,
                  say::kGapFactor, say::kGapBeyond},
                 {false, false, true, true, true, true}, language);
  table.n = gaps.above.n;
  for (const insight::PlatformGap& gap : gaps.tracks) {
    table.rows.push_back({{gap.artist},
                          {gap.track},
                          figure(gap.count, Style::kLarge, language),
                          {expected_words(gap, language)},
                          {factor_words(gap.ratio)},
                          figure(gap.beyond, Style::kShort, language)});
  }
  document.blocks.push_back(std::move(table));
}

}  // namespace

void add_findings(Document& document, std::span<const Finding> findings, Language language) {
  if (findings.empty()) return;
  document.blocks.push_back(Heading{2, std::string(say::kFindings.in(language))});
  document.blocks.push_back(Paragraph{std::string(say::kFindingsLead.in(language))});
  document.blocks.push_back(overview(findings, language));
  for (const Finding& finding : findings) add_finding(document, finding, language);
}

void add_rule_search(Document& document, const insight::RuleSearch& search, Language language) {
  if (search.survivors.empty()) return;
  document.blocks.push_back(Heading{3, std::string(say::kRules.in(language))});
  Table table = make_table(
      std::string(say::kSoundRulesCaption.in(language)),
      {say::kRuleOfSound, say::kRaises, say::kEstimate, say::kAcrossChoices, kN, say::kP},
      {false, false, true, true, true, true}, language);
  for (const insight::AudioRule& rule : search.survivors) {
    const Bilingual raises = say::kRuleOutcomes[static_cast<std::size_t>(rule.outcome)];
    table.rows.push_back({{insight::rule_words(rule).in(language)},
                          {std::string(raises.in(language))},
                          {with_interval(rule.lift, Style::kLift, language)},
                          {range_under(rule.under, language)},
                          {count(rule.lift.n)},
                          {p_words(rule.p)}});
  }
  document.blocks.push_back(std::move(table));
}

void add_platform_gaps(Document& document, std::span<const insight::PlatformGaps> gaps,
                       Language language) {
  for (const insight::PlatformGaps& each : gaps) add_gaps(document, each, language);
}

void add_old_claims(Document& document, std::span<const insight::OldClaim> claims,
                    Language language) {
  if (claims.empty()) return;
  document.blocks.push_back(Heading{2, std::string(say::kOldClaims.in(language))});
  Table table = make_table(std::string(say::kOldClaimsCaption.in(language)),
                           {say::kOldClaim, say::kOldClaimFound, say::kVerdict, say::kOldClaimSays},
                           {false, true, false, false}, language);
  for (const insight::OldClaim& claim : claims) {
    std::string says = claim.sentence.in(language);
    if (claim.from_plan) says += " " + claim.from_plan->in(language);
    table.rows.push_back({{std::string(claim.claim.in(language))},
                          {with_interval(claim.found, style_of(claim.unit), language)},
                          {verdict_words(claim.verdict, language)},
                          {std::move(says)}});
  }
  document.blocks.push_back(std::move(table));
}

}  // namespace crossfade::report
