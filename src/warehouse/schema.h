#pragma once

#include <span>
#include <string_view>

namespace crossfade::warehouse {

/// The scripts that lead the warehouse's tables from each version to the next.
std::span<const std::string_view> schema_scripts();

}  // namespace crossfade::warehouse
