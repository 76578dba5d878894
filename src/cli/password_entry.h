#pragma once

#include <string>

namespace crossfade::cli {

/// A password: asked for on a terminal twice and without echo, else the first line of stdin. Throws
/// base::Error: kUsage where both differ or none comes, kInterrupted on Ctrl-C (the echo is on
/// again).
std::string read_password(const std::string& prompt);

}  // namespace crossfade::cli
