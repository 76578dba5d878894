#include "server/audit_log.h"

#include <doctest/doctest.h>

#include <string>

#include "base/parallel.h"
#include "server/account_store_test.h"

namespace crossfade::server {
namespace {

using store::Store;

std::vector<AuditEntry> page(AccountStore& place, std::int64_t before, std::int64_t limit) {
  return place.shared().read([&](Store& store) { return read_audit(store, before, limit); });
}

TEST_CASE("the log is read newest first, page by page, each entry once") {
  AccountStore place;
  AuditLog log(place.shared());
  for (int i = 0; i < 25; ++i)
    log.record(local_visitor(), kNow + i, "startStudy", std::to_string(i), "done");
  CHECK(page(place, 0, 10).empty());
  log.flush();
  log.flush();
  std::int64_t before = 0;
  int expected = 24;
  for (const std::size_t size : {10U, 10U, 5U, 0U}) {
    const std::vector<AuditEntry> entries = page(place, before, 10);
    REQUIRE(entries.size() == size);
    for (const AuditEntry& entry : entries) {
      CHECK(entry.object == std::to_string(expected));
      CHECK(entry.at == kNow + expected--);
      CHECK(entry.who_kind == "local");
      before = entry.id;
    }
  }
}

TEST_CASE("nothing in the log can be changed or removed") {
  AccountStore place;
  place.shared().change([](Store& store) {
    append_audit(store,
                 {.at = kNow, .who_kind = "nobody", .operation = "login", .outcome = "refused"});
  });
  for (const char* sql :
       {"DELETE FROM audit", "UPDATE audit SET who = 'x'",
        "INSERT OR REPLACE INTO audit SELECT entry_id, 0, 'a', 'b', 'c', 'd', 'e' "
        "FROM audit"}) {
    CHECK(refusal_of([&] { place.shared().change([&](Store& store) { store.run(sql); }); }) ==
          base::ErrorKind::kFailed);
  }
  REQUIRE(page(place, 0, 10).size() == 1);
  CHECK(page(place, 0, 10)[0].who.empty());
}

TEST_CASE("what a stranger typed is kept as one short line") {
  AccountStore place;
  place.shared().change([](Store& store) {
    append_audit(store, {.at = kNow,
                         .who_kind = "nobody",
                         .who = "a\nb" + std::string(100'000, 'x'),
                         .operation = "login",
                         .object = "\xff",
                         .outcome = "refused"});
  });
  const AuditEntry entry = page(place, 0, 1)[0];
  CHECK(entry.who == "a b" + std::string(197, 'x'));
  CHECK(entry.object == "\uFFFD");
}

TEST_CASE("entries wait for a store that is busy, and keep their order") {
  AccountStore place;
  place.shared().read([](Store& store) { store.run("PRAGMA busy_timeout = 10"); });
  AuditLog log(place.shared());
  log.record(local_visitor(), kNow, "first", "", "done");
  {
    Store other(place.path(), store::Access::kExisting);
    const store::Transaction writing(other);
    CHECK(refusal_of([&] { log.flush(); }) == base::ErrorKind::kStoreBusy);
  }
  log.record(local_visitor(), kNow, "second", "", "done");
  log.flush();
  const std::vector<AuditEntry> entries = page(place, 0, 10);
  REQUIRE(entries.size() == 2);
  CHECK(entries[1].operation == "first");
}

TEST_CASE("entries of several threads are all written, the last when the log ends") {
  AccountStore place;
  {
    AuditLog log(place.shared());
    base::parallel_for(200, 4, [&](std::size_t i) {
      log.record(local_visitor(), kNow, "upload", std::to_string(i), "done");
      if (i % 16 == 0) log.flush();
    });
  }
  CHECK(page(place, 0, 1000).size() == 200);
}

}  // namespace
}  // namespace crossfade::server
