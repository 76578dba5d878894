#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/date.h"
#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/parallel.h"
#include "base/random.h"

namespace crossfade::base {
namespace {

std::string temporary_folder() {
  std::string path = (std::filesystem::temp_directory_path() / "crossfade-base-XXXXXX").string();
  REQUIRE(::mkdtemp(path.data()) != nullptr);
  return path;
}

TEST_CASE("an error says place, sentence and remedy on one line") {
  const Error error(ErrorKind::kInputRefused, "bad\ncell", {"f.csv", 3, 7}, "mend it");
  CHECK(std::string(error.what()) == "f.csv:3:7: bad cell (mend it)");
  CHECK(exit_code(error.kind()) == 3);
}

TEST_CASE("exit codes follow the command line habits") {
  CHECK(exit_code(ErrorKind::kFailed) == 1);
  CHECK(exit_code(ErrorKind::kUsage) == 2);
  CHECK(exit_code(ErrorKind::kInputRefused) == 3);
  CHECK(exit_code(ErrorKind::kNotFound) == 4);
  CHECK(exit_code(ErrorKind::kStoreBusy) == 5);
  CHECK(exit_code(ErrorKind::kInterrupted) == 130);
}

TEST_CASE("random numbers are the same on every machine") {
  Random random(7);
  CHECK(random.next() == 12923355070828475994ULL);
  Random again(7);
  Random other(8);
  CHECK(again.next() != other.next());
}

TEST_CASE("below stays below its bound and reaches every number") {
  Random random(1);
  std::vector<int> seen(7);
  for (int i = 0; i < 1000; ++i) {
    const std::uint32_t value = random.below(7);
    REQUIRE(value < 7);
    ++seen[value];
  }
  for (const int count : seen) CHECK(count > 100);
}

TEST_CASE("normal numbers have mean 0 and variance 1") {
  Random random(3);
  double sum = 0;
  double squares = 0;
  constexpr int kDraws = 100000;
  for (int i = 0; i < kDraws; ++i) {
    const double value = random.normal();
    sum += value;
    squares += value * value;
  }
  CHECK(sum / kDraws == doctest::Approx(0).epsilon(0.02));
  CHECK(squares / kDraws == doctest::Approx(1).epsilon(0.02));
}

TEST_CASE("parallel_for runs every task once on any number of threads") {
  for (const int threads : {1, 2, 5}) {
    std::vector<std::atomic<int>> runs(1000);
    parallel_for(runs.size(), threads, [&](std::size_t i) { ++runs[i]; });
    for (const auto& count : runs) CHECK(count == 1);
  }
}

TEST_CASE("parallel_for throws what a task threw") {
  const auto task = [](std::size_t i) {
    if (i == 3) throw Error(ErrorKind::kFailed, "three");
  };
  CHECK_THROWS_WITH(parallel_for(10, 2, task), "three");
}

TEST_CASE("weekdays count from Monday") {
  CHECK(weekday(*parse_date("2026-10-02")) == 5);
  CHECK(weekday(*parse_date("1970-01-01")) == 4);
  CHECK(weekday(*parse_date("1969-12-28")) == 7);
  CHECK(weekday(*parse_date("2024-02-26")) == 1);
}

TEST_CASE("dates are read by the calendar") {
  CHECK(parse_date("1970-01-02")->days == 1);
  CHECK(to_string(*parse_date("2024-02-29")) == "2024-02-29");
  CHECK(to_string(*parse_date("1999-07")) == "1999-07-01");
  CHECK(to_string(*parse_date("1999")) == "1999-01-01");
  CHECK_FALSE(parse_date("2023-02-29"));
  CHECK_FALSE(parse_date("2023-2-9"));
  CHECK_FALSE(parse_date("02/07/2023"));
  CHECK_FALSE(parse_date(""));
  CHECK(to_string(Date{}).empty());
}

TEST_CASE("a file is written whole or not at all") {
  const std::string folder = temporary_folder();
  const std::string path = folder + "/a.txt";
  write_file(path, "one");
  write_file(path, "two");
  CHECK(MappedFile(path).bytes() == "two");
  CHECK_THROWS_AS(write_file(folder + "/missing/a.txt", "x"), Error);
  const auto entries = std::distance(std::filesystem::directory_iterator(folder), {});
  CHECK(entries == 1);
  std::filesystem::remove_all(folder);
}

TEST_CASE("a link is followed, and a pipe written to as it stands") {
  const std::string folder = temporary_folder();
  const std::string path = folder + "/a.txt";
  const std::string link = folder + "/link";
  write_file(path, "one");
  std::filesystem::create_symlink("a.txt", link);
  write_file(link, "two");
  CHECK(std::filesystem::is_symlink(link));
  CHECK(MappedFile(path).bytes() == "two");
  std::filesystem::create_symlink("later.txt", folder + "/early");
  write_file(folder + "/early", "three");
  CHECK(MappedFile(folder + "/later.txt").bytes() == "three");

  const std::string pipe = folder + "/pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
  REQUIRE(reader >= 0);
  write_file(pipe, "four");
  char read[8];
  CHECK(::read(reader, read, sizeof read) == 4);
  CHECK(std::filesystem::is_fifo(pipe));
  ::close(reader);
  CHECK_THROWS_AS(write_file(folder, "x"), Error);
  std::filesystem::remove_all(folder);
}

TEST_CASE("what cannot be read is refused by its kind") {
  const std::string folder = temporary_folder();
  const auto kind_of = [](const std::string& path) {
    try {
      MappedFile file(path);
    } catch (const Error& error) {
      return error.kind();
    }
    return ErrorKind::kFailed;
  };
  CHECK(kind_of(folder + "/none") == ErrorKind::kNotFound);
  CHECK(kind_of(folder) == ErrorKind::kInputRefused);
  CHECK(kind_of("/dev/null") == ErrorKind::kInputRefused);
  std::filesystem::remove_all(folder);
}

TEST_CASE("a digest names the content as xxhsum -H2 does") {
  CHECK(content_digest("") == "99aa06d3014798d86001c324468d497f");
  CHECK(content_digest("a") != content_digest("b"));
}

TEST_CASE("a binary record reads back what was written") {
  ByteWriter out;
  out.put<std::int32_t>(-5);
  out.put_string("음악");
  out.put_vector<double>(std::vector<double>{1.5, -2});
  ByteReader in(out.bytes(), "x");
  CHECK(in.get<std::int32_t>() == -5);
  CHECK(in.get_string() == "음악");
  CHECK(in.get_vector<double>() == std::vector<double>{1.5, -2});
  CHECK(in.at_end());
}

TEST_CASE("a truncated record is refused before anything large is allocated") {
  ByteWriter out;
  out.put<std::uint64_t>(1ULL << 60);
  ByteReader strings(out.bytes(), "x");
  CHECK_THROWS_AS(strings.get_string(), Error);
  ByteReader vectors(out.bytes(), "x");
  CHECK_THROWS_AS(vectors.get_vector<double>(), Error);
}

}  // namespace
}  // namespace crossfade::base
