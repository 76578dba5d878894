#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "http/server.h"
#include "http/test_server.h"

namespace crossfade::http {
namespace {

using namespace std::chrono_literals;

const std::string kHost = " HTTP/1.1\r\nHost: localhost\r\n\r\n";

// Everything but /a is a stream.
struct EventServer {
  TestServer server;

  explicit EventServer(const Limits& limits = {}) : server(options(limits), routes()) {}

  static ServerOptions options(const Limits& limits) {
    ServerOptions options;
    options.limits = limits;
    return options;
  }
  static Routes routes() {
    Routes routes;
    routes.handle = [](const std::shared_ptr<const Request>& request, const Answer& answer) {
      Response response{200, "", std::make_shared<const std::string>("retry: 1000\n\n")};
      response.is_event_stream = request->path != "/a";
      answer(response);
    };
    return routes;
  }
  // A client whose stream is open.
  TestClient viewer() {
    const std::uint64_t open = traffic().event_streams;
    TestClient client(server.port());
    client.send("GET /events" + kHost);
    const std::string head = client.receive_until("\r\n\r\n");
    CHECK(head.starts_with("HTTP/1.1 200 OK\r\n"));
    CHECK(head.find("Content-Type: text/event-stream\r\n") != std::string::npos);
    CHECK(head.find("Content-Length") == std::string::npos);
    CHECK(client.receive_until("\n\n") == "retry: 1000\n\n");
    CHECK(comes_true([&] { return traffic().event_streams == open + 1; }));
    return client;
  }
  Traffic traffic() { return server.get().traffic(); }
};

TEST_CASE("an event reaches every open stream, from any thread and in order") {
  EventServer server;
  std::vector<TestClient> viewers;
  for (int i = 0; i < 10; ++i) viewers.push_back(server.viewer());
  std::thread publisher([&] {
    for (int i = 0; i < 20; ++i)
      server.server.get().publish("import", "{\"n\":" + std::to_string(i) + "}");
  });
  for (TestClient& viewer : viewers) {
    for (int i = 0; i < 20; ++i) {
      CHECK(viewer.receive_until("\n\n") ==
            "event: import\ndata: {\"n\":" + std::to_string(i) + "}\n\n");
    }
  }
  publisher.join();
}

TEST_CASE("no datum can make an event of its own") {
  EventServer server;
  TestClient viewer = server.viewer();
  server.server.get().publish("import", "a\n\nevent: forged\rdata: b");
  CHECK(viewer.receive_until("\n\n") ==
        "event: import\ndata: a\ndata: \ndata: event: forgeddata: b\n\n");
}

TEST_CASE("a stream without events is kept alive, and one that its client leaves is forgotten") {
  Limits limits;
  limits.heartbeat = 30ms;
  limits.idle_time = 60ms;
  EventServer server(limits);
  TestClient viewer = server.viewer();
  for (int i = 0; i < 5; ++i) CHECK(viewer.receive_until("\n\n") == ":\n\n");
  viewer.close();
  CHECK(comes_true([&] { return server.traffic().event_streams == 0; }));
  CHECK(server.traffic().open_connections == 0);
}

TEST_CASE("a stream ends after its time, with all that came before, and may be opened again") {
  Limits limits;
  limits.stream_time = 100ms;
  EventServer server(limits);
  TestClient viewer = server.viewer();
  server.server.get().publish("import", "a");
  CHECK(viewer.receive_until("\n\n") == "event: import\ndata: a\n\n");
  CHECK(viewer.is_closed());
  CHECK(comes_true([&] { return server.traffic().event_streams == 0; }));
  TestClient again = server.viewer();
  CHECK(server.traffic().event_streams == 1);
}

TEST_CASE("a stream above the limit gets 503, and another when one has ended") {
  Limits limits;
  limits.event_streams = 3;
  EventServer server(limits);
  std::vector<TestClient> viewers;
  for (int i = 0; i < 3; ++i) viewers.push_back(server.viewer());
  CHECK(ask(server.server.port(), "GET /events" + kHost).status == 503);
  CHECK(ask(server.server.port(), "GET /a" + kHost).status == 200);
  viewers.pop_back();
  REQUIRE(comes_true([&] { return server.traffic().event_streams == 2; }));
  viewers.push_back(server.viewer());
  CHECK(server.traffic().event_streams == 3);
}

TEST_CASE("a viewer that is too far behind is dropped, others are not") {
  Limits limits;
  limits.event_queue = 4;
  EventServer server(limits);
  TestClient slow = server.viewer();
  TestClient live = server.viewer();
  const std::string large(1 << 20, 'x');
  int sent = 0;
  while (server.traffic().event_streams == 2 && sent < 200) {
    server.server.get().publish("import", large);
    CHECK(live.receive_until("\n\n").size() > large.size());
    ++sent;
  }
  CHECK(sent < 200);
  server.server.get().publish("import", "last");
  CHECK(live.receive_until("\n\n") == "event: import\ndata: last\n\n");
}

TEST_CASE("HEAD of a stream opens none, and what a viewer sends is passed over") {
  EventServer server;
  TestClient client(server.server.port());
  client.send("HEAD /events" + kHost);
  CHECK(client.receive_answer(true).has("text/event-stream"));
  CHECK(client.is_closed());
  TestClient viewer = server.viewer();
  CHECK(server.traffic().event_streams == 1);
  viewer.send(std::string(100000, 'x'));
  server.server.get().publish("import", "a");
  CHECK(viewer.receive_until("\n\n") == "event: import\ndata: a\n\n");
}

TEST_CASE("256 viewers are told within a second, and a stop closes them at once") {
  EventServer server;
  std::vector<TestClient> viewers;
  for (int i = 0; i < 256; ++i) viewers.push_back(server.viewer());
  const auto before = std::chrono::steady_clock::now();
  server.server.get().publish("import", "a");
  for (TestClient& viewer : viewers)
    CHECK(viewer.receive_until("\n\n") == "event: import\ndata: a\n\n");
  CHECK(std::chrono::steady_clock::now() - before < 1s);
  server.server.stop();
  CHECK(std::ranges::all_of(viewers, [](TestClient& viewer) { return viewer.is_closed(); }));
}

}  // namespace
}  // namespace crossfade::http
