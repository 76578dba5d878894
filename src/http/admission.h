#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "http/message.h"
#include "http/refusal.h"
#include "http/server.h"

namespace crossfade::http {

/// Whose requests are served: those that name this server in Host (421 otherwise), so that a name
/// that an attacker points at it (DNS rebinding) gets nothing; and, where a request changes
/// something, those that no page of another origin made a browser send (403).
///
/// Host may be the address served on, localhost too on a loopback address, any address written as
/// such where all are served on (0.0.0.0), and ServerOptions::hosts; its port does not matter.
///
/// A request other than GET and HEAD that bears Origin must come from the host that it names, and
/// one that bears Sec-Fetch-Site must say same-origin or none. `Origin: null`, which browsers send
/// with a form under our Referrer-Policy, passes beside `Sec-Fetch-Site: same-origin`, which no
/// page can forge. A request with neither comes from no browser.
///
/// Behind a proxy the last entry of X-Forwarded-For, -Proto and -Host counts, the one that the
/// proxy itself wrote; what stands before it may be the client's own invention.
class Admission {
 public:
  /// Throws Error (kUsage) for an address or host name that is none.
  explicit Admission(const ServerOptions& options);

  /// Completes host, and behind a proxy peer and secure, of a request whose headers are known.
  std::optional<Refusal> admit(Request& request) const;

 private:
  bool is_ours(std::string_view host) const;

  std::set<std::string, std::less<>> names_;
  bool any_address_ = false;
  bool behind_proxy_;
};

}  // namespace crossfade::http
