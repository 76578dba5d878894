#include "advise/release_files.h"

#include <fmt/format.h>

#include "base/hash.h"
#include "table/csv_writer.h"
#include "table/icalendar.h"
#include "text/unicode.h"

namespace crossfade::advise {
namespace {

using text::Bilingual;

constexpr Bilingual kCalendarName{"Release plan", "발매 계획"};
constexpr Bilingual kDateGiven{"Release on {}, as given.", "발매일 {}: 목록에 적힌 날짜입니다."};
constexpr Bilingual kDateFound{"Release on {}, found by the plan.",
                               "발매일 {}: 계획이 찾은 날짜입니다."};
constexpr Bilingual kTeaserCut{" The plan starts too late for the full time of the teaser.",
                               " 계획 시작이 늦어 티저 기간을 다 채우지 못합니다."};
constexpr Bilingual kLook{" Import this day's counts and compare them with the forecast.",
                          " 이날의 수치를 가져와 예측과 비교하십시오."};

std::string note_of(const PlannedRelease& release, ReleaseEventKind kind, text::Language language) {
  const text::Sentence date =
      text::fill(release.is_given ? kDateGiven : kDateFound, {base::to_string(release.date)});
  std::string note = date.in(language);
  if (kind == ReleaseEventKind::kTeaser && release.is_teaser_cut) note += kTeaserCut.in(language);
  if (kind == ReleaseEventKind::kCheckpoint) note += kLook.in(language);
  return note;
}

// Fields are kept apart by NUL, which no name holds.
std::string uid_of(const ReleasePlan& plan, const ReleaseEvent& event) {
  const PlannedRelease& release = plan.releases[event.release];
  std::string key = text::fold(release.artist);
  key.append(1, '\0').append(text::fold(release.track));
  key.append(1, '\0').append(event_name(event.kind));
  if (event.kind == ReleaseEventKind::kCheckpoint) {
    key.append(1, '\0').append(std::to_string(days_after_release(plan, event)));
  }
  return fmt::format("{:016x}@crossfade", base::hash64(key));
}

}  // namespace

std::string release_calendar(const ReleasePlan& plan, text::Language language) {
  table::Calendar calendar;
  calendar.name = kCalendarName.in(language);
  calendar.product = "-//Crossfade//Release plan//EN";
  calendar.stamp = plan.start;
  for (const ReleaseEvent& event : plan.events) {
    calendar.events.push_back({uid_of(plan, event), event.first, event.last,
                               event_title(plan, event).in(language),
                               note_of(plan.releases[event.release], event.kind, language)});
  }
  return table::write_icalendar(calendar);
}

std::string release_plan_csv(const ReleasePlan& plan) {
  table::CsvWriter csv;
  for (const std::string_view name : {"event", "first_day", "last_day", "days_after_release",
                                      "artist", "track", "release_date", "date_given"}) {
    csv.cell(name);
  }
  csv.end_row();
  for (const ReleaseEvent& event : plan.events) {
    const PlannedRelease& release = plan.releases[event.release];
    csv.cell(event_name(event.kind)).cell(base::to_string(event.first));
    csv.cell(base::to_string(event.last)).number(days_after_release(plan, event));
    csv.cell(release.artist).cell(release.track).cell(base::to_string(release.date));
    csv.cell(release.is_given ? "yes" : "no").end_row();
  }
  return csv.text();
}

}  // namespace crossfade::advise
