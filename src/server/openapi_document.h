#pragma once

#include <string_view>

namespace crossfade::server {

/// src/server/openapi.json, the only description of the API: served, and held to the route table by
/// a test.
std::string_view openapi_document();

}  // namespace crossfade::server
