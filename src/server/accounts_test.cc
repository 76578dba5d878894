#include "server/accounts.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/parallel.h"
#include "server/account_store_test.h"
#include "server/shares.h"
#include "server/tokens.h"

namespace crossfade::server {
namespace {

using Outcome = Login::Outcome;
using store::Store;

constexpr std::int64_t kHour = 3600;

// A store with the admin minji and the viewer yuna, and what the server knows of them.
class Office {
 public:
  explicit Office(const AccountOptions& options = quick_options()) : options_(options) {
    start(kNow);
    minji_ =
        accounts().add_person({.name = "민지", .role = Role::kAdmin, .made_at = kNow}, kPassword);
    yuna_ = accounts().add_person({.name = "yuna", .made_at = kNow}, kPassword);
  }

  Accounts& accounts() { return *accounts_; }
  AccountStore& place() { return place_; }
  std::int64_t minji() const { return minji_; }
  std::int64_t yuna() const { return yuna_; }

  /// The server ends (cleanly) and starts again.
  void start(std::int64_t now) {
    accounts_.reset();
    accounts_.emplace(place_.shared(), options_, now);
  }
  Login log_in(std::string_view name, std::string_view password, std::int64_t now = kNow) {
    return accounts().log_in({name, password, "10.0.0.1"}, now);
  }
  std::string session(std::string_view name, std::int64_t now = kNow) {
    const Login login = log_in(name, kPassword, now);
    REQUIRE(login.outcome == Outcome::kGranted);
    return login.secret;
  }
  std::string token(const std::string& name, Role role) {
    return accounts().change([&](Store& store) {
      return add_token(store, {.name = name, .role = role, .made_at = kNow, .made_by = "test"});
    });
  }
  bool is_in(const std::string& secret, std::int64_t now = kNow) {
    return accounts().by_session(secret, now).has_value();
  }

