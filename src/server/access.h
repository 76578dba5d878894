#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "http/message.h"
#include "server/accounts.h"
#include "server/role.h"

namespace crossfade::server {

/// How the server is reached.
struct Doorway {
  bool loopback = true;       ///< it listens on an address of this machine alone
  bool tls = false;           ///< by a certificate of ours
  bool behind_proxy = false;  ///< everybody comes through a proxy, even from far away
};

/// Whether only this machine can reach the address: 127.0.0.0/8, ::1 or "localhost".
bool is_loopback(std::string_view address);

/// Throws base::Error (kUsage) for a server that would send passwords readable over the network
/// (another address than loopback with neither TLS nor a proxy), or that others can reach while
/// nobody has an account or token.
void check_doorway(const Doorway& doorway, const Accounts& accounts);

/// Why a request is not answered: 401 for who is not known, with the value of WWW-Authenticate, 403
/// for who may not.
struct Refusal {
  int status = 401;
  std::string sentence;
  std::string challenge = {};
};

/// Decides who asks and whether they may. Any thread; never waits for the store.
///
/// In this order: a token in `Authorization: Bearer` (a wrong one is refused, whatever else comes
/// with it); the cookie of a session; on loopback without a proxy and without accounts everybody,
/// as admin "local"; the cookie of a share link. The query is never looked at. Once the server has
/// seen an account it stays closed to those without, even if the last account is removed.
class Access {
 public:
  Access(Accounts& accounts, const Doorway& doorway);

  /// `now` in seconds since 1970.
  std::variant<Visitor, Refusal> admit(const http::Request& request, Right right, std::int64_t now);
  /// Whether everybody is admin.
  bool is_open();

 private:
  std::variant<Visitor, Refusal> identify(const http::Request& request, std::int64_t now);

  Accounts& accounts_;
  const Doorway doorway_;
  std::atomic<bool> closed_;
};

/// The cookies we set. Over TLS their names begin with `__Host-`, which browsers take only with
/// Secure, for this host and its whole path, so that no neighbouring host can set one. Over plain
/// HTTP on loopback they go without both: Safari takes no Secure cookie there, and nobody but this
/// machine listens. A cookie of the one name does not count in the other case.
enum class CookieKind : std::uint8_t { kSession, kShare };

/// Value of Set-Cookie that makes the browser keep `secret` for `seconds`; an empty secret and 0
/// seconds make it forget. `secure` is Request::secure.
std::string set_cookie(CookieKind kind, std::string_view secret, std::int64_t seconds, bool secure);
/// The secret that came with the request; empty where none did.
std::string_view secret_of(const http::Request& request, CookieKind kind);

}  // namespace crossfade::server
