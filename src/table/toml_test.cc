#include "table/toml.h"

#include <doctest/doctest.h>

#include <string>

#include "base/error.h"
#include "base/random.h"

namespace crossfade::table {
namespace {

using base::Error;

std::string complaint(std::string_view text) {
  try {
    parse_toml(text, "p.toml");
  } catch (const Error& error) {
    CHECK(error.kind() == base::ErrorKind::kInputRefused);
    return error.what();
  }
  return "";
}

template <typename T>
const T& as(const TomlMember& member) {
  return std::get<T>(member.value.value);
}

TEST_CASE("every kind of value is read, in the file's order, with its place") {
  const TomlTable root = parse_toml(
      "z = \"곡\"\n"
      "a = 12\n"
      "m = 0.5\n"
      "b = true\n"
      "d = 2026-10-02\n"
      "  list = [1, 2.5]\n"
      "[t]\n"
      "x = 1_000\n",
      "p.toml");
  REQUIRE(root.members.size() == 7);
  CHECK(root.members[0].name == "z");
  CHECK(as<std::string>(root.members[0]) == "곡");
  CHECK(as<std::int64_t>(root.members[1]) == 12);
  CHECK(as<double>(root.members[2]) == 0.5);
  CHECK(as<bool>(root.members[3]));
  CHECK(base::to_string(as<base::Date>(root.members[4])) == "2026-10-02");
  const TomlMember& list = root.members[5];
  CHECK(list.line == 6);
  CHECK(list.column == 3);
  CHECK(list.value.column == 10);
  REQUIRE(as<TomlValue::Array>(list).size() == 2);
  CHECK(as<TomlValue::Array>(list)[1].column == 14);
  CHECK(toml_kind(as<TomlValue::Array>(list)[0]) == "a whole number");
  CHECK(toml_kind(as<TomlValue::Array>(list)[1]) == "a number");
  CHECK(toml_kind(list.value) == "a list");
  const TomlTable& table = as<TomlTable>(root.members[6]);
  REQUIRE(table.members.size() == 1);
  CHECK(table.members[0].line == 8);
  CHECK(as<std::int64_t>(table.members[0]) == 1000);
}

TEST_CASE("repeated sections are a list of tables, each with its line") {
  const TomlTable root = parse_toml("[[v.t]]\nname = 'a'\n\n[[v.t]]\nname = 'b'\n", "p.toml");
  REQUIRE(root.members.size() == 1);
  const TomlTable& v = as<TomlTable>(root.members[0]);
  const auto& list = as<TomlValue::Array>(v.members.at(0));
  REQUIRE(list.size() == 2);
  CHECK(list[0].line == 1);
  CHECK(list[1].line == 4);
}

TEST_CASE("an empty text, a byte-order mark and Windows line ends are TOML") {
  CHECK(parse_toml("", "p").members.empty());
  CHECK(parse_toml("# only words\n", "p").members.empty());
  const TomlTable root = parse_toml(
      "\xEF\xBB\xBF"
      "a = 1\r\nb = 2\r\n",
      "p");
  REQUIRE(root.members.size() == 2);
  CHECK(root.members[1].line == 2);
}

TEST_CASE("what is not TOML is refused with file, line and column, and shows the line") {
  CHECK(complaint("a = 1\nb = \n").starts_with("p.toml:2:"));
  CHECK(complaint("start = 2026-02-30\n").starts_with("p.toml:1:"));
  CHECK(complaint("  start = 2026-02-30 \n").ends_with("in `start = 2026-02-30`"));
  CHECK(complaint("a = 1\na = 2").find("redefine") != std::string::npos);
  for (const char* text : {"a = 99999999999999999999", "a = 1e400", "a = yes", "a = 01", "= 3",
                           "a b = 3", "a = 12,000", "a = \"open", "[a]\n[a]", "a = [1, 2", "a.",
                           "한 = 1", "a = 0000-00-00", "[=]", "[[.a]]", "[#a]"}) {
    CAPTURE(text);
    CHECK(complaint(text).starts_with("p.toml:"));
  }
}

TEST_CASE("a long faulty line is cut between characters") {
  std::string text = "a = ";
  for (int i = 0; i < 100; ++i) text += "가";
  const std::string said = complaint(text);
  CHECK(said.ends_with("…`"));
  CHECK(said.find("\xEA\xB0…") == std::string::npos);
  CHECK(said.size() < 250);
}

TEST_CASE("infinity, NaN and times of day are refused where they stand") {
  CHECK(complaint("a = 1\nb = inf").starts_with("p.toml:2:5: infinity"));
  CHECK(complaint("b = -inf").starts_with("p.toml:1:5: infinity"));
  CHECK(complaint("b = [1, nan]").starts_with("p.toml:1:9: infinity"));
  CHECK(complaint("b = 10:00:00").starts_with("p.toml:1:5: a time"));
  CHECK(complaint("b = 2026-01-01T10:00:00Z").starts_with("p.toml:1:5: a time"));
}

TEST_CASE("bytes that are not UTF-8 and control characters are refused where they stand") {
  CHECK(complaint("a = 1\nb = \"\xFF\"").starts_with("p.toml:2:6: this text is not UTF-8"));
  CHECK(complaint("\xFF\xFE"
                  "a")
            .starts_with("p.toml:1:1: this text is not UTF-8"));
  CHECK(complaint("# 곡 \x1B[2J").starts_with("p.toml:1:5: there is a control character"));
  CHECK(complaint("a = 1\rb = 2").starts_with("p.toml:1:6: there is a control character"));
  CHECK(complaint(std::string("a = 1\0", 6)).starts_with("p.toml:1:6: there is a control"));
}

TEST_CASE("neither values nor dotted keys can nest so deep that memory runs over") {
  CHECK(complaint("a = " + std::string(16, '[') + std::string(16, ']')).empty());
  CHECK_FALSE(complaint("a = " + std::string(17, '[') + std::string(17, ']')).empty());
  CHECK_FALSE(complaint("a = " + std::string(500000, '[')).empty());
  std::string path = "a";
  for (int i = 0; i < 100; ++i) path += ".a";
  CHECK(complaint(path + " = 1").empty());
  CHECK(complaint("[" + path + "]").empty());
  CHECK(complaint("# " + path + "...\nb = 1").empty());
  CHECK(complaint(path + ".a = 1").find("100 points") != std::string::npos);
  for (int i = 0; i < 200000; ++i) path += ".a";
  CHECK_FALSE(complaint(path + " = 1").empty());
  CHECK_FALSE(complaint("[" + path + "]").empty());
  CHECK_FALSE(complaint("\"#\"." + path + " = 1").empty());
}

TEST_CASE("altered text is read or refused, never more") {
  const std::string text =
      "currency = \"USD\"\nstart = 2026-10-01\n[videos]\nbudget = 1.5e4\n[[videos.tiers]]\n"
      "name = 'full'\ncost = 1_000\n[releases]\ncheckpoint_days = [7, 28]\n";
  constexpr std::string_view kSigns = "[]{}=.\"'#\n -+_0:e\\\xEA";
  base::Random random(5);
  int refused = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string altered = text;
    for (int edits = 0; edits < 3; ++edits) {
      const std::size_t at = random.below(static_cast<std::uint32_t>(altered.size()));
      altered[at] = kSigns[random.below(static_cast<std::uint32_t>(kSigns.size()))];
    }
    if (!complaint(altered).empty()) ++refused;
  }
  CHECK(refused > 1000);
  CHECK(refused < 20000);
}

}  // namespace
}  // namespace crossfade::table
