#include "advise/release_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/check.h"
#include "base/error.h"
#include "text/unicode.h"

// The list is served first come, first served: a release takes the first day that breaks no
// promise, and never moves again. So a line that is added below changes nothing above it, and the
// label can say whose release goes first. Fewest releases a day and earliest days cannot both be
// had: how many may share a day is the user's to say (most_a_day).

namespace crossfade::advise {
namespace {

using base::Date;
using text::Bilingual;

constexpr int kMostDaysAhead = 3653;  // ten years
constexpr std::size_t kShownColumns = 60;
constexpr std::size_t kMostNamed = 5;  // lines in a complaint

constexpr Bilingual kTitles[] = {
    {"Video teaser: {} – {}", "영상 티저: {} – {}"},
    {"Release: {} – {}", "발매: {} – {}"},
    {"Engagement campaign, Spotify and YouTube: {} – {}", "스포티파이·유튜브 공동 캠페인: {} – {}"},
    {"Day {} checkpoint: {} – {}", "발매 {}일째 점검: {} – {}"},
};

std::string shown(std::string_view name) { return text::cut_width(name, kShownColumns); }

[[noreturn]] void refuse(const ReleaseRequest& request, std::size_t line, std::string sentence,
                         std::string remedy) {
  throw base::Error(base::ErrorKind::kInputRefused, std::move(sentence), {request.tracks, line},
                    std::move(remedy));
}

// The first complaints in a sentence, and how many more there are.
std::string joined(const std::vector<std::string>& complaints) {
  const std::size_t named = std::min(complaints.size(), kMostNamed);
  std::string sentence =
      fmt::format("{}", fmt::join(complaints.begin(), complaints.begin() + named, "; "));
  if (named < complaints.size()) {
    sentence += fmt::format("; and {} more", complaints.size() - named);
  }
  return sentence;
}

void refuse_repeats(std::span<const ListedRelease> list, const ReleaseRequest& request) {
  std::map<std::pair<std::string, std::string>, std::size_t> lines;
  for (const ListedRelease& each : list) {
    const auto [known, is_new] =
        lines.try_emplace({text::fold(each.artist), text::fold(each.track)}, each.line);
    if (is_new) continue;
    refuse(request, each.line,
           fmt::format("lines {} and {} are the same track, \"{}\" by {}", known->second, each.line,
                       shown(each.track), shown(each.artist)),
           "leave one of them out");
  }
}

void refuse_dates_outside(std::span<const ListedRelease> list, const ReleaseRequest& request,
                          Date start) {
  std::vector<std::string> outside;
  std::size_t first_line = 0;
  for (const ListedRelease& each : list) {
    if (!each.date.known()) continue;
    const bool is_past = each.date < start;
    if (!is_past && each.date.days - start.days <= kMostDaysAhead) continue;
    if (outside.empty()) first_line = each.line;
    outside.push_back(fmt::format("line {}, {}, lies {}", each.line, base::to_string(each.date),
                                  is_past ? "before it" : "more than ten years after it"));
  }
  if (outside.empty()) return;
  refuse(request, first_line,
         fmt::format("the plan starts on {}, but {}", base::to_string(start), joined(outside)),
         "correct the dates, or leave them empty and they are found");
}

// Given dates by artist: what no day that is found could mend.
void refuse_collisions(std::span<const ListedRelease> list, const ReleaseRequest& request) {
  std::map<std::string, std::vector<const ListedRelease*>> by_artist;
  for (const ListedRelease& each : list) {
    if (each.date.known()) by_artist[text::fold(each.artist)].push_back(&each);
  }
  std::vector<std::string> collisions;
  std::size_t first_line = 0;
  for (auto& [artist, releases] : by_artist) {
    std::ranges::sort(releases, {},
                      [](const ListedRelease* each) { return std::pair(each->date, each->line); });
    for (std::size_t i = 1; i < releases.size(); ++i) {
      const ListedRelease& one = *releases[i - 1];
      const ListedRelease& next = *releases[i];
      const int apart = next.date.days - one.date.days;
      if (apart >= request.least_days_apart) continue;
      if (collisions.empty()) first_line = next.line;
      collisions.push_back(
          fmt::format("lines {} and {}: \"{}\" on {} and \"{}\" on {} by {} are {} days apart",
                      one.line, next.line, shown(one.track), base::to_string(one.date),
                      shown(next.track), base::to_string(next.date), shown(next.artist), apart));
    }
  }
  if (collisions.empty()) return;
  refuse(request, first_line,
         fmt::format("releases of an artist must be {} days apart, but {}",
                     request.least_days_apart, joined(collisions)),
         "move one of them, or lower releases.least_days_apart");
}

/// The days that are taken, by all and by each artist.
class Occupied {
 public:
  void take(const std::string& artist, Date date) {
    ++releases_[date.days];
    of_artist_[artist].insert(date.days);
  }
  bool is_free(const std::string& artist, Date date, const ReleaseRequest& request) {
    const auto releases = releases_.find(date.days);
    if (releases != releases_.end() && releases->second >= request.most_a_day) return false;
    const std::set<std::int32_t>& taken = of_artist_[artist];
    const auto near = taken.upper_bound(date.days - request.least_days_apart);
    return near == taken.end() || *near >= date.days + request.least_days_apart;
  }

