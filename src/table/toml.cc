#include "table/toml.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <tuple>
#include <utility>

// The parser recurses once a level of nested values, and destroys what it read once a level of
// nested tables. The first depth it limits itself; the second, dotted keys, it does not (3.3), so
// points are counted before it starts: a key lies in one line.
#define TOML_MAX_NESTED_VALUES 16
// It also asserts (with NDEBUG, tells clang to assume) what text such as "[=" breaks, and then
// handles that text by an error as it should: asserts that do nothing let it.
#undef NDEBUG
#define TOML_ASSERT(condition) static_assert(true)
#include <toml++/toml.h>

#include "base/error.h"
#include "base/utf8_sequence.h"

namespace crossfade::table {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::size_t kMostPoints = 100;
constexpr std::size_t kShownBytes = 80;  // of a faulty line

[[noreturn]] void refuse(const std::string& file, std::size_t line, std::size_t column,
                         const std::string& sentence, const std::string& remedy = {}) {
  throw Error(ErrorKind::kInputRefused, sentence, {file, line, column}, remedy);
}

// Where in the text the check before the parser stands.
struct Cursor {
  std::size_t line = 1;
  std::size_t column = 1;
  std::size_t points = 0;  // of this line
  bool in_comment = false;
  bool at_start = true;  // only blanks so far

  void end_line() { *this = {line + 1}; }
  void pass(char c) {
    if (at_start && c == '#') in_comment = true;
    if (c != ' ' && c != '\t') at_start = false;
    if (c == '.' && !in_comment) ++points;
    ++column;
  }
};

bool is_control(char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F; }

// Refuses what the parser would not survive, or would complain of less clearly.
void check_text(std::string_view text, const std::string& file) {
  const char* const end = text.data() + text.size();
  Cursor at;
  for (const char* p = text.data(); p != end;) {
    const std::size_t length = base::utf8_sequence(p, end);
    if (length == 0) {
      refuse(file, at.line, at.column, "this text is not UTF-8", "save it as UTF-8");
    }
    const bool line_end = *p == '\n' || (*p == '\r' && p + 1 != end && p[1] == '\n');
    if (is_control(*p) && !line_end) {
      refuse(file, at.line, at.column, "there is a control character", "remove it");
    }
    if (*p == '\n') {
      at.end_line();
    } else {
      at.pass(*p);
    }
    if (at.points > kMostPoints) {
      refuse(file, at.line, at.column, "there are more than 100 points in a line",
             "keys may not nest that deep");
    }
    p += length;
  }
}

// The line as a complaint shows it: its characters are checked before.
std::string shown_line(std::string_view text, std::size_t line) {
  for (std::size_t i = 1; i < line; ++i) text.remove_prefix(text.find('\n') + 1);
  text = text.substr(0, text.find('\n'));
  const std::size_t first = std::min(text.find_first_not_of(" \t"), text.size());
  text = text.substr(first, text.find_last_not_of(" \t\r") + 1 - first);
  if (text.size() <= kShownBytes) return std::string(text);
  std::size_t cut = kShownBytes;
  while ((static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
  return std::string(text.substr(0, cut)) + "…";
}

[[noreturn]] void refuse_parse(const toml::parse_error& error, std::string_view text,
                               const std::string& file) {
  constexpr std::string_view kLead = "Error while parsing ";
  std::string_view description = error.description();
  if (description.starts_with(kLead)) description.remove_prefix(kLead.size());
  const toml::source_position at = error.source().begin;
  const std::string line = shown_line(text, at.line);
  std::string sentence = "this is not TOML: " + std::string(description);
  if (!line.empty()) sentence += ", in `" + line + "`";
  refuse(file, at.line, at.column, sentence);
}

/// Turns the parser's nodes into ours.
class Converter {
 public:
  explicit Converter(const std::string& file) : file_(file) {}

  TomlTable table_of(const toml::table& table) const {
    TomlTable result;
    for (const auto& [key, node] : table) {
      const toml::source_position at = key.source().begin;
      result.members.push_back({std::string(key.str()), at.line, at.column, value_of(node)});
    }
    // The parser keeps its keys in the order of the alphabet.
    std::ranges::sort(result.members, {}, [](const TomlMember& member) {
      return std::tuple(member.line, member.column);
    });
    return result;
  }

 private:
  TomlValue value_of(const toml::node& node) const {
    const toml::source_position at = node.source().begin;
    TomlValue result{{}, at.line, at.column};
    if (const auto* text = node.as_string()) {
      result.value = text->get();
    } else if (const auto* whole = node.as_integer()) {
      result.value = whole->get();
    } else if (const auto* number = node.as_floating_point()) {
      if (!std::isfinite(number->get())) {
        refuse(file_, at.line, at.column, "infinity and NaN are no figures");
      }
      result.value = number->get();
    } else if (const auto* flag = node.as_boolean()) {
      result.value = flag->get();
    } else if (const auto* date = node.as_date()) {
      result.value = date_of(date->get());
    } else if (const auto* array = node.as_array()) {
      TomlValue::Array values;
      for (const toml::node& each : *array) values.push_back(value_of(each));
      result.value = std::move(values);
    } else if (const auto* table = node.as_table()) {
      result.value = table_of(*table);
    } else {
      refuse(file_, at.line, at.column, "a time of day is of no use here",
             "write a date alone, such as 2026-10-02");
    }
    return result;
  }

  static base::Date date_of(const toml::date& date) {
    const std::chrono::year_month_day day{
        std::chrono::year(date.year), std::chrono::month(date.month), std::chrono::day(date.day)};
    return {static_cast<std::int32_t>(std::chrono::sys_days(day).time_since_epoch().count())};
  }

  const std::string& file_;
};

}  // namespace

std::string_view toml_kind(const TomlValue& value) {
  constexpr std::string_view kKinds[] = {"a text", "a whole number", "a number", "true or false",
                                         "a date", "a list",         "a table"};
  return kKinds[value.value.index()];
}

TomlTable parse_toml(std::string_view text, const std::string& file) {
  check_text(text, file);
  try {
    return Converter(file).table_of(toml::parse(text));
  } catch (const toml::parse_error& error) {
    refuse_parse(error, text, file);
  }
}

}  // namespace crossfade::table
