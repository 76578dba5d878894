#pragma once

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "http/server.h"

namespace crossfade::http {

/// For tests: a server that runs on a thread of its own until the object ends.
class TestServer {
 public:
  TestServer(const ServerOptions& options, Routes routes)
      : server_(options, std::move(routes)), thread_([this] { server_.run(); }) {}
  ~TestServer() { stop(); }
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;

  /// Returns once run() has.
  void stop() {
    server_.stop();
    if (thread_.joinable()) thread_.join();
  }
  Server& get() { return server_; }
  std::uint16_t port() const { return server_.port(); }

 private:
  Server server_;
  std::thread thread_;
};

/// For tests: what came back; status 0: the connection ended without an answer.
struct TestAnswer {
  int status = 0;
  std::string head;
  std::string body;

  bool has(std::string_view text) const { return head.find(text) != std::string::npos; }
};

/// For tests: a client of bare bytes on 127.0.0.1. Waits at most five seconds for anything.
class TestClient {
 public:
  explicit TestClient(std::uint16_t port)
      : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const timeval patience{5, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  }
  ~TestClient() { close(); }
  TestClient(TestClient&& other) noexcept
      : socket_(std::exchange(other.socket_, -1)), came_(std::move(other.came_)) {}
  TestClient& operator=(TestClient&&) = delete;

  int socket() const { return socket_; }
  void close() {
    if (socket_ >= 0) ::close(std::exchange(socket_, -1));
  }
  /// Ends the connection by a reset.
  void abort() {
    const linger at_once{1, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    close();
  }
  void finish_sending() { ::shutdown(socket_, SHUT_WR); }

  /// False where the server takes no more.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  /// Waits until `text` has come; gives all up to its end. Empty where the connection ended first.
  std::string receive_until(std::string_view text) {
    for (;;) {
      const std::size_t at = came_.find(text);
      if (at != std::string::npos) return take(at + text.size());
      if (!receive()) return {};
    }
  }
  /// One answer, framed by Content-Length, or by the end of the connection where it has none.
  TestAnswer receive_answer(bool is_head = false) {
    TestAnswer answer;
    answer.head = receive_until("\r\n\r\n");
    if (answer.head.size() < 12) return answer;
    answer.status = std::atoi(answer.head.c_str() + 9);
    const std::size_t length = answer.head.find("Content-Length: ");
    if (is_head || answer.status == 100 || answer.status == 304) return answer;
    if (length == std::string::npos) {
      answer.body = receive_rest();
      return answer;
    }
    const auto size = static_cast<std::size_t>(std::atoll(answer.head.c_str() + length + 16));
    while (came_.size() < size && receive()) {
    }
    answer.body = take(std::min(size, came_.size()));
    return answer;
  }
  /// All until the connection ends.
  std::string receive_rest() {
    while (receive()) {
    }
    return take(came_.size());
  }
  /// Whether the server has closed, or does within the patience.
  bool is_closed() { return receive_rest().empty() && has_ended_; }

 private:
  std::string take(std::size_t size) {
    std::string taken = came_.substr(0, size);
    came_.erase(0, size);
    return taken;
  }
  bool receive() {
    char bytes[16384];
    const ssize_t count = ::recv(socket_, bytes, sizeof bytes, 0);
    if (count > 0) came_.append(bytes, static_cast<std::size_t>(count));
    if (count == 0 || (count < 0 && errno == ECONNRESET)) has_ended_ = true;
    return count > 0;
  }

  int socket_;
  std::string came_;
  bool has_ended_ = false;
};

/// For tests: one request on a connection of its own.
inline TestAnswer ask(std::uint16_t port, std::string_view request) {
  TestClient client(port);
  client.send(request);
  return client.receive_answer(request.starts_with("HEAD"));
}

/// For tests: waits until `holds()`; false after five seconds.
template <typename Condition>
bool comes_true(const Condition& holds) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(5);
  while (!holds()) {
    if (std::chrono::steady_clock::now() > until) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return true;
}

}  // namespace crossfade::http
