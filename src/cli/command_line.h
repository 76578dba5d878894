#pragma once

#include <string>
#include <vector>

namespace crossfade::cli {

/// Parses a command line and does what it says: results on stdout, progress and complaints on stderr.
/// Returns the exit code (base::exit_code). `arguments` begins with the program's name.
int run_command_line(const std::vector<std::string>& arguments);

}  // namespace crossfade::cli
