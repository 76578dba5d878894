#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "store/store.h"
#include "table/json.h"

namespace crossfade::cli {

/// What the commands `users` and `tokens` share.

/// Seconds since 1970.
std::int64_t seconds_now();

/// Says on stderr where others than its owner may read the store, which holds hashes of passwords.
void warn_if_readable(const std::string& store);

/// Notes in the audit log that the user of this machine who runs the command did `operation`
/// ("users add") to `object`. Within the transaction of the change.
void note_change(store::Store& store, const std::string& operation, const std::string& object,
                 std::int64_t now);

/// "2026-02-07" for a day since 1970; null or "never" where there is none.
table::Json day_json(std::optional<std::int64_t> day);
std::string day_words(std::optional<std::int64_t> day);

}  // namespace crossfade::cli
