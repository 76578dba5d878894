#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/role.h"
#include "store/store.h"

namespace crossfade::server {

/// The table of API tokens, by which programs get in: `Authorization: Bearer crossfade_...`. What
/// changes it is to be called within a store::Transaction; the server's tables must have been
/// brought up to date (schema.h). Times are seconds since 1970, days since then.

struct Token {
  std::int64_t id = 0;
  std::string name;
  Role role = Role::kViewer;
  std::int64_t made_at = 0;
  std::string made_by = {};  ///< the name of who made it; it outlives their account
  std::optional<std::int64_t> revoked_at = {};  ///< unset: valid
  std::optional<std::int64_t> last_day = {};    ///< on which it was last used; unset: never
};

/// All tokens, revoked ones too, in the order in which they were made.
std::vector<Token> list_tokens(store::Store& store);
/// Makes a token of token.name, role, made_at and made_by and returns it, this one time; only its
/// hash is kept. Throws base::Error (kUsage) for a name that a valid token has or checked_name()
/// refuses.
std::string add_token(store::Store& store, const Token& token);
/// Throws base::Error (kNotFound) where no valid token has this name or number.
Token token_named(store::Store& store, std::string_view name);
void revoke_token(store::Store& store, std::int64_t id, std::int64_t now);

}  // namespace crossfade::server