 private:
  std::map<std::int32_t, int> releases_;  // a day's
  std::map<std::string, std::set<std::int32_t>> of_artist_;
};

std::vector<PlannedRelease> find_dates(std::span<const ListedRelease> list,
                                       const ReleaseRequest& request, Date start) {
  Occupied occupied;
  for (const ListedRelease& each : list) {
    if (each.date.known()) occupied.take(text::fold(each.artist), each.date);
  }
  const Date earliest{start.days + request.teaser_days};
  const int to_weekday = (request.weekday - base::weekday(earliest) + 7) % 7;
  std::vector<PlannedRelease> releases;
  for (const ListedRelease& each : list) {
    PlannedRelease release;
    release.artist = each.artist;
    release.track = each.track;
    release.date = each.date;
    release.is_given = each.date.known();
    release.line = each.line;
    if (!release.is_given) {
      const std::string artist = text::fold(each.artist);
      Date day{earliest.days + to_weekday};
      while (!occupied.is_free(artist, day, request)) {
        day.days += 7;
        if (day.days - start.days <= kMostDaysAhead) continue;
        refuse(request, each.line,
               fmt::format("no day in ten years is free for line {}, \"{}\" by {}", each.line,
                           shown(each.track), shown(each.artist)),
               "raise releases.most_a_day, or lower releases.least_days_apart");
      }
      occupied.take(artist, day);
      release.date = day;
    }
    releases.push_back(std::move(release));
  }
  std::ranges::sort(releases, {},
                    [](const PlannedRelease& each) { return std::pair(each.date, each.line); });
  return releases;
}

void add_surroundings(PlannedRelease& release, const ReleaseRequest& request, Date start) {
  const Date wanted{release.date.days - request.teaser_days};
  release.is_teaser_cut = request.teaser_days > 0 && wanted < start;
  const Date teaser = std::max(wanted, start);
  if (teaser < release.date) release.teaser = teaser;
  if (request.campaign_days > 0) {
    release.campaign_end = {release.date.days + request.campaign_days - 1};
  }
  for (const int days : request.checkpoint_days) {
    release.checkpoints.push_back({release.date.days + days});
  }
}

std::vector<ReleaseEvent> events_of(const std::vector<PlannedRelease>& releases) {
  using Kind = ReleaseEventKind;
  std::vector<ReleaseEvent> events;
  for (std::size_t i = 0; i < releases.size(); ++i) {
    const PlannedRelease& release = releases[i];
    if (release.teaser.known()) {
      events.push_back({Kind::kTeaser, release.teaser, release.teaser, i});
    }
    events.push_back({Kind::kRelease, release.date, release.date, i});
    if (release.campaign_end.known()) {
      events.push_back({Kind::kCampaign, release.date, release.campaign_end, i});
    }
    for (const Date day : release.checkpoints) events.push_back({Kind::kCheckpoint, day, day, i});
  }
  std::ranges::sort(events, {}, [](const ReleaseEvent& event) {
    return std::tuple(event.first, event.kind, event.release);
  });
  return events;
}

}  // namespace

std::string_view event_name(ReleaseEventKind kind) {
  constexpr std::string_view kNames[] = {"teaser", "release", "campaign", "checkpoint"};
  return kNames[static_cast<std::size_t>(kind)];
}

ReleasePlan plan_releases(std::span<const ListedRelease> list, const ReleaseRequest& request,
                          Date start) {
  CF_CHECK(start.known());
  refuse_repeats(list, request);
  refuse_dates_outside(list, request, start);
  refuse_collisions(list, request);
  ReleasePlan plan{start, request.teaser_days, find_dates(list, request, start), {}};
  for (PlannedRelease& release : plan.releases) add_surroundings(release, request, start);
  plan.events = events_of(plan.releases);
  return plan;
}

int days_after_release(const ReleasePlan& plan, const ReleaseEvent& event) {
  return event.first.days - plan.releases[event.release].date.days;
}

text::Sentence event_title(const ReleasePlan& plan, const ReleaseEvent& event) {
  const PlannedRelease& release = plan.releases[event.release];
  const Bilingual title = kTitles[static_cast<std::size_t>(event.kind)];
  if (event.kind != ReleaseEventKind::kCheckpoint) {
    return text::fill(title, {release.track, release.artist});
  }
  const std::string days = std::to_string(days_after_release(plan, event));
  return text::fill(title, {days, release.track, release.artist});
}

}  // namespace crossfade::advise
