// A bare Beast server, of the kind that Beast's examples show: it parses into Beast's usual types
// and sends one body to every request, with no limit, timeout or header of its own.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <functional>
#include <memory>
#include <string>
#include <utility>

namespace crossfade::bench {

class BareSession : public std::enable_shared_from_this<BareSession> {
 public:
  BareSession(boost::asio::ip::tcp::socket socket, const std::string& body)
      : socket_(std::move(socket)), body_(body) {}

  void read() {
    request_ = {};
    boost::beast::http::async_read(
        socket_, buffer_, request_,
        [self = shared_from_this()](boost::beast::error_code error, std::size_t) {
          if (!error) self->answer();
        });
  }

 private:
  void answer() {
    response_ = {boost::beast::http::status::ok, request_.version()};
    response_.set(boost::beast::http::field::content_type, "application/json");
    response_.keep_alive(request_.keep_alive());
    response_.body() = body_;
    response_.prepare_payload();
    boost::beast::http::async_write(
        socket_, response_,
        [self = shared_from_this()](boost::beast::error_code error, std::size_t) {
          if (!error) self->read();
        });
  }

  boost::asio::ip::tcp::socket socket_;
  const std::string& body_;
  boost::beast::flat_buffer buffer_;
  boost::beast::http::request<boost::beast::http::string_body> request_;
  boost::beast::http::response<boost::beast::http::string_body> response_;
};

inline void accept_next(boost::asio::ip::tcp::acceptor& acceptor, const std::string& body) {
  acceptor.async_accept(
      [&acceptor, &body](boost::beast::error_code error, boost::asio::ip::tcp::socket socket) {
        if (error) return;
        socket.set_option(boost::asio::ip::tcp::no_delay(true));
        std::make_shared<BareSession>(std::move(socket), body)->read();
        accept_next(acceptor, body);
      });
}

/// Serves `body` on a free port of 127.0.0.1, which `tell` gets, until the process ends.
inline void serve_bare(const std::string& body, const std::function<void(int port)>& tell) {
  boost::asio::io_context io{1};
  boost::asio::ip::tcp::acceptor acceptor(io, {boost::asio::ip::make_address("127.0.0.1"), 0});
  tell(acceptor.local_endpoint().port());
  accept_next(acceptor, body);
  io.run();
}

}  // namespace crossfade::bench
