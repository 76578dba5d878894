#include "report/plan_face.h"

#include <algorithm>
#include <span>

#include "advise/playlist_files.h"
#include "advise/release_files.h"
#include "report/figure.h"
#include "report/findings_messages.h"
#include "report/json_parts.h"
#include "report/messages.h"
#include "report/plan_messages.h"
#include "report/platform_split_face.h"
#include "report/playlists_face.h"
#include "report/release_plan_face.h"
#include "report/signing_face.h"
#include "report/video_effect_face.h"
#include "report/video_plan_face.h"
#include "text/number_format.h"

namespace crossfade::report {
namespace {

using advise::ActionPlan;
using table::Json;
using text::Language;

constexpr std::size_t kRulesShown = 8;

std::string count(std::size_t value) { return text::format_count(static_cast<double>(value)); }

void add_missing(Document& document, const ActionPlan& plan, Language language) {
  if (plan.missing.empty()) return;
  document.blocks.push_back(Paragraph{std::string(say::kPlanMissing.in(language)), Tone::kAlarm});
  Bullets bullets;
  for (const text::Sentence& sentence : plan.missing)
    bullets.items.push_back(sentence.in(language));
  document.blocks.push_back(std::move(bullets));
}

// The checklist of what to look for in a demo: only what held on artists it was not found on.
void add_checklist(Document& document, const ActionPlan& plan, Language language) {
  document.blocks.push_back(Heading{3, std::string(say::kChecklist.in(language))});
  if (plan.checklist.empty()) {
    document.blocks.push_back(Paragraph{std::string(say::kNoChecklist.in(language))});
    return;
  }
  const std::size_t shown = std::min(plan.checklist.size(), kRulesShown);
  document.blocks.push_back(
      Paragraph{fill(say::kChecklistLead, language, {count(shown), count(plan.checklist.size())})});
  Bullets bullets;
  for (const insight::AudioRule& rule : std::span(plan.checklist).first(shown)) {
    bullets.items.push_back(fill(
        say::kChecklistLine, language,
        {insight::rule_words(rule).in(language), with_interval(rule.lift, Style::kLift, language),
         std::string(say::kRuleOutcomes[static_cast<std::size_t>(rule.outcome)].in(language))}));
  }
  document.blocks.push_back(std::move(bullets));
}

std::string videos_line(const advise::VideoPlan& plan, const std::string& currency,
                        Language language) {
  if (plan.totals.videos == 0) {
    return fill(say::kTextNoVideo, language, {no_video_words(plan, language)});
  }
  const std::string shortfall = text::format_decimal(plan.gap * 100, 3);
  const std::string proof = shortfall == "0.000"
                                ? std::string(say::kTextBest.in(language))
                                : fill(say::kTextNearBest, language, {shortfall + " %"});
  return fill(
      say::kTextVideos, language,
      {count(plan.totals.videos), text::format_count(plan.totals.spend),
       text::format_count(plan.request.budget), currency,
       with_interval(plan.extra_streams, Style::kLarge, language),
       with_interval(plan.value, Style::kLarge, language), chance_words(plan.payback), proof});
}

std::string signing_line(const advise::SigningTable& table, Language language) {
  const auto rule =
      std::ranges::find(table.lines, advise::ThresholdSource::kRule, &advise::SigningLine::source);
  const std::size_t passed = rule == table.lines.end() ? 0 : rule->passed;
  return fill(say::kTextSigning, language,
              {count(passed), count(table.rows),
               figure(table.request.threshold, Style::kShort, language).text,
               figure(table.most_probable, Style::kShort, language).text,
               with_interval(table.base_rate, Style::kShare, language)});
}

std::string releases_line(const advise::ReleasePlan& plan, Language language) {
  return fill(say::kTextReleases, language,
              {count(plan.releases.size()), base::to_string(plan.releases.front().date),
               base::to_string(plan.releases.back().date), count(plan.events.size())});
}

void add_sections(Document& document, const ActionPlan& plan, Language language) {
  std::string lead;
  if (plan.start.known()) lead += fill(say::kPlanFrom, language, {base::to_string(plan.start)});
  if (!plan.currency.empty()) lead += fill(say::kPlanAmounts, language, {plan.currency});
  document.blocks.push_back(Paragraph{lead + std::string(say::kPlanLead.in(language))});
  add_missing(document, plan, language);
  if (plan.videos) add_video_plan(document, *plan.videos, plan.currency, language);
  if (plan.promotion) add_platform_split(document, *plan.promotion, plan.currency, language);
  if (plan.signing) {
    add_signing(document, *plan.signing, plan.currency, language);
    add_checklist(document, plan, language);
  }
  if (plan.releases) add_release_plan(document, *plan.releases, language);
  if (plan.playlists) add_playlists(document, *plan.playlists, language);
}

// What is missing and what each section comes to, a line each.
std::vector<std::string> plan_lines(const ActionPlan& plan, Language language) {
  std::vector<std::string> lines;
  for (const text::Sentence& sentence : plan.missing) lines.push_back(sentence.in(language));
  if (plan.videos) lines.push_back(videos_line(*plan.videos, plan.currency, language));
  if (plan.promotion) {
    std::string line = platform_split_sentence(*plan.promotion, plan.currency).in(language);
    for (const text::Sentence& reason : plan.promotion->reasons) line += " " + reason.in(language);
    lines.push_back(std::move(line));
  }
  if (plan.signing) lines.push_back(signing_line(*plan.signing, language));
  if (plan.releases) lines.push_back(releases_line(*plan.releases, language));
  if (plan.playlists) {
    lines.push_back(fill(say::kTextPlaylists, language,
                         {count(plan.playlists->lists.size()), count(plan.playlists->recordings)}));
  }
  return lines;
}

}  // namespace

void add_plan(Document& document, const Report& report, Language language) {
  document.blocks.push_back(Heading{2, std::string(say::kPlan.in(language))});
  document.blocks.push_back(Bullets{plan_lines(*report.plan, language)});
  document.blocks.push_back(Paragraph{std::string(say::kPlanElsewhere.in(language))});
}

Document compose_plan(const Report& report, Language language) {
  Document document;
  document.title = say::kPlanTitle.in(language);
  add_sections(document, *report.plan, language);
  add_origin(document, report, language);
  complete_captions(document, report, language);
  return document;
}

std::string plan_text(const Report& report, Language language) {
  std::string text;
  for (const std::string& line : plan_lines(*report.plan, language)) text += line + "\n";
  return text;
}

Json json_plan(const ActionPlan& plan) {
  Json checklist = Json::array();
  for (const insight::AudioRule& rule : plan.checklist)
    checklist.push(json_texts(insight::rule_words(rule)));
  const auto or_null = [](const auto& part, const auto& json) {
    return part ? json(*part) : Json();
  };
  return Json::object()
      .set("currency", plan.currency.empty() ? Json() : Json(plan.currency))
      .set("start", plan.start.known() ? Json(base::to_string(plan.start)) : Json())
      .set("missing", json_texts(plan.missing))
      .set("videos", plan.videos ? json_video_plan(*plan.videos, plan.currency) : Json())
      .set("promotion",
           plan.promotion ? json_platform_split(*plan.promotion, plan.currency) : Json())
      .set("signing", plan.signing ? json_signing(*plan.signing, plan.currency) : Json())
      .set("checklist", std::move(checklist))
      .set("releases", or_null(plan.releases, json_release_plan))
      .set("playlists", or_null(plan.playlists, json_playlists));
}

std::string to_plan_json(const Report& report) {
  return Json::object()
             .set("schema_version", 1)
             .set("provenance", json_provenance(report))
             .set("plan", json_plan(*report.plan))
             .dump() +
         "\n";
}

std::vector<base::FolderFile> plan_files(const Report& report, Language language) {
  const ActionPlan& plan = *report.plan;
  const Document page = compose_plan(report, language);
  std::vector<base::FolderFile> files = {{"plan.html", to_html(page, language)},
                                         {"plan.md", to_markdown(page)},
                                         {"plan.json", to_plan_json(report)}};
  if (plan.videos) files.push_back({"videos.csv", video_plan_csv(*plan.videos)});
  if (plan.signing) files.push_back({"signing.csv", signing_csv(*plan.signing)});
  if (plan.promotion) files.push_back({"promotion.csv", platform_split_csv(*plan.promotion)});
  if (plan.releases) {
    files.push_back({"releases.ics", advise::release_calendar(*plan.releases, language)});
    files.push_back({"releases.csv", advise::release_plan_csv(*plan.releases)});
  }
  if (plan.playlists) {
    files.push_back({"playlists.csv", advise::playlists_csv(*plan.playlists)});
    for (const advise::Playlist& list : plan.playlists->lists) {
      files.push_back({list.id + ".m3u8", advise::playlist_m3u(list, language)});
    }
  }
  return files;
}

}  // namespace crossfade::report
