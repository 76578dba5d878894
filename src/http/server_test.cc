#include "http/server.h"

#include <doctest/doctest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <vector>

#include "base/error.h"
#include "http/test_server.h"

namespace crossfade::http {
namespace {

using namespace std::chrono_literals;

const std::string kHost = " HTTP/1.1\r\nHost: localhost\r\n";

std::string get(const std::string& path, const std::string& headers = "") {
  return "GET " + path + kHost + headers + "\r\n";
}

std::string post(const std::string& path, const std::string& body,
                 const std::string& headers = "") {
  return "POST " + path + kHost + headers + "Content-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}

Response text(std::string body) {
  return {200, "text/plain", std::make_shared<const std::string>(std::move(body))};
}

struct Logged {
  std::string peer;
  std::string method;
  std::string target;
  int status;
  std::size_t bytes;
  double milliseconds;
};

// A server that echoes, with what it logged.
class EchoServer {
 public:
  explicit EchoServer(const ServerOptions& options = {}) : server_(options, routes()) {}

  std::uint16_t port() const { return server_.port(); }
  Server& get() { return server_.get(); }
  void stop() { server_.stop(); }
  std::vector<Logged> logged() {
    const std::lock_guard lock(mutex_);
    return logged_;
  }

 private:
  Routes routes() {
    Routes routes;
    routes.handle = [](const std::shared_ptr<const Request>& request, const Answer& answer) {
      if (request->path == "/throw") throw std::runtime_error("on purpose");
      if (request->path == "/drop") return;
      if (request->path == "/later") {
        std::thread([answer] {
          std::this_thread::sleep_for(20ms);
          answer(text("later"));
          answer(text("twice"));
        }).detach();
        return;
      }
      if (request->path == "/large") return answer(text(std::string(3 << 20, 'x')));
      if (request->path == "/unchanged") return answer({304, "", nullptr, {{"ETag", "\"1\""}}});
      if (request->path == "/split") return answer({200, "text/plain", nullptr, {{"X", "a\r\nb"}}});
      answer(text(request->path + "|" + request->body));
    };
    routes.log = [this](const Access& access) {
      const std::lock_guard lock(mutex_);
      logged_.push_back({std::string(access.peer), std::string(access.method),
                         std::string(access.target), access.status, access.bytes,
                         access.milliseconds});
    };
    return routes;
  }

  std::mutex mutex_;
  std::vector<Logged> logged_;
  TestServer server_;
};

TEST_CASE("requests are answered, one after the other on one connection") {
  EchoServer server;
  TestClient client(server.port());
  for (int i = 0; i < 3; ++i) {
    client.send(get("/a"));
    const TestAnswer answer = client.receive_answer();
    CHECK(answer.status == 200);
    CHECK(answer.body == "/a|");
    CHECK(answer.has("Content-Type: text/plain\r\n"));
    CHECK(answer.has("Content-Length: 3\r\n"));
    CHECK(answer.has("\r\nDate: "));
    CHECK(answer.has("Content-Security-Policy: default-src 'none'"));
    CHECK_FALSE(answer.has("Connection: close"));
  }
  client.send(post("/b", "body"));
  CHECK(client.receive_answer().body == "/b|body");
  const Traffic traffic = server.get().traffic();
  CHECK(traffic.requests == 4);
  CHECK(traffic.connections == 1);
  CHECK(traffic.open_connections == 1);
  CHECK(traffic.refused == 0);
}

TEST_CASE("pipelined requests are answered in their order, slow ones too") {
  EchoServer server;
  TestClient client(server.port());
  client.send(get("/later") + get("/a") + post("/b", "x") + get("/later") + get("/c"));
  for (const char* const body : {"later", "/a|", "/b|x", "later", "/c|"}) {
    CHECK(client.receive_answer().body == body);
  }
}

TEST_CASE("a thousand pipelined requests neither recurse nor get lost") {
  EchoServer server;
  TestClient client(server.port());
  std::string many;
  for (int i = 0; i < 1000; ++i) many += get("/" + std::to_string(i));
  std::thread sender([&] { client.send(many); });
  for (int i = 0; i < 1000; ++i)
    REQUIRE(client.receive_answer().body == "/" + std::to_string(i) + "|");
  sender.join();
}

TEST_CASE("HEAD is answered as GET, without the body") {
  EchoServer server;
  TestClient client(server.port());
  client.send("HEAD /abc" + kHost + "\r\n" + get("/d"));
  const TestAnswer head = client.receive_answer(true);
  CHECK(head.has("Content-Length: 5\r\n"));
  CHECK(client.receive_answer().body == "/d|");
}

TEST_CASE("304 goes without body or length, and the connection stays") {
  EchoServer server;
  TestClient client(server.port());
  client.send(get("/unchanged") + get("/d"));
  const TestAnswer answer = client.receive_answer();
  CHECK(answer.status == 304);
  CHECK_FALSE(answer.has("Content-Length"));
  CHECK(client.receive_answer().body == "/d|");
}

TEST_CASE("a connection ends where the client wants it to") {
  EchoServer server;
  for (const std::string& request : {get("/a", "Connection: close\r\n"),
                                     std::string("GET /a HTTP/1.0\r\nHost: localhost\r\n\r\n")}) {
    TestClient client(server.port());
    client.send(request);
    CHECK(client.receive_answer().has("Connection: close\r\n"));
    CHECK(client.is_closed());
  }
}

TEST_CASE("a client that has closed its sending half still gets its answer") {
  EchoServer server;
  TestClient client(server.port());
  client.send(get("/later"));
  client.finish_sending();
  CHECK(client.receive_answer().body == "later");
  CHECK(client.is_closed());
}

TEST_CASE("a handler that throws, forgets its answer or makes a bad one gives 500") {
  EchoServer server;
  TestClient client(server.port());
  for (const char* const path : {"/throw", "/drop", "/split"}) {
    client.send(get(path));
    const TestAnswer answer = client.receive_answer();
    CHECK(answer.status == 500);
    CHECK(answer.has("application/problem+json"));
  }
  client.send(get("/a"));
  CHECK(client.receive_answer().status == 200);
}

TEST_CASE("a large answer arrives whole") {
  EchoServer server;
  const TestAnswer answer = ask(server.port(), get("/large"));
  CHECK(answer.body == std::string(3 << 20, 'x'));
}

TEST_CASE("every access is logged with its peer, target, status, bytes and time") {
  ServerOptions options;
  options.behind_proxy = true;
  EchoServer server(options);
  TestClient client(server.port());
  client.send(get("/abc?d=e", "X-Forwarded-For: 203.0.113.9\r\n"));
  client.receive_answer();
  client.send(get("/later"));
  client.receive_answer();
  client.send("BREW /pot HTTP/1.1\r\n\r\n");
  client.receive_answer();
  REQUIRE(comes_true([&] { return server.logged().size() == 3; }));
  const std::vector<Logged> logged = server.logged();
  CHECK(logged[0].peer == "203.0.113.9");
  CHECK(logged[0].method == "GET");
  CHECK(logged[0].target == "/abc?d=e");
  CHECK(logged[0].status == 200);
  CHECK(logged[0].bytes == 5);
  CHECK(logged[1].peer == "127.0.0.1");
  CHECK(logged[1].milliseconds >= 20);
  CHECK(logged[1].milliseconds < 2000);
  CHECK(logged[2].method == "BREW");
  CHECK(logged[2].status == 501);
}

TEST_CASE("a target is logged cut, a connection that breaks off as status 0") {
  EchoServer server;
  ask(server.port(), get("/" + std::string(2000, 'a')));
  REQUIRE(comes_true([&] { return server.logged().size() == 1; }));
  CHECK(server.logged()[0].target.size() == 512);
  TestClient client(server.port());
  client.send("POST /a" + kHost + "Content-Length: 5\r\n\r\nhel");
  client.close();
  REQUIRE(comes_true([&] { return server.logged().size() == 2; }));
  CHECK(server.logged()[1].target == "/a");
  CHECK(server.logged()[1].status == 0);
}

TEST_CASE("who waits for 100 Continue hears it, or the refusal") {
  EchoServer server;
  TestClient client(server.port());
  client.send("POST /a" + kHost + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");
  CHECK(client.receive_answer().status == 100);
  client.send("hello");
  CHECK(client.receive_answer().body == "/a|hello");
  client.send("POST /a" + kHost + "Expect: 100-continue\r\nContent-Length: 99999999\r\n\r\n");
  CHECK(client.receive_answer().status == 413);
}

TEST_CASE("an address that is taken is told") {
  EchoServer server;
  ServerOptions options;
  options.port = server.port();
  try {
    Server second(options, {});
    FAIL("the port was taken twice");
  } catch (const base::Error& error) {
    CHECK(error.kind() == base::ErrorKind::kFailed);
    CHECK(std::string(error.what()).find("cannot serve on 127.0.0.1 port") != std::string::npos);
  }
}

TEST_CASE("when stopped, answers under way are finished and idle connections closed") {
  EchoServer server;
  TestClient idle(server.port());
  idle.send(get("/a"));
  idle.receive_answer();
  TestClient busy(server.port());
  busy.send(get("/later"));
  REQUIRE(comes_true([&] { return server.get().traffic().requests == 2; }));
  server.get().stop();
  const TestAnswer answer = busy.receive_answer();
  CHECK(answer.body == "later");
  CHECK(answer.has("Connection: close"));
  CHECK(busy.is_closed());
  CHECK(idle.is_closed());
  busy.close();
  const auto before = std::chrono::steady_clock::now();
  server.stop();
  CHECK(std::chrono::steady_clock::now() - before < 1s);
}

TEST_CASE("a server can be stopped before it runs, and twice") {
  Server server({}, {[](auto, auto) {}});
  server.stop();
  server.stop();
  server.run();
  CHECK(server.traffic().connections == 0);
}

TEST_CASE("an answer that comes after the server is gone is dropped") {
  Answer kept;
  {
    std::atomic<bool> has_asked{false};
    Routes routes;
    routes.handle = [&](const auto&, Answer answer) {
      kept = std::move(answer);
      has_asked = true;
    };
    ServerOptions options;
    options.limits.stop_time = 20ms;
    TestServer server(options, std::move(routes));
    TestClient client(server.port());
    client.send(get("/a"));
    REQUIRE(comes_true([&] { return has_asked.load(); }));
    const auto before = std::chrono::steady_clock::now();
    server.stop();
    CHECK(std::chrono::steady_clock::now() - before < 2s);
    CHECK(client.receive_answer().status == 0);
  }
  kept(text("too late"));
  kept = nullptr;
}

// A server whose /upload goes to a folder of its own; tells what it found in the file.
struct UploadServer {
  const std::string folder = std::filesystem::temp_directory_path() /
                             ("crossfade-upload-test-" + std::to_string(::getpid()));
  std::unique_ptr<TestServer> server;

  explicit UploadServer(ServerOptions options = {}) {
    std::filesystem::create_directories(folder);
    options.upload_folder = folder;
    options.limits.upload_bytes = 8 << 20;
    Routes routes;
    routes.is_upload = [](const Request& request) { return request.path == "/upload"; };
    routes.handle = [this](const std::shared_ptr<const Request>& request, const Answer& answer) {
      if (request->parameter("keep")) {
        std::filesystem::rename(request->upload, folder + "/kept");
        return answer(text(request->upload));
      }
      std::ifstream file(request->upload);
      answer(text(std::string(std::istreambuf_iterator<char>(file), {}) + request->body));
    };
    server = std::make_unique<TestServer>(options, std::move(routes));
  }
  ~UploadServer() {
    server.reset();
    std::filesystem::remove_all(folder);
  }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
  }
};

TEST_CASE("an upload is streamed to a file, which goes with its request") {
  UploadServer uploads;
  std::string body;
  for (int i = 0; i < 400000; ++i) body += std::to_string(i) + "\n";
  TestClient client(uploads.server->port());
  std::thread sender([&] { client.send(post("/upload", body)); });
  const TestAnswer answer = client.receive_answer();
  sender.join();
  CHECK(answer.body == body);
  CHECK(comes_true([&] { return uploads.files() == 0; }));
  client.send(post("/upload", ""));
  CHECK(client.receive_answer().status == 200);
  client.send("POST /upload" + kHost + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
  CHECK(client.receive_answer().body == "hello");
}

TEST_CASE("an upload that is renamed stays") {
  UploadServer uploads;
  ask(uploads.server->port(), post("/upload?keep", "hello"));
  CHECK(std::filesystem::exists(uploads.folder + "/kept"));
  CHECK(uploads.files() == 1);
}

TEST_CASE("an upload that breaks off, is too large or for another page leaves nothing") {
  UploadServer uploads;
  {
    TestClient client(uploads.server->port());
    client.send("POST /upload" + kHost + "Content-Length: 500000\r\n\r\n" +
                std::string(100000, 'a'));
    REQUIRE(comes_true([&] { return uploads.files() == 1; }));
    client.abort();
  }
  CHECK(comes_true([&] { return uploads.files() == 0; }));
  CHECK(ask(uploads.server->port(), "POST /upload" + kHost + "Content-Length: 9000000\r\n\r\n")
            .status == 413);
  CHECK(ask(uploads.server->port(), "POST /other" + kHost + "Content-Length: 2000000\r\n\r\n")
            .status == 413);
  TestClient chunked(uploads.server->port());
  std::string request = "POST /upload" + kHost + "Transfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 9; ++i) request += "100000\r\n" + std::string(1 << 20, 'a') + "\r\n";
  std::thread sender([&] { chunked.send(request); });
  CHECK(chunked.receive_answer().status == 413);
  sender.join();
  CHECK(uploads.files() == 0);
}

}  // namespace
}  // namespace crossfade::http
