#pragma once

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace crossfade::mlflow {

/// For tests: a server on 127.0.0.1 that answers the request number n (from 0) of all connections
/// with the bytes `script(n, request)`, then closes the connection. Requests are read by their
/// Content-Length.
class ScriptedServer {
 public:
  using Script = std::function<std::string(std::size_t number, const std::string& request)>;

  explicit ScriptedServer(Script script) : script_(std::move(script)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    REQUIRE(::listen(listener_, 16) == 0);
    socklen_t size = sizeof address;
    REQUIRE(::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~ScriptedServer() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }
  ScriptedServer(const ScriptedServer&) = delete;
  ScriptedServer& operator=(const ScriptedServer&) = delete;

  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  /// What came in, in its order.
  std::vector<std::string> requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
  }

 private:
  void serve() {
    for (;;) {
      const int connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
      if (connection < 0) return;
      const timeval patience{5, 0};
      ::setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
      const std::string request = receive(connection);
      if (!request.empty()) {
        std::size_t number = 0;
        {
          const std::lock_guard lock(mutex_);
          number = requests_.size();
          requests_.push_back(request);
        }
        const std::string answer = script_(number, request);
        ::send(connection, answer.data(), answer.size(), MSG_NOSIGNAL);
      }
      ::shutdown(connection, SHUT_WR);
      ::close(connection);
    }
  }

  static std::string receive(int connection) {
    std::string text;
    for (;;) {
      const std::size_t head = text.find("\r\n\r\n");
      if (head != std::string::npos && text.size() >= head + 4 + body_size(text)) return text;
      char bytes[16384];
      const ssize_t count = ::recv(connection, bytes, sizeof bytes, 0);
      if (count <= 0) return text;
      text.append(bytes, static_cast<std::size_t>(count));
      if (text.front() == '\x16') return text;  // the beginning of TLS
    }
  }

  static std::size_t body_size(const std::string& request) {
    const std::size_t at = request.find("Content-Length: ");
    return at == std::string::npos ? 0 : std::stoul(request.substr(at + 16));
  }

  Script script_;
  int listener_ = -1;
  std::uint16_t port_ = 0;
  mutable std::mutex mutex_;
  std::vector<std::string> requests_;
  std::thread thread_;
};

/// For tests: an answer in full.
inline std::string http_answer(int status, const std::string& body, const std::string& head = "") {
  return "HTTP/1.1 " + std::to_string(status) +
         " Words\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + head +
         "Connection: close\r\n\r\n" + body;
}

}  // namespace crossfade::mlflow
