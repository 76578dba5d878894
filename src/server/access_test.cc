#include "server/access.h"

#include <doctest/doctest.h>

#include <array>
#include <optional>
#include <string>

#include "server/account_store_test.h"
#include "server/shares.h"
#include "server/tokens.h"

namespace crossfade::server {
namespace {

using store::Store;

constexpr Doorway kLocal{.loopback = true};
constexpr Doorway kTls{.loopback = false, .tls = true};
constexpr Doorway kProxy{.loopback = true, .behind_proxy = true};

struct House {
  AccountStore place;
  Accounts accounts{place.shared(), quick_options(), kNow};

  std::int64_t add(const std::string& name, Role role) {
    return accounts.add_person({.name = name, .role = role, .made_at = kNow}, kPassword);
  }
  std::string session(const std::string& name) {
    return accounts.log_in({name, kPassword, "10.0.0.1"}, kNow).secret;
  }
  std::string token(Role role) {
    return accounts.change([&](Store& store) {
      return add_token(store,
                       {.name = std::string(name_of(role)), .role = role, .made_by = "test"});
    });
  }
  std::string share() {
    return accounts.change([&](Store& store) {
      return add_share(store, local_visitor(),
                       {.page = "/plans", .made_at = kNow, .expires_at = kNow + 60});
    });
  }
};

http::Request request(bool secure, std::vector<http::Field> headers = {}) {
  http::Request made;
  made.path = "/api/v1/kpis";
  made.headers = std::move(headers);
  made.secure = secure;
  return made;
}

http::Request with_token(const std::string& token) {
  return request(true, {{"authorization", "Bearer " + token}});
}

int status_of(Access& access, const http::Request& asked, Right right = Right::kRead) {
  const auto answer = access.admit(asked, right, kNow);
  const Refusal* refusal = std::get_if<Refusal>(&answer);
  return refusal == nullptr ? 200 : refusal->status;
}

std::string name_for(Access& access, const http::Request& asked) {
  const auto answer = access.admit(asked, Right::kRead, kNow);
  const Visitor* visitor = std::get_if<Visitor>(&answer);
  return visitor == nullptr ? "nobody" : visitor->name;
}

constexpr std::array kRights = {Right::kRead,         Right::kScore,        Right::kOwnAccount,
                                Right::kUpload,       Right::kRunStudy,     Right::kEditPlan,
                                Right::kSaveView,     Right::kShare,        Right::kReadAudit,
                                Right::kManagePeople, Right::kManageTokens, Right::kChooseModels};

TEST_CASE("each role may what its row says and no more") {
  // In the order of kRights.
  const std::array<std::pair<Visitor, std::string_view>, 6> rows = {{
      {{Visitor::Kind::kPerson, 1, "a", Role::kViewer}, "yyy........."},
      {{Visitor::Kind::kPerson, 1, "a", Role::kAnalyst}, "yyyyyyyy...."},
      {{Visitor::Kind::kPerson, 1, "a", Role::kAdmin}, "yyyyyyyyyyyy"},
      {{Visitor::Kind::kToken, 1, "a", Role::kAdmin}, "yy.yyyyyyyyy"},
      {{Visitor::Kind::kShare, 1, "a", Role::kViewer}, "y..........."},
      {local_visitor(), "yy.yyyyyyyyy"},
  }};
  for (const auto& [visitor, row] : rows) {
    for (std::size_t i = 0; i < kRights.size(); ++i) {
      CHECK(may(visitor, kRights[i]) == (row[i] == 'y'));
    }
  }
  for (const Role role : {Role::kViewer, Role::kAnalyst, Role::kAdmin}) {
    CHECK(role_named(name_of(role)) == role);
  }
  CHECK(refusal_of([] { role_named("Admin"); }) == base::ErrorKind::kUsage);
}

TEST_CASE("on loopback everybody is admin until there is an account, and never again after it") {
  House house;
  Access access(house.accounts, kLocal);
  CHECK(status_of(access, request(false), Right::kManagePeople) == 200);
  CHECK(name_for(access, request(false)) == "local");
  house.token(Role::kViewer);  // programs get in beside people, they shut nobody out
  CHECK(status_of(access, request(false), Right::kManagePeople) == 200);
  const std::int64_t id = house.add("minji", Role::kAdmin);
  CHECK(status_of(access, request(false)) == 401);
  house.accounts.change([&](Store& store) { remove_person(store, id); });
  CHECK(status_of(access, request(false)) == 401);
  CHECK(Access(house.accounts, kLocal).is_open());
}

TEST_CASE("behind a proxy or on another address nobody is local") {
  House house;
  for (const Doorway& doorway : {kTls, kProxy}) {
    Access access(house.accounts, doorway);
    CHECK_FALSE(access.is_open());
    CHECK(status_of(access, request(true)) == 401);
  }
}

TEST_CASE("nothing is answered over a readable connection from elsewhere") {
  House house;
  const std::string token = house.token(Role::kAdmin);
  Access access(house.accounts, kProxy);
  http::Request asked = with_token(token);
  CHECK(status_of(access, asked) == 200);
  asked.secure = false;
  CHECK(status_of(access, asked) == 403);
}

TEST_CASE("a server that others can reach wants a safe way and somebody to let in") {
  House house;
  const auto refused = [&](const Doorway& doorway) {
    return refusal_of([&] { check_doorway(doorway, house.accounts); }) == base::ErrorKind::kUsage;
  };
  check_doorway(kLocal, house.accounts);
  CHECK(refused(kTls));
  CHECK(refused(kProxy));
  house.token(Role::kViewer);
  check_doorway(kTls, house.accounts);
  check_doorway(kProxy, house.accounts);
  CHECK(refused({.loopback = false}));
  for (const char* address : {"127.0.0.1", "127.8.8.8", "::1", "localhost"}) {
    CHECK(is_loopback(address));
  }
  for (const char* address : {"0.0.0.0", "::", "10.127.0.1", "127.0.0.1.evil.example", "", "1"}) {
    CHECK_FALSE(is_loopback(address));
  }
}

TEST_CASE("a token comes in the Authorization header and nowhere else") {
  House house;
  const std::string token = house.token(Role::kAnalyst);
  Access access(house.accounts, kTls);
  CHECK(name_for(access, with_token(token)) == "analyst");
  CHECK(status_of(access, request(true, {{"authorization", "bEaReR   " + token}})) == 200);
  http::Request in_query = request(true);
  in_query.raw_query = "token=" + token + "&access_token=" + token;
  in_query.query = {{"token", token}, {"access_token", token}};
  CHECK(status_of(access, in_query) == 401);
  in_query.body = "{\"token\": \"" + token + "\"}";
  CHECK(status_of(access, in_query) == 401);
  for (const char* name : {"__Host-crossfade", "crossfade", "__Host-crossfade-share"}) {
    CHECK(status_of(access, request(true, {{"cookie", std::string(name) + "=" + token}})) == 401);
  }
  for (const std::string& value :
       {std::string("Bearer"), std::string("Bearer "), token, "Basic " + token, "Bearer" + token,
        "Bearer " + token + "x", "Bearer " + token + " x"}) {
    CHECK(status_of(access, request(true, {{"authorization", value}})) == 401);
  }
}

TEST_CASE("a wrong token is refused even where everybody is admin or a session comes with it") {
  House house;
  Access open(house.accounts, kLocal);
  CHECK(status_of(open, request(false, {{"authorization", "Bearer crossfade_no"}})) == 401);
  house.add("minji", Role::kAdmin);
  Access access(house.accounts, kTls);
  const http::Request both =
      request(true, {{"authorization", "Bearer crossfade_no"},
                     {"cookie", "__Host-crossfade=" + house.session("minji")}});
  CHECK(status_of(access, both) == 401);
}

TEST_CASE("who is not known is told how to come in, who may not is told what it needs") {
  House house;
  house.add("yuna", Role::kViewer);
  Access access(house.accounts, kTls);
  const auto unknown = access.admit(request(true), Right::kRead, kNow);
  REQUIRE(std::holds_alternative<Refusal>(unknown));
  CHECK(std::get<Refusal>(unknown).challenge == "Bearer realm=\"crossfade\"");
  const auto wrong = access.admit(with_token("crossfade_no"), Right::kRead, kNow);
  CHECK(std::get<Refusal>(wrong).challenge ==
        "Bearer realm=\"crossfade\", error=\"invalid_token\"");
  const http::Request yuna =
      request(true, {{"cookie", "__Host-crossfade=" + house.session("yuna")}});
  CHECK(status_of(access, yuna) == 200);
  const auto may_not = access.admit(yuna, Right::kUpload, kNow);
  REQUIRE(std::holds_alternative<Refusal>(may_not));
  CHECK(std::get<Refusal>(may_not).status == 403);
  CHECK(std::get<Refusal>(may_not).challenge.empty());
  CHECK(std::get<Refusal>(may_not).sentence == "this needs the role analyst; yours is viewer");
}

TEST_CASE("a share link reads and does nothing else, and yields to a session") {
  House house;
  house.add("minji", Role::kAdmin);
  const std::string share = house.share();
  Access access(house.accounts, kTls);
  const http::Request guest = request(true, {{"cookie", "__Host-crossfade-share=" + share}});
  CHECK(name_for(access, guest) == "share 1");
  CHECK(status_of(access, guest, Right::kScore) == 403);
  CHECK(status_of(access, guest, Right::kOwnAccount) == 403);
  CHECK(status_of(access, request(true, {{"cookie", "__Host-crossfade=" + share}})) == 401);
  const std::string both =
      "__Host-crossfade-share=" + share + "; __Host-crossfade=" + house.session("minji");
  CHECK(name_for(access, request(true, {{"cookie", both}})) == "minji");
  CHECK(std::holds_alternative<Refusal>(access.admit(guest, Right::kRead, kNow + 60)));
}

TEST_CASE("a cookie set over TLS is a __Host- cookie, and each counts only where it was set") {
  CHECK(set_cookie(CookieKind::kSession, "abc", 60, true) ==
        "__Host-crossfade=abc; Path=/; HttpOnly; SameSite=Strict; Max-Age=60; Secure");
  CHECK(set_cookie(CookieKind::kSession, "abc", 60, false) ==
        "crossfade=abc; Path=/; HttpOnly; SameSite=Strict; Max-Age=60");
  CHECK(set_cookie(CookieKind::kShare, "", 0, true) ==
        "__Host-crossfade-share=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0; Secure");
  House house;
  house.add("minji", Role::kAdmin);
  const std::string session = house.session("minji");
  Access local(house.accounts, kLocal);
  CHECK(status_of(local, request(false, {{"cookie", "crossfade=" + session}})) == 200);
  CHECK(status_of(local, request(true, {{"cookie", "crossfade=" + session}})) == 401);
  CHECK(status_of(local, request(false, {{"cookie", "__Host-crossfade=" + session}})) == 401);
}

}  // namespace
}  // namespace crossfade::server
