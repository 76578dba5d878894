#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "server/job.h"

namespace crossfade::server {

/// Jobs by their numbers, which ascend as they were asked for.
using JobMap = std::map<std::int64_t, Job>;

std::size_t count_of(const JobMap& jobs, JobState state);

/// The job to start now: the first that waits, brief ones (imports, sounds, and changes of champion
/// without a test) before all others, since what people look at follows them; 0 where none may
/// start. Never two brief ones or two others at once; a brief one beside another only where
/// `import_beside_study`.
std::int64_t next_to_start(const JobMap& jobs, bool import_beside_study);

/// Whether a study that already waits would do what `study` would.
bool is_waiting_for(const JobMap& jobs, const Job& study);

/// At most `count` jobs whose number is below `before` (0: no bound), newest first.
std::vector<Job> page_of(const JobMap& jobs, std::int64_t before, std::size_t count);

/// The oldest jobs that have ended, so many that at most `most` of them are left.
std::vector<std::int64_t> outlived(const JobMap& jobs, std::size_t most);

}  // namespace crossfade::server
