#include "http/server.h"

#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <ctime>
#include <optional>
#include <set>
#include <utility>

#include "base/check.h"
#include "base/error.h"
#include "http/connection.h"
#include "http/tls.h"

// The only translation unit that holds Asio: sockets, the one timer, and the loop. What a
// connection does with its bytes is Connection's business.
//
// One thread serves all. What comes from elsewhere (an Answer, publish(), stop()) is posted to it.

namespace crossfade::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using base::Error;
using base::ErrorKind;
using boost::system::error_code;
using std::chrono::milliseconds;
using Clock = Connection::Clock;

// Connections above the limit that may be open for as long as it takes to tell them so.
constexpr std::size_t kTurnedAway = 64;

template <typename Stream>
class StreamWire : public Wire {
 public:
  explicit StreamWire(Stream stream) : stream_(std::move(stream)) {}

  void read(std::shared_ptr<Connection> connection, char* into, std::size_t room) override {
    stream_.async_read_some(asio::buffer(into, room), [connection = std::move(connection)](
                                                          const error_code& error, std::size_t n) {
      connection->on_read(error ? 0 : n);
    });
  }
  void write(std::shared_ptr<Connection> connection, std::string_view first,
             std::string_view second) override {
    const std::array<asio::const_buffer, 2> pieces = {
        asio::const_buffer(first.data(), first.size()),
        asio::const_buffer(second.data(), second.size())};
    stream_.async_write_some(
        pieces, [connection = std::move(connection)](const error_code& error, std::size_t n) {
          connection->on_written(error ? 0 : n);
        });
  }
  void close() override {
    error_code ignored;
    stream_.lowest_layer().close(ignored);
  }

 protected:
  Stream stream_;
};

class PlainWire : public StreamWire<tcp::socket> {
 public:
  using StreamWire::StreamWire;
  bool finish(std::shared_ptr<Connection>) override {
    error_code ignored;
    stream_.shutdown(tcp::socket::shutdown_send, ignored);
    return true;
  }
};

class TlsWire : public StreamWire<asio::ssl::stream<tcp::socket>> {
 public:
  TlsWire(tcp::socket socket, asio::ssl::context& context)
      : StreamWire(asio::ssl::stream<tcp::socket>(std::move(socket), context)) {}

  void read(std::shared_ptr<Connection> connection, char* into, std::size_t room) override {
    if (std::exchange(has_met_, true)) return StreamWire::read(std::move(connection), into, room);
    stream_.async_handshake(
        asio::ssl::stream_base::server,
        [this, connection = std::move(connection), into, room](const error_code& error) mutable {
          if (error) return connection->on_read(0);
          StreamWire::read(std::move(connection), into, room);
        });
  }
  // Ends when the client has said the same.
  bool finish(std::shared_ptr<Connection> connection) override {
    stream_.async_shutdown(
        [connection = std::move(connection)](const error_code&) { connection->on_read(0); });
    return false;
  }

 private:
  bool has_met_ = false;
};

std::string peer_name(const tcp::socket& socket) {
  error_code error;
  const asio::ip::address address = socket.remote_endpoint(error).address();
  if (!address.is_v6() || !address.to_v6().is_v4_mapped()) return address.to_string();
  return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
}

// A descriptor for each connection, and some for files; the usual 1,024 of a process is too few.
void allow_descriptors(std::size_t connections) {
  const rlim_t wanted = connections + kTurnedAway + 200;
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted) return;
  limit.rlim_cur = std::min(wanted, limit.rlim_max);
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

// How often deadlines are looked at: fine enough for the shortest.
milliseconds tick_of(const Limits& limits) {
  const milliseconds shortest = std::min({limits.header_time, limits.body_time, limits.idle_time,
                                          limits.heartbeat, limits.stream_time, limits.stop_time});
  return std::clamp(shortest / 4, milliseconds(5), milliseconds(250));
}

// The wire form of a server-sent event (WHATWG HTML, 9.2); a line break in `data` begins a new
// line.
std::string event_text(std::string_view name, std::string_view data) {
  CF_CHECK(name.find_first_of("\r\n") == std::string_view::npos);
  std::string text = "event: " + std::string(name) + "\ndata: ";
  for (const char c : data) {
    if (c == '\r') continue;
    text += c;
    if (c == '\n') text += "data: ";
  }
  return text + "\n\n";
}

}  // namespace

class Server::Implementation {
 public:
  Implementation(const ServerOptions& options, Routes routes);
  ~Implementation() { serving_.mailbox->close(); }
  Implementation(const Implementation&) = delete;
  Implementation& operator=(const Implementation&) = delete;

  std::uint16_t port() const { return port_; }
  void run();
  void stop();
  void publish(std::string_view name, std::string_view data);
  Traffic traffic() const;

 private:
  void listen();
  void accept();
  void take(tcp::socket socket);
  void sweep();
  void begin_stop();
  std::vector<std::shared_ptr<Connection>> all() const {
    return {connections_.begin(), connections_.end()};
  }

