#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "http/admission.h"
#include "http/message.h"
#include "http/request_reader.h"
#include "http/response_head.h"
#include "http/server.h"

namespace crossfade::http {

class Connection;

/// The way to the I/O thread from any other. It outlives the server: what is posted later is
/// dropped.
class Mailbox {
 public:
  using Task = std::function<void()>;

  void open(std::function<void(Task)> post);
  void close();
  void post(Task task);
  /// Makes the calling thread the I/O thread.
  void enter() { thread_ = std::this_thread::get_id(); }
  bool is_inside() const { return thread_.load() == std::this_thread::get_id(); }

 private:
  std::mutex mutex_;
  std::function<void(Task)> post_;
  std::atomic<std::thread::id> thread_;
};

/// One socket, plain or TLS. Each call returns at once; what came of it is told to `connection`
/// later, on the I/O thread: on_read() or on_written(), with 0 for an end or error.
class Wire {
 public:
  virtual ~Wire() = default;
  virtual void read(std::shared_ptr<Connection> connection, char* into, std::size_t room) = 0;
  /// Writes some of two pieces, which must stay where they are until on_written().
  virtual void write(std::shared_ptr<Connection> connection, std::string_view first,
                     std::string_view second) = 0;
  /// Tells the client that no more comes. True where the connection has to read until it ends too.
  virtual bool finish(std::shared_ptr<Connection> connection) = 0;
  virtual void close() = 0;
};

/// What the connections of a server share. For the I/O thread alone, but for `mailbox` and
/// `counts`.
struct Serving {
  Serving(const ServerOptions& how, Routes where);

  struct Counts {
    std::atomic<std::uint64_t> connections{0};
    std::atomic<std::uint64_t> open_connections{0};
    std::atomic<std::uint64_t> event_streams{0};
    std::atomic<std::uint64_t> refused{0};
    std::atomic<std::uint64_t> requests{0};
  };

  const ServerOptions options;
  const Routes routes;
  const Admission admission;
  const bool is_tls;
  ResponseHead head;
  bool stopping = false;
  std::function<void(const std::shared_ptr<Connection>&)>
      forget;  // called once a connection is closed
  const std::shared_ptr<Mailbox> mailbox = std::make_shared<Mailbox>();
  Counts counts;
};

/// One client: reads a request, hands it on, writes its answer, then reads the next; or streams
/// events. All on the I/O thread. Knows no socket library (Wire).
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Clock = std::chrono::steady_clock;

  Connection(Serving& serving, std::unique_ptr<Wire> wire, std::string peer);

  /// Waits for a request.
  void start();
  /// Answers 503 unasked and closes.
  void turn_away();
  /// No further request is read; one that came whole, or whose body is coming, gets its answer.
  void stop();
  /// Ends what has lasted too long and keeps event streams alive.
  void tick(Clock::time_point now);
  /// Sends an event, in the form of the wire, to a client that streams; drops one too far behind.
  void push(const std::shared_ptr<const std::string>& event);
  void close();
  bool is_streaming() const { return is_stream_; }

  void on_read(std::size_t bytes);
  void on_written(std::size_t bytes);
  void on_answer(Response response);

 private:
  enum class State : std::uint8_t {
    kHead,       // waits for a request, or reads its header
    kBody,       // reads its body
    kContinue,   // says "100 Continue"
    kHandling,   // waits for the answer
    kWriting,    // writes it
    kStream,     // sends events
    kLingering,  // has said its last and reads what the client still sends, so that it can hear it
    kClosed,
  };

  std::string_view unread() const { return {buffer_.data() + begin_, end_ - begin_}; }
  void read_more();
  void on_end();
  void begin_request();
  void process();
  bool open_body();
  void dispatch();
  void refuse(const Refusal& why);
  void send(Response response);
  void write_rest();
  void on_sent();
  void open_stream();
  void next_event();
  void linger();
  void expire();
  void log(int status) const;

  Serving& serving_;
  const Limits& limits_;
  const std::unique_ptr<Wire> wire_;
  std::string peer_;  // of the request: behind a proxy as the proxy tells it
  const std::string socket_peer_;

  RequestReader reader_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;

  State state_ = State::kHead;
  bool reading_ = false;    // a read is under way
  bool has_begun_ = false;  // the request's first byte came
  bool has_ended_ = false;  // the client sends no more
  bool is_head_ = false;    // HEAD: the answer goes without its body
  bool is_secure_ = false;
  bool is_upload_ = false;
  bool is_stream_ = false;   // the answer opens an event stream
  bool closes_ = false;      // after the answer
  bool keeps_alive_ = true;  // as the client wishes

  Clock::time_point now_;  // of the last event; the clock is asked once for each
  Clock::time_point began_;
  Clock::time_point stream_end_;
  Clock::time_point deadline_;

  int status_ = 0;
  std::string head_;                         // of the answer
  std::shared_ptr<const std::string> body_;  // of the answer, or the event under way
  std::size_t sent_ = 0;                     // of head_ and body_
  std::size_t body_bytes_ = 0;               // sent, for the log
  std::deque<std::shared_ptr<const std::string>> events_;
};

}  // namespace crossfade::http
