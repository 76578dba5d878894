#pragma once

#include "server/job.h"
#include "table/json.h"

namespace crossfade::server {

/// A job as openapi.json's `Job` has it, and as the event `job` tells it.
table::Json json_job(const Job& job);

}  // namespace crossfade::server
