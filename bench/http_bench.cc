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
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bare_server.h"
#include "base/check.h"
#include "base/error.h"
#include "bench.h"
#include "http/access_line.h"
#include "http/server.h"
#include "load_client.h"

namespace {

using namespace crossfade::bench;
using crossfade::base::Error;
using crossfade::base::ErrorKind;

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

void tell_port(int pipe, int port) { CF_CHECK(::write(pipe, &port, sizeof port) == sizeof port); }

void serve_theirs(int pipe) {
  serve_bare(body(), [pipe](int port) { tell_port(pipe, port); });
}

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

LoadResult load(int port, const Job& job) {
  return apply({port, request(port), job.connections, job.seconds});
}

struct Figures {
  std::vector<double> per_second;
  std::vector<double> milliseconds;

  void add(const LoadResult& round) {
    per_second.push_back(round.per_second);
    milliseconds.insert(milliseconds.end(), round.milliseconds.begin(), round.milliseconds.end());
  }
  void print(const char* name) const {
    std::printf("\"%s\": {\"requests_per_s\": %.0f, \"p50_ms\": %.3f, \"p99_ms\": %.3f}, ", name,
                share_below(per_second, 0.5), share_below(milliseconds, 0.5),
                share_below(milliseconds, 0.99));
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
  return run_bench("http_bench", [&] {
    const Job job = parse(count, words);
    const ServerProcess ours(serve_ours);
    const ServerProcess bare(serve_theirs);
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
    std::printf("\"ratio\": %.3f}\n", share_below(ratios, 0.5));
  });
}
