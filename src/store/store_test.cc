#include "store/store.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <limits>
#include <string>

#include "base/error.h"
#include "base/file.h"
#include "base/parallel.h"

namespace crossfade::store {
namespace {

// A path for a store in a folder that goes with the test.
class TemporaryStore {
 public:
  TemporaryStore() {
    std::string pattern = (std::filesystem::temp_directory_path() / "store_test_XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    folder_ = pattern;
  }
  ~TemporaryStore() { std::filesystem::remove_all(folder_); }

  std::string path() const { return folder_ + "/s.db"; }
  const std::string& folder() const { return folder_; }

 private:
  std::string folder_;
};

constexpr std::string_view kNotes = "CREATE TABLE notes (number INTEGER, share REAL, line TEXT)";

std::int64_t count(Store& store, std::string_view table) {
  Statement statement(store, "SELECT count(*) FROM " + std::string(table));
  REQUIRE(statement.step());
  return statement.integer(0);
}

base::Error refusal(const std::function<void()>& act) {
  try {
    act();
  } catch (const base::Error& error) {
    return error;
  }
  FAIL("nothing was refused");
  std::abort();
}

TEST_CASE("what is bound is read again, NaN and zero and empty texts each as they are") {
  const TemporaryStore place;
  Store store(place.path(), Access::kCreate);
  store.run(kNotes);
  const std::string text("아이유\0x", 11);
  Statement insert(store, "INSERT INTO notes VALUES (?, ?, ?)");
  insert.bind(0, std::numeric_limits<std::int64_t>::max()).bind(1, 0.1).bind(2, text).run();
  insert.bind(0, std::int64_t{0}).bind(1, 0.0).bind(2, "1979").run();
  insert.bind_null(0).bind(1, std::nan("")).bind(2, "").run();
  CHECK(store.last_row_id() == 3);
  Statement rows(store, "SELECT * FROM notes ORDER BY rowid");
  REQUIRE(rows.step());
  CHECK(rows.integer(0) == std::numeric_limits<std::int64_t>::max());
  CHECK(rows.number(1) == 0.1);
  CHECK(rows.text(2) == text);
  REQUIRE(rows.step());
  CHECK_FALSE(rows.is_null(0));
  CHECK(rows.number(1) == 0);
  CHECK(rows.text(2) == "1979");
  REQUIRE(rows.step());
  CHECK(rows.is_null(0));
  CHECK(std::isnan(rows.number(1)));
  CHECK(rows.text(2).empty());
  CHECK_FALSE(rows.step());
}

TEST_CASE("a transaction that is not committed leaves nothing, one that is leaves all") {
  const TemporaryStore place;
  Store store(place.path(), Access::kCreate);
  store.run(kNotes);
  {
    Transaction transaction(store);
    store.run("INSERT INTO notes VALUES (1, 1, 'a')");
  }
  CHECK(count(store, "notes") == 0);
  Transaction transaction(store);
  store.run("INSERT INTO notes VALUES (1, 1, 'a')");
  transaction.commit();
  CHECK(count(store, "notes") == 1);
}

TEST_CASE("a transaction within another is kept when both are, and undone alone") {
  const TemporaryStore place;
  Store store(place.path(), Access::kCreate);
  store.run(kNotes);
  const auto within = [&](bool is_kept, const char* row) {
    Transaction inner(store);
    store.run(row);
    if (is_kept) inner.commit();
  };
  {
    Transaction outer(store);
    within(true, "INSERT INTO notes VALUES (1, 1, 'a')");
    CHECK(count(store, "notes") == 1);
  }
  CHECK(count(store, "notes") == 0);
  Transaction outer(store);
  within(false, "INSERT INTO notes VALUES (1, 1, 'a')");
  within(true, "INSERT INTO notes VALUES (2, 1, 'b')");
  outer.commit();
  CHECK(count(store, "notes") == 1);
}

TEST_CASE("foreign keys are watched and the log is written ahead") {
  const TemporaryStore place;
  Store store(place.path(), Access::kCreate);
  Statement mode(store, "PRAGMA journal_mode");
  REQUIRE(mode.step());
  CHECK(mode.text(0) == "wal");
  store.run("CREATE TABLE a (id INTEGER PRIMARY KEY)");
  store.run("CREATE TABLE b (a INTEGER NOT NULL REFERENCES a)");
  CHECK(refusal([&] { store.run("INSERT INTO b VALUES (7)"); }).kind() == base::ErrorKind::kFailed);
}

TEST_CASE("migrations run once, in order, and each section counts its own") {
  constexpr std::array<std::string_view, 1> kFirst = {"CREATE TABLE a (x); CREATE TABLE b (x)"};
  constexpr std::array<std::string_view, 2> kSecond = {kFirst[0], "ALTER TABLE a ADD COLUMN y"};
  const TemporaryStore place;
  {
    Store store(place.path(), Access::kCreate);
    store.migrate(Section::kRegistry, kFirst);
    store.migrate(Section::kRegistry, kFirst);
    store.run("INSERT INTO a VALUES (1)");
  }
  Store store(place.path(), Access::kExisting);
  store.migrate(Section::kRegistry, kSecond);
  store.migrate(Section::kWarehouse, std::array<std::string_view, 1>{"CREATE TABLE c (x)"});
  CHECK(count(store, "a WHERE x = 1 AND y IS NULL") == 1);
  CHECK(count(store, "c") == 0);
  const base::Error newer = refusal([&] { store.migrate(Section::kRegistry, kFirst); });
  CHECK(newer.kind() == base::ErrorKind::kStoreBusy);
  CHECK(newer.sentence().find("newer Crossfade") != std::string::npos);
}

TEST_CASE("a migration that fails leaves the version and the tables that were") {
  const TemporaryStore place;
  Store store(place.path(), Access::kCreate);
  constexpr std::array<std::string_view, 2> kBroken = {"CREATE TABLE a (x)", "CREATE TABLE a (x)"};
  CHECK(refusal([&] { store.migrate(Section::kWarehouse, kBroken); }).kind() ==
        base::ErrorKind::kFailed);
  CHECK(count(store, "sqlite_master") == 0);
  store.migrate(Section::kWarehouse, std::array<std::string_view, 1>{"CREATE TABLE a (x)"});
  CHECK(count(store, "a") == 0);
}

TEST_CASE("what is no store of ours is refused and stays as it is") {
  const TemporaryStore place;
  CHECK(refusal([&] { Store(place.path(), Access::kExisting); }).kind() ==
        base::ErrorKind::kNotFound);
  CHECK_FALSE(std::filesystem::exists(place.path()));
  CHECK(refusal([&] { Store("", Access::kCreate); }).kind() == base::ErrorKind::kUsage);
  CHECK(refusal([&] { Store(place.folder(), Access::kCreate); }).kind() ==
        base::ErrorKind::kFailed);

  const std::string text = "Artist,Track,Stream\nA,B,1\n" + std::string(200, 'x');
  base::write_file(place.path(), text);
  CHECK(refusal([&] { Store(place.path(), Access::kCreate); }).kind() ==
        base::ErrorKind::kInputRefused);
  CHECK(base::MappedFile(place.path()).bytes() == text);
}

TEST_CASE("a database of another program is refused, by its tables or by its mark") {
  for (const std::string_view mark :
       {"PRAGMA application_id = 0; CREATE TABLE a (x)", "PRAGMA application_id = 7"}) {
    const TemporaryStore place;
    Store(place.path(), Access::kCreate).run(mark);
    CHECK(refusal([&] { Store(place.path(), Access::kExisting); }).kind() ==
          base::ErrorKind::kInputRefused);
  }
}

TEST_CASE("one store that many make at the same time is made once, and refused to none") {
  for (int round = 0; round < 20; ++round) {
    const TemporaryStore place;
    base::parallel_for(8, 8, [&](std::size_t i) {
      Store store(place.path(), Access::kCreate);
      store.migrate(Section::kWarehouse, std::array{kNotes});
      Statement insert(store, "INSERT INTO notes VALUES (?, 1, 'a')");
      insert.bind(0, static_cast<std::int64_t>(i)).run();
    });
    Store store(place.path(), Access::kExisting);
    CHECK(count(store, "notes") == 8);
  }
}

TEST_CASE("a store that another writes to is busy, and can be read meanwhile") {
  const TemporaryStore place;
  Store first(place.path(), Access::kCreate);
  first.run(kNotes);
  const Transaction writing(first);
  first.run("INSERT INTO notes VALUES (1, 1, 'a')");
  Store second(place.path(), Access::kExisting);
  CHECK(count(second, "notes") == 0);
  second.run("PRAGMA busy_timeout = 10");
  CHECK(refusal([&] { Transaction transaction(second); }).kind() == base::ErrorKind::kStoreBusy);
}

TEST_CASE("a full disk undoes the transaction and nothing else") {
  const TemporaryStore place;
  Store store(place.path(), Access::kCreate);
  store.run(kNotes);
  store.run("INSERT INTO notes VALUES (1, 1, 'before')");
  store.run("PRAGMA max_page_count = 8");
  const base::Error full = refusal([&] {
    Transaction transaction(store);
    store.run("INSERT INTO notes VALUES (2, 2, 'small')");
    Statement insert(store, "INSERT INTO notes VALUES (3, 3, ?)");
    insert.bind(0, std::string(100'000, 'x')).run();
  });
  CHECK(full.kind() == base::ErrorKind::kFailed);
  CHECK(full.sentence().find("disk is full") != std::string::npos);
  CHECK(count(store, "notes") == 1);
  store.run("INSERT INTO notes VALUES (2, 2, 'after')");
  CHECK(count(store, "notes") == 2);
}

}  // namespace
}  // namespace crossfade::store
