#pragma once

#include "base/error.h"
#include "http/message.h"

namespace crossfade::server {

/// The problem document (RFC 9457) of an error: its sentence as `detail`, and `place` and `remedy`
/// where it has them. Status: kUsage 400, kInputRefused 422, kNotFound 404, kStoreBusy and
/// kInterrupted 503, kFailed 500.
http::Response problem_of(const base::Error& error);

}  // namespace crossfade::server
