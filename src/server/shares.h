#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/role.h"
#include "store/store.h"

namespace crossfade::server {

/// The table of read-only links: whoever has one may read, without an account, until it expires.
/// The secret belongs behind the "#" of the link, where no log and no Referer sees it; the page
/// sends it in a body and gets it as a cookie (access.h). What changes the table is to be called
/// within a store::Transaction; the server's tables must have been brought up to date (schema.h).
/// Times are seconds since 1970, days since then.

struct Share {
  std::int64_t id = 0;
  std::string page = {};  ///< state of the page that is shown: path and query
  std::int64_t made_at = 0;
  std::string made_by = {};
  std::optional<std::int64_t> person = {};    ///< who made it, if a person did; it goes with them
  std::int64_t expires_at = 0;                ///< from this second on it is no longer valid
  std::optional<std::int64_t> last_day = {};  ///< on which it was last used; unset: never
};

constexpr std::int64_t kLongestShareSeconds = std::int64_t{366} * 86'400;

/// Links that have not expired, in the order in which they were made.
std::vector<Share> list_shares(store::Store& store, std::int64_t now);
/// Makes a link for `maker` and returns its secret, this one time; links that have expired are
/// removed. Throws base::Error (kUsage) for a page that checked_page() refuses, an end that has
/// passed or that is more than 366 days ahead.
std::string add_share(store::Store& store, const Visitor& maker, const Share& share);
/// Revokes a link. Throws base::Error: kNotFound.
void remove_share(store::Store& store, std::int64_t id);

}  // namespace crossfade::server
