#include "advise/plan_section.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "text/similarity.h"
#include "text/unicode.h"

namespace crossfade::advise {
namespace {

using table::TomlMember;
using table::TomlTable;
using table::TomlValue;

constexpr std::size_t kShownColumns = 60;
constexpr std::size_t kMostTextBytes = 1000;

std::string range_words(const NumberRange& range) {
  std::string words = fmt::format("{} {}", range.above_low ? "above" : "at least", range.low);
  if (std::isfinite(range.high)) words += fmt::format(" and at most {}", range.high);
  return words;
}

bool is_within(double value, const NumberRange& range) {
  return (range.above_low ? value > range.low : value >= range.low) && value <= range.high;
}

std::string wrong_kind(std::string_view wanted, const TomlValue& value) {
  return fmt::format("must be {}, and is {}", wanted, table::toml_kind(value));
}

}  // namespace

PlanSection::PlanSection(const TomlTable& table, std::string name, std::size_t line,
                         const std::string& file)
    : table_(table), name_(std::move(name)), line_(line), file_(file) {}

const TomlMember* PlanSection::find(std::string_view key) const {
  const auto found = std::ranges::find(table_.members, key, &TomlMember::name);
  return found == table_.members.end() ? nullptr : &*found;
}

const TomlMember* PlanSection::take(std::string_view key) {
  known_.push_back(key);
  return find(key);
}

std::string PlanSection::full_name(std::string_view key) const {
  const std::string shown = text::cut_width(key, kShownColumns);
  return name_.empty() ? shown : name_ + "." + shown;
}

void PlanSection::refuse(std::string_view key, std::string_view sentence,
                         std::string_view remedy) const {
  const TomlMember* member = find(key);
  const base::Place place{file_, member ? member->line : line_, member ? member->column : 0};
  throw base::Error(base::ErrorKind::kInputRefused,
                    fmt::format("`{}` {}", full_name(key), sentence), place, std::string(remedy));
}

bool PlanSection::take_number(std::string_view key, const NumberRange& range, double& value) {
  const TomlMember* member = take(key);
  if (member == nullptr) return false;
  double number = 0;
  if (const auto* whole = std::get_if<std::int64_t>(&member->value.value)) {
    number = static_cast<double>(*whole);
  } else if (const auto* decimal = std::get_if<double>(&member->value.value)) {
    number = *decimal;
  } else {
    refuse(key, wrong_kind("a number", member->value), "write it without quotes or commas");
  }
  if (!is_within(number, range)) {
    refuse(key, fmt::format("must be {}, and is {}", range_words(range), number));
  }
  value = number;
  return true;
}

int PlanSection::checked_whole(std::string_view key, WholeRange range,
                               const TomlValue& value) const {
  const auto* whole = std::get_if<std::int64_t>(&value.value);
  if (whole == nullptr) refuse(key, wrong_kind("a whole number", value));
  if (*whole < range.low || *whole > range.high) {
    refuse(key, fmt::format("must be from {} to {}, and is {}", range.low, range.high, *whole));
  }
  return static_cast<int>(*whole);
}

bool PlanSection::take_whole(std::string_view key, WholeRange range, int& value) {
  const TomlMember* member = take(key);
  if (member != nullptr) value = checked_whole(key, range, member->value);
  return member != nullptr;
}

bool PlanSection::take_wholes(std::string_view key, WholeRange range, std::vector<int>& values) {
  const TomlMember* member = take(key);
  if (member == nullptr) return false;
  const auto* list = std::get_if<TomlValue::Array>(&member->value.value);
  if (list == nullptr) refuse(key, wrong_kind("a list of whole numbers", member->value));
  std::vector<int> taken;
  for (const TomlValue& each : *list) {
    const int whole = checked_whole(key, range, each);
    if (!taken.empty() && whole <= taken.back()) {
      refuse(key, fmt::format("must rise, and has {} after {}", whole, taken.back()));
    }
    taken.push_back(whole);
  }
  values = std::move(taken);
  return true;
}

bool PlanSection::take_text(std::string_view key, std::string& value) {
  const TomlMember* member = take(key);
  if (member == nullptr) return false;
  const auto* written = std::get_if<std::string>(&member->value.value);
  if (written == nullptr) refuse(key, wrong_kind("a text in quotes", member->value));
  if (text::fold(*written).empty()) {
    refuse(key, "is an empty text", "leave the key out, or fill it in");
  }
  if (text::one_line(*written) != *written || written->size() > kMostTextBytes) {
    refuse(key, "must be one line of at most 1,000 bytes, without control characters");
  }
  value = *written;
  return true;
}

bool PlanSection::take_date(std::string_view key, base::Date& value) {
  const TomlMember* member = take(key);
  if (member == nullptr) return false;
  const auto* date = std::get_if<base::Date>(&member->value.value);
  if (date == nullptr) {
    refuse(key, wrong_kind("a date", member->value), "write it as 2026-10-02, without quotes");
  }
  value = *date;
  return true;
}

std::optional<PlanSection> PlanSection::take_section(std::string_view key) {
  const TomlMember* member = take(key);
  if (member == nullptr) return std::nullopt;
  const auto* table = std::get_if<TomlTable>(&member->value.value);
  if (table == nullptr) {
    refuse(key, wrong_kind("a section", member->value),
           fmt::format("write [{}] on a line of its own", full_name(key)));
  }
  return PlanSection(*table, full_name(key), member->line, file_);
}

std::vector<PlanSection> PlanSection::take_sections(std::string_view key) {
  const TomlMember* member = take(key);
  if (member == nullptr) return {};
  const std::string remedy = fmt::format("write [[{}]] before each", full_name(key));
  const auto* list = std::get_if<TomlValue::Array>(&member->value.value);
  if (list == nullptr) refuse(key, wrong_kind("a list of sections", member->value), remedy);
  std::vector<PlanSection> sections;
  for (const TomlValue& each : *list) {
    const auto* table = std::get_if<TomlTable>(&each.value);
    if (table == nullptr) refuse(key, "must be a list of sections", remedy);
    sections.emplace_back(*table, fmt::format("{}[{}]", full_name(key), sections.size() + 1),
                          each.line, file_);
  }
  return sections;
}

void PlanSection::refuse_others() const {
  for (const TomlMember& member : table_.members) {
    if (std::ranges::find(known_, member.name) != known_.end()) continue;
    const std::string_view meant = text::nearest_word(member.name, known_);
    refuse(member.name, "is not known here",
           meant.empty() ? fmt::format("there are {}", fmt::join(known_, ", "))
                         : fmt::format("did you mean `{}`?", meant));
  }
}

}  // namespace crossfade::advise
