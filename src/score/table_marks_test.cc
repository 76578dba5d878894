#include "score/table_marks.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/bytes.h"

namespace crossfade::score {
namespace {

TEST_CASE("this program's table does not differ from itself, written and read again") {
  base::ByteWriter out;
  write_table_marks(out);
  base::ByteReader in(out.bytes(), "marks");
  CHECK(table_difference(read_table_marks(in)) == "");
}

TEST_CASE("another table is told by what was added, removed, changed or moved") {
  std::vector<FeatureMark> marks = table_marks();
  std::erase_if(marks, [](const FeatureMark& mark) { return mark.name == "tempo"; });
  CHECK(table_difference(marks) == "it lacks tempo");
  marks = table_marks();
  marks.push_back({"mood", 1});
  ++marks.front().definition;
  CHECK(table_difference(marks) ==
        "this program no longer makes mood; this program makes "
        "otherwise " +
            marks.front().name);
  marks = table_marks();
  std::swap(marks[0], marks[1]);
  CHECK(table_difference(marks).find("order") != std::string::npos);
}

TEST_CASE("a table that has little in common is told by five names and a number") {
  const std::string text = table_difference({});
  CHECK(std::ranges::count(text, ',') == 4);
  CHECK(text.ends_with(" more"));
}

}  // namespace
}  // namespace crossfade::score
