#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace crossfade::advise {

/// What was spent on promotion, week by week, and what came of it.
struct SpendHistory {
  std::string file;                        ///< where it was read, for complaints
  std::vector<std::string> platforms;      ///< in the order of their names, case aside
  std::vector<base::Date> weeks;           ///< their Mondays, ascending, none left out
  std::vector<std::vector<double>> spend;  ///< platforms x weeks, 0 or more, never missing
  std::vector<double> streams;             ///< of each week, all platforms; NaN: not known
  std::vector<double> views;               ///< the same
  std::vector<std::string> unused_columns;
};

/// Reads a CSV of `week, platform, spend, streams, views` (any case and order; `views` may be left
/// out; other columns are named in `unused_columns`). A line is a week on a platform; `week` is any
/// day of it, Monday to Sunday. Streams and views are totals of the week, whatever platform the
/// line is of: they may stand on each of its lines, the same each time, or on one of them; empty
/// cells are missing. Platform names are compared by text::fold().
///
/// Throws base::Error (kInputRefused; file, line, column of the cell, what to do) for a column that
/// is missing or comes twice, a line of another length, a date that is none, a spend that is
/// missing, a spend or count that is no number, negative or above 1e15, a week and platform that
/// come twice, totals of a week that contradict each other (names both lines), a week or a platform
/// in a week that has no line (names them: carry-over cannot be told across a hole, and an absent
/// line may be a zero or unknown), and a file without lines. kNotFound where there is no file.
SpendHistory read_spend_history(const std::string& path);
/// The same from memory; `file` is the name for complaints.
SpendHistory parse_spend_history(std::string_view bytes, const std::string& file);

/// What the budget is to raise, of each week: streams, and views where `value_a_view` (in streams)
/// is above 0; NaN where a count of them is not known.
std::vector<double> weekly_outcome(const SpendHistory& history, double value_a_view);

/// The Monday of the week that holds `day`, which must be known.
base::Date monday_of(base::Date day);

}  // namespace crossfade::advise
