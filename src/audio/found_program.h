#pragma once

#include <string>

namespace crossfade::audio {

/// The path of a separate program of this name in the folders of PATH; empty where there is none.
/// Folders that PATH names by a relative path are passed over: a program is never taken from where
/// the demos lie.
std::string find_program(const std::string& name);

}  // namespace crossfade::audio
