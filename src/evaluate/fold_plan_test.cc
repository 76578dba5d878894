#include "evaluate/fold_plan.h"

#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "base/test_folder.h"

namespace crossfade::evaluate {
namespace {

std::vector<std::uint64_t> numbered(std::size_t count) {
  std::vector<std::uint64_t> groups(count);
  for (std::size_t i = 0; i < count; ++i) groups[i] = 1000 - i;
  return groups;
}

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in.good());
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

// The second cell of every record after the header; quotes may hold commas and line ends.
std::vector<std::string> second_cells(const std::string& csv) {
  std::vector<std::string> cells;
  std::string cell;
  bool quoted = false;
  int column = 0;
  for (const char byte : csv) {
    if (byte == '"') quoted = !quoted;
    if (!quoted && (byte == ',' || byte == '\n')) {
      if (column == 1) cells.push_back(cell);
      column = byte == ',' ? column + 1 : 0;
      cell.clear();
    } else {
      cell += byte;
    }
  }
  cells.erase(cells.begin());
  return cells;
}

TEST_CASE("folds are numpy's permutation of the groups, modulo the folds") {
  // numpy.random.RandomState(7).permutation(12) % 5
  CHECK(plan_folds(numbered(12), 5, 7).fold ==
        std::vector<int>{2, 0, 2, 0, 0, 1, 1, 3, 3, 1, 4, 4});
  // numpy.random.RandomState(123).permutation(33): as many folds as groups shows it whole.
  CHECK(plan_folds(numbered(33), 33, 123).fold ==
        std::vector<int>{8,  26, 5, 29, 21, 30, 13, 7,  23, 12, 11, 16, 4, 3,  27, 20, 18,
                         14, 24, 9, 15, 31, 0,  1,  22, 25, 10, 19, 17, 6, 32, 28, 2});
}

TEST_CASE("groups are numbered by first sight and stay whole") {
  const std::vector<std::uint64_t> groups = {9, 9, 4, 9, 7, 4, ~0ULL, 7, 0};
  const FoldPlan plan = plan_folds(groups, 3, 7);
  const FoldPlan once = plan_folds(std::vector<std::uint64_t>{9, 4, 7, ~0ULL, 0}, 3, 7);
  CHECK(plan.folds == 3);
  CHECK(plan.fold == std::vector<int>{once.fold[0], once.fold[0], once.fold[1], once.fold[0],
                                      once.fold[2], once.fold[1], once.fold[3], once.fold[2],
                                      once.fold[4]});
}

TEST_CASE("test and training rows divide the rows that take part") {
  const FoldPlan plan{{0, 1, FoldPlan::kLeftOut, 0, 2}, 3};
  CHECK(plan.test_rows(0) == std::vector<std::size_t>{0, 3});
  CHECK(plan.training_rows(0) == std::vector<std::size_t>{1, 4});
  CHECK(plan.test_rows(2) == std::vector<std::size_t>{4});
  CHECK(plan.training_rows(2) == std::vector<std::size_t>{0, 1, 3});
}

TEST_CASE("fewer groups than folds are refused with both numbers") {
  const std::vector<std::uint64_t> groups = {1, 2, 1, 2, 3};
  try {
    plan_folds(groups, 5, 7);
    FAIL("three groups were spread over five folds");
  } catch (const base::Error& error) {
    CHECK(error.kind() == base::ErrorKind::kInputRefused);
    CHECK(error.sentence().find("3 groups") != std::string::npos);
    CHECK(error.sentence().find("5 folds") != std::string::npos);
    CHECK_FALSE(error.remedy().empty());
  }
  CHECK_NOTHROW(plan_folds(groups, 3, 7));
  CHECK_THROWS_AS(plan_folds({}, 2, 7), base::Error);
}

TEST_CASE("one fold is no cross-validation") {
  try {
    plan_folds(numbered(12), 1, 7);
    FAIL("a single fold was planned");
  } catch (const base::Error& error) {
    CHECK(error.kind() == base::ErrorKind::kUsage);
  }
}

TEST_CASE("on the real file the folds by artist are the published ones") {
  const std::string folder = base::test_folder("CROSSFADE_TEST_DATA");
  if (folder.empty()) return;
  const std::vector<std::string> artists =
      second_cells(bytes_of(folder + "spotify_youtube.csv"));
  std::istringstream folds(bytes_of(folder + "folds.csv"));
  std::string line;
  std::getline(folds, line);
  REQUIRE(line.starts_with("row,fold_by_artist"));
  std::unordered_map<std::string, std::uint64_t> number;
  std::vector<std::uint64_t> groups;
  std::vector<int> published;
  while (std::getline(folds, line)) {
    const std::size_t row = std::stoul(line);
    REQUIRE(row <= artists.size());
    groups.push_back(number.try_emplace(artists[row - 1], number.size()).first->second);
    published.push_back(std::stoi(line.substr(line.find(',') + 1)));
  }
  CHECK(groups.size() == 14788);
  CHECK(plan_folds(groups, 5, 7).fold == published);
}

}  // namespace
}  // namespace crossfade::evaluate
