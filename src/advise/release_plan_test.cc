#include "advise/release_plan.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "advise/release_files.h"
#include "advise/release_list.h"
#include "base/error.h"
#include "base/random.h"
#include "table/csv_reader.h"

namespace crossfade::advise {
namespace {

using Kind = ReleaseEventKind;

base::Date day(std::string_view text) { return base::parse_date(text).value(); }

const base::Date kStart = day("2026-10-01");  // a Thursday

std::vector<ListedRelease> list_of(const std::string& rows) {
  return parse_release_list("artist,track,release_date\n" + rows, "r.csv");
}

ReleaseRequest request() {
  ReleaseRequest request;
  request.tracks = "r.csv";
  return request;
}

ReleasePlan plan_of(const std::string& rows, const ReleaseRequest& wanted = request()) {
  return plan_releases(list_of(rows), wanted, kStart);
}

template <typename Call>
std::string complaint(const Call& call) {
  try {
    call();
  } catch (const base::Error& error) {
    CHECK(error.kind() == base::ErrorKind::kInputRefused);
    return error.what();
  }
  return "";
}

std::string list_complaint(const std::string& text) {
  return complaint([&] { parse_release_list(text, "r.csv"); });
}

std::string plan_complaint(const std::string& rows, const ReleaseRequest& wanted = request()) {
  return complaint([&] { plan_of(rows, wanted); });
}

std::string date_of(const ReleasePlan& plan, std::string_view track) {
  const auto found = std::ranges::find(plan.releases, track, &PlannedRelease::track);
  return found == plan.releases.end() ? "" : base::to_string(found->date);
}

TEST_CASE("a release list is read whatever the order and case of its columns") {
  const auto list = parse_release_list(
      "ISRC,Release_Date,Track,Artist\nx,2026-10-09,\"A, B\",  IU \ny,,C,Bj\xC3\xB6rk\n", "r.csv");
  REQUIRE(list.size() == 2);
  CHECK(list[0].artist == "IU");
  CHECK(list[0].track == "A, B");
  CHECK(list[0].date == day("2026-10-09"));
  CHECK(list[0].line == 2);
  CHECK_FALSE(list[1].date.known());
}

TEST_CASE("a release list that cannot be meant is refused with its line") {
  CHECK(list_complaint("artist,track,relase_date\nA,B,\n") ==
        "r.csv:1: there is no column release_date (is it \"relase_date\"?)");
  CHECK(list_complaint("artist,title\nA,B\n").starts_with("r.csv:1: there is no column track"));
  CHECK(list_complaint("artist,track,release_date\n").starts_with("r.csv: there is no release"));
  const std::string header = "artist,track,release_date\nA,B,\n";
  CHECK(list_complaint(header + "A,B\n").starts_with("r.csv:3: this row has 2 cells"));
  CHECK(list_complaint(header + "A,B,,\n").starts_with("r.csv:3: this row has 4 cells"));
  CHECK(list_complaint(header + " ,B,\n").starts_with("r.csv:3: the artist is empty"));
  CHECK(list_complaint(header + "A,\"\t\",\n").starts_with("r.csv:3: the track is empty"));
  for (const char* date : {"2026-02-30", "2026-10", "2026", "10/02/2026", "soon", "20261002"}) {
    CAPTURE(date);
    CHECK(list_complaint(header + "A,C," + date + "\n").starts_with("r.csv:3: the release_date"));
  }
}

TEST_CASE("given dates are kept, and what belongs to a release lies around it") {
  const ReleasePlan plan = plan_of("IU,Blueming,2026-11-04\n");
  REQUIRE(plan.releases.size() == 1);
  CHECK(plan.releases[0].is_given);
  std::vector<std::string> seen;
  for (const ReleaseEvent& event : plan.events) {
    seen.push_back(std::string(event_name(event.kind)) + " " + base::to_string(event.first) + " " +
                   base::to_string(event.last) + " " +
                   std::to_string(days_after_release(plan, event)));
  }
  CHECK(seen == std::vector<std::string>{
                    "teaser 2026-10-28 2026-10-28 -7", "release 2026-11-04 2026-11-04 0",
                    "campaign 2026-11-04 2026-11-17 0", "checkpoint 2026-11-11 2026-11-11 7",
                    "checkpoint 2026-12-02 2026-12-02 28", "checkpoint 2027-02-02 2027-02-02 90"});
  ReleaseRequest bare = request();
  bare.teaser_days = bare.campaign_days = 0;
  bare.checkpoint_days = {};
  CHECK(plan_of("IU,Blueming,2026-11-04\n", bare).events.size() == 1);
}

TEST_CASE("releases without a date get the first free Friday that leaves time for the teaser") {
  const ReleasePlan plan = plan_of("A,a1,\nA,a2,\nB,b1,\nC,c1,2026-10-16\n");
  CHECK(date_of(plan, "a1") == "2026-10-09");
  CHECK(date_of(plan, "a2") == "2026-10-23");
  CHECK(date_of(plan, "b1") == "2026-10-30");
  CHECK(date_of(plan, "c1") == "2026-10-16");
  CHECK(plan.releases[0].track == "a1");
  CHECK(plan.releases[3].track == "b1");
  ReleaseRequest shared = request();
  shared.most_a_day = 2;
  shared.weekday = 4;
  shared.teaser_days = 0;
  const ReleasePlan dense = plan_of("A,a1,\nB,b1,\nC,c1,\n", shared);
  CHECK(date_of(dense, "a1") == "2026-10-01");
  CHECK(date_of(dense, "b1") == "2026-10-01");
  CHECK(date_of(dense, "c1") == "2026-10-08");
}

TEST_CASE(
    "a date that is found keeps its distance from the artist's given dates, before and after") {
  ReleaseRequest wanted = request();
  wanted.most_a_day = 100;
  const ReleasePlan plan = plan_of("A,a1,\nA,a2,2026-10-20\n\xEF\xBC\xA1 ,a3,2026-11-10\n", wanted);
  CHECK(date_of(plan, "a1") == "2026-11-27");
  CHECK(date_of(plan_of("A,a1,\nA,a2,2026-10-23\n", wanted), "a1") == "2026-10-09");
}

TEST_CASE("no plan breaks a promise, and no release could have had an earlier day") {
  base::Random random(11);
  for (int round = 0; round < 50; ++round) {
    ReleaseRequest wanted = request();
    wanted.least_days_apart = static_cast<int>(random.below(40));
    wanted.most_a_day = 1 + static_cast<int>(random.below(3));
    wanted.weekday = 1 + static_cast<int>(random.below(7));
    wanted.teaser_days = static_cast<int>(random.below(20));
    std::vector<ListedRelease> list;
    for (std::size_t i = 0; i < 30; ++i) {
      list.push_back({std::string(1, static_cast<char>('A' + random.below(5))),
                      "t" + std::to_string(i),
                      {},
                      i + 2});
    }
    const ReleasePlan plan = plan_releases(list, wanted, kStart);
    std::map<std::int32_t, int> of_day;
    std::map<std::string, std::vector<std::int32_t>> of_artist;
    std::vector<PlannedRelease> by_line = plan.releases;
    std::ranges::sort(by_line, {}, &PlannedRelease::line);
    for (const PlannedRelease& each : by_line) {
      const auto is_free = [&](std::int32_t date) {
        return of_day[date] < wanted.most_a_day &&
               std::ranges::all_of(of_artist[each.artist], [&](std::int32_t taken) {
                 return std::abs(taken - date) >= wanted.least_days_apart;
               });
      };
      std::int32_t first = kStart.days + wanted.teaser_days;
      while (base::weekday({first}) != wanted.weekday || !is_free(first)) ++first;
      REQUIRE(each.date.days == first);
      CHECK_FALSE(each.is_teaser_cut);
      ++of_day[first];
      of_artist[each.artist].push_back(first);
    }
  }
}

TEST_CASE("two given dates of an artist that are too close are refused with both lines") {
  CHECK(plan_complaint("A,a1,2026-10-09\nB,b1,2026-10-09\na ,a2,2026-10-16\n") ==
        "r.csv:4: releases of an artist must be 14 days apart, but lines 2 and 4: \"a1\" on "
        "2026-10-09 "
        "and \"a2\" on 2026-10-16 by a are 7 days apart (move one of them, or lower "
        "releases.least_days_apart)");
  CHECK(plan_complaint("A,a1,2026-10-09\nA,a2,2026-10-23\n").empty());
  std::string many;
  for (int i = 0; i < 8; ++i) many += "A,a" + std::to_string(i) + ",2026-10-09\n";
  CHECK(plan_complaint(many).find("and 2 more") != std::string::npos);
}

TEST_CASE("dates in the past or far off, and a track listed twice, are refused with their lines") {
  CHECK(plan_complaint("A,a1,2026-10-09\nB,b1,2026-09-30\nC,c1,2020-01-01\n")
            .starts_with("r.csv:3: the plan starts on 2026-10-01, but line 3, 2026-09-30, lies "
                         "before it; line 4, 2020-01-01, lies before it"));
  CHECK(plan_complaint("A,a1,2062-10-09\n").find("more than ten years after") != std::string::npos);
  CHECK(plan_complaint("A,a1,9999-12-31\n").find("more than ten years after") != std::string::npos);
  CHECK(plan_complaint("A,Song,2026-10-09\nB,x,\na,SONG,\n")
            .starts_with("r.csv:4: lines 2 and 4 are the same track, \"SONG\" by a"));
}

TEST_CASE("a release for which ten years have no day is refused") {
  std::string many;
  for (int i = 0; i < 600; ++i) many += "A" + std::to_string(i) + ",x,\n";
  CHECK(plan_complaint(many).find("no day in ten years is free for line ") != std::string::npos);
  ReleaseRequest wide = request();
  wide.least_days_apart = 3650;
  CHECK(plan_complaint("A,a,\nA,b,\nA,c,\n", wide).starts_with("r.csv:3: no day in ten years"));
}

TEST_CASE("a teaser never comes before the plan, and the plan says that it was cut") {
  const ReleasePlan plan = plan_of("A,a,2026-10-03\nB,b,2026-10-01\nC,c,2026-10-08\n");
  CHECK(base::to_string(plan.releases[1].teaser) == "2026-10-01");
  CHECK(plan.releases[1].is_teaser_cut);
  CHECK_FALSE(plan.releases[0].teaser.known());
  CHECK(plan.releases[0].is_teaser_cut);
  CHECK(base::to_string(plan.releases[2].teaser) == "2026-10-01");
  CHECK_FALSE(plan.releases[2].is_teaser_cut);
}

TEST_CASE("the calendar has an event of its own for everything, in both languages") {
  const ReleasePlan plan = plan_of("IU,\"밤편지, live\",2026-10-30\nB,b,\n");
  const std::string english = release_calendar(plan, text::Language::kEnglish);
  const std::string korean = release_calendar(plan, text::Language::kKorean);
  CHECK(english.find("SUMMARY:Release: 밤편지\\, live – IU\r\n") != std::string::npos);
  CHECK(korean.find("SUMMARY:발매: 밤편지\\, live – IU\r\n") != std::string::npos);
  CHECK(english.find("SUMMARY:Day 28 checkpoint: b – B\r\n") != std::string::npos);
  std::set<std::string> uids;
  std::size_t events = 0;
  for (std::size_t at = english.find("UID:"); at != std::string::npos;
       at = english.find("UID:", at + 1)) {
    uids.insert(english.substr(at, english.find("\r\n", at) - at));
    ++events;
  }
  CHECK(events == plan.events.size());
  CHECK(uids.size() == events);
}

TEST_CASE("an event keeps its UID when its day moves and when other releases come") {
  const auto release_uid = [](const std::string& rows) {
    const std::string text = release_calendar(plan_of(rows), text::Language::kEnglish);
    const std::size_t summary = text.find("SUMMARY:Release: x – A");
    const std::size_t uid = text.rfind("UID:", summary);
    return text.substr(uid, text.find("\r\n", uid) - uid);
  };
  const std::string uid = release_uid("A,x,2026-10-30\n");
  CHECK(uid.ends_with("@crossfade"));
  CHECK(release_uid("B,y,2026-10-10\nA,x,2026-11-06\n") == uid);
  CHECK(release_uid("A,x,\n") == uid);
}

TEST_CASE("the table has a row an event, and no cell of it is a formula") {
  const ReleasePlan plan = plan_of("=cmd(),\"+a, \"\"b\"\"\",2026-10-30\n");
  const std::string csv = release_plan_csv(plan);
  table::CsvReader reader(csv, "p.csv");
  CHECK(reader.header().size() == 8);
  table::CsvRow row;
  std::size_t rows = 0;
  while (reader.next(row)) {
    ++rows;
    REQUIRE(row.cells.size() == 8);
    CHECK(row.cells[4] == "'=cmd()");
    CHECK(row.cells[5] == "'+a, \"b\"");
    CHECK(row.cells[7] == "yes");
  }
  CHECK(rows == plan.events.size());
  CHECK(csv.find("teaser,2026-10-23,2026-10-23,-7,") != std::string::npos);
  CHECK(csv.find("campaign,2026-10-30,2026-11-12,0,") != std::string::npos);
}

}  // namespace
}  // namespace crossfade::advise
