#include "catalogue/record_map.h"

#include <doctest/doctest.h>

namespace crossfade::catalogue {
namespace {

ImportIssue issue(std::uint32_t file, std::size_t record, IssueKind kind) {
  ImportIssue made;
  made.file = file;
  made.record = record;
  made.kind = kind;
  return made;
}

// Two files: five records of which 2 and 3 were left out, then two records, both kept.
Import two_files() {
  Import import;
  import.files.resize(2);
  import.files[0].records = 5;
  import.files[0].tracks = 3;
  import.files[1].records = 2;
  import.files[1].first_track = 3;
  import.files[1].tracks = 2;
  import.issues = {issue(0, 3, IssueKind::kRowTooLong), issue(0, 2, IssueKind::kNameMissing),
                   issue(0, 2, IssueKind::kRowTooShort), issue(1, 1, IssueKind::kNotANumber)};
  return import;
}

TEST_CASE("a row finds its record past the records that were left out") {
  const Import import = two_files();
  const RecordMap map(import);
  CHECK(map.place_of(0)->record == 1);
  CHECK(map.place_of(1)->record == 4);
  CHECK(map.place_of(2)->record == 5);
  CHECK(map.place_of(3)->file == 1);
  CHECK(map.place_of(4)->record == 2);
  CHECK_FALSE(map.place_of(5).has_value());
}

TEST_CASE("a record finds its row, one that was left out finds none") {
  const Import import = two_files();
  const RecordMap map(import);
  CHECK(map.row_of(0, 1) == 0);
  CHECK_FALSE(map.row_of(0, 2).has_value());
  CHECK_FALSE(map.row_of(0, 3).has_value());
  CHECK(map.row_of(0, 5) == 2);
  CHECK(map.row_of(1, 2) == 4);
  CHECK_FALSE(map.row_of(1, 3).has_value());
  CHECK_FALSE(map.row_of(1, 0).has_value());
  CHECK_FALSE(map.row_of(2, 1).has_value());
}

TEST_CASE("row and record lead to one another however many were left out") {
  Import import;
  import.files.resize(1);
  import.files[0].records = 200;
  for (std::size_t record = 1; record <= 200; ++record) {
    const bool left_out = record % 7 == 1 || (record > 50 && record < 60) || record == 200;
    if (left_out) import.issues.push_back(issue(0, record, IssueKind::kRowTooShort));
  }
  import.files[0].tracks = 200 - import.issues.size();
  const RecordMap map(import);
  for (std::size_t row = 0; row < import.files[0].tracks; ++row) {
    CHECK(map.row_of(0, map.place_of(row)->record) == row);
  }
}

TEST_CASE("a file whose figures do not add up is not mapped, the others are") {
  Import import = two_files();
  import.files[0].records = 9;
  const RecordMap map(import);
  CHECK_FALSE(map.place_of(0).has_value());
  CHECK_FALSE(map.row_of(0, 1).has_value());
  CHECK(map.place_of(3)->record == 1);
}

}  // namespace
}  // namespace crossfade::catalogue
