#include "report/release_plan_face.h"

#include <algorithm>

#include "report/figure.h"
#include "report/json_parts.h"
#include "report/release_plan_messages.h"
#include "text/number_format.h"

namespace crossfade::report {
namespace {

using advise::PlannedRelease;
using advise::ReleasePlan;
using table::Json;
using text::Language;

constexpr std::size_t kRowsShown = 100;
constexpr std::size_t kTeasersNamed = 10;

std::string count(std::size_t value) { return text::format_count(static_cast<double>(value)); }

std::string day_words(base::Date date, Language language) {
  if (!date.known()) return "–";
  const auto weekday = static_cast<std::size_t>(base::weekday(date) - 1);
  return base::to_string(date) + " (" + std::string(say::kWeekdays[weekday].in(language)) + ")";
}

Json day_or_null(base::Date date) { return date.known() ? Json(base::to_string(date)) : Json(); }

void add_lead(Document& document, const ReleasePlan& plan, Language language) {
  const auto given =
      static_cast<std::size_t>(std::ranges::count_if(plan.releases, &PlannedRelease::is_given));
  document.blocks.push_back(
      Paragraph{fill(say::kReleasePlanLead, language,
                     {count(plan.releases.size()), base::to_string(plan.releases.front().date),
                      base::to_string(plan.releases.back().date), count(given),
                      count(plan.releases.size() - given)})});
  if (given < plan.releases.size()) {
    document.blocks.push_back(Paragraph{std::string(say::kDatesFound.in(language)), Tone::kNote});
  }
}

void add_cut_teasers(Document& document, const ReleasePlan& plan, Language language) {
  std::string names;
  std::size_t cut = 0;
  for (const PlannedRelease& release : plan.releases) {
    if (!release.is_teaser_cut || ++cut > kTeasersNamed) continue;
    names += (names.empty() ? "" : ", ") + release.track + " – " + release.artist;
  }
  if (cut == 0) return;
  if (cut > kTeasersNamed) names += ", +" + count(cut - kTeasersNamed);
  document.blocks.push_back(Paragraph{
      fill(say::kTeasersCut, language, {std::to_string(plan.teaser_days), names}), Tone::kAlarm});
}

std::vector<Cell> row_of(const PlannedRelease& release, Language language) {
  std::string checkpoints;
  for (const base::Date day : release.checkpoints) {
    checkpoints += (checkpoints.empty() ? "" : ", ") + base::to_string(day);
  }
  const text::Bilingual origin = release.is_given ? say::kDateGiven : say::kDateFound;
  return {{release.track},
          {release.artist},
          {day_words(release.date, language)},
          {std::string(origin.in(language))},
          {day_words(release.teaser, language)},
          {day_words(release.campaign_end, language)},
          {checkpoints.empty() ? "–" : checkpoints}};
}

Json json_of(const PlannedRelease& release) {
  Json checkpoints = Json::array();
  for (const base::Date day : release.checkpoints) checkpoints.push(base::to_string(day));
  Json json = Json::object();
  json.set("artist", release.artist).set("track", release.track);
  json.set("date", base::to_string(release.date)).set("date_given", release.is_given);
  json.set("line", std::uint64_t{release.line}).set("teaser", day_or_null(release.teaser));
  json.set("teaser_cut", release.is_teaser_cut);
  json.set("campaign_end", day_or_null(release.campaign_end));
  return std::move(json.set("checkpoints", std::move(checkpoints)));
}

}  // namespace

void add_release_plan(Document& document, const ReleasePlan& plan, Language language) {
  document.blocks.push_back(Heading{2, std::string(say::kReleasePlan.in(language))});
  if (plan.releases.empty()) return;
  add_lead(document, plan, language);
  add_cut_teasers(document, plan, language);
  Table table{std::string(say::kReleaseCaption.in(language)), {}, {}, {}};
  for (const text::Bilingual& column : say::kReleaseColumns) {
    table.header.emplace_back(column.in(language));
    table.numbers.push_back(false);
  }
  const std::size_t shown = std::min(plan.releases.size(), kRowsShown);
  for (std::size_t i = 0; i < shown; ++i) {
    table.rows.push_back(row_of(plan.releases[i], language));
  }
  document.blocks.push_back(std::move(table));
  if (shown < plan.releases.size()) {
    document.blocks.push_back(Paragraph{
        fill(say::kMoreReleases, language, {count(plan.releases.size() - shown)}), Tone::kNote});
  }
}

Json json_release_plan(const ReleasePlan& plan) {
  Json releases = Json::array();
  for (const PlannedRelease& release : plan.releases) releases.push(json_of(release));
  Json events = Json::array();
  for (const advise::ReleaseEvent& event : plan.events) {
    const PlannedRelease& release = plan.releases[event.release];
    Json json = Json::object();
    json.set("kind", advise::event_name(event.kind));
    json.set("first_day", base::to_string(event.first));
    json.set("last_day", base::to_string(event.last));
    json.set("artist", release.artist).set("track", release.track);
    json.set("title", json_texts(advise::event_title(plan, event)));
    events.push(std::move(json));
  }
  Json json = Json::object();
  json.set("start", day_or_null(plan.start)).set("releases", std::move(releases));
  return std::move(json.set("events", std::move(events)));
}

}  // namespace crossfade::report
