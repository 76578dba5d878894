#include "server/known_visitors.h"

#include "server/nullable.h"

namespace crossfade::server {
namespace {

using store::Statement;
using store::Store;
using Kind = Visitor::Kind;

void read_people(Store& store, KnownVisitors& known) {
  Statement rows(store,
                 "SELECT person_id, name, role, last_day, password_hash, credential, name_key "
                 "FROM people");
  while (rows.step()) {
    const std::int64_t id = rows.integer(0);
    KnownVisitors::KnownPerson person;
    person.visitor = {Kind::kPerson, id, std::string(rows.text(1)), role_named(rows.text(2))};
    person.last_day = integer_if_known(rows, 3).value_or(KnownVisitors::kNever);
    person.password_hash = rows.text(4);
    person.credential = rows.integer(5);
    known.numbers[std::string(rows.text(6))] = id;
    known.people[id] = std::move(person);
  }
}

void read_tokens(Store& store, KnownVisitors& known) {
  Statement rows(store,
                 "SELECT token_id, name, role, last_day, token_hash FROM tokens "
                 "WHERE revoked_at IS NULL");
  while (rows.step()) {
    const auto hash = hash_from_hex(rows.text(4));
    if (!hash) continue;
    known.tokens[*hash] = {
        {Kind::kToken, rows.integer(0), std::string(rows.text(1)), role_named(rows.text(2))},
        integer_if_known(rows, 3).value_or(KnownVisitors::kNever)};
  }
}

void read_shares(Store& store, KnownVisitors& known) {
  Statement rows(store, "SELECT share_id, page, last_day, expires_at, share_hash FROM shares");
  while (rows.step()) {
    const auto hash = hash_from_hex(rows.text(4));
    if (!hash) continue;
    KnownVisitors::KnownShare share;
    share.visitor = {Kind::kShare, rows.integer(0), "share " + std::to_string(rows.integer(0)),
                     Role::kViewer, std::string(rows.text(1))};
    share.last_day = integer_if_known(rows, 2).value_or(KnownVisitors::kNever);
    share.expires_at = rows.integer(3);
    known.shares[*hash] = std::move(share);
  }
}

}  // namespace

KnownVisitors read_visitors(Store& store) {
  KnownVisitors known;
  read_people(store, known);
  read_tokens(store, known);
  read_shares(store, known);
  return known;
}

}  // namespace crossfade::server
