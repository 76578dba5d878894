#pragma once

#include <cstdint>
#include <optional>

#include "store/store.h"

namespace crossfade::server {

/// A whole number of the row, unset for NULL.
inline std::optional<std::int64_t> integer_if_known(const store::Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return row.integer(column);
}

}  // namespace crossfade::server
