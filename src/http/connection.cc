#include "http/connection.h"

#include <algorithm>
#include <cstring>
#include <exception>
#include <utility>

#include "base/check.h"
#include "base/error.h"

// A connection does one thing at a time: it reads a request, waits for its answer, writes it, and
// only then looks at what a pipelining client sent meanwhile. So answers cannot overtake each
// other, and a client that does not read stops being read. Whatever it does has a deadline, which
// the server's one timer compares with the clock (tick): no timer is set or cleared for a request.
// Only waiting for the handler has none; that time is ours.
//
// Closing a socket with unread bytes in it makes TCP reset the connection, and the client may lose
// an answer that was sent before. So after its last answer the server says that no more comes and
// reads on for a moment, as HTTP asks for (RFC 9112, 9.6).

namespace crossfade::http {
namespace {

using std::chrono::milliseconds;

constexpr std::size_t kReadBytes = 8 << 10;  // room in the buffer besides the largest header
constexpr milliseconds kLingerTime{2000};
constexpr auto kNever = Connection::Clock::time_point::max();

std::shared_ptr<const std::string> shared_text(std::string_view text) {
  return std::make_shared<const std::string>(text);
}

// The right to answer one request, once. Dropped unused, it answers 500.
class Ticket {
 public:
  Ticket(std::shared_ptr<Mailbox> mailbox, std::weak_ptr<Connection> connection)
      : mailbox_(std::move(mailbox)), connection_(std::move(connection)) {}
  ~Ticket() {
    if (!used_) answer(problem_response(500, "the server has no answer"));
  }
  Ticket(const Ticket&) = delete;
  Ticket& operator=(const Ticket&) = delete;

  void answer(Response response) {
    if (used_.exchange(true)) return;
    if (mailbox_->is_inside()) {
      deliver(connection_, std::move(response));
      return;
    }
    mailbox_->post([connection = std::move(connection_), answered = std::move(response)]() mutable {
      deliver(connection, std::move(answered));
    });
  }

 private:
  static void deliver(const std::weak_ptr<Connection>& to, Response response) {
    if (const auto connection = to.lock()) connection->on_answer(std::move(response));
  }

