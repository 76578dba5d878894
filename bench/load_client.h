// A client that keeps a server busy: on each connection one request under way, always the same one.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "base/error.h"

namespace crossfade::bench {

/// From here on this process runs on one core. Where there is one alone, all share it.
inline void pin(int core) {
  cpu_set_t cores;
  CPU_ZERO(&cores);
  CPU_SET(core, &cores);
  ::sched_setaffinity(0, sizeof cores, &cores);
}

struct Load {
  int port = 0;  ///< of 127.0.0.1
  std::string request;
  int connections = 64;
  double seconds = 2;  ///< that count; a fifth of a second before them does not
};

/// What came of it. Every answer has status 200, or there is none.
struct LoadResult {
  double per_second = 0;
  std::vector<double> milliseconds;  ///< of each answer, from the request's last byte to its own
};

/// The value that `share` of the values lie at or below.
inline double share_below(std::vector<double> values, double share) {
  if (values.empty()) throw base::Error(base::ErrorKind::kFailed, "no answer came in time");
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// One connection.
class LoadLink {
 public:
  using Time = std::chrono::steady_clock::time_point;

  explicit LoadLink(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      throw base::Error(base::ErrorKind::kFailed, "cannot connect to the server");
    }
  }
  ~LoadLink() { ::close(socket_); }
  LoadLink(const LoadLink&) = delete;
  LoadLink& operator=(const LoadLink&) = delete;

  int socket() const { return socket_; }
  Time sent() const { return sent_; }

  void send(std::string_view request) {
    while (!request.empty()) {
      const ssize_t count = ::send(socket_, request.data(), request.size(), MSG_NOSIGNAL);
      if (count <= 0) throw base::Error(base::ErrorKind::kFailed, "a request cannot be sent");
      request.remove_prefix(static_cast<std::size_t>(count));
    }
    sent_ = std::chrono::steady_clock::now();
  }

  /// Reads what has come; true where an answer is whole.
  bool receive() {
    char bytes[65536];
    const ssize_t count = ::recv(socket_, bytes, sizeof bytes, 0);
    if (count <= 0) throw base::Error(base::ErrorKind::kFailed, "the server closed a connection");
    if (expected_ == 0) {
      head_.append(bytes, static_cast<std::size_t>(count));
      expected_ = answer_size(head_);
    }
    came_ += static_cast<std::size_t>(count);
    if (expected_ == 0 || came_ < expected_) return false;
    CF_CHECK(came_ == expected_);
    came_ = 0;
    expected_ = 0;
    head_.clear();
    return true;
  }

 private:
  // By its head; 0 while that is not whole.
  static std::size_t answer_size(const std::string& head) {
    const std::size_t end = head.find("\r\n\r\n");
    if (end == std::string::npos) return 0;
    std::size_t length = head.find("ontent-Length: ");
    if (length == std::string::npos) length = head.find("ontent-length: ");
    if (!head.starts_with("HTTP/1.1 200 ") || length > end) {
      throw base::Error(base::ErrorKind::kFailed, "the server answered " + head.substr(0, end));
    }
    return end + 4 + static_cast<std::size_t>(std::atoll(head.c_str() + length + 15));
  }

  int socket_;
  std::size_t expected_ = 0;  // bytes of one answer, once known
  std::size_t came_ = 0;
  std::string head_;
  Time sent_;
};

/// Throws base::Error (kFailed) for any answer but 200 and for a connection that ends.
inline LoadResult apply(const Load& load) {
  using Steady = std::chrono::steady_clock;
  const int poll = ::epoll_create1(0);
  std::vector<std::unique_ptr<LoadLink>> links;
  for (int i = 0; i < load.connections; ++i) {
    links.push_back(std::make_unique<LoadLink>(load.port));
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = links.back().get();
    ::epoll_ctl(poll, EPOLL_CTL_ADD, links.back()->socket(), &event);
    links.back()->send(load.request);
  }
  LoadResult result;
  const Steady::time_point warm = Steady::now() + std::chrono::milliseconds(200);
  const Steady::time_point end = warm + std::chrono::duration_cast<Steady::duration>(
                                            std::chrono::duration<double>(load.seconds));
  std::vector<epoll_event> events(links.size());
  for (Steady::time_point now = Steady::now(); now < end;) {
    const int count = ::epoll_wait(poll, events.data(), static_cast<int>(events.size()), 1000);
    for (int i = 0; i < count; ++i) {
      auto& link = *static_cast<LoadLink*>(events[static_cast<std::size_t>(i)].data.ptr);
      if (!link.receive()) continue;
      now = Steady::now();
      const std::chrono::duration<double, std::milli> time = now - link.sent();
      if (now >= warm) result.milliseconds.push_back(time.count());
      link.send(load.request);
    }
    if (count == 0) now = Steady::now();
  }
  ::close(poll);
  result.per_second = static_cast<double>(result.milliseconds.size()) / load.seconds;
  return result;
}

}  // namespace crossfade::bench
