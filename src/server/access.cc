#include "server/access.h"

#include <algorithm>
#include <optional>

#include "base/error.h"

namespace crossfade::server {
namespace {

constexpr std::string_view kChallenge = "Bearer realm=\"crossfade\"";

std::string_view cookie_name(CookieKind kind, bool secure) {
  if (kind == CookieKind::kSession) return secure ? "__Host-crossfade" : "crossfade";
  return secure ? "__Host-crossfade-share" : "crossfade-share";
}

// The token of an Authorization header (RFC 6750, the scheme in any case); unset for another
// scheme.
std::optional<std::string_view> bearer_token(std::string_view authorization) {
  constexpr std::string_view kScheme = "bearer ";
  const auto is_same = [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); };
  if (authorization.size() <= kScheme.size() ||
      !std::equal(kScheme.begin(), kScheme.end(), authorization.begin(), is_same)) {
    return std::nullopt;
  }
  authorization.remove_prefix(kScheme.size());
  authorization.remove_prefix(std::min(authorization.size(), authorization.find_first_not_of(' ')));
  return authorization;
}

}  // namespace

bool is_loopback(std::string_view address) {
  if (address == "::1" || address == "localhost") return true;
  // The server takes numbers alone for an address: what begins so is of 127.0.0.0/8.
  return address.starts_with("127.") &&
         address.find_first_not_of("0123456789.") == std::string_view::npos;
}

void check_doorway(const Doorway& doorway, const Accounts& accounts) {
  if (!doorway.loopback && !doorway.tls && !doorway.behind_proxy) {
    throw base::Error(base::ErrorKind::kUsage,
                      "passwords and figures would cross the network readable", {},
                      "give --cert and --key, or --behind-proxy behind one that speaks TLS");
  }
  const bool is_reachable = !doorway.loopback || doorway.behind_proxy;
  if (is_reachable && !accounts.has_people() && !accounts.has_tokens()) {
    throw base::Error(base::ErrorKind::kUsage,
                      "others can reach the server and nobody has an account", {},
                      "make one: `crossfade users add NAME --role admin --store FILE.db`");
  }
}

Access::Access(Accounts& accounts, const Doorway& doorway)
    : accounts_(accounts), doorway_(doorway), closed_(!doorway.loopback || doorway.behind_proxy) {}

bool Access::is_open() {
  if (closed_) return false;
  if (accounts_.has_people()) closed_ = true;
  return !closed_;
}

std::variant<Visitor, Refusal> Access::identify(const http::Request& request, std::int64_t now) {
  const std::string_view authorization = request.header("authorization");
  if (!authorization.empty()) {
    const auto token = bearer_token(authorization);
    std::optional<Visitor> visitor;
    if (token) visitor = accounts_.by_token(*token, now);
    if (visitor) return *std::move(visitor);
    return Refusal{401, "the token is not valid",
                   std::string(kChallenge) + ", error=\"invalid_token\""};
  }
  const std::string_view session = secret_of(request, CookieKind::kSession);
  if (!session.empty()) {
    if (auto visitor = accounts_.by_session(session, now)) return *std::move(visitor);
  }
  if (is_open()) {
    accounts_.note_local(now);
    return local_visitor();
  }
  const std::string_view share = secret_of(request, CookieKind::kShare);
  if (!share.empty()) {
    if (auto visitor = accounts_.by_share(share, now)) return *std::move(visitor);
  }
  return Refusal{401, "log in, or send a token as Authorization: Bearer", std::string(kChallenge)};
}

std::variant<Visitor, Refusal> Access::admit(const http::Request& request, Right right,
                                             std::int64_t now) {
  const bool is_local = doorway_.loopback && !doorway_.behind_proxy;
  if (!request.secure && !is_local) {
    return Refusal{403, "come by https (a proxy must tell so: X-Forwarded-Proto: https)"};
  }
  auto answer = identify(request, now);
  const Visitor* visitor = std::get_if<Visitor>(&answer);
  if (visitor == nullptr || may(*visitor, right)) return answer;
  if (visitor->kind == Visitor::Kind::kShare) return Refusal{403, "a share link can only be read"};
  if (right == Right::kOwnAccount) return Refusal{403, "this is for people with an account"};
  return Refusal{403, "this needs the role " + std::string(name_of(needed_role(right))) +
                          "; yours is " + std::string(name_of(visitor->role))};
}

std::string set_cookie(CookieKind kind, std::string_view secret, std::int64_t seconds,
                       bool secure) {
  return std::string(cookie_name(kind, secure)) + "=" + std::string(secret) +
         "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(seconds) +
         (secure ? "; Secure" : "");
}

std::string_view secret_of(const http::Request& request, CookieKind kind) {
  return request.cookie(cookie_name(kind, request.secure));
}

}  // namespace crossfade::server
