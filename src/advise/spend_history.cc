#include "advise/spend_history.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

#include "base/error.h"
#include "base/file.h"
#include "table/cell_place.h"
#include "table/csv_reader.h"
#include "text/unicode.h"

namespace crossfade::advise {
namespace {

using base::Error;
using base::ErrorKind;

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::int32_t kDaysAWeek = 7;
constexpr std::size_t kHolesNamed = 5;
constexpr double kMostCount = 1e15;  // more is a slip, and its square no good to compute with

enum Field : std::size_t { kWeek, kPlatform, kSpend, kStreams, kViews, kFields };
constexpr std::array<std::string_view, kFields> kFieldNames = {"week", "platform", "spend",
                                                               "streams", "views"};
constexpr const char* kColumns = "the columns are week, platform, spend, streams, views";

struct Line {
  base::Date monday;
  std::size_t platform = 0;
  double spend = 0;
  double streams = kUnknown;
  double views = kUnknown;
  std::size_t number = 0;
};

constexpr std::size_t kShownColumns = 60;
constexpr std::size_t kMostNameBytes = 200;

std::string shown(std::string_view text) {
  return text::cut_width(text::one_line(text), kShownColumns);
}

std::string quoted(std::string_view text) { return "'" + shown(text) + "'"; }

// `names`, the first kHolesNamed or fewer of `count`, and how many more there are.
std::string named(const std::vector<std::string>& names, std::size_t count) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  if (count <= names.size()) return all;
  return all + " and " + std::to_string(count - names.size()) + " more";
}

class HistoryReader {
 public:
  HistoryReader(std::string_view bytes, const std::string& file)
      : bytes_(bytes), file_(file), reader_(bytes, file) {
    history_.file = file;
    match_columns();
  }

  SpendHistory read() {
    table::CsvRow row;
    while (reader_.next(row)) lines_.push_back(read_line(row));
    if (lines_.empty()) {
      throw Error(ErrorKind::kInputRefused, "there is no line under the header", {file_, 1, 0},
                  "give one line a week and platform");
    }
    sort_platforms();
    std::ranges::stable_sort(lines_, [](const Line& a, const Line& b) {
      return std::tie(a.monday, a.platform) < std::tie(b.monday, b.platform);
    });
    refuse_twins();
    refuse_missing_weeks();
    refuse_missing_platforms();
    fill();
    return std::move(history_);
  }

 private:
  void match_columns() {
    const std::vector<std::string>& header = reader_.header();
    for (std::size_t c = 0; c < header.size(); ++c) {
      const std::string key = text::fold(header[c]);
      const auto found = std::ranges::find(kFieldNames, key);
      if (found == kFieldNames.end()) {
        history_.unused_columns.push_back(header[c]);
        continue;
      }
      std::optional<std::size_t>& column =
          columns_[static_cast<std::size_t>(found - kFieldNames.begin())];
      if (column) {
        throw Error(ErrorKind::kInputRefused, "two columns are named " + quoted(key), {file_, 1, 0},
                    "keep one of them");
      }
      column = c;
    }
    for (const Field field : {kWeek, kPlatform, kSpend, kStreams}) {
      if (columns_[field]) continue;
      throw Error(ErrorKind::kInputRefused, "no column is named " + quoted(kFieldNames[field]),
                  {file_, 1, 0}, kColumns);
    }
  }

  Line read_line(const table::CsvRow& row) {
    if (row.cells.size() != reader_.header().size()) {
      throw Error(ErrorKind::kInputRefused,
                  "this line has " + std::to_string(row.cells.size()) + " cells, the header has " +
                      std::to_string(reader_.header().size()),
                  {file_, row.line, 0}, "give every line as many cells as the header");
    }
    Line line;
    line.number = row.line;
    line.monday = read_week(row);
    line.platform = read_platform(row);
    line.spend = read_number(row, kSpend);
    if (std::isnan(line.spend)) {
      refuse(row, kSpend, "the spend is missing", "write 0 where nothing was spent");
    }
    line.streams = read_number(row, kStreams);
    line.views = columns_[kViews] ? read_number(row, kViews) : kUnknown;
    return line;
  }

