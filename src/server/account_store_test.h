#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "base/error.h"
#include "server/accounts.h"
#include "server/people.h"
#include "server/shared_store.h"
#include "store/store.h"

namespace crossfade::server {

/// For tests: a store in a folder that goes with the test.
class AccountStore {
 public:
  AccountStore() {
    std::string pattern = (std::filesystem::temp_directory_path() / "server_test_XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    folder_ = pattern;
    { const store::Store made(path(), store::Access::kCreate); }
    store_.emplace(path());
  }
  ~AccountStore() {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }
  AccountStore(const AccountStore&) = delete;
  AccountStore& operator=(const AccountStore&) = delete;

  std::string path() const { return folder_ + "/s.db"; }
  SharedStore& shared() { return *store_; }

  /// The first column of the first row.
  std::string ask(const std::string& sql) {
    return store_->read([&](store::Store& store) {
      store::Statement row(store, sql);
      return row.step() ? std::string(row.text(0)) : std::string("no row");
    });
  }

 private:
  std::string folder_;
  std::optional<SharedStore> store_;
};

inline constexpr std::int64_t kNow = 1'770'000'000;
inline constexpr const char* kPassword = "correct horse battery";

/// The least that Argon2id may cost: what a password costs is not what these tests are about.
inline AccountOptions quick_options() {
  AccountOptions options;
  options.password_cost = {1, 8192};
  return options;
}

/// The kind of the base::Error that `act` throws; fails the test where it throws none.
inline base::ErrorKind refusal_of(const std::function<void()>& act) {
  try {
    act();
  } catch (const base::Error& error) {
    return error.kind();
  }
  FAIL("nothing was refused");
  std::abort();
}

}  // namespace crossfade::server
