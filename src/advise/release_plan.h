#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "advise/plan_request.h"
#include "advise/release_list.h"
#include "base/date.h"
#include "text/sentence.h"

namespace crossfade::advise {

/// A release with its day and what belongs to it.
struct PlannedRelease {
  std::string artist;
  std::string track;
  base::Date date;
  bool is_given = false;                ///< the list has the date; else it was found
  std::size_t line = 0;                 ///< of the release list
  base::Date teaser;                    ///< missing: none
  bool is_teaser_cut = false;           ///< it comes late, or not at all: the plan starts too late
  base::Date campaign_end;              ///< last day of the campaign from `date` on; missing: none
  std::vector<base::Date> checkpoints;  ///< rising
};

enum class ReleaseEventKind : std::uint8_t { kTeaser, kRelease, kCampaign, kCheckpoint };
/// "teaser", "release", "campaign", "checkpoint".
std::string_view event_name(ReleaseEventKind kind);

/// Something that happens on `first`, or from it to `last`, which is included.
struct ReleaseEvent {
  ReleaseEventKind kind = ReleaseEventKind::kRelease;
  base::Date first;
  base::Date last;
  std::size_t release = 0;  ///< index into ReleasePlan::releases
};

struct ReleasePlan {
  base::Date start;
  int teaser_days = 0;                   ///< as asked for
  std::vector<PlannedRelease> releases;  ///< by date, then line
  std::vector<ReleaseEvent> events;      ///< by first day, then kind, then release
};

/// Puts a list into a calendar. Given dates are kept. Each release without one gets, in the order
/// of the list, the first day that is the asked weekday, late enough for its teaser, has fewer than
/// `most_a_day` releases yet, and lies `least_days_apart` or more from every other release of the
/// artist. Artists and tracks are the same where their folded names are. A teaser that would come
/// before `start` comes on `start`, or not at all where that is the release day. `start` is known.
/// Throws base::Error (kInputRefused; request.tracks, line, all lines concerned) for a track listed
/// twice, a date before `start` or more than ten years after it, given dates of an artist that are
/// too close, and a release for which ten years have no day.
ReleasePlan plan_releases(std::span<const ListedRelease> list, const ReleaseRequest& request,
                          base::Date start);

/// Days from the release to the event's first day; below 0 for a teaser.
int days_after_release(const ReleasePlan& plan, const ReleaseEvent& event);

/// "Video teaser: Blueming – IU", "Day 28 checkpoint: Blueming – IU".
text::Sentence event_title(const ReleasePlan& plan, const ReleaseEvent& event);

}  // namespace crossfade::advise
