// Our server beside a bare Beast server, by turns in one run, printed as one line of JSON:
//
//   http_bench [--rounds N] [--seconds S] [--connections C]
//
// Both answer 1 KiB of JSON to `GET /api/v1/kpis` with the headers of a browser, each in a process
// on one core; the client, in a third on another core, keeps one request under way on each
// connection. Ours has every guard and security header and writes an access log to a file; Beast's
// parses into its usual types and sends the body, with no limit, timeout or header of its own. The
// figures are medians of the rounds, the ratio is that of the requests served in each pair of
// rounds; p50 and p99 are of all answers.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/check.h"
#include "base/error.h"
#include "bench.h"
#include "http/access_line.h"
#include "http/server.h"

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using crossfade::base::Error;
using crossfade::base::ErrorKind;
using Clock = std::chrono::steady_clock;

constexpr int kServerCore = 0;
constexpr int kClientCore = 1;

struct Job {
  int rounds = 5;
  double seconds = 2;
  int connections = 64;
};

std::string body() { return "{\"kpis\":\"" + std::string(1024 - 11, 'k') + "\"}"; }

std::string request(int port) {
  return "GET /api/v1/kpis?artist=IU&album_type=album HTTP/1.1\r\nHost: 127.0.0.1:" +
         std::to_string(port) +
         "\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 "
         "Safari/537.36\r\n"
         "Accept: application/json\r\nAccept-Language: ko,en;q=0.8\r\n"
         "Accept-Encoding: gzip, deflate, br\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: "
         "cors\r\n"
         "Connection: keep-alive\r\n\r\n";
}

void pin(int core) {
  cpu_set_t cores;
  CPU_ZERO(&cores);
  CPU_SET(core, &cores);
  ::sched_setaffinity(0, sizeof cores, &cores);  // where there is one core alone, they share it
}

// --- the bare server, of the kind that Beast's examples show

class BareSession : public std::enable_shared_from_this<BareSession> {
 public:
  explicit BareSession(tcp::socket socket) : socket_(std::move(socket)) {}

  void read() {
    request_ = {};
    beast::http::async_read(socket_, buffer_, request_,
                            [self = shared_from_this()](beast::error_code error, std::size_t) {
                              if (!error) self->answer();
                            });
  }

 private:
  void answer() {
    static const std::string text = body();
    response_ = {beast::http::status::ok, request_.version()};
    response_.set(beast::http::field::content_type, "application/json");
    response_.keep_alive(request_.keep_alive());
    response_.body() = text;
    response_.prepare_payload();
    beast::http::async_write(socket_, response_,
                             [self = shared_from_this()](beast::error_code error, std::size_t) {
                               if (!error) self->read();
                             });
  }

  tcp::socket socket_;
  beast::flat_buffer buffer_;
  beast::http::request<beast::http::string_body> request_;
  beast::http::response<beast::http::string_body> response_;
};

void accept_next(tcp::acceptor& acceptor) {
  acceptor.async_accept([&acceptor](beast::error_code error, tcp::socket socket) {
    if (error) return;
    socket.set_option(tcp::no_delay(true));
    std::make_shared<BareSession>(std::move(socket))->read();
    accept_next(acceptor);
  });
}

void tell_port(int pipe, int port) { CF_CHECK(::write(pipe, &port, sizeof port) == sizeof port); }

void serve_bare(int pipe) {
  asio::io_context io{1};
  tcp::acceptor acceptor(io, {asio::ip::make_address("127.0.0.1"), 0});
  tell_port(pipe, acceptor.local_endpoint().port());
  accept_next(acceptor);
  io.run();
}

// --- ours

void serve_ours(int pipe) {
  using namespace crossfade::http;
  const auto text = std::make_shared<const std::string>(body());
  std::FILE* const log = std::tmpfile();
  CF_CHECK(log != nullptr);
  std::string line;
  Routes routes;
  routes.handle = [&text](const std::shared_ptr<const Request>&, const Answer& answer) {
    answer({200, "application/json", text});
  };
  routes.log = [&line, log](const Access& access) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    write_access_line(line, access,
                      std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), log);
  };
  Server server({}, routes);
  tell_port(pipe, server.port());
  server.run();
}

// A server in a process of its own, on one core.
class ServerProcess {
 public:
  explicit ServerProcess(const std::function<void(int pipe)>& serve) {
    int ends[2];
    CF_CHECK(::pipe(ends) == 0);
    child_ = ::fork();
    CF_CHECK(child_ >= 0);
    if (child_ == 0) {
      pin(kServerCore);
      serve(ends[1]);
      std::_Exit(0);
    }
    CF_CHECK(::read(ends[0], &port_, sizeof port_) == sizeof port_);
    ::close(ends[0]);
    ::close(ends[1]);
  }
  ~ServerProcess() {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  int port() const { return port_; }

 private:
  pid_t child_;
  int port_ = 0;
};

// --- the client

struct Round {
  double per_second = 0;
  std::vector<double> milliseconds;
};

struct Link {
  int socket = -1;
  std::size_t expected = 0;  // bytes of one answer, once known
  std::size_t came = 0;
  std::string head;
  Clock::time_point sent;
};

int connect_to(int port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int on = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    throw Error(ErrorKind::kFailed, "cannot connect to the server");
  }
  return socket;
}

