#pragma once

#include <span>
#include <string_view>

namespace crossfade::server {

/// The scripts that lead the server's tables (accounts, sessions, tokens, audit, jobs) from each
/// version to the next; for store::Store::migrate() with Section::kServer.
std::span<const std::string_view> schema_scripts();

}  // namespace crossfade::server
