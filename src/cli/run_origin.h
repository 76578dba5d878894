#pragma once

#include <cstdint>
#include <string>

#include "advise/plan_request.h"
#include "study/run_keeper.h"

namespace crossfade::cli {

/// What a run of this command is told of the world outside: clock, host, code version, a key of its
/// own. Starts now.
study::RunOrigin run_origin(const std::string& kind);

/// The clock: milliseconds since 1970.
std::int64_t now_ms();

/// The user of this program, as the system names him; his number where it has no name.
std::string user_name();

/// The files that a plan is made from, for the run's record: the plan file and those it names.
/// Throws base::Error as base::MappedFile does.
std::vector<registry::RunFile> plan_inputs(const std::string& path,
                                           const advise::PlanRequest& plan);

}  // namespace crossfade::cli
