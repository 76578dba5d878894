#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace crossfade::server {

/// Threads that do what would keep the I/O thread waiting, first come first served.
class WorkerPool {
 public:
  /// At most `queue` tasks wait.
  WorkerPool(int threads, std::size_t queue);
  /// Lets tasks under way end, drops those that wait.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// Queues a task; false where too many wait. A task must not throw. Any thread.
  bool post(std::function<void()> task);

 private:
  void work();

  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<std::function<void()>> tasks_;
  std::size_t limit_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace crossfade::server
