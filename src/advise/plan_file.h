#pragma once

#include <string>
#include <string_view>

#include "advise/plan_request.h"

namespace crossfade::advise {

/// Reads a plan file (TOML; its keys are the fields of PlanRequest, `plan --example` shows them
/// all). Paths in it are taken from the folder of the plan file. Throws base::Error (kInputRefused;
/// file, line, the key's full name) for what no plan can mean: unknown sections and keys (says
/// which word was meant), values of another kind or outside their range, a prior whose low end lies
/// above its high one, tiers or platforms named twice, promises above the budget, a file that asks
/// for nothing. What is only not said yet is no error: missing_of() tells it.
PlanRequest read_plan(const std::string& path);

/// The same from memory; `path` is the name for complaints and the place that paths start from.
PlanRequest parse_plan(std::string_view text, const std::string& path);

/// A plan file with every key, its unit and meaning as comments. Its amounts are marked as
/// placeholders for the user's own.
std::string_view example_plan();

}  // namespace crossfade::advise
