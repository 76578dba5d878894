#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "registry/runs.h"

namespace crossfade::registry {

/// What a run says under a name: a number, a text, or nothing.
using RunValue = std::variant<std::monostate, double, std::string>;

/// What a name stands for, the first of these that the run has: a part of the run itself (id,
/// parent, kind, name, target, scenario, status, seed, report, data, digest, rows, snapshot, code,
/// model, seconds), a metric, a parameter, a tag. "metrics.x", "params.x" and "tags.x" ask for one
/// of them. A parameter or tag that reads as a number is one.
RunValue value_of(const RunRecord& run, std::string_view name);

/// Whether a name stands for something in any of the runs.
bool is_known_name(std::span<const RunRecord> runs, std::string_view name);
/// All names that stand for something, for suggestions: without doubles, in ascending order.
std::vector<std::string> known_names(std::span<const RunRecord> runs);

/// Orders the runs by a name, as "r2" or "r2 desc" says; runs that lack it stay last, in their
/// order. Throws base::Error (kUsage) for a name that no run knows, with the one that was meant.
void sort_runs(std::vector<RunRecord>& runs, std::string_view order);

/// "there is no `rr2` in any run", with the name that was meant where one is near.
[[noreturn]] void refuse_name(std::span<const RunRecord> runs, std::string_view name,
                              const std::string& option, std::size_t column);

}  // namespace crossfade::registry
