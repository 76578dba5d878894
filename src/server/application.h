#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "http/server.h"
#include "server/access.h"
#include "server/accounts.h"
#include "server/answer_cache.h"
#include "server/audit_log.h"
#include "server/jobs.h"
#include "server/material.h"
#include "server/metrics.h"
#include "server/recent_cache.h"
#include "server/route.h"
#include "server/shared_store.h"
#include "server/watched_folder.h"
#include "server/worker_pool.h"

namespace crossfade::server {

struct ApplicationOptions {
  std::string store;              ///< path; made where it is missing
  std::string model_folder;       ///< where studies leave their models, and answers take them from
  std::string watch_folder = {};  ///< files put there are imported; empty: none is watched
  Doorway doorway = {};
  std::string program_version = {};
  /// Gets what no request can be told: the store cannot be written, say.
  std::function<void(const std::string&)> complain = [](const std::string&) {};
  int workers = 2;                                  ///< threads for answers that are not at hand
  int job_threads = 0;                              ///< of an import or a study; 0: all processors
  std::size_t cache_bytes = std::size_t{12} << 20;  ///< of answers that are at hand
};

/// The program behind the server: takes requests from http::Server and answers them from the
/// material of the moment; takes new material when an import or a study has ended, whoever did it.
class Application {
 public:
  /// Throws base::Error as store::Store does, and as check_doorway() where the address is open to
  /// others and nobody has an account.
  explicit Application(const ApplicationOptions& options);
  ~Application();
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  /// What the server is to call; `log` gets the access log's lines.
  http::Routes routes(std::function<void(const http::Access&)> log);
  /// Tells events to `server` from now on; before its run(). It must outlive stop().
  void connect(http::Server& server);
  /// Ends jobs, workers and watching; no event is told afterwards.
  void stop();

  // For handlers; any thread.
  const ApplicationOptions& options() const { return options_; }
  SharedStore& store() { return store_; }
  Accounts& accounts() { return accounts_; }
  AuditLog& audit() { return audit_; }
  Jobs& jobs() { return *jobs_; }
  std::string store_name() const;
  /// Answers about drift, by what they rest on: each costs seconds.
  RecentCache<std::string>& drifts() { return drifts_; }
  std::string upload_folder() const { return jobs_->upload_folder(); }
  /// Seconds since 1970.
  std::int64_t now() const;

 private:
  void handle(const std::shared_ptr<const http::Request>& request, http::Answer answer);
  http::Response answer_at_once(const http::Request& request, std::string_view operation);
  void work_on(http::Answer answer, std::function<http::Response()> work);
  http::Response made(const Call& call, const Route& route);
  void give_page(const std::shared_ptr<const http::Request>& request, http::Answer answer);
  std::shared_ptr<const CachedAnswer> made_page(bool with_figures);
  void keep_watch();
  void refresh();
  void nudge();
  void publish(std::string_view event, const std::string& data);

  const ApplicationOptions options_;
  SharedStore store_;        // of handlers and accounts
  SharedStore store_watch_;  // tells what others, and the connection above, have written
  Accounts accounts_;
  AuditLog audit_;
  Access access_;
  LiveMaterial live_;
  AnswerCache cache_;
  RecentCache<std::string> drifts_{2};
  Metrics metrics_;
  std::unique_ptr<Jobs> jobs_;
  std::unique_ptr<FolderWatcher> watcher_;
  std::unique_ptr<WorkerPool> workers_;

  std::atomic<http::Server*> server_{nullptr};
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  bool nudged_ = false;  // there may be new material
  std::thread watch_;
};

}  // namespace crossfade::server