  base::Date read_week(const table::CsvRow& row) const {
    const std::string_view cell = row.cells[*columns_[kWeek]];
    const std::optional<base::Date> day = base::parse_date(cell);
    constexpr std::size_t kDayForm = 10;  // "2024" and "2024-02" are no week
    if (!day || cell.size() != kDayForm) {
      refuse(row, kWeek, quoted(cell) + " is not a day", "write a day of the week like 2024-01-29");
    }
    return monday_of(*day);
  }

  std::size_t read_platform(const table::CsvRow& row) {
    const std::string_view cell = row.cells[*columns_[kPlatform]];
    const std::string key = text::fold(cell);
    if (key.empty()) refuse(row, kPlatform, "the platform is missing", "name the platform");
    if (cell.size() > kMostNameBytes) {
      refuse(row, kPlatform, "the platform's name is too long: " + quoted(cell), "shorten it");
    }
    const auto [place, fresh] = platform_ids_.try_emplace(key, platform_ids_.size());
    if (fresh) {
      const std::size_t begin = cell.find_first_not_of(" \t");
      const std::size_t end = cell.find_last_not_of(" \t");
      history_.platforms.emplace_back(cell.substr(begin, end - begin + 1));
    }
    return place->second;
  }

  double read_number(const table::CsvRow& row, Field field) const {
    const std::string_view cell = row.cells[*columns_[field]];
    const table::NumberCell number = table::parse_number(cell);
    if (number.kind == table::CellKind::kInvalid) {
      refuse(row, field, quoted(cell) + " is not a number",
             "write a plain number like 1250.50, without a currency");
    }
    if (number.value > kMostCount) {
      refuse(row, field, std::string(kFieldNames[field]) + " is too large: " + shown(cell),
             "correct the figure");
    }
    if (number.value < 0) {
      refuse(
          row, field, std::string(kFieldNames[field]) + " is negative: " + shown(cell),
          field == kSpend ? "book a refund in the week that it belongs to" : "correct the count");
    }
    return number.value;
  }

  [[noreturn]] void refuse(const table::CsvRow& row, Field field, std::string sentence,
                           std::string remedy) const {
    throw Error(ErrorKind::kInputRefused, std::move(sentence),
                table::place_of_cell(bytes_, row, *columns_[field], file_), std::move(remedy));
  }

  // So that the order of the lines decides nothing.
  void sort_platforms() {
    std::vector<std::size_t> number(platform_ids_.size());
    std::vector<std::string> sorted;
    for (const auto& [key, id] : platform_ids_) {  // a map: in the order of the keys
      number[id] = sorted.size();
      sorted.push_back(std::move(history_.platforms[id]));
    }
    history_.platforms = std::move(sorted);
    for (Line& line : lines_) line.platform = number[line.platform];
  }

