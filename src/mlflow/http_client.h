#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "mlflow/address.h"

namespace crossfade::mlflow {

enum class Method : unsigned char { kGet, kPost, kPut, kPatch, kDelete };

/// One request to the server. `body` must outlive the call.
struct HttpRequest {
  Method method = Method::kGet;
  std::string path;  ///< after the address: "/api/2.0/…?…", encoded
  std::string_view body = {};
  /// Whether a second one does no harm. What may be sent once only is never sent again where it may
  /// have arrived.
  bool is_repeatable = true;
};

/// What came back, whatever its status.
struct HttpAnswer {
  int status = 0;
  std::string body;
  std::string location;  ///< of a redirect; those are never followed
};

/// How long, how much and how often.
struct HttpLimits {
  std::chrono::milliseconds connect{5000};  ///< longer for a server far away
  std::chrono::milliseconds answer{
      60000};  ///< of one request, and a second more for each 128 KiB sent
  /// When everything must be over; none: each request has its own time alone.
  std::optional<std::chrono::steady_clock::time_point> deadline = {};
  std::size_t answer_bytes = std::size_t{16} << 20U;  ///< what is longer is cut off, and an error
  int tries = 4;
  std::chrono::milliseconds first_wait{
      250};  ///< before the second try; then twice as long each time
};

/// The connection failed or broke, or the server said "later": the request may be tried again at
/// once. Where `may_have_arrived`, the server may have done what it asked.
class Unanswered : public base::Error {
 public:
  Unanswered(const base::Error& error, bool may_have_arrived)
      : base::Error(error), may_have_arrived_(may_have_arrived) {}
  bool may_have_arrived() const { return may_have_arrived_; }

 private:
  bool may_have_arrived_;
};

/// Speaks HTTP/1.1 with one server by libcurl: one connection, kept open; TLS always verified;
/// redirects not followed. Tries again, waiting longer each time, what may be repeated and lost its
/// connection or was answered 408, 429, 500, 502, 503 or 504; a server that is too slow is not
/// troubled again. Ctrl-C ends it (kInterrupted). For one thread.
class HttpClient {
 public:
  HttpClient(Address address, const HttpLimits& limits);
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  /// Throws Unanswered (kNotFound where there is no such server, else kFailed) with what to do; for
  /// an answer that is too late or too long, or a certificate that nobody vouches for, base::Error
  /// (kFailed).
  HttpAnswer ask(const HttpRequest& request);

  /// Waits before try `number` (from 0) of something, as ask() does; false where the deadline comes
  /// first.
  bool wait_before(int number) const;

  const std::string& url() const { return address_.url; }
  int tries() const { return limits_.tries; }
  /// How many requests went out, repeated ones counted each time.
  std::size_t requests() const { return requests_; }

 private:
  struct Connection;
  HttpAnswer ask_once(const HttpRequest& request);
  std::chrono::milliseconds time_for(std::size_t bytes) const;

  Address address_;
  HttpLimits limits_;
  std::unique_ptr<Connection> connection_;
  std::size_t requests_ = 0;
};

/// Whether a status says that the same request may do later.
bool is_later(int status);

}  // namespace crossfade::mlflow
