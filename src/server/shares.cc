#include "server/shares.h"

#include "base/error.h"
#include "server/entered_text.h"
#include "server/nullable.h"
#include "server/secret.h"

namespace crossfade::server {
namespace {

using store::Statement;
using store::Store;

}  // namespace

std::vector<Share> list_shares(Store& store, std::int64_t now) {
  std::vector<Share> shares;
  Statement rows(store,
                 "SELECT share_id, page, made_at, made_by, person_id, expires_at, last_day "
                 "FROM shares WHERE expires_at > ? ORDER BY share_id");
  rows.bind(0, now);
  while (rows.step()) {
    shares.push_back({rows.integer(0), std::string(rows.text(1)), rows.integer(2),
                      std::string(rows.text(3)), integer_if_known(rows, 4), rows.integer(5),
                      integer_if_known(rows, 6)});
  }
  return shares;
}

std::string add_share(Store& store, const Visitor& maker, const Share& share) {
  const std::string page = checked_page(share.page);
  const std::int64_t seconds = share.expires_at - share.made_at;
  if (seconds <= 0 || seconds > kLongestShareSeconds) {
    throw base::Error(base::ErrorKind::kUsage, "a link must end within 366 days, and after now");
  }
  Statement(store, "DELETE FROM shares WHERE expires_at <= ?").bind(0, share.made_at).run();
  std::string secret = make_secret("");
  const std::string hash = hash_of_secret(secret).hex();
  Statement insert(store,
                   "INSERT INTO shares (share_hash, page, made_at, made_by, person_id, expires_at) "
                   "VALUES (?, ?, ?, ?, ?, ?)");
  insert.bind(0, hash).bind(1, page).bind(2, share.made_at).bind(3, maker.name);
  if (maker.kind == Visitor::Kind::kPerson) insert.bind(4, maker.id);
  insert.bind(5, share.expires_at).run();
  return secret;
}

void remove_share(Store& store, std::int64_t id) {
  Statement remove(store, "DELETE FROM shares WHERE share_id = ? RETURNING share_id");
  remove.bind(0, id);
  if (!remove.step()) {
    throw base::Error(base::ErrorKind::kNotFound, "there is no link " + std::to_string(id));
  }
}

}  // namespace crossfade::server
