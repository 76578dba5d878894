#include "advise/spend_history.h"

#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>

#include "base/error.h"
#include "base/file.h"

namespace crossfade::advise {
namespace {

const std::string kHeader = "week,platform,spend,streams,views\n";

SpendHistory history_of(const std::string& lines) {
  return parse_spend_history(kHeader + lines, "spend.csv");
}

// The one line of the error that `lines` under the usual header give.
std::string complaint(const std::string& bytes) {
  try {
    parse_spend_history(bytes, "spend.csv");
  } catch (const base::Error& error) {
    CHECK(error.kind() == base::ErrorKind::kInputRefused);
    CHECK_FALSE(error.remedy().empty());
    return error.what();
  }
  return "no complaint";
}

bool holds(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("a history is weeks by platforms, whatever the order of its lines") {
  const SpendHistory history = history_of(
      "2024-01-10,youtube,20,,500\n"
      "2024-01-03,Spotify,30.5,1000,400\n"
      "2024-01-08,spotify,0,1100,\n"
      "2024-01-01,youtube,10,1000,400\n");
  CHECK(history.platforms == std::vector<std::string>{"Spotify", "youtube"});
  REQUIRE(history.weeks.size() == 2);
  CHECK(base::to_string(history.weeks[0]) == "2024-01-01");
  CHECK(base::to_string(history.weeks[1]) == "2024-01-08");
  CHECK(history.spend[0] == std::vector<double>{30.5, 0});
  CHECK(history.spend[1] == std::vector<double>{10, 20});
  CHECK(history.streams == std::vector<double>{1000, 1100});
  CHECK(history.views == std::vector<double>{400, 500});
}

TEST_CASE("a cell of a complaint is cut, and no platform has a name that fills a page") {
  const std::string much(5000, 'x');
  for (const std::string& line : {"2024-01-01," + much + ",1,2,3\n", much + ",spotify,1,2,3\n",
                                  "2024-01-01,spotify," + much + ",2,3\n",
                                  "2024-01-01,spotify,-" + std::string(900, '1') + ",2,3\n"}) {
    const std::string said = complaint(kHeader + line);
    CHECK(holds(said, "spend.csv:2"));
    CHECK(said.size() < 250);
  }
}

TEST_CASE("headers may have any case and order, views may be absent, other columns are named") {
  const SpendHistory history =
      parse_spend_history("Note;SPEND;Week;Platform;Streams\nx;5;2024-02-29;a;7\n", "s.csv");
  CHECK(history.unused_columns == std::vector<std::string>{"Note"});
  CHECK(base::to_string(history.weeks.front()) == "2024-02-26");
  CHECK(history.streams.front() == 7);
  CHECK(std::isnan(history.views.front()));
}

TEST_CASE("every day of a week belongs to its Monday, before 1970 too") {
  for (const char* day : {"2024-01-01", "2024-01-04", "2024-01-07"}) {
    CHECK(base::to_string(monday_of(*base::parse_date(day))) == "2024-01-01");
  }
  CHECK(base::to_string(monday_of(*base::parse_date("1969-12-28"))) == "1969-12-22");
}

TEST_CASE("the outcome is streams, and views by their value; missing where a count is") {
  const SpendHistory history = history_of("2024-01-01,a,1,10,100\n2024-01-08,a,1,20,\n");
  CHECK(weekly_outcome(history, 0) == std::vector<double>{10, 20});
  CHECK(weekly_outcome(history, 0.5)[0] == 60);
  CHECK(std::isnan(weekly_outcome(history, 0.5)[1]));
}

TEST_CASE("a cell that cannot be used is refused with its line and column") {
  CHECK(holds(complaint(kHeader + "2024-01-01,a,1,1,1\n2024-13-01,a,1,1,1\n"),
              "spend.csv:3:1: '2024-13-01' is not a day"));
  CHECK(holds(complaint(kHeader + "2024,a,1,1,1\n"), "spend.csv:2:1: '2024' is not a day"));
  CHECK(
      holds(complaint(kHeader + "2024-01-01,a,-5,1,1\n"), "spend.csv:2:14: spend is negative: -5"));
  CHECK(holds(complaint(kHeader + "2024-01-01,a,,1,1\n"), "spend.csv:2:14: the spend is missing"));
  CHECK(
      holds(complaint(kHeader + "2024-01-01,a,$5,1,1\n"), "spend.csv:2:14: '$5' is not a number"));
  CHECK(holds(complaint(kHeader + "2024-01-01,a,5,-1,1\n"), "spend.csv:2:16: streams is negative"));
  CHECK(holds(complaint(kHeader + "2024-01-01,a,1e300,1,1\n"), "2:14: spend is too large"));
  CHECK(holds(complaint(kHeader + "2024-01-01, ,5,1,1\n"),
              "spend.csv:2:12: the platform is missing"));
}

TEST_CASE("a line or header of the wrong shape is refused") {
  CHECK(holds(complaint("week,platform,streams\n2024-01-01,a,1\n"),
              "spend.csv:1: no column is named 'spend'"));
  CHECK(holds(complaint("week,platform,spend,spend,streams\n"),
              "spend.csv:1: two columns are named 'spend'"));
  CHECK(holds(complaint(kHeader + "2024-01-01,a,1,1\n"), "spend.csv:2: this line has 4 cells"));
  CHECK(holds(complaint(kHeader), "no line under the header"));
}

TEST_CASE("the same week and platform twice is refused, naming both lines") {
  const std::string said = complaint(kHeader +
                                     "2024-01-01,a,1,1,1\n2024-01-08,a,1,1,1\n"
                                     "2024-01-05,A,1,1,1\n");
  CHECK(holds(said, "spend.csv:4: the week of 2024-01-01 on 'a' stands on line 2 already"));
}

TEST_CASE("totals of a week that contradict each other name both lines") {
  const std::string said = complaint(kHeader + "2024-01-01,b,1,10,1\n2024-01-01,a,1,11,1\n");
  CHECK(holds(said, "spend.csv:3: streams of the week of 2024-01-01 differ between line 2"));
  CHECK(holds(complaint(kHeader + "2024-01-01,b,1,10,1\n2024-01-01,a,1,10,2\n"), "views of"));
}

TEST_CASE("weeks and platforms without a line are named") {
  const std::string weeks = complaint(kHeader + "2024-01-01,a,1,1,1\n2024-01-22,a,1,1,1\n");
  CHECK(holds(weeks, "spend.csv:3: weeks are missing before this line"));
  CHECK(holds(weeks, "2024-01-08, 2024-01-15"));
  const std::string many = complaint(kHeader + "2024-01-01,a,1,1,1\n2025-01-06,a,1,1,1\n");
  CHECK(holds(many, "and 47 more"));
  const std::string platforms =
      complaint(kHeader + "2024-01-01,a,1,1,1\n2024-01-01,b,1,1,1\n2024-01-08,b,1,1,1\n");
  CHECK(holds(platforms, "spend.csv:4: lines are missing: a in the week of 2024-01-08 ("));
  std::string staggered = kHeader;  // each platform in a week of its own
  for (int week = 0; week < 4; ++week) {
    staggered +=
        "2024-01-" + std::to_string(10 + 7 * (week % 3)) + ",p" + std::to_string(week) + ",1,1,1\n";
  }
  CHECK(holds(complaint(staggered), "p1 in the week of 2024-01-08, p2 in the week of 2024-01-08"));
  CHECK(holds(complaint(staggered), "and 3 more"));
}

TEST_CASE("a file is read, and one that is not there is said") {
  const std::string path =
      (std::filesystem::temp_directory_path() / "crossfade_spend_history_test.csv").string();
  base::write_file(path, kHeader + "2024-01-01,a,1,1,1\n");
  CHECK(read_spend_history(path).weeks.size() == 1);
  std::filesystem::remove(path);
  CHECK_THROWS_AS(read_spend_history(path), base::Error);
}

}  // namespace
}  // namespace crossfade::advise
