#include "server/serve.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>

#include "base/error.h"
#include "base/interrupt.h"
#include "base/parallel.h"
#include "http/server.h"
#include "server/access.h"
#include "server/access_log.h"
#include "server/application.h"

namespace crossfade::server {
namespace {

constexpr auto kLookEvery = std::chrono::milliseconds(50);

http::ServerOptions http_options(const ServeOptions& options, std::string upload_folder) {
  return {.address = options.address,
          .port = options.port,
          .certificate = options.certificate,
          .key = options.key,
          .behind_proxy = options.behind_proxy,
          .hosts = options.hosts,
          .upload_folder = std::move(upload_folder)};
}

ApplicationOptions application_options(const ServeOptions& options) {
  const int threads = options.threads > 0 ? options.threads : base::default_threads();
  return {.store = options.store,
          .model_folder = options.model.empty() ? options.store + ".models" : options.model,
          .watch_folder = options.watch,
          .doorway = {.loopback = is_loopback(options.address),
                      .tls = !options.certificate.empty(),
                      .behind_proxy = options.behind_proxy},
          .program_version = options.program_version,
          .complain = [](const std::string& line) {
            std::fprintf(stderr, "crossfade: %s\n", line.c_str());
          },
          .workers = threads,
          .job_threads = threads};
}

std::string url_of(const ServeOptions& options, std::uint16_t port) {
  const bool is_ipv6 = options.address.find(':') != std::string::npos;
  return (options.certificate.empty() ? "http://" : "https://") +
         (is_ipv6 ? "[" + options.address + "]" : options.address) + ":" + std::to_string(port) +
         "/";
}

}  // namespace

void serve(const ServeOptions& options, const std::function<void(const std::string&)>& begun) {
  AccessLog log(options.log);
  Application application(application_options(options));
  http::Server server(http_options(options, application.upload_folder()),
                      application.routes([&log](const http::Access& access) { log.write(access); }));
  application.connect(server);
  begun(url_of(options, server.port()));
  std::atomic<bool> is_over = false;
  std::thread stopper([&] {
    int looks = 0;
    while (!is_over && !base::interrupted()) {
      std::this_thread::sleep_for(kLookEvery);
      if (++looks % 20 == 0) log.flush();
    }
    server.stop();
  });
  server.run();
  is_over = true;
  stopper.join();
  application.stop();
}

}  // namespace crossfade::server
