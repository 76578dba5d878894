#include <algorithm>
#include <optional>
#include <string>

#include "base/date.h"
#include "base/error.h"
#include "server/access.h"
#include "server/accounts.h"
#include "server/answers.h"
#include "server/application.h"
#include "server/audit_log.h"
#include "server/daily_use.h"
#include "server/problem.h"
#include "server/request_body.h"
#include "server/saved_views.h"
#include "server/shares.h"
#include "server/tokens.h"
#include "server/track_query.h"
#include "table/json.h"

namespace crossfade::server {
namespace {

using table::Json;

constexpr std::int64_t kDaySeconds = 86'400;
constexpr std::int64_t kUsageDays = 90;
constexpr std::size_t kAuditPage = 100;

Json json_day(std::optional<std::int64_t> day) {
  return day ? Json(base::to_string({static_cast<std::int32_t>(*day)})) : Json();
}

Credentials credentials_of(const Call& call, const std::string& name, const std::string& password) {
  return {.name = name, .password = password, .peer = call.request.peer};
}

// A login as an answer, with the cookie of its session.
Reply reply_of(const Call& call, const Login& login) {
  if (login.outcome == Login::Outcome::kGranted) {
    Reply reply = json_reply(json_visitor(login.visitor));
    reply.headers.emplace_back("Set-Cookie",
                               set_cookie(CookieKind::kSession, login.secret,
                                          SessionLimits{}.lifetime_seconds, call.request.secure));
    return reply;
  }
  if (login.outcome == Login::Outcome::kWrong) {
    return problem_reply(401, "name or password is wrong");
  }
  Reply reply = problem_reply(429, login.outcome == Login::Outcome::kBusy
                                       ? "too many are signing in at once"
                                       : "too many tries with this name or from this address");
  reply.headers.emplace_back("Retry-After", std::to_string(login.wait_seconds));
  return reply;
}

}  // namespace

Json json_visitor(const Visitor& visitor) {
  return Json::object()
      .set("kind", name_of(visitor.kind))
      .set("name", visitor.name)
      .set("role", name_of(visitor.role));
}

Reply answer_sign_in(const Call& call) {
  const Json body = read_object(call.request, {"name", "password"});
  const std::string name = text_member(body, "name");
  const std::string password = text_member(body, "password");
  const Login login = call.application.accounts().log_in(credentials_of(call, name, password),
                                                         call.application.now());
  // A session that the browser had before is over, whoever's it was; and tries beyond the limit are
  // not written down, or a stranger could fill the disk.
  if (login.outcome == Login::Outcome::kGranted) {
    call.application.accounts().log_out(secret_of(call.request, CookieKind::kSession));
  }
  if (login.outcome == Login::Outcome::kTooManyTries) return reply_of(call, login);
  call.application.audit().record(
      {.at = call.application.now(),
       .who_kind = login.outcome == Login::Outcome::kGranted ? "person" : "nobody",
       .who = name,
       .operation = "sign_in",
       .outcome = login.outcome == Login::Outcome::kGranted ? "done" : "refused"});
  return reply_of(call, login);
}

Reply answer_sign_out(const Call& call) {
  call.application.accounts().log_out(secret_of(call.request, CookieKind::kSession));
  Reply reply{.status = 204, .content_type = ""};
  for (const CookieKind kind : {CookieKind::kSession, CookieKind::kShare}) {
    reply.headers.emplace_back("Set-Cookie", set_cookie(kind, "", 0, call.request.secure));
  }
  return reply;
}

Reply answer_change_password(const Call& call) {
  const Json body = read_object(call.request, {"old", "new"});
  const std::string old_password = text_member(body, "old");
  return reply_of(call, call.application.accounts().change_password(
                            credentials_of(call, call.visitor.name, old_password),
                            text_member(body, "new"), call.application.now()));
}

Reply answer_views(const Call& call) {
  Json views = Json::array();
  const auto all =
      call.application.store().read([](store::Store& store) { return list_views(store); });
  for (const SavedView& view : all) {
    views.push(Json::object()
                   .set("id", view.id)
                   .set("name", view.name)
                   .set("page", view.page)
                   .set("owner", view.owner)
                   .set("made_at", view.made_at));
  }
  return json_reply(Json::object().set("views", std::move(views)));
}

Reply answer_save_view(const Call& call) {
  const Json body = read_object(call.request, {"name", "page"});
  SavedView view{.name = text_member(body, "name"),
                 .page = text_member(body, "page"),
                 .made_at = call.application.now()};
  view.id = call.application.store().change(
      [&](store::Store& store) { return save_view(store, call.visitor, view); });
  return json_reply(
      Json::object()
          .set("id", view.id)
          .set("name", view.name)
          .set("page", view.page)
          .set("owner",
               call.visitor.kind == Visitor::Kind::kPerson ? Json(call.visitor.name) : Json(""))
          .set("made_at", view.made_at),
      201);
}

Reply answer_remove_view(const Call& call) {
  call.application.store().change(
      [&](store::Store& store) { remove_view(store, call.visitor, number_of(call.parts[0])); });
  return {.status = 204, .content_type = ""};
}

Reply answer_shares(const Call& call) {
  Json shares = Json::array();
  const auto all = call.application.store().read(
      [&](store::Store& store) { return list_shares(store, call.application.now()); });
  for (const Share& share : all) {
    shares.push(Json::object()
                    .set("id", share.id)
                    .set("page", share.page)
                    .set("made_by", share.made_by)
                    .set("made_at", share.made_at)
                    .set("expires_at", share.expires_at));
  }
  return json_reply(Json::object().set("shares", std::move(shares)));
}

Reply answer_share(const Call& call) {
  const Json body = read_object(call.request, {"page", "days"});
  const std::int64_t days = integer_member(body, "days");
  if (days < 1 || days > 365) {
    throw base::Error(base::ErrorKind::kInputRefused, "a link is open for 1 to 365 days",
                      {"request body"}, "send \"days\" in that range");
  }
  const std::int64_t now = call.application.now();
  const Share share{
      .page = text_member(body, "page"), .made_at = now, .expires_at = now + days * kDaySeconds};
  const std::string secret = call.application.accounts().change(
      [&](store::Store& store) { return add_share(store, call.visitor, share); });
  return json_reply(Json::object().set("secret", secret).set("expires_at", share.expires_at), 201);
}

Reply answer_open_share(const Call& call) {
  const std::string secret = text_member(read_object(call.request, {"secret"}), "secret");
  const std::int64_t now = call.application.now();
  const std::optional<Visitor> visitor = call.application.accounts().by_share(secret, now);
  if (!visitor) {
    return problem_reply(404, "this link is not known: it has expired or was closed");
  }
  Reply reply = json_reply(Json::object().set("page", visitor->page));
  reply.headers.emplace_back("Set-Cookie", set_cookie(CookieKind::kShare, secret,
                                                      kLongestShareSeconds, call.request.secure));
  return reply;
}

Reply answer_revoke_share(const Call& call) {
  call.application.accounts().change(
      [&](store::Store& store) { remove_share(store, number_of(call.parts[0])); });
  return {.status = 204, .content_type = ""};
}

Reply answer_people(const Call& call) {
  Json people = Json::array();
  const auto all =
      call.application.store().read([](store::Store& store) { return list_people(store); });
  for (const Person& person : all) {
    people.push(Json::object()
                    .set("id", person.id)
                    .set("name", person.name)
                    .set("role", name_of(person.role))
                    .set("made_at", person.made_at));
  }
  return json_reply(Json::object().set("people", std::move(people)));
}

Reply answer_add_person(const Call& call) {
  const Json body = read_object(call.request, {"name", "role", "password"});
  Person person{.name = text_member(body, "name"),
                .role = role_named(text_member(body, "role")),
                .made_at = call.application.now()};
  person.id = call.application.accounts().add_person(person, text_member(body, "password"));
  return json_reply(Json::object()
                        .set("id", person.id)
                        .set("name", person.name)
                        .set("role", name_of(person.role))
                        .set("made_at", person.made_at),
                    201);
}

Reply answer_remove_person(const Call& call) {
  call.application.accounts().change(
      [&](store::Store& store) { remove_person(store, number_of(call.parts[0])); });
  return {.status = 204, .content_type = ""};
}

Reply answer_tokens(const Call& call) {
  Json tokens = Json::array();
  const auto all =
      call.application.store().read([](store::Store& store) { return list_tokens(store); });
  for (const Token& token : all) {
    tokens.push(Json::object()
                    .set("id", token.id)
                    .set("name", token.name)
                    .set("role", name_of(token.role))
                    .set("made_at", token.made_at)
                    .set("made_by", token.made_by)
                    .set("revoked", token.revoked_at.has_value())
                    .set("last_day", json_day(token.last_day)));
  }
  return json_reply(Json::object().set("tokens", std::move(tokens)));
}

Reply answer_add_token(const Call& call) {
  const Json body = read_object(call.request, {"name", "role"});
  const Token token{.name = text_member(body, "name"),
                    .role = role_named(text_member(body, "role")),
                    .made_at = call.application.now(),
                    .made_by = call.visitor.name};
  const std::string secret = call.application.accounts().change(
      [&](store::Store& store) { return add_token(store, token); });
  return json_reply(Json::object().set("token", secret), 201);
}

Reply answer_revoke_token(const Call& call) {
  call.application.accounts().change([&](store::Store& store) {
    revoke_token(store, number_of(call.parts[0]), call.application.now());
  });
  return {.status = 204, .content_type = ""};
}

Reply answer_audit(const Call& call) {
  refuse_unknown(call.request, {"limit", "cursor"});
  const std::size_t page = limit_parameter(call.request, kAuditPage);
  const std::size_t before = count_parameter(call.request, "cursor").value_or(0);
  call.application.audit().flush();
  const std::vector<AuditEntry> all = call.application.store().read([&](store::Store& store) {
    return read_audit(store, static_cast<std::int64_t>(before), static_cast<std::int64_t>(page));
  });
  Json entries = Json::array();
  for (const AuditEntry& entry : all) {
    entries.push(Json::object()
                     .set("id", entry.id)
                     .set("at", entry.at)
                     .set("who_kind", entry.who_kind)
                     .set("who", entry.who)
                     .set("operation", entry.operation)
                     .set("object", entry.object)
                     .set("outcome", entry.outcome));
  }
  const bool more = all.size() == page;
  return json_reply(Json::object()
                        .set("entries", std::move(entries))
                        .set("next", more ? Json(std::to_string(all.back().id)) : Json()));
}

Reply answer_usage(const Call& call) {
  const std::int64_t first = call.application.now() / kDaySeconds - kUsageDays + 1;
  Json days = Json::array();
  const auto all = call.application.store().read(
      [&](store::Store& store) { return read_daily_use(store, first); });
  for (const DailyUse& use : all) {
    days.push(Json::object()
                  .set("day", json_day(use.day))
                  .set("people", use.people)
                  .set("tokens", use.tokens)
                  .set("shares", use.shares)
                  .set("local", use.local));
  }
  return json_reply(Json::object().set("days", std::move(days)));
}

}  // namespace crossfade::server
