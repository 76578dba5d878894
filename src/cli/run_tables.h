#pragma once

#include <string>
#include <vector>

#include "registry/run_comparison.h"
#include "registry/runs.h"

namespace crossfade::cli {

/// Lines of cells in columns as wide as their widest cell (Hangul counts two), two blanks apart; a
/// cell is cut at 48 columns. No blank at a line's end.
std::string aligned(const std::vector<std::vector<std::string>>& lines);

/// "0.604", "12,345", "—": as short as a list wants it.
std::string short_number(double value);

/// The list of runs, a line each; `shown` are further names to tell (registry::value_of()).
std::string run_list(const std::vector<registry::RunRecord>& runs,
                     const std::vector<std::string>& shown);
/// The same as CSV, with every name that any of the runs knows.
std::string run_csv(const std::vector<registry::RunRecord>& runs);
/// Everything of one run, and its parts a line each.
std::string run_page(const registry::RunFamily& family);
/// What differs between runs.
std::string comparison_page(const std::vector<registry::RunFamily>& families,
                            const registry::RunComparison& comparison);

}  // namespace crossfade::cli
