#pragma once

#include <cstdint>
#include <vector>

#include "server/job.h"
#include "store/store.h"

namespace crossfade::server {

/// All jobs that a store holds, by number. Throws base::Error as store::Store does, kStoreBusy for
/// what only a newer program can have written.
std::vector<Job> read_jobs(store::Store& store);
/// Keeps a job as it is now, in place of what was kept of it. Within the caller's transaction.
void write_job(store::Store& store, const Job& job);
void forget_job(store::Store& store, std::int64_t id);

}  // namespace crossfade::server
