#include "server/spool.h"

#include <doctest/doctest.h>

#include "server/job_test.h"

namespace crossfade::server {
namespace {

TEST_CASE("what a user calls a file is made a name, never a path or an option") {
  CHECK(file_name_of("catalogue 2024.csv") == "catalogue 2024.csv");
  CHECK(file_name_of("음원 목록.csv") == "음원 목록.csv");
  CHECK(file_name_of("../../etc/passwd") == "passwd");
  CHECK(file_name_of("C:\\data\\a.csv") == "a.csv");
  CHECK(file_name_of("/") == "catalogue.csv");
  CHECK(file_name_of("") == "catalogue.csv");
  CHECK(file_name_of("..") == "catalogue.csv");
  CHECK(file_name_of(" . ") == "catalogue.csv");
  CHECK(file_name_of(".hidden") == "_hidden");
  CHECK(file_name_of("--store") == "_-store");
  CHECK(file_name_of("a\r\nb\x1b[31m.csv").find_first_of("\r\n\x1b") == std::string::npos);
  CHECK(file_name_of(std::string("a\0/b.csv", 8)) == "b.csv");
  CHECK(file_name_of("\xff.csv") == "\xef\xbf\xbd.csv");

  std::string name;
  for (int i = 0; i < 100; ++i) name += "곡";
  const std::string cut = file_name_of(name + ".csv");
  CHECK(cut.size() <= 150);
  CHECK(cut.size() > 140);
  CHECK(cut.ends_with("곡.csv"));
}

TEST_CASE("files of one job never take each other's name, whatever they were called") {
  const JobFolder folder;
  Spool spool(folder.path("spool"), 1000);
  const std::vector<JobFile> files = spool.take(7, {{"x/a.csv", folder.write("1", "one")},
                                                    {"a.csv", folder.write("2", "two")},
                                                    {"a (2).csv", folder.write("3", "three")}});
  REQUIRE(files.size() == 3);
  CHECK(files[1].name == "a (2).csv");
  CHECK(files[2].name == "a (2) (2).csv");
  CHECK(base::MappedFile(spool.files_of(7) + "/a (2).csv").bytes() == "two");
  CHECK(spool.bytes() == 11);
  CHECK_FALSE(folder.has("1"));

  CHECK(spool.hand_over(7, 8));
  CHECK_FALSE(spool.hand_over(7, 9));
  CHECK(base::MappedFile(spool.files_of(8) + "/a.csv").bytes() == "one");
  CHECK(spool.bytes() == 11);
  spool.remove(8);
  CHECK(spool.bytes() == 0);
  CHECK_FALSE(folder.has("spool/8"));
}

TEST_CASE("files that would not fit stay where they are") {
  const JobFolder folder;
  Spool spool(folder.path("spool"), 10);
  spool.take(1, {{"a.csv", folder.write("1", "123456")}});
  CHECK_THROWS_AS(spool.take(2, {{"b.csv", folder.write("2", "12345")}}), base::Error);
  CHECK(folder.has("2"));
  spool.remove(1);
  spool.take(2, {{"b.csv", folder.path("2")}});
  CHECK_THROWS_AS(spool.take(3, {{"c.csv", folder.path("none")}}), base::Error);
}

}  // namespace
}  // namespace crossfade::server
