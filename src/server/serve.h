#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace crossfade::server {

/// How the dashboard and the API are served.
struct ServeOptions {
  std::string store;              ///< path; made where it is missing
  std::string model = {};         ///< folder of the models; empty: the store's path and ".models"
  std::string address = "127.0.0.1";
  std::uint16_t port = 8484;      ///< 0: one that is free
  std::string certificate = {};   ///< path of a PEM chain; empty: plain HTTP
  std::string key = {};           ///< path of its PEM key
  bool behind_proxy = false;      ///< a proxy on this machine speaks for the clients, over TLS
  std::vector<std::string> hosts = {};  ///< names by which browsers may call the server
  std::string watch = {};         ///< folder whose files are imported; empty: none
  std::string log = {};           ///< file for the access log, a JSON line a request; "-": stderr
  int threads = 0;                ///< for answers and jobs; 0: all processors
  std::string program_version = {};
};

/// Serves until the user stops it (base::watch_for_interrupts()), then ends within five seconds.
/// `begun` is called with the address of the dashboard once requests are taken. Throws base::Error
/// as http::Server, Accounts and store::Store do.
void serve(const ServeOptions& options, const std::function<void(const std::string&)>& begun);

}  // namespace crossfade::server
