#include "http/admission.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

#include "base/error.h"
#include "http/field_text.h"

namespace crossfade::http {
namespace {

using base::Error;
using base::ErrorKind;

// An address as the C library writes it; empty for what is none.
std::string plain_address(int family, std::string_view text) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  std::array<char, INET6_ADDRSTRLEN> name{};
  if (::inet_pton(family, std::string(text).c_str(), bytes.data()) != 1) return {};
  return ::inet_ntop(family, bytes.data(), name.data(), name.size());
}

std::string plain_address(std::string_view text) {
  std::string address = plain_address(AF_INET, text);
  return address.empty() ? plain_address(AF_INET6, text) : address;
}

struct Authority {
  std::string name;  // in small letters; an IPv6 address in brackets; empty: malformed
  std::string_view port;
  bool is_address = false;
};

bool is_host_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

// "host", "host:port", "[::1]" or "[::1]:port".
Authority read_authority(std::string_view text) {
  Authority authority;
  std::string_view rest;
  if (text.starts_with('[')) {
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos) return {};
    const std::string address = plain_address(AF_INET6, text.substr(1, end - 1));
    if (address.empty()) return {};
    authority = {"[" + address + "]", {}, true};
    rest = text.substr(end + 1);
  } else {
    const std::size_t colon = std::min(text.find(':'), text.size());
    authority.name = lower_case(text.substr(0, colon));
    authority.is_address = !plain_address(AF_INET, authority.name).empty();
    rest = text.substr(colon);
    if (!std::ranges::all_of(authority.name, is_host_byte)) return {};
  }
  if (rest.empty()) return authority;
  authority.port = rest.substr(1);
  const bool is_port =
      rest.front() == ':' && authority.port.size() <= 5 &&
      std::ranges::all_of(authority.port, [](char c) { return c >= '0' && c <= '9'; });
  return is_port ? authority : Authority{};
}

// The last entry of the last header field of this name; empty where there is none.
std::string_view last_entry(const Request& request, std::string_view name) {
  std::string_view value;
  for (const Field& field : request.headers) {
    if (field.first == name) value = field.second;
  }
  return trimmed(value.substr(value.rfind(',') + 1));
}

bool changes_something(Method method) { return method != Method::kGet && method != Method::kHead; }

// Whether a page at `origin` is one of the host that the request names.
bool is_same_origin(std::string_view origin, const Request& request) {
  const bool is_tls = origin.starts_with("https://");
  if (!is_tls && (request.secure || !origin.starts_with("http://"))) return false;
  const std::string_view standard_port = is_tls ? "443" : "80";
  const Authority page = read_authority(origin.substr(origin.find("//") + 2));
  const Authority ours = read_authority(request.host);
  const auto port = [standard_port](const Authority& of) {
    return of.port.empty() ? standard_port : of.port;
  };
  return !page.name.empty() && page.name == ours.name && port(page) == port(ours);
}

std::optional<Refusal> check_origin(const Request& request) {
  const std::string_view site = request.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin" && site != "none") {
    return Refusal{403, "a page of another site may not change anything here"};
  }
  const std::string_view origin = request.header("origin");
  if (origin.empty() || (origin == "null" && site == "same-origin")) return {};
  if (is_same_origin(origin, request)) return {};
  return Refusal{403, "a page of another origin may not change anything here"};
}

}  // namespace

Admission::Admission(const ServerOptions& options) : behind_proxy_(options.behind_proxy) {
  const std::string address = plain_address(options.address);
  if (address.empty()) {
    throw Error(ErrorKind::kUsage, "'" + options.address + "' is no address", {},
                "name one such as 127.0.0.1, or 0.0.0.0 for all of this machine's");
  }
  const auto bracketed = [](const std::string& name) {
    return name.find(':') == std::string::npos ? name : "[" + name + "]";
  };
  any_address_ = address == "0.0.0.0" || address == "::";
  names_.insert(bracketed(address));
  if (address.starts_with("127.") || address == "::1") {
    names_.insert({"localhost", "127.0.0.1", "[::1]"});
  }
  for (const std::string& host : options.hosts) {
    const std::string literal = plain_address(AF_INET6, host);
    const Authority known = read_authority(literal.empty() ? host : bracketed(literal));
    if (known.name.empty()) {
      throw Error(ErrorKind::kUsage, "'" + host + "' is no host name", {},
                  "name hosts as the browser's address bar shows them");
    }
    names_.insert(known.name);
  }
}

bool Admission::is_ours(std::string_view host) const {
  const Authority named = read_authority(host);
  return !named.name.empty() &&
         ((any_address_ && named.is_address) || names_.find(named.name) != names_.end());
}

std::optional<Refusal> Admission::admit(Request& request) const {
  request.host = request.header("host");
  if (behind_proxy_) {
    const std::string_view host = last_entry(request, "x-forwarded-host");
    const std::string peer = plain_address(last_entry(request, "x-forwarded-for"));
    if (!host.empty()) request.host = host;
    if (!peer.empty()) request.peer = peer;
    if (last_entry(request, "x-forwarded-proto") == "https") request.secure = true;
  }
  if (!is_ours(request.host)) {
    return Refusal{421,
                   "Host does not name this server; start it with this name to be served by it"};
  }
  return changes_something(request.method) ? check_origin(request) : std::nullopt;
}

}  // namespace crossfade::http
