#pragma once

#include <string_view>

namespace crossfade::server {

/// The media type of a file that the program makes, by its name's ending.
std::string_view file_type(std::string_view name);

}  // namespace crossfade::server
