#pragma once

#include <cstdint>
#include <string>

#include "http/server.h"

namespace crossfade::http {

/// A line of the access log, without its end: a JSON object of time (UTC, to the millisecond),
/// peer, method, target, status, bytes and ms. Whatever a client sent, it is one line of ASCII or
/// UTF-8 without control characters. Writes into `line`, so that a buffer can serve again.
void write_access_line(std::string& line, const Access& access, std::int64_t unix_ms);

}  // namespace crossfade::http
