#include "advise/plan_file.h"

namespace crossfade::advise {

std::string_view example_plan() {
  return R"toml(# A plan for `crossfade plan FILE --budget PLAN.toml`.
#
# Amounts marked YOURS are placeholders, not advice: put your own in their place. Nothing is assumed
# for an amount that you leave out; the plan then says that it is missing. Other keys that you leave
# out have the value shown here. Sections that you leave out are not planned.
# Paths start from the folder of this file. Write numbers without commas: 20000 or 20_000.

currency = "USD"    # of all amounts below, as it is to be printed
start = 2026-10-01  # YOURS: the first day on which anything happens

# Which track gets which video.
[videos]
budget = 100_000        # YOURS: for all videos together
value_a_stream = 0.003  # YOURS: what one stream earns you, after all shares
streams_to_come = 1     # of the streams predicted for a track's whole life, the share still ahead of a
                        # video: 1 for tracks about to come out, less for old ones
prior_low = 0.05        # how much a full video lifts streams, as a 95 % range before your data speak:
prior_high = 0.10       # .05 is +5 %; identified studies of video and streaming find 5 to 10 %
months = 6              # over which the videos are made, from start on; 1 where you leave it out
most_a_month = 0        # videos; 0 is as many as the budget pays
most_an_artist = 0      # videos in all; 0 is as many as the budget pays

# The kinds of video to choose from, one block each. Making none is always a choice. The
# names are these four; leave out what you do not make. "full" is the one that the others' effects
# are measured by.
[[videos.tiers]]
name = "full"
cost = 20_000  # YOURS: of one video
effect = 1.0   # on streams, as a share of the full video's: 0 to 1

[[videos.tiers]]
name = "performance"
cost = 8_000  # YOURS
effect = 0.7  # YOURS

[[videos.tiers]]
name = "lyric"
cost = 1_500  # YOURS
effect = 0.4  # YOURS

[[videos.tiers]]
name = "visualiser"
cost = 600    # YOURS
effect = 0.2  # YOURS

# How promotion is split between platforms.
[promotion]
budget = 5_000                 # YOURS: a week
history = "spend_history.csv"  # YOURS: what was spent: week, platform, spend, streams, views
value_a_view = 0               # what one view counts for, in streams; 0 counts streams alone

# The platforms that may get money, one block each, named as the history names them. Without any block
# they are all of the history's, without limits.
[[promotion.platforms]]
name = "spotify"
least = 0     # a week: what is promised already
most = 4_000  # YOURS: a week, the most it can take; no limit where you leave it out

[[promotion.platforms]]
name = "youtube"
least = 500   # YOURS
most = 4_000  # YOURS

# What a wrong decision on a demo costs: together the two give the probability from which to sign.
[signing]
miss_cost = 200_000        # YOURS: of a hit that you turned down
false_alarm_cost = 40_000  # YOURS: of an investment in what is no hit
threshold = 0.7            # the rule to be judged: "invest at a hit probability of .7"

# The release calendar.
[releases]
tracks = "releases.csv"         # YOURS: artist, track, release_date; an empty date is found for you
teaser_days = 7                 # the video teaser comes so many days before release; 0 is no teaser
campaign_days = 14              # length of the joint engagement campaign, from release on; 0 is none
least_days_apart = 14           # between two releases of an artist
weekday = 5                     # of dates to be found: 1 is Monday, 5 Friday, 7 Sunday
most_a_day = 1                  # releases on a day that is found, those of all artists together
checkpoint_days = [7, 28, 90]   # days after release on which to look at the counts

# Playlists by tempo, key and energy.
[playlists]
most_tracks = 50  # of a playlist, 2 to 500
)toml";
}

}  // namespace crossfade::advise
