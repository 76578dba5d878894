#pragma once

#include <string_view>

#include "http/message.h"

namespace crossfade::http {

/// Why a request is not served: an HTTP status and a sentence for who wrote the client.
struct Refusal {
  int status = 400;
  std::string_view detail;  ///< a literal: it outlives everything
};

/// The words that go with a status ("Not Found"); "Unknown" for one that has none.
std::string_view status_phrase(int status);

/// A problem document (RFC 9457, Nottingham, Wilde and Dalal 2023): application/problem+json with
/// type, title, status and detail. Says `Allow` with 405 and `Retry-After` with 503.
Response problem_response(int status, std::string_view detail);

}  // namespace crossfade::http