  std::shared_ptr<Mailbox> mailbox_;
  std::weak_ptr<Connection> connection_;
  std::atomic<bool> used_{false};
};

}  // namespace

void Mailbox::open(std::function<void(Task)> post) {
  const std::lock_guard lock(mutex_);
  post_ = std::move(post);
}

void Mailbox::close() {
  const std::lock_guard lock(mutex_);
  post_ = nullptr;
}

void Mailbox::post(Task task) {
  const std::lock_guard lock(mutex_);
  if (post_) post_(std::move(task));
}

Serving::Serving(const ServerOptions& how, Routes where)
    : options(how), routes(std::move(where)), admission(how), is_tls(!how.certificate.empty()) {}

Connection::Connection(Serving& serving, std::unique_ptr<Wire> wire, std::string peer)
    : serving_(serving),
      limits_(serving.options.limits),
      wire_(std::move(wire)),
      socket_peer_(std::move(peer)),
      reader_(serving.admission, limits_.header_bytes),
      buffer_(limits_.header_bytes + kReadBytes),
      now_(Clock::now()),
      began_(now_) {}

void Connection::start() {
  begin_request();
  deadline_ = now_ + limits_.header_time;
  read_more();
}

void Connection::turn_away() {
  peer_ = socket_peer_;
  if (serving_
          .is_tls) {  // nothing can be said before a handshake, which costs more than it is worth
    serving_.counts.refused++;
    status_ = 503;
    state_ = State::kWriting;
    return close();
  }
  reader_.start(socket_peer_, false);
  refuse({503, "too many connections are open"});
}

void Connection::stop() {
  const bool waits = state_ == State::kHead || state_ == State::kStream;
  if (waits) close();
}

void Connection::close() {
  if (state_ == State::kClosed) return;
  const State was = std::exchange(state_, State::kClosed);
  if (is_stream_) serving_.counts.event_streams--;
  if (was == State::kWriting || was == State::kStream) {
    log(status_);
  } else if (was != State::kLingering && has_begun_) {
    log(0);
  }
  wire_->close();
  serving_.forget(shared_from_this());
}

void Connection::read_more() {
  if (reading_) return;
  if (begin_ > 0) std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
  end_ -= std::exchange(begin_, 0);
  CF_CHECK(end_ < buffer_.size());
  reading_ = true;
  wire_->read(shared_from_this(), buffer_.data() + end_, buffer_.size() - end_);
}

void Connection::on_read(std::size_t bytes) {
  reading_ = false;
  if (state_ == State::kClosed) return;
  if (bytes == 0) return on_end();
  if (state_ == State::kStream || state_ == State::kLingering) return read_more();
  end_ += bytes;
  if (state_ != State::kHead && state_ != State::kBody) return;
  now_ = Clock::now();
  if (!has_begun_) {
    has_begun_ = true;
    began_ = now_;
    deadline_ = now_ + limits_.header_time;
  } else if (state_ == State::kBody && is_upload_) {
    deadline_ = now_ + limits_.idle_time;
  }
  process();
}

// The client sends no more, or is gone. An answer that is under way is still written: it may have
// closed its sending half alone.
void Connection::on_end() {
  has_ended_ = true;
  if (state_ != State::kWriting) close();
}

void Connection::begin_request() {
  state_ = State::kHead;
  has_begun_ = false;
  if (serving_.stopping) return close();
  reader_.start(socket_peer_, serving_.is_tls);
  peer_ = socket_peer_;
  is_upload_ = false;
  is_stream_ = false;
  body_bytes_ = 0;
  deadline_ = now_ + limits_.idle_time;
}

void Connection::process() {
  for (;;) {
    std::size_t used = 0;
    const RequestReader::Step step = reader_.read(unread(), used);
    begin_ += used;
    switch (step) {
      case RequestReader::Step::kMore:
        return read_more();
      case RequestReader::Step::kHeader:
        if (!open_body()) return;
        break;
      case RequestReader::Step::kComplete:
        return dispatch();
      case RequestReader::Step::kRefused:
        return refuse(reader_.refusal());
    }
  }
}

// Prepares for the body of a request whose header is known; false where that is not the next step.
bool Connection::open_body() {
  std::uint64_t limit = limits_.body_bytes;
  std::unique_ptr<UploadFile> file;
  try {
    if (reader_.has_body() && serving_.routes.is_upload(reader_.request())) {
      file = std::make_unique<UploadFile>(serving_.options.upload_folder);
      limit = std::min<std::uint64_t>(limits_.upload_bytes,
                                      serving_.routes.most_upload_bytes(reader_.request()));
      is_upload_ = true;
    }
  } catch (const std::exception&) {
    refuse({500, "the server cannot take uploads now"});
    return false;
  }
  if (const auto why = reader_.take_body(limit, std::move(file))) {
    refuse(*why);
    return false;
  }
  state_ = State::kBody;
  deadline_ = now_ + (is_upload_ ? limits_.idle_time : limits_.body_time);
  if (!reader_.has_body() || !reader_.expects_continue() || !unread().empty()) return true;
  state_ = State::kContinue;
  head_ = "HTTP/1.1 100 Continue\r\n\r\n";
  body_ = nullptr;
  sent_ = 0;
  write_rest();
  return false;
}

void Connection::dispatch() {
  state_ = State::kHandling;
  deadline_ = kNever;
  serving_.counts.requests++;
  keeps_alive_ = reader_.keeps_alive();
  std::shared_ptr<const Request> request = reader_.take_request();
  is_head_ = request->method == Method::kHead;
  is_secure_ = request->secure;
  peer_ = request->peer;
  const auto ticket = std::make_shared<Ticket>(serving_.mailbox, weak_from_this());
  try {
    serving_.routes.handle(std::move(request),
                           [ticket](Response response) { ticket->answer(std::move(response)); });
  } catch (const std::exception&) {
    ticket->answer(problem_response(500, "the server failed"));
  }
}

void Connection::refuse(const Refusal& why) {
  serving_.counts.refused++;
  closes_ = true;
  is_head_ = reader_.method() == "HEAD";
  is_secure_ = reader_.request().secure;
  peer_ = reader_.request().peer;
  send(problem_response(why.status, why.detail));
}

void Connection::on_answer(Response response) {
  if (state_ != State::kHandling) return;
  now_ = Clock::now();
  if (response.is_event_stream) {
    if (serving_.counts.event_streams >= limits_.event_streams) {
      serving_.counts.refused++;
      response = problem_response(503, "too many event streams are open");
    } else {
      if (response.content_type.empty()) response.content_type = "text/event-stream";
      is_stream_ = !is_head_;
      closes_ = true;
    }
  }
  send(std::move(response));
}

void Connection::send(Response response) {
  closes_ = closes_ || !keeps_alive_ || serving_.stopping;
  for (;;) {
    Framing framing{{}, closes_, is_secure_};
    if (!response.is_event_stream) framing.length = response.body ? response.body->size() : 0;
    head_.clear();
    if (serving_.head.append(head_, response, framing)) break;
    is_stream_ = false;
    response = problem_response(500, "the server made an answer that cannot be sent");
  }
  status_ = response.status;
  body_ = is_head_ || is_bodiless(status_) ? nullptr : std::move(response.body);
  sent_ = 0;
  state_ = State::kWriting;
  deadline_ = now_ + limits_.idle_time;
  if (is_stream_) serving_.counts.event_streams++;
  write_rest();
}

void Connection::write_rest() {
  const std::string_view body = body_ ? std::string_view(*body_) : std::string_view();
  const std::size_t of_head = std::min(sent_, head_.size());
  wire_->write(shared_from_this(), std::string_view(head_).substr(of_head),
               body.substr(sent_ - of_head));
}

void Connection::on_written(std::size_t bytes) {
  if (state_ == State::kClosed) return;
  if (bytes == 0) return close();
  now_ = Clock::now();
  const std::size_t of_head = std::min(bytes, head_.size() - std::min(sent_, head_.size()));
  body_bytes_ += bytes - of_head;
  sent_ += bytes;
  if (sent_ < head_.size() + (body_ ? body_->size() : 0)) {
    if (state_ != State::kContinue) deadline_ = now_ + limits_.idle_time;
    return write_rest();
  }
  body_ = nullptr;
  on_sent();
}

void Connection::on_sent() {
  if (state_ == State::kStream) return next_event();
  if (state_ == State::kContinue) {
    state_ = State::kBody;
    return process();
  }
  if (is_stream_) return open_stream();
  log(status_);
  if (closes_) return linger();
  begin_request();
  if (state_ == State::kClosed) return;
  if (unread().empty()) return read_more();
  has_begun_ = true;
  began_ = now_;
  deadline_ = now_ + limits_.header_time;
  process();
}

void Connection::open_stream() {
  state_ = State::kStream;
  if (serving_.stopping) return close();
  stream_end_ = now_ + limits_.stream_time;
  head_.clear();
  begin_ = end_ = 0;
  read_more();
  next_event();
}

// A stream that writes has a deadline and, in body_, what it writes; one at rest has neither.
void Connection::next_event() {
  deadline_ = kNever;
  if (events_.empty()) return;
  body_ = std::move(events_.front());
  events_.pop_front();
  sent_ = 0;
  deadline_ = now_ + limits_.idle_time;
  write_rest();
}

void Connection::push(const std::shared_ptr<const std::string>& event) {
  if (events_.size() >= limits_.event_queue) return close();
  events_.push_back(event);
  if (state_ != State::kStream || body_) return;
  now_ = Clock::now();
  next_event();
}

void Connection::linger() {
  state_ = State::kLingering;
  if (has_ended_) return close();
  deadline_ = now_ + std::min(kLingerTime, limits_.idle_time);
  begin_ = end_ = 0;
  if (wire_->finish(shared_from_this())) read_more();
}

void Connection::tick(Clock::time_point now) {
  static const std::shared_ptr<const std::string> kHeartbeat = shared_text(":\n\n");
  if (now >= deadline_) {
    now_ = now;
    expire();
  } else if (state_ == State::kStream && !body_ && now >= stream_end_) {
    close();
  } else if (state_ == State::kStream && !body_ && now - now_ >= limits_.heartbeat) {
    push(kHeartbeat);
  }
}

void Connection::expire() {
  if (state_ == State::kHead && has_begun_) return refuse({408, "the header took too long"});
  if (state_ == State::kBody) return refuse({408, "the body took too long"});
  close();
}

void Connection::log(int status) const {
  const std::chrono::duration<double, std::milli> lasted = now_ - began_;
  serving_.routes.log(
      {peer_, reader_.method(), reader_.target(), status, body_bytes_, lasted.count()});
}

}  // namespace crossfade::http