  void refuse_twins() const {
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.monday != lines_[i - 1].monday || line.platform != lines_[i - 1].platform) continue;
      throw Error(ErrorKind::kInputRefused,
                  "the week of " + base::to_string(line.monday) + " on " +
                      quoted(history_.platforms[line.platform]) + " stands on line " +
                      std::to_string(lines_[i - 1].number) + " already",
                  {file_, line.number, 0}, "give one line a week and platform: add them up");
    }
  }

  void refuse_missing_weeks() const {
    std::vector<std::string> missing;
    std::size_t count = 0;
    std::size_t behind = 0;  // the line after the first hole
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      for (std::int32_t days = lines_[i - 1].monday.days + kDaysAWeek; days < lines_[i].monday.days;
           days += kDaysAWeek) {
        if (count++ == 0) behind = lines_[i].number;
        if (missing.size() < kHolesNamed) missing.push_back(base::to_string({days}));
      }
    }
    if (count == 0) return;
    throw Error(ErrorKind::kInputRefused,
                "weeks are missing before this line: those of " + named(missing, count),
                {file_, behind, 0},
                "add a line for each platform, with a spend of 0 where nothing was spent");
  }

  // Every week has a line by now.
  void refuse_missing_platforms() const {
    const std::size_t platforms = history_.platforms.size();
    std::size_t weeks = 1;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      if (lines_[i].monday != lines_[i - 1].monday) ++weeks;
    }
    const std::size_t count = platforms * weeks - lines_.size();
    if (count == 0) return;
    std::vector<std::string> missing;
    std::size_t week_line = 0;  // of the week with the first hole
    std::size_t next = 0;
    while (missing.size() < std::min(count, kHolesNamed)) {
      const Line& first = lines_[next];
      for (std::size_t p = 0; p < platforms; ++p) {
        if (next < lines_.size() && lines_[next].monday == first.monday &&
            lines_[next].platform == p) {
          ++next;
        } else if (missing.size() < kHolesNamed) {
          if (missing.empty()) week_line = first.number;
          missing.push_back(history_.platforms[p] + " in the week of " +
                            base::to_string(first.monday));
        }
      }
    }
    throw Error(ErrorKind::kInputRefused, "lines are missing: " + named(missing, count),
                {file_, week_line, 0}, "add them, with a spend of 0 where nothing was spent");
  }

  void fill() {
    const std::size_t platforms = history_.platforms.size();
    const std::size_t weeks = lines_.size() / platforms;
    history_.spend.assign(platforms, std::vector<double>(weeks));
    for (std::size_t w = 0; w < weeks; ++w) {
      const std::span<const Line> of_week(lines_.data() + w * platforms, platforms);
      history_.weeks.push_back(of_week.front().monday);
      history_.streams.push_back(total(of_week, &Line::streams, kStreams));
      history_.views.push_back(total(of_week, &Line::views, kViews));
      for (const Line& line : of_week) history_.spend[line.platform][w] = line.spend;
    }
  }

  // The one figure that the lines of a week agree on; NaN where none of them has it.
  double total(std::span<const Line> of_week, double Line::*count, Field field) const {
    const Line* known = nullptr;
    for (const Line& line : of_week) {
      if (std::isnan(line.*count)) continue;
      if (known == nullptr) known = &line;
      if (line.*count == known->*count) continue;
      const auto [low, high] = std::minmax(known->number, line.number);
      throw Error(ErrorKind::kInputRefused,
                  std::string(kFieldNames[field]) + " of the week of " +
                      base::to_string(line.monday) + " differ between line " + std::to_string(low) +
                      " and this one",
                  {file_, high, 0},
                  "give the week's total over all platforms, on each of its lines or on one");
    }
    return known == nullptr ? kUnknown : known->*count;
  }

  std::string_view bytes_;
  const std::string& file_;
  table::CsvReader reader_;
  std::array<std::optional<std::size_t>, kFields> columns_;
  std::map<std::string, std::size_t> platform_ids_;  // by folded name, in the order of first sight
  std::vector<Line> lines_;
  SpendHistory history_;
};

}  // namespace

base::Date monday_of(base::Date day) { return {day.days - (base::weekday(day) - 1)}; }

SpendHistory parse_spend_history(std::string_view bytes, const std::string& file) {
  return HistoryReader(bytes, file).read();
}

SpendHistory read_spend_history(const std::string& path) {
  const base::MappedFile mapped(path);
  return parse_spend_history(mapped.bytes(), path);
}

std::vector<double> weekly_outcome(const SpendHistory& history, double value_a_view) {
  std::vector<double> outcome = history.streams;
  if (value_a_view <= 0) return outcome;
  for (std::size_t w = 0; w < outcome.size(); ++w) outcome[w] += value_a_view * history.views[w];
  return outcome;
}

}  // namespace crossfade::advise
