#include "http/admission.h"

#include <doctest/doctest.h>

#include <string>

#include "base/error.h"

namespace crossfade::http {
namespace {

ServerOptions on_loopback() { return {}; }

ServerOptions behind_proxy() {
  ServerOptions options;
  options.behind_proxy = true;
  options.hosts = {"label.example"};
  return options;
}

// The status that a request with these headers gets; completes `request`.
int status_of(const ServerOptions& options, Request& request) {
  const auto fault = Admission(options).admit(request);
  return fault ? fault->status : 200;
}

int get(const ServerOptions& options, const std::string& host) {
  Request request;
  request.headers = {{"host", host}};
  return status_of(options, request);
}

int post(std::vector<Field> headers, bool secure = false) {
  ServerOptions options;
  options.hosts = {"label.example"};
  Request request;
  request.method = Method::kPost;
  request.secure = secure;
  request.headers = std::move(headers);
  request.headers.emplace_back("host", "label.example:8443");
  return status_of(options, request);
}

TEST_CASE("a host that does not name the server is served nothing") {
  for (const char* const host : {"127.0.0.1", "127.0.0.1:8080", "localhost:8080", "LOCALHOST",
                                 "[::1]:1", "[0:0:0:0:0:0:0:1]"}) {
    CAPTURE(host);
    CHECK(get(on_loopback(), host) == 200);
  }
  for (const char* const host : {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example",
                                 "evil.example:127.0.0.1", "", "localhost:", "localhost:80:80",
                                 "user@localhost", "localhost/", "[::1", "[::2]", "192.168.0.7",
                                 "localhost:123456", "localhost:8a", "2130706433", "0x7f.1"}) {
    CAPTURE(host);
    CHECK(get(on_loopback(), host) == (std::string_view(host) == "localhost:" ? 200 : 421));
  }
}

TEST_CASE("on all addresses a host may be any address, which no name can be rebound to") {
  ServerOptions options;
  options.address = "0.0.0.0";
  options.hosts = {"Label.Example:8080"};
  CHECK(get(options, "192.168.0.7:8080") == 200);
  CHECK(get(options, "[fe80::1]") == 200);
  CHECK(get(options, "label.example") == 200);
  CHECK(get(options, "localhost") == 421);
  CHECK(get(options, "evil.example") == 421);
}

TEST_CASE("an address or host that is none is told when the server begins") {
  ServerOptions options;
  options.address = "localhost";
  CHECK_THROWS_AS(Admission{options}, base::Error);
  options = {};
  options.hosts = {"https://label.example"};
  CHECK_THROWS_AS(Admission{options}, base::Error);
}

TEST_CASE("a page of another origin cannot change anything") {
  CHECK(post({}) == 200);  // curl
  CHECK(post({{"origin", "http://label.example:8443"}}) == 200);
  CHECK(post({{"origin", "http://LABEL.example:8443"}, {"sec-fetch-site", "same-origin"}}) == 200);
  CHECK(post({{"sec-fetch-site", "none"}}) == 200);
  for (const char* const origin :
       {"http://evil.example", "http://label.example", "http://label.example:8444", "null",
        "http://label.example.evil.example:8443", "ftp://label.example:8443", "label.example:8443",
        "http://label.example:8443@evil.example", "http://label.example:8443/", "http://"}) {
    CAPTURE(origin);
    CHECK(post({{"origin", origin}}) == 403);
  }
  for (const char* const site : {"cross-site", "same-site", "anything"}) {
    CAPTURE(site);
    CHECK(post({{"sec-fetch-site", site}}) == 403);
    CHECK(post({{"sec-fetch-site", site}, {"origin", "http://label.example:8443"}}) == 403);
  }
}

TEST_CASE("a form of our own, whose Origin our policy makes null, passes beside Sec-Fetch-Site") {
  CHECK(post({{"origin", "null"}, {"sec-fetch-site", "same-origin"}}) == 200);
  CHECK(post({{"origin", "null"}, {"sec-fetch-site", "none"}}) == 403);
}

TEST_CASE("over TLS an origin without it is another, and standard ports may be left out") {
  CHECK(post({{"origin", "https://label.example:8443"}}, true) == 200);
  CHECK(post({{"origin", "http://label.example:8443"}}, true) == 403);
  ServerOptions options;
  options.hosts = {"label.example"};
  for (const auto& [host, origin] :
       std::vector<Field>{{"label.example", "https://label.example:443"},
                          {"label.example:443", "https://label.example"},
                          {"label.example:80", "http://label.example"}}) {
    Request request;
    request.method = Method::kDelete;
    request.headers = {{"host", host}, {"origin", origin}};
    CHECK(status_of(options, request) == 200);
  }
}

TEST_CASE("reading is allowed from anywhere, since nobody else can see the answer") {
  Request request;
  request.headers = {
      {"host", "localhost"}, {"origin", "http://evil.example"}, {"sec-fetch-site", "cross-site"}};
  CHECK(status_of(on_loopback(), request) == 200);
}

TEST_CASE("behind a proxy the last entry counts, what stands before it is the client's") {
  Request request;
  request.method = Method::kPost;
  request.peer = "127.0.0.1";
  request.headers = {{"host", "127.0.0.1:8080"},
                     {"x-forwarded-for", "10.0.0.1"},
                     {"x-forwarded-for", "1.2.3.4, 203.0.113.9"},
                     {"x-forwarded-proto", "http, https"},
                     {"x-forwarded-host", "evil.example, label.example"},
                     {"origin", "https://label.example"}};
  CHECK(status_of(behind_proxy(), request) == 200);
  CHECK(request.peer == "203.0.113.9");
  CHECK(request.secure);
  CHECK(request.host == "label.example");
  request.headers[4].second = "label.example, evil.example";
  CHECK(status_of(behind_proxy(), request) == 421);
}

TEST_CASE("an address that the proxy does not give as one is not believed") {
  Request request;
  request.peer = "127.0.0.1";
  request.headers = {{"host", "label.example"}, {"x-forwarded-for", "203.0.113.9, \"nobody\""}};
  CHECK(status_of(behind_proxy(), request) == 200);
  CHECK(request.peer == "127.0.0.1");
  CHECK_FALSE(request.secure);
}

TEST_CASE("without a proxy nothing that is forwarded is believed") {
  Request request;
  request.peer = "127.0.0.1";
  request.headers = {{"host", "localhost"},
                     {"x-forwarded-for", "203.0.113.9"},
                     {"x-forwarded-proto", "https"},
                     {"x-forwarded-host", "evil.example"}};
  CHECK(status_of(on_loopback(), request) == 200);
  CHECK(request.peer == "127.0.0.1");
  CHECK_FALSE(request.secure);
  CHECK(request.host == "localhost");
}

}  // namespace
}  // namespace crossfade::http
