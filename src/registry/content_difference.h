#pragma once

#include <string>
#include <string_view>

namespace crossfade::registry {

/// Where two contents first differ, in words: of JSON the member ("models[3].regression.r2.value is
/// 0.61, was 0.62"), of other texts line and column; empty where they are the same. `path` tells by
/// its ending what they are.
std::string first_difference(std::string_view was, std::string_view is, const std::string& path);

}  // namespace crossfade::registry
