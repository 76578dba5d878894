#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/base64.h"
#include "base/bytes.h"
#include "base/date.h"
#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/parallel.h"
#include "base/progress.h"
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

// What a Progress that tells in lines wrote, as it was driven.
std::string lines_of(std::chrono::milliseconds gap, const std::function<void(Progress&)>& drive) {
  std::array<int, 2> ends{};
  REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
  drive(*Progress::as_lines(ends[1], gap));
  ::close(ends[1]);
  std::string text;
  char c = 0;
  while (::read(ends[0], &c, 1) == 1) text += c;
  ::close(ends[0]);
  return text;
}

TEST_CASE("progress as lines tells every stage's beginning and end, and seldom what is between") {
  const auto drive = [](Progress& progress) {
    progress.begin("reading \"a\\b\"\n", 0);
    progress.advance();
    progress.begin("models", 3);
    for (int i = 0; i < 4; ++i) progress.advance();
    progress.finish();
  };
  CHECK(lines_of(std::chrono::hours(1), drive) ==
        R"({"stage":"reading \"a\\b\"\u000a","done":0,"steps":0}
{"stage":"models","done":0,"steps":3}
{"stage":"models","done":3,"steps":3}
)");
  CHECK(lines_of(std::chrono::milliseconds(0), drive) ==
        R"({"stage":"reading \"a\\b\"\u000a","done":0,"steps":0}
{"stage":"reading \"a\\b\"\u000a","done":1,"steps":0}
{"stage":"models","done":0,"steps":3}
{"stage":"models","done":1,"steps":3}
{"stage":"models","done":2,"steps":3}
{"stage":"models","done":3,"steps":3}
{"stage":"models","done":3,"steps":3}
)");
}

TEST_CASE("exit codes follow the command line habits") {
  CHECK(exit_code(ErrorKind::kFailed) == 1);
  CHECK(exit_code(ErrorKind::kUsage) == 2);
  CHECK(exit_code(ErrorKind::kInputRefused) == 3);
  CHECK(exit_code(ErrorKind::kNotFound) == 4);
  CHECK(exit_code(ErrorKind::kStoreBusy) == 5);
  CHECK(exit_code(ErrorKind::kInterrupted) == 130);
}

TEST_CASE("base64 writes the examples of RFC 4648 and reads back what it wrote") {
  CHECK(base64("") == "");
  CHECK(base64("f") == "Zg==");
  CHECK(base64("fo") == "Zm8=");
  CHECK(base64("foobar") == "Zm9vYmFy");
  CHECK(base64("\xfb\xff") == "+/8=");
  CHECK(base64_url("\xfb\xff") == "-_8");
  std::string bytes;
  for (int i = 0; i < 257; ++i) {
    CHECK(parse_base64_url(base64_url(bytes)) == bytes);
    bytes += static_cast<char>(i * 7);
  }
  for (const char* bad : {"A", "Zg==", "Zh", "Z!", "AAAAA", "a b="})
    CHECK_FALSE(parse_base64_url(bad));
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
  ContentDigest in_pieces;
  CHECK(in_pieces.text() == content_digest(""));
  const std::string long_text(1000, 'x');
  for (const char* piece : {"ab", "", "c"}) in_pieces.add(piece);
  in_pieces.add(long_text);
  CHECK(in_pieces.text() == content_digest("abc" + long_text));
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

TEST_CASE("an array stays in the bytes it is read from if they have an owner, else it is copied") {
  ByteWriter out;
  out.put<std::uint8_t>(7);
  out.put_array<double>(std::vector<double>{1.5, -2, 3});
  out.put_array<std::uint8_t>({});
  const auto owner =
      std::make_shared<const std::vector<char>>(out.bytes().begin(), out.bytes().end());
  const std::string_view bytes(owner->data(), owner->size());
  for (const bool owned : {false, true}) {
    ByteReader in(bytes, "x", owned ? owner : nullptr);
    CHECK(in.get<std::uint8_t>() == 7);
    const Array<double> read = in.get_array<double>();
    CHECK(std::vector<double>(read.begin(), read.end()) == std::vector<double>{1.5, -2, 3});
    const char* place = reinterpret_cast<const char*>(read.data());
    CHECK((place == bytes.data() + kArrayAlignment) == owned);
    CHECK(owner.use_count() == (owned ? 3 : 1));  // the reader's and the array's
    CHECK(in.get_array<std::uint8_t>().empty());
    CHECK(in.at_end());
  }
}

TEST_CASE("an array that is cut off, or with anything before it, is refused") {
  ByteWriter out;
  out.put_array<std::uint32_t>(std::vector<std::uint32_t>{1, 2});
  for (std::size_t size = 0; size < out.bytes().size(); ++size) {
    ByteReader in(std::string_view(out.bytes()).substr(0, size), "x");
    CHECK_THROWS_AS(in.get_array<std::uint32_t>(), Error);
  }
  std::string altered = out.bytes();
  altered[20] = 1;
  ByteReader in(altered, "x");
  CHECK_THROWS_AS(in.get_array<std::uint32_t>(), Error);
}

TEST_CASE("a truncated record is refused before anything large is allocated") {
  ByteWriter out;
  out.put<std::uint64_t>(1ULL << 60);
  ByteReader strings(out.bytes(), "x");
  CHECK_THROWS_AS(strings.get_string(), Error);
  ByteReader vectors(out.bytes(), "x");
  CHECK_THROWS_AS(vectors.get_vector<double>(), Error);
  ByteReader arrays(out.bytes(), "x");
  CHECK_THROWS_AS(arrays.get_array<double>(), Error);
}

}  // namespace
}  // namespace crossfade::base
