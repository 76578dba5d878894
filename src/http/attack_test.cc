// The attack table: what is done to a server on purpose, over real sockets, and what it must
// answer. Bytes alone are tried in head_guards_test, target_test, admission_test and
// request_reader_test.
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <vector>

#include "http/server.h"
#include "http/test_server.h"

namespace crossfade::http {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

const std::string kHost = " HTTP/1.1\r\nHost: localhost\r\n";
const std::string kGet = "GET /a" + kHost + "\r\n";

// Counts what reaches it.
class GuardedServer {
 public:
  explicit GuardedServer(const Limits& limits = {}) : server_(options(limits), routes()) {}

  std::uint16_t port() const { return server_.port(); }
  TestServer& get() { return server_; }
  int handled() const { return handled_; }

 private:
  static ServerOptions options(const Limits& limits) {
    ServerOptions options;
    options.limits = limits;
    return options;
  }
  Routes routes() {
    Routes routes;
    routes.handle = [this](const std::shared_ptr<const Request>& request, const Answer& answer) {
      handled_++;
      if (request->path == "/large") {
        return answer(
            {200, "text/plain", std::make_shared<const std::string>(std::string(64 << 20, 'x'))});
      }
      answer({200, "text/plain", std::make_shared<const std::string>("fine")});
    };
    return routes;
  }