  asio::io_context io_{1};
  Serving serving_;
  std::optional<asio::ssl::context> tls_;
  tcp::acceptor acceptor_{io_};
  asio::steady_timer timer_{io_};
  std::uint16_t port_ = 0;
  bool accepts_ = false;  // an accept is under way
  Clock::time_point stop_by_ = Clock::time_point::max();
  std::set<std::shared_ptr<Connection>> connections_;
};

Server::Implementation::Implementation(const ServerOptions& options, Routes routes)
    : serving_(options, std::move(routes)) {
  if (serving_.is_tls) tls_.emplace(open_tls(options.certificate, options.key));
  allow_descriptors(options.limits.connections);
  serving_.mailbox->open([this](Mailbox::Task task) { asio::post(io_, std::move(task)); });
  serving_.forget = [this](const std::shared_ptr<Connection>& closed) {
    connections_.erase(closed);
    serving_.counts.open_connections = connections_.size();
    if (serving_.stopping && connections_.empty()) timer_.cancel();
  };
  listen();
}

void Server::Implementation::listen() {
  const ServerOptions& options = serving_.options;
  const tcp::endpoint endpoint(asio::ip::make_address(options.address), options.port);
  error_code error;
  acceptor_.open(endpoint.protocol(), error);
  if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor_.bind(endpoint, error);
  if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
  if (error) {
    throw Error(ErrorKind::kFailed,
                "cannot serve on " + options.address + " port " + std::to_string(options.port) +
                    ": " + error.message(),
                {}, "name another address or port");
  }
  port_ = acceptor_.local_endpoint().port();
}

void Server::Implementation::run() {
  serving_.mailbox->enter();
  serving_.head.set_time(std::time(nullptr));
  accept();
  sweep();
  io_.run();
}

void Server::Implementation::accept() {
  accepts_ = true;
  acceptor_.async_accept([this](const error_code& error, tcp::socket socket) {
    accepts_ = false;
    if (serving_.stopping) return;
    if (!error) {
      take(std::move(socket));
      accept();
    } else if (error == asio::error::connection_aborted) {
      accept();
    }  // else descriptors have run out: the next sweep tries again
  });
}

void Server::Implementation::take(tcp::socket socket) {
  const std::size_t limit = serving_.options.limits.connections;
  serving_.counts.connections++;
  if (connections_.size() >= limit + kTurnedAway) {
    serving_.counts.refused++;
    return;
  }
  error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  std::string peer = peer_name(socket);
  std::unique_ptr<Wire> wire;
  if (tls_) {
    wire = std::make_unique<TlsWire>(std::move(socket), *tls_);
  } else {
    wire = std::make_unique<PlainWire>(std::move(socket));
  }
  const auto connection = std::make_shared<Connection>(serving_, std::move(wire), std::move(peer));
  const bool is_one_too_many = connections_.size() >= limit;
  connections_.insert(connection);
  serving_.counts.open_connections = connections_.size();
  if (is_one_too_many) {
    connection->turn_away();
  } else {
    connection->start();
  }
}

// The one timer: what it does is as fine as its tick.
void Server::Implementation::sweep() {
  const Clock::time_point now = Clock::now();
  serving_.head.set_time(std::time(nullptr));
  for (const auto& connection : all()) connection->tick(now);
  if (now >= stop_by_) {
    for (const auto& connection : all()) connection->close();
  }
  if (serving_.stopping && connections_.empty()) return;
  if (!accepts_ && !serving_.stopping) accept();
  timer_.expires_after(tick_of(serving_.options.limits));
  timer_.async_wait([this](const error_code& error) {
    if (!error || !connections_.empty() || !serving_.stopping) sweep();
  });
}

void Server::Implementation::stop() {
  asio::post(io_, [this] { begin_stop(); });
}

void Server::Implementation::begin_stop() {
  if (serving_.stopping) return;
  serving_.stopping = true;
  stop_by_ = Clock::now() + serving_.options.limits.stop_time;
  error_code ignored;
  acceptor_.close(ignored);
  for (const auto& connection : all()) connection->stop();
  if (connections_.empty()) timer_.cancel();
}

void Server::Implementation::publish(std::string_view name, std::string_view data) {
  auto event = std::make_shared<const std::string>(event_text(name, data));
  asio::post(io_, [this, event = std::move(event)] {
    for (const auto& connection : all()) {
      if (connection->is_streaming()) connection->push(event);
    }
  });
}

Traffic Server::Implementation::traffic() const {
  const Serving::Counts& counts = serving_.counts;
  return {counts.connections, counts.open_connections, counts.event_streams, counts.refused,
          counts.requests};
}

Server::Server(const ServerOptions& options, Routes routes)
    : implementation_(std::make_unique<Implementation>(options, std::move(routes))) {}

Server::~Server() = default;

std::uint16_t Server::port() const { return implementation_->port(); }

void Server::run() { implementation_->run(); }

void Server::stop() { implementation_->stop(); }

void Server::publish(std::string_view name, std::string_view data) {
  implementation_->publish(name, data);
}

Traffic Server::traffic() const { return implementation_->traffic(); }

}  // namespace crossfade::http