 private:
  AccountOptions options_;
  AccountStore place_;
  std::optional<Accounts> accounts_;
  std::int64_t minji_ = 0;
  std::int64_t yuna_ = 0;
};

TEST_CASE("who gives name and password has a session with their name and role") {
  Office office;
  const Login login = office.log_in(" 민지", kPassword);
  REQUIRE(login.outcome == Outcome::kGranted);
  const std::optional<Visitor> visitor = office.accounts().by_session(login.secret, kNow);
  REQUIRE(visitor.has_value());
  CHECK(visitor->kind == Visitor::Kind::kPerson);
  CHECK(visitor->id == office.minji());
  CHECK(visitor->name == "민지");
  CHECK(visitor->role == Role::kAdmin);
  CHECK(login.visitor.role == Role::kAdmin);
  office.accounts().maintain(kNow);
  CHECK(office.place().ask("SELECT count(*) FROM sessions WHERE session_hash LIKE '%" +
                           login.secret + "%'") == "0");
  CHECK(office.place().ask("SELECT length(session_hash) FROM sessions") == "64");
}

TEST_CASE("a wrong password and an unknown name are told apart by nothing") {
  Office office;
  for (const Login& login :
       {office.log_in("민지", "correct horse batterz"), office.log_in("nobody", kPassword),
        office.log_in("", ""), office.log_in("x' OR '1'='1", "x' OR '1'='1")}) {
    CHECK(login.outcome == Outcome::kWrong);
    CHECK(login.secret.empty());
    CHECK(login.wait_seconds == 0);
    CHECK(login.visitor.id == 0);
    CHECK(login.visitor.role == Role::kViewer);
  }
  CHECK(office.accounts().log_in({"민지", std::string(2'000'000, 'x'), "10.0.0.2"}, kNow).outcome ==
        Outcome::kWrong);
  CHECK(office.accounts().session_count() == 0);
}

TEST_CASE("an unknown name costs a hash as a known one does") {
  AccountOptions costly = quick_options();
  costly.password_cost = {2, std::size_t{16} << 20};
  Office office(costly);
  const auto time_of = [&](std::string_view name, std::string_view peer) {
    const auto start = std::chrono::steady_clock::now();
    CHECK(office.accounts().log_in({name, "some wrong password", peer}, kNow).outcome ==
          Outcome::kWrong);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  const double known = std::min(time_of("민지", "10.0.0.1"), time_of("민지", "10.0.0.2"));
  const double unknown = std::min(time_of("nobody", "10.0.0.3"), time_of("nobody", "10.0.0.4"));
  CHECK(unknown > known / 4);  // without the hash it is a ten-thousandth
}

TEST_CASE("after five wrong passwords the right one must wait, and is then right") {
  Office office;
  for (int i = 0; i < 5; ++i) {
    const std::string peer = "10.0.0." + std::to_string(i);
    CHECK(office.accounts().log_in({"YUNA", "a wrong password", peer}, kNow).outcome ==
          Outcome::kWrong);
  }
  const Login refused = office.log_in("yuna", kPassword);
  CHECK(refused.outcome == Outcome::kTooManyTries);
  CHECK(refused.wait_seconds == 60);
  CHECK(office.log_in("민지", kPassword).outcome == Outcome::kGranted);
  CHECK(office.log_in("yuna", kPassword, kNow + 60).outcome == Outcome::kGranted);
}

TEST_CASE("each login has a session of its own, and none that the client named") {
  Office office;
  const std::string planted = hash_of_secret("planted").hex();
  CHECK_FALSE(office.is_in(planted));
  const std::string first = office.session("yuna");
  const std::string second = office.session("yuna");
  CHECK(first != second);
  CHECK_FALSE(office.is_in(planted));
  CHECK_FALSE(office.is_in(""));
  CHECK_FALSE(office.is_in(hash_of_secret(first).hex()));
  office.accounts().log_out(first);
  CHECK_FALSE(office.is_in(first));
  CHECK(office.is_in(second));
}

TEST_CASE("a session ends two hours after the last request and twelve after its start") {
  Office office;
  const std::string idle = office.session("yuna");
  CHECK(office.is_in(idle, kNow + 2 * kHour - 1));
  CHECK(office.is_in(idle, kNow + 4 * kHour - 2));
  CHECK_FALSE(office.is_in(idle, kNow + 6 * kHour - 2));
  CHECK_FALSE(office.is_in(idle, kNow));  // it does not come back

  const std::string busy = office.session("yuna");
  for (std::int64_t hour = 1; hour < 12; ++hour) CHECK(office.is_in(busy, kNow + hour * kHour));
  CHECK_FALSE(office.is_in(busy, kNow + 12 * kHour));
}

TEST_CASE("sessions outlive the server, ended ones do not come back with it") {
  Office office;
  const std::string kept = office.session("yuna");
  const std::string ended = office.session("yuna");
  const std::string old = office.session("민지", kNow - 11 * kHour);
  office.accounts().maintain(kNow);
  office.accounts().log_out(ended);
  office.start(kNow + 60);
  CHECK(office.is_in(kept, kNow + 60));
  CHECK_FALSE(office.is_in(ended, kNow + 60));
  CHECK_FALSE(office.is_in(old, kNow + 60));
  office.accounts().maintain(kNow + 60);
  CHECK(office.place().ask("SELECT count(*) FROM sessions") == "1");
}

TEST_CASE("the twenty-first session of a person ends the one used longest ago") {
  Office office;
  std::vector<std::string> secrets;
  for (int i = 0; i < 20; ++i) secrets.push_back(office.session("yuna", kNow + i));
  const std::string other = office.session("민지", kNow);
  CHECK(office.is_in(secrets[0], kNow + 30));
  office.session("yuna", kNow + 31);
  CHECK(office.accounts().session_count() == 21);
  CHECK(office.is_in(secrets[0], kNow + 32));
  CHECK_FALSE(office.is_in(secrets[1], kNow + 32));
  CHECK(office.is_in(other, kNow + 32));
}

TEST_CASE("a new password, a removal and a new role reach sessions at once") {
  Office office;
  const std::string minji = office.session("민지");
  const std::string yuna = office.session("yuna");
  office.accounts().change(
      [&](Store& store) { change_role(store, office.yuna(), Role::kAnalyst); });
  CHECK(office.accounts().by_session(yuna, kNow)->role == Role::kAnalyst);
  office.accounts().set_password(office.yuna(), "another long password");
  CHECK_FALSE(office.is_in(yuna));
  CHECK(office.is_in(minji));
  CHECK(office.log_in("yuna", kPassword).outcome == Outcome::kWrong);
  const Login renewed = office.log_in("yuna", "another long password");
  CHECK(office.is_in(renewed.secret));
  office.accounts().change([&](Store& store) { remove_person(store, office.yuna()); });
  CHECK_FALSE(office.is_in(renewed.secret));
  CHECK(office.log_in("yuna", "another long password").outcome == Outcome::kWrong);
  CHECK(office.accounts().session_count() == 1);
}

TEST_CASE("a password that is replaced while it is being checked opens nothing") {
  AccountOptions slow = quick_options();
  slow.password_cost = {4, std::size_t{64} << 20};
  Office office(slow);
  Login login;
  std::thread late([&] { login = office.log_in("yuna", kPassword); });
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  office.accounts().change(
      [&](Store& store) { change_password_hash(store, office.yuna(), "another hash"); });
  late.join();
  CHECK_FALSE(office.is_in(login.secret));
}

TEST_CASE("one's own password is changed by who knows the old one, other sessions end") {
  Office office;
  const std::string before = office.session("yuna");
  const Credentials wrong{"yuna", "a wrong password", "10.0.0.1"};
  const Credentials right{"yuna", kPassword, "10.0.0.1"};
  CHECK(office.accounts().change_password(wrong, "another long password", kNow).outcome ==
        Outcome::kWrong);
  CHECK(office.is_in(before));
  CHECK(refusal_of([&] { office.accounts().change_password(right, "short", kNow); }) ==
        base::ErrorKind::kUsage);
  const Login changed = office.accounts().change_password(right, "another long password", kNow);
  CHECK(changed.outcome == Outcome::kGranted);
  CHECK(office.is_in(changed.secret));
  CHECK_FALSE(office.is_in(before));
  CHECK(office.log_in("yuna", "another long password").outcome == Outcome::kGranted);
}

TEST_CASE("what another program changes holds from the next look on") {
  Office office;
  const std::string session = office.session("yuna");
  const std::string secret = office.token("ci", Role::kViewer);
  CHECK(office.accounts().by_token(secret, kNow).has_value());
  {
    SharedStore other(office.place().path());
    other.change([&](Store& store) {
      revoke_token(store, token_named(store, "ci").id, kNow);
      change_password_hash(store, office.yuna(),
                           PasswordHasher({1, 8192}).hash("quite another one"));
    });
  }
  office.accounts().maintain(kNow + 1);
  CHECK_FALSE(office.accounts().by_token(secret, kNow + 1).has_value());
  CHECK_FALSE(office.is_in(session, kNow + 1));
  CHECK(office.log_in("yuna", "quite another one", kNow + 1).outcome == Outcome::kGranted);
  office.accounts().maintain(kNow + 2);
  CHECK(office.place().ask("SELECT count(*) FROM sessions") == "1");
}

TEST_CASE("a session that began before a new password is not written after it") {
  Office office;
  office.session("yuna");
  {
    SharedStore other(office.place().path());
    other.change([&](Store& store) { change_password_hash(store, office.yuna(), "hash"); });
  }
  const std::vector<SessionChange> late = {
      {hash_of_secret("late"), Session{office.yuna(), 1, kNow, kNow}},
      {hash_of_secret("nobody's"), Session{999, 1, kNow, kNow}}};
  office.place().shared().change([&](Store& store) { write_sessions(store, late); });
  CHECK(office.place().ask("SELECT count(*) FROM sessions") == "0");
}

TEST_CASE("tokens give their role, a revoked or changed one nothing") {
  Office office;
  const std::string secret = office.token("ci", Role::kAnalyst);
  const std::optional<Visitor> visitor = office.accounts().by_token(secret, kNow);
  REQUIRE(visitor.has_value());
  CHECK(visitor->kind == Visitor::Kind::kToken);
  CHECK(visitor->name == "ci");
  CHECK(visitor->role == Role::kAnalyst);
  std::string guessed = secret;
  guessed.back() = guessed.back() == 'A' ? 'B' : 'A';
  CHECK_FALSE(office.accounts().by_token(guessed, kNow).has_value());
  CHECK_FALSE(office.accounts().by_token("", kNow).has_value());
  CHECK_FALSE(office.accounts().by_session(secret, kNow).has_value());
  CHECK_FALSE(office.accounts().by_share(secret, kNow).has_value());
  office.accounts().change(
      [](Store& store) { revoke_token(store, token_named(store, "ci").id, kNow); });
  CHECK_FALSE(office.accounts().by_token(secret, kNow).has_value());
  CHECK_FALSE(office.accounts().has_tokens());
}

TEST_CASE("a share link shows its page until its last second") {
  Office office;
  const std::string secret = office.accounts().change([&](Store& store) {
    return add_share(store, local_visitor(),
                     {.page = "/plans?q=1", .made_at = kNow, .expires_at = kNow + 9});
  });
  const std::optional<Visitor> visitor = office.accounts().by_share(secret, kNow + 8);
  REQUIRE(visitor.has_value());
  CHECK(visitor->kind == Visitor::Kind::kShare);
  CHECK(visitor->page == "/plans?q=1");
  CHECK(visitor->role == Role::kViewer);
  CHECK_FALSE(office.accounts().by_share(secret, kNow + 9).has_value());
  CHECK_FALSE(office.accounts().by_token(secret, kNow).has_value());
}

TEST_CASE("each visitor counts once a day, over restarts too, and nothing tells who came when") {
  Office office;
  constexpr std::int64_t kDay = 86'400;
  const std::int64_t today = day_of(kNow);
  const std::string yuna = office.session("yuna");
  const std::string again = office.session("yuna");
  office.session("민지");
  const std::string token = office.token("ci", Role::kViewer);
  office.accounts().by_token(token, kNow);
  office.start(kNow + 5);
  CHECK(office.is_in(yuna, kNow + 5));
  office.accounts().by_token(token, kNow + 6);
  office.accounts().maintain(kNow + 6);
  office.session("yuna", kNow + kDay);
  office.accounts().note_local(kNow + kDay);
  office.accounts().note_local(kNow + kDay);
  office.start(kNow + kDay);
  office.accounts().note_local(kNow + kDay);
  office.accounts().maintain(kNow + kDay);
  const auto use =
      office.place().shared().read([&](Store& store) { return read_daily_use(store, today); });
  REQUIRE(use.size() == 2);
  CHECK(use[0].day == today);
  CHECK(use[0].people == 2);
  CHECK(use[0].tokens == 1);
  CHECK_FALSE(use[0].local);
  CHECK(use[1].people == 1);
  CHECK(use[1].tokens == 0);
  CHECK(use[1].local);
  const auto people = office.place().shared().read(list_people);
  CHECK(people[0].last_day == std::optional(today + 1));  // yuna; of the day before nothing is kept
}

TEST_CASE("while the store is busy people come in, and what came up is written later") {
  Office office;
  office.place().shared().read([](Store& store) { store.run("PRAGMA busy_timeout = 10"); });
  std::string session;
  {
    Store other(office.place().path(), store::Access::kExisting);
    const store::Transaction writing(other);
    session = office.session("yuna");
    CHECK(refusal_of([&] { office.accounts().maintain(kNow); }) == base::ErrorKind::kStoreBusy);
    CHECK(office.is_in(session));
  }
  office.accounts().maintain(kNow + 1);
  CHECK(office.place().ask("SELECT count(*) FROM sessions") == "1");
  CHECK(office.place().ask("SELECT visitors FROM daily_use") == "1");
}

TEST_CASE("a queue of logins that is full turns more away") {
  AccountOptions options = quick_options();
  options.waiting_logins = 0;
  Office office(options);
  const Login login = office.log_in("yuna", kPassword);
  CHECK(login.outcome == Outcome::kBusy);
  CHECK(login.wait_seconds > 0);
}

TEST_CASE("threads that log in, ask, change and maintain at once see no half of a change") {
  Office office;
  const std::string token = office.token("ci", Role::kViewer);
  const std::string minji = office.session("민지");
  std::atomic<int> lost{0};
  base::parallel_for(64, 4, [&](std::size_t i) {
    const std::int64_t now = kNow + static_cast<std::int64_t>(i);
    const std::string peer = "10.0.0." + std::to_string(i);
    if (i % 4 == 0) {
      const Login login = office.accounts().log_in({"yuna", kPassword, peer}, now);
      if (login.outcome == Outcome::kGranted) office.accounts().log_out(login.secret);
    }
    if (i % 4 == 1) office.accounts().maintain(now);
    if (i % 4 == 2) {
      office.accounts().change([&](Store& store) {
        change_role(store, office.yuna(), i % 8 == 2 ? Role::kAnalyst : Role::kViewer);
      });
    }
    for (int k = 0; k < 50; ++k) {
      if (!office.accounts().by_token(token, now) || !office.is_in(minji, now)) ++lost;
    }
  });
  CHECK(lost == 0);
  CHECK(office.accounts().session_count() == 1);
}

}  // namespace
}  // namespace crossfade::server
