#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"
#include "table/json.h"

namespace crossfade::server {

/// The body of a request as a JSON object whose members are all among `allowed`. Throws base::Error:
/// kUsage for another content type, kInputRefused for what is no JSON object or has a member that
/// nobody reads.
table::Json read_object(const http::Request& request,
                        std::initializer_list<std::string_view> allowed);

/// Members of such an object. Throw base::Error (kInputRefused) where a member is missing or of
/// another type.
std::string text_member(const table::Json& object, std::string_view name);
std::int64_t integer_member(const table::Json& object, std::string_view name);
/// Unset where it is missing.
std::optional<std::string> optional_text(const table::Json& object, std::string_view name);
std::optional<std::int64_t> optional_integer(const table::Json& object, std::string_view name);
/// False where it is missing.
bool flag_member(const table::Json& object, std::string_view name);

/// A part of a path or a parameter as a whole number from 1 on. Throws base::Error (kNotFound).
std::int64_t number_of(std::string_view text);

}  // namespace crossfade::server