  std::atomic<int> handled_{0};
  TestServer server_;
};

TEST_CASE("what must not pass is refused by a problem document, and no handler sees it") {
  struct Attack {
    std::string request;
    int status;
  };
  const std::string post = "POST /a" + kHost;
  const std::vector<Attack> attacks = {
      {post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {post + "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde", 400},
      {post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 501},
      {post + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n", 501},
      {post + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n", 400},
      {post + "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n", 400},
      {post + "Transfer-Encoding: chunked\r\n\r\n0\r\nX-Trailer: a\r\n\r\n", 400},
      {"GET /a" + kHost + "X-A: b\r\n folded\r\n\r\n", 400},
      {"GET /a" + kHost + "X-A: b\rc\r\n\r\n", 400},
      {"GET /a" + kHost + std::string("X-A: b\0c\r\n\r\n", 12), 400},
      {"GET /../../etc/passwd" + kHost + "\r\n", 400},
      {"GET /%2e%2e/%2e%2e/etc/passwd" + kHost + "\r\n", 400},
      {"GET /..%5c..%5cboot.ini" + kHost + "\r\n", 400},
      {"GET /a%0d%0aSet-Cookie:x" + kHost + "\r\n", 400},
      {"GET http://localhost/a HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
      {"GET /a HTTP/1.1\r\n\r\n", 400},
      {"GET /a HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", 400},
      {"GET /a HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421},
      {post + "Origin: http://evil.example\r\nContent-Length: 0\r\n\r\n", 403},
      {post + "Sec-Fetch-Site: cross-site\r\nContent-Length: 0\r\n\r\n", 403},
      {"GET /a HTTP/3.0\r\nHost: localhost\r\n\r\n", 505},
      {"TRACE /a" + kHost + "\r\n", 405},
      {"BREW /a" + kHost + "\r\n", 501},
      {"GET /a" + kHost + "X-A: " + std::string(9000, 'a') + "\r\n\r\n", 431},
      {"GET /" + std::string(9000, 'a') + kHost + "\r\n", 431},
      {post + "Content-Length: 1048577\r\n\r\n", 413},
      {post + "Content-Length: 99999999999999999999\r\n\r\n", 400},
      {"\x16\x03\x01\x02", 400},
  };
  GuardedServer server;
  for (const Attack& attack : attacks) {
    CAPTURE(attack.request.substr(0, 200));
    TestClient client(server.port());
    client.send(attack.request);
    const TestAnswer answer = client.receive_answer();
    CHECK(answer.status == attack.status);
    CHECK(answer.has("Content-Type: application/problem+json\r\n"));
    CHECK(answer.has("X-Content-Type-Options: nosniff\r\n"));
    CHECK(answer.has("Connection: close\r\n"));
    CHECK(answer.body.find("\"status\":" + std::to_string(attack.status)) != std::string::npos);
    client.finish_sending();
    CHECK(client.is_closed());
  }
  CHECK(server.handled() == 0);
  CHECK(server.get().get().traffic().refused == attacks.size());
}

TEST_CASE("a request smuggled behind a refused one is not read") {
  GuardedServer server;
  TestClient client(server.port());
  client.send("POST /a" + kHost +
              "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + kGet);
  CHECK(client.receive_answer().status == 400);
  client.finish_sending();
  CHECK(client.is_closed());
  CHECK(server.handled() == 0);
}

TEST_CASE("while 200 half-sent requests are held open a live one is answered within 50 ms") {
  GuardedServer server;
  std::vector<TestClient> half;
  for (int i = 0; i < 200; ++i) {
    half.emplace_back(server.port());
    half.back().send(i % 2 == 0 ? "GET /a HTTP/1.1\r\nHost: local"
                                : "POST /a" + kHost + "Content-Length: 9\r\n\r\nab");
  }
  REQUIRE(comes_true([&] { return server.get().get().traffic().open_connections == 200; }));
  std::vector<Clock::duration> times;
  for (int i = 0; i < 20; ++i) {
    const auto before = Clock::now();
    CHECK(ask(server.port(), kGet).status == 200);
    times.push_back(Clock::now() - before);
  }
  std::ranges::sort(times);
  CHECK(times[10] < 50ms);
}

TEST_CASE(
    "a header or body that trickles in is cut off with 408, an idle connection without a word") {
  Limits limits;
  limits.header_time = 120ms;
  limits.body_time = 160ms;
  limits.idle_time = 200ms;
  GuardedServer server(limits);
  TestClient header(server.port());
  TestClient body(server.port());
  TestClient idle(server.port());
  TestClient silent(server.port());
  idle.send(kGet);
  CHECK(idle.receive_answer().status == 200);
  header.send("GET /a HTTP/1.1\r\n");
  body.send("POST /a" + kHost + "Content-Length: 100\r\n\r\n");
  std::thread trickle([&] {
    for (int i = 0; i < 10; ++i) {
      header.send("X");
      body.send("x");
      std::this_thread::sleep_for(40ms);
    }
  });
  CHECK(header.receive_answer().status == 408);
  CHECK(body.receive_answer().status == 408);
  CHECK(idle.is_closed());
  CHECK(silent.is_closed());
  trickle.join();
  CHECK(comes_true([&] { return server.get().get().traffic().open_connections == 0; }));
}

TEST_CASE("an upload may take long, but not pause long") {
  Limits limits;
  limits.body_time = 50ms;
  limits.idle_time = 200ms;
  ServerOptions options;
  options.limits = limits;
  options.upload_folder = std::filesystem::temp_directory_path();
  Routes routes;
  routes.handle = [](const auto&, const Answer& answer) { answer({204, "", nullptr}); };
  routes.is_upload = [](const Request&) { return true; };
  TestServer server(options, std::move(routes));
  TestClient client(server.port());
  client.send("POST /a" + kHost + "Content-Length: 6\r\n\r\n");
  for (int i = 0; i < 6; ++i) {
    std::this_thread::sleep_for(60ms);
    client.send("x");
  }
  CHECK(client.receive_until("\r\n\r\n").starts_with("HTTP/1.1 204 "));
  client.send("POST /a" + kHost + "Content-Length: 6\r\n\r\nx");
  CHECK(client.receive_answer().status == 408);
}

TEST_CASE("a client that takes its answer too slowly is dropped, one that stops sending too") {
  Limits limits;
  limits.idle_time = 150ms;
  GuardedServer server(limits);
  TestClient client(server.port());
  client.send("GET /large" + kHost + "\r\n");
  CHECK(comes_true([&] { return server.handled() == 1; }));
  CHECK(comes_true([&] { return server.get().get().traffic().open_connections == 0; }));
}

TEST_CASE("a client that sends much after its refusal still hears it") {
  GuardedServer server;
  TestClient client(server.port());
  client.send("POST /a" + kHost + "Content-Length: 30000000\r\n\r\n");
  for (int i = 0; i < 100; ++i) client.send(std::string(20000, 'x'));
  CHECK(client.receive_answer().status == 413);
}

TEST_CASE("one connection above the limit is told so at once, and room is made by one that ends") {
  Limits limits;
  limits.connections = 20;
  GuardedServer server(limits);
  std::vector<TestClient> clients;
  for (int i = 0; i < 20; ++i) {
    clients.emplace_back(server.port());
    clients.back().send(kGet);
    CHECK(clients.back().receive_answer().status == 200);
  }
  TestClient above(server.port());
  const TestAnswer answer = above.receive_answer();
  CHECK(answer.status == 503);
  CHECK(answer.has("Retry-After: "));
  CHECK(answer.has("application/problem+json"));
  above.close();
  clients.pop_back();
  REQUIRE(comes_true([&] { return server.get().get().traffic().open_connections == 19; }));
  CHECK(ask(server.port(), kGet).status == 200);
}

TEST_CASE("a flood of connections above the limit is closed without more") {
  Limits limits;
  limits.connections = 5;
  GuardedServer server(limits);
  std::vector<TestClient> clients;
  for (int i = 0; i < 150; ++i) clients.emplace_back(server.port());
  CHECK(comes_true([&] { return server.get().get().traffic().connections == 150; }));
  CHECK(server.get().get().traffic().open_connections <= 5 + 64);
  clients[0].send(kGet);
  CHECK(clients[0].receive_answer().status == 200);
  CHECK(clients[149].receive_answer().status == 0);
}

TEST_CASE("clients that break off at any point do no harm") {
  GuardedServer server;
  const std::string request = "POST /a" + kHost + "Content-Length: 5\r\n\r\nhello";
  for (std::size_t size = 0; size <= request.size(); ++size) {
    TestClient client(server.port());
    client.send(request.substr(0, size));
    if (size % 2 == 0) {
      client.abort();
    } else {
      client.close();
    }
  }
  CHECK(ask(server.port(), kGet).status == 200);
  CHECK(comes_true([&] { return server.get().get().traffic().open_connections == 0; }));
}

TEST_CASE("it stops within its time under load, with slow and half-sent requests around") {
  Limits limits;
  limits.stop_time = 300ms;
  GuardedServer server(limits);
  std::vector<TestClient> clients;
  for (int i = 0; i < 20; ++i) {
    clients.emplace_back(server.port());
    clients.back().send(i % 2 == 0 ? "GET /a HT"
                                   : "POST /a" + kHost + "Content-Length: 9\r\n\r\nab");
  }
  TestClient greedy(server.port());
  greedy.send("GET /large" + kHost + "\r\n");
  std::atomic<bool> over{false};
  std::atomic<int> answered{0};
  std::vector<std::thread> load;
  for (int i = 0; i < 4; ++i) {
    load.emplace_back([&, client = std::make_shared<TestClient>(server.port())] {
      while (!over && client->send(kGet) && client->receive_answer().status == 200) answered++;
    });
  }
  REQUIRE(comes_true([&] { return answered > 100; }));
  const auto before = Clock::now();
  server.get().stop();
  CHECK(Clock::now() - before < 1500ms);
  over = true;
  for (std::thread& thread : load) thread.join();
}

}  // namespace
}  // namespace crossfade::http
