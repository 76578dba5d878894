#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"

namespace crossfade::http {

/// What a client may cost. Change a limit when a proxy in front, or the machine, has its own.
struct Limits {
  std::size_t header_bytes = 8 << 10;
  std::size_t body_bytes = 1 << 20;  ///< of requests that are no upload
  std::size_t upload_bytes = std::size_t{4} << 30;
  std::chrono::milliseconds header_time{10'000};  ///< from the first byte to the end of the header;
                                                  ///< for a new connection from its beginning, with
                                                  ///< what TLS says first
  std::chrono::milliseconds body_time{30'000};    ///< of requests that are no upload
  std::chrono::milliseconds idle_time{60'000};    ///< between requests, between parts of an upload,
                                                  ///< and until a client takes more of an answer
  std::size_t connections = 1000;
  std::size_t event_streams = 256;
  std::size_t event_queue = 64;                    ///< events that a slow viewer may be behind
  std::chrono::milliseconds heartbeat{15'000};     ///< of event streams
  std::chrono::milliseconds stream_time{600'000};  ///< of an event stream: its viewer asks again,
                                                   ///< and is asked again who he is
  std::chrono::milliseconds stop_time{5'000};      ///< for requests under way when it is stopped
};

/// One line of the access log.
struct Access {
  std::string_view peer;
  std::string_view method;
  std::string_view target;  ///< as it came, cut at 512 bytes; not yet escaped
  int status = 0;           ///< 0: the connection ended before an answer
  std::size_t bytes = 0;    ///< of the answer's body
  double milliseconds = 0;  ///< from the request's first byte to the answer's last
};

/// Takes an answer from any thread, once (a second is passed over); dropped without a call it
/// answers 500. Given on the I/O thread it is sent without a detour. May outlive the server.
using Answer = std::function<void(Response)>;

/// Where requests go. All are called on the I/O thread and must return within a millisecond: what
/// takes longer goes to a thread of the callee, which calls the Answer from there. An exception
/// that leaves `handle` or `is_upload` answers 500; `log` throws none. A viewer whose stream
/// `handle` opens at once misses nothing that is published after the call.
struct Routes {
  std::function<void(std::shared_ptr<const Request>, Answer)> handle;
  /// Whether a request's body is to be streamed to a file (its header is known, its body not yet).
  std::function<bool(const Request&)> is_upload = [](const Request&) { return false; };
  /// The most bytes of such a body, where that is less than Limits::upload_bytes.
  std::function<std::uint64_t(const Request&)> most_upload_bytes = [](const Request&) {
    return std::numeric_limits<std::uint64_t>::max();
  };
  std::function<void(const Access&)> log = [](const Access&) {};
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;        ///< 0: one that is free
  std::string certificate = {};  ///< path of a PEM chain; empty: plain HTTP
  std::string key = {};          ///< path of its PEM key
  bool behind_proxy = false;     ///< X-Forwarded-For, -Proto and -Host are believed, their last
                                 ///< entries alone: those that the proxy in front wrote
  std::vector<std::string> hosts = {};  ///< names that Host may have, besides the address (and
                                        ///< localhost on loopback): against DNS rebinding
  std::string upload_folder = {};       ///< where uploads are streamed to; without it they get 500
  Limits limits = {};
};

/// What the server has counted since it began, for /metrics.
struct Traffic {
  std::uint64_t connections = 0;
  std::uint64_t open_connections = 0;
  std::uint64_t event_streams = 0;  ///< open ones
  std::uint64_t refused = 0;        ///< by a guard or limit, before any handler
  std::uint64_t requests = 0;
};

/// An HTTP/1.1 server on one thread. Refuses what is malformed, too large, too slow, for another
/// host or from another origin, by a problem document before a handler sees it (admission.h says
/// whom it serves); sends security headers with every answer (response_head.cc). Raises the
/// process's limit of open files where that is too low for Limits::connections. Throws base::Error:
/// kUsage for an address that is none, kFailed where the port is taken, kInputRefused or kNotFound
/// for a certificate or key that cannot be used.
class Server {
 public:
  Server(const ServerOptions& options, Routes routes);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const;
  /// Serves, once, until stop(): from then on no new connection is taken, answers under way are
  /// finished.
  void run();
  /// From any thread or signal-safe context by a flag of the caller's; returns at once.
  void stop();
  /// Sends an event to every open stream: `event: NAME`, `data: DATA`; a line break in DATA begins
  /// another `data` line of the same event. Any thread.
  void publish(std::string_view name, std::string_view data);
  Traffic traffic() const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace crossfade::http
