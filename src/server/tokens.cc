#include "server/tokens.h"

#include "base/error.h"
#include "server/entered_text.h"
#include "server/nullable.h"
#include "server/secret.h"
#include "text/unicode.h"

namespace crossfade::server {
namespace {

using store::Statement;
using store::Store;

constexpr std::string_view kColumns =
    "SELECT token_id, name, role, made_at, made_by, revoked_at, last_day FROM tokens ";

// So that tools which search files for secrets find one that was left in them.
constexpr std::string_view kPrefix = "crossfade_";

Token read_token(const Statement& row) {
  return {row.integer(0),          std::string(row.text(1)), role_named(row.text(2)),
          row.integer(3),          std::string(row.text(4)), integer_if_known(row, 5),
          integer_if_known(row, 6)};
}

[[noreturn]] void refuse_unknown(const Store& store, const std::string& which) {
  throw base::Error(base::ErrorKind::kNotFound, "there is no valid token " + which,
                    {store.path(), 0, 0}, "`crossfade tokens list` lists them");
}

}  // namespace

std::vector<Token> list_tokens(Store& store) {
  std::vector<Token> tokens;
  Statement rows(store, std::string(kColumns) + "ORDER BY token_id");
  while (rows.step()) tokens.push_back(read_token(rows));
  return tokens;
}

std::string add_token(Store& store, const Token& token) {
  const std::string name = checked_name("the name of a token", token.name);
  const std::string key = text::fold(name);
  Statement taken(store, "SELECT 1 FROM tokens WHERE name_key = ? AND revoked_at IS NULL");
  taken.bind(0, key);
  if (taken.step()) {
    throw base::Error(base::ErrorKind::kUsage, "there is a token \"" + name + "\" already", {},
                      "choose another name, or revoke that one first");
  }
  std::string secret = make_secret(kPrefix);
  const std::string hash = hash_of_secret(secret).hex();
  Statement insert(store,
                   "INSERT INTO tokens (name, name_key, role, token_hash, made_at, made_by) "
                   "VALUES (?, ?, ?, ?, ?, ?)");
  insert.bind(0, name).bind(1, key).bind(2, name_of(token.role)).bind(3, hash);
  insert.bind(4, token.made_at).bind(5, token.made_by).run();
  return secret;
}

Token token_named(Store& store, std::string_view name) {
  const std::string key = text::fold(name);
  Statement row(store, std::string(kColumns) + "WHERE name_key = ? AND revoked_at IS NULL");
  row.bind(0, key);
  if (!row.step()) refuse_unknown(store, "\"" + text::one_line(name) + "\"");
  return read_token(row);
}

void revoke_token(Store& store, std::int64_t id, std::int64_t now) {
  Statement update(store,
                   "UPDATE tokens SET revoked_at = ? WHERE token_id = ? AND revoked_at IS NULL "
                   "RETURNING token_id");
  update.bind(0, now).bind(1, id);
  if (!update.step()) refuse_unknown(store, std::to_string(id));
}

}  // namespace crossfade::server