// The size of an answer by its head; 0 while the head is not whole.
std::size_t answer_size(const std::string& head) {
  const std::size_t end = head.find("\r\n\r\n");
  if (end == std::string::npos) return 0;
  const std::size_t length = head.find("Content-Length: ");
  if (!head.starts_with("HTTP/1.1 200 ") || length > end) {
    throw Error(ErrorKind::kFailed, "the server answered " + head.substr(0, end));
  }
  return end + 4 + static_cast<std::size_t>(std::atoll(head.c_str() + length + 16));
}

// Reads what has come; true where an answer is whole.
bool receive(Link& link) {
  char bytes[16384];
  const ssize_t count = ::recv(link.socket, bytes, sizeof bytes, 0);
  if (count <= 0) throw Error(ErrorKind::kFailed, "the server closed a connection");
  if (link.expected == 0) {
    link.head.append(bytes, static_cast<std::size_t>(count));
    link.expected = answer_size(link.head);
  }
  link.came += static_cast<std::size_t>(count);
  if (link.expected == 0 || link.came < link.expected) return false;
  CF_CHECK(link.came == link.expected);
  link.came = 0;
  link.expected = 0;
  link.head.clear();
  return true;
}

void send(Link& link, const std::string& text) {
  link.sent = Clock::now();
  CF_CHECK(::send(link.socket, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size()));
}

Round load(int port, const Job& job) {
  const std::string text = request(port);
  const int poll = ::epoll_create1(0);
  std::vector<Link> links(static_cast<std::size_t>(job.connections));
  for (std::size_t i = 0; i < links.size(); ++i) {
    links[i].socket = connect_to(port);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = i;
    ::epoll_ctl(poll, EPOLL_CTL_ADD, links[i].socket, &event);
    send(links[i], text);
  }
  Round round;
  const Clock::time_point warm = Clock::now() + std::chrono::milliseconds(200);
  const Clock::time_point end = warm + std::chrono::duration_cast<Clock::duration>(
                                           std::chrono::duration<double>(job.seconds));
  std::vector<epoll_event> events(links.size());
  for (Clock::time_point now = Clock::now(); now < end;) {
    const int count = ::epoll_wait(poll, events.data(), static_cast<int>(events.size()), 1000);
    for (int i = 0; i < count; ++i) {
      Link& link = links[events[static_cast<std::size_t>(i)].data.u64];
      if (!receive(link)) continue;
      now = Clock::now();
      const std::chrono::duration<double, std::milli> time = now - link.sent;
      if (now >= warm) round.milliseconds.push_back(time.count());
      send(link, text);
    }
  }
  for (const Link& link : links) ::close(link.socket);
  ::close(poll);
  round.per_second = static_cast<double>(round.milliseconds.size()) / job.seconds;
  return round;
}

double quantile(std::vector<double> values, double share) {
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

struct Figures {
  std::vector<double> per_second;
  std::vector<double> milliseconds;

  void add(const Round& round) {
    per_second.push_back(round.per_second);
    milliseconds.insert(milliseconds.end(), round.milliseconds.begin(), round.milliseconds.end());
  }
  void print(const char* name) const {
    std::printf("\"%s\": {\"requests_per_s\": %.0f, \"p50_ms\": %.3f, \"p99_ms\": %.3f}, ", name,
                quantile(per_second, 0.5), quantile(milliseconds, 0.5),
                quantile(milliseconds, 0.99));
  }
};

Job parse(int count, char** words) {
  Job job;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    const char* const value = i + 1 < count ? words[++i] : "0";
    if (word == "--rounds") job.rounds = std::atoi(value);
    if (word == "--seconds") job.seconds = std::atof(value);
    if (word == "--connections") job.connections = std::atoi(value);
  }
  if (job.rounds < 1 || job.seconds <= 0 || job.connections < 1) {
    throw Error(ErrorKind::kUsage, "http_bench [--rounds N] [--seconds S] [--connections C]");
  }
  return job;
}

}  // namespace

int main(int count, char** words) {
  return crossfade::bench::run_bench("http_bench", [&] {
    const Job job = parse(count, words);
    const ServerProcess ours(serve_ours);
    const ServerProcess bare(serve_bare);
    pin(kClientCore);
    Figures of_ours;
    Figures of_bare;
    std::vector<double> ratios;
    for (int i = 0; i < job.rounds; ++i) {
      of_ours.add(load(ours.port(), job));
      of_bare.add(load(bare.port(), job));
      ratios.push_back(of_ours.per_second.back() / of_bare.per_second.back());
    }
    std::printf("{\"connections\": %d, \"rounds\": %d, \"seconds\": %g, ", job.connections,
                job.rounds, job.seconds);
    of_ours.print("crossfade");
    of_bare.print("bare_beast");
    std::printf("\"ratio\": %.3f}\n", quantile(ratios, 0.5));
  });
}
