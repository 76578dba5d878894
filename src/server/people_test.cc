#include "server/people.h"

#include <doctest/doctest.h>

#include <string>

#include "server/account_store_test.h"
#include "server/entered_text.h"
#include "server/saved_views.h"
#include "server/shares.h"
#include "server/tokens.h"

namespace crossfade::server {
namespace {

using store::Store;

std::int64_t add(AccountStore& place, const std::string& name, Role role = Role::kViewer) {
  return place.shared().change([&](Store& store) {
    return add_person(store, {.name = name, .role = role, .made_at = kNow}, "hash of " + name);
  });
}

TEST_CASE("names of any script are kept as they were written and found in any spelling") {
  AccountStore place;
  for (const char* name :
       {"김민지", "Łucja Żółć", "Мария", "محمد", "小林", "O'Brien", "𝕏 Æ", "a"}) {
    const std::int64_t id = add(place, name);
    CHECK(place.shared().read([&](Store& store) { return person_of(store, id).name; }) == name);
    CHECK(place.shared().read([&](Store& store) { return person_named(store, name).id; }) == id);
  }
  const auto id_of = [&](std::string_view name) {
    return place.shared().read([&](Store& store) { return person_named(store, name).id; });
  };
  CHECK(id_of(" o'BRIEN ") == id_of("O'Brien"));
  CHECK(id_of("\u1100\u1175\u11b7민지") == id_of("김민지"));  // decomposed, as macOS writes it
  CHECK(refusal_of([&] { add(place, "ｏ'brien"); }) == base::ErrorKind::kUsage);
  CHECK(refusal_of([&] { id_of("nobody"); }) == base::ErrorKind::kNotFound);
}

TEST_CASE("SQL in a name is a name") {
  AccountStore place;
  const std::string name = "x'); DROP TABLE people; --";
  add(place, name);
  CHECK(refusal_of([&] {
          place.shared().read([](Store& store) { return person_named(store, "' OR '1'='1"); });
        }) == base::ErrorKind::kNotFound);
  CHECK(place.shared().read(list_people).size() == 1);
  CHECK(place.shared().read(list_people)[0].name == name);
}

TEST_CASE("names that are empty, too long, of several lines or turn direction are refused") {
  for (const std::string& name : {std::string(), std::string("  "), std::string("\u200b"),
                                  std::string(65, 'x'), std::string("a\nb"), std::string("a\0b", 3),
                                  std::string("a\xff"), std::string("a\u202eb")}) {
    CHECK(refusal_of([&] { checked_name("the name", name); }) == base::ErrorKind::kUsage);
  }
  CHECK(checked_name("the name", " 64 한글 ") == "64 한글");
  CHECK(checked_reason("  ").empty());
  CHECK(checked_reason(" 회의에서 정함 ") == "회의에서 정함");
  CHECK(checked_reason(std::string(500, 'x')).size() == 500);
  CHECK(refusal_of([] { checked_reason(std::string(501, 'x')); }) == base::ErrorKind::kUsage);
  CHECK(refusal_of([] { checked_reason("two\nlines"); }) == base::ErrorKind::kUsage);
}

TEST_CASE("a page is a path of ours, never of another host") {
  for (const std::string& page :
       {std::string(), std::string("tracks"), std::string("//evil.example"), std::string("/\\evil"),
        std::string("https://evil.example/"), std::string("javascript:alert(1)"),
        std::string("/a\r\nb"), std::string("/\xff"), std::string(5000, '/')}) {
    CHECK(refusal_of([&] { checked_page(page); }) == base::ErrorKind::kUsage);
  }
  CHECK(checked_page("/tracks?artist=아이유&sort=-streams") ==
        "/tracks?artist=아이유&sort=-streams");
}

TEST_CASE("the last admin stays while others are left") {
  AccountStore place;
  const std::int64_t admin = add(place, "minji", Role::kAdmin);
  const std::int64_t viewer = add(place, "yuna");
  const auto remove = [&](std::int64_t id) {
    place.shared().change([&](Store& store) { remove_person(store, id); });
  };
  const auto demote = [&] {
    place.shared().change([&](Store& store) { change_role(store, admin, Role::kViewer); });
  };
  CHECK(refusal_of([&] { remove(admin); }) == base::ErrorKind::kUsage);
  CHECK(refusal_of(demote) == base::ErrorKind::kUsage);
  place.shared().change([&](Store& store) { change_role(store, viewer, Role::kAdmin); });
  demote();
  remove(admin);
  remove(viewer);  // nobody is left to be kept out
  CHECK(place.shared().read(list_people).empty());
  CHECK(refusal_of([&] { remove(viewer); }) == base::ErrorKind::kNotFound);
}

TEST_CASE("who is added after another has gone does not get their number") {
  AccountStore place;
  const std::int64_t first = add(place, "minji");
  place.shared().change([&](Store& store) { remove_person(store, first); });
  CHECK(add(place, "minji") > first);
}

TEST_CASE("a token is given once, kept as a hash, and its name is free again when it is revoked") {
  AccountStore place;
  const Token wanted{.name = "ci", .role = Role::kAnalyst, .made_at = kNow, .made_by = "minji"};
  const auto add_one = [&](Store& store) { return add_token(store, wanted); };
  const std::string secret = place.shared().change(add_one);
  CHECK(secret.starts_with("crossfade_"));
  CHECK(place.ask("SELECT count(*) FROM tokens WHERE token_hash LIKE '%" + secret.substr(10) +
                  "%'") == "0");
  CHECK(place.ask("SELECT length(token_hash) FROM tokens") == "64");
  CHECK(refusal_of([&] { place.shared().change(add_one); }) == base::ErrorKind::kUsage);
  const std::int64_t id =
      place.shared().read([](Store& store) { return token_named(store, "CI").id; });
  const auto revoke = [&] {
    place.shared().change([&](Store& store) { revoke_token(store, id, kNow + 9); });
  };
  revoke();
  CHECK(refusal_of(revoke) == base::ErrorKind::kNotFound);
  CHECK(refusal_of([&] {
          place.shared().read([](Store& store) { return token_named(store, "ci"); });
        }) == base::ErrorKind::kNotFound);
  CHECK(place.shared().change(add_one) != secret);
  const std::vector<Token> tokens = place.shared().read(list_tokens);
  REQUIRE(tokens.size() == 2);
  CHECK(tokens[0].revoked_at == std::optional<std::int64_t>(kNow + 9));
  CHECK_FALSE(tokens[1].revoked_at.has_value());
  CHECK(tokens[1].made_by == "minji");
  CHECK(tokens[1].role == Role::kAnalyst);
}

TEST_CASE("share links end within a year, can be revoked, and go with who made them") {
  AccountStore place;
  const Visitor minji{Visitor::Kind::kPerson, add(place, "minji"), "minji", Role::kAnalyst};
  const auto share = [&](const Visitor& maker, std::int64_t seconds) {
    return place.shared().change([&](Store& store) {
      return add_share(store, maker,
                       {.page = "/plans", .made_at = kNow, .expires_at = kNow + seconds});
    });
  };
  CHECK(refusal_of([&] { share(minji, 0); }) == base::ErrorKind::kUsage);
  CHECK(refusal_of([&] { share(minji, kLongestShareSeconds + 1); }) == base::ErrorKind::kUsage);
  const auto listed = [&](std::int64_t now) {
    return place.shared().read([&](Store& store) { return list_shares(store, now); });
  };
  CHECK(share(minji, 60).size() == 43);
  share(local_visitor(), 600);
  CHECK(listed(kNow + 59).size() == 2);
  CHECK(listed(kNow + 60).size() == 1);
  share(minji, 600);
  place.shared().change([&](Store& store) { remove_person(store, minji.id); });
  REQUIRE(listed(kNow).size() == 1);
  CHECK(listed(kNow)[0].made_by == "local");
  const auto revoke = [&](std::int64_t id) {
    place.shared().change([&](Store& store) { remove_share(store, id); });
  };
  revoke(listed(kNow)[0].id);
  CHECK(listed(kNow).empty());
  CHECK(refusal_of([&] { revoke(2); }) == base::ErrorKind::kNotFound);
}

TEST_CASE(
    "a saved view is replaced under its name, removed by its owner or an admin, and outlives "
    "them") {
  AccountStore place;
  const Visitor minji{Visitor::Kind::kPerson, add(place, "minji"), "minji", Role::kAnalyst};
  const Visitor yuna{Visitor::Kind::kPerson, add(place, "yuna"), "yuna", Role::kAnalyst};
  const auto save = [&](const Visitor& visitor, const char* name, const char* page) {
    return place.shared().change([&](Store& store) {
      return save_view(store, visitor, {.name = name, .page = page, .made_at = kNow});
    });
  };
  const auto remove = [&](const Visitor& visitor, std::int64_t id) {
    place.shared().change([&](Store& store) { remove_view(store, visitor, id); });
  };
  const std::int64_t top = save(minji, "Top", "/tracks");
  CHECK(save(minji, "TOP ", "/tracks?page=2") == top);
  const std::int64_t other = save(yuna, "Top", "/artists");
  CHECK(other != top);
  const std::int64_t local = save(local_visitor(), "가나다", "/quality");
  std::vector<SavedView> views = place.shared().read(list_views);
  REQUIRE(views.size() == 3);
  CHECK(views[0].page == "/tracks?page=2");
  CHECK(views[0].owner == "minji");
  CHECK(views[2].owner.empty());
  CHECK(refusal_of([&] { remove(yuna, top); }) == base::ErrorKind::kUsage);
  CHECK(refusal_of([&] { remove(yuna, local); }) == base::ErrorKind::kUsage);
  remove(yuna, other);
  CHECK(refusal_of([&] { remove(yuna, other); }) == base::ErrorKind::kNotFound);
  place.shared().change([&](Store& store) { remove_person(store, minji.id); });
  views = place.shared().read(list_views);
  REQUIRE(views.size() == 2);
  CHECK(views[0].owner.empty());
  remove(local_visitor(), top);
  CHECK(place.shared().read(list_views).size() == 1);
}

}  // namespace
}  // namespace crossfade::server
