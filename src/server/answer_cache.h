#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace crossfade::server {

/// A body that may be sent many times.
struct CachedAnswer {
  std::string content_type;
  std::shared_ptr<const std::string> body;
  std::shared_ptr<const std::string> gzip;  ///< null where it would not be smaller
  std::string etag;                         ///< quoted; names the body
};

/// Makes an answer of a body: its ETag and, above a kilobyte, its gzip form.
std::shared_ptr<const CachedAnswer> make_answer(std::string content_type, std::string body);

/// The answers last given, by version of the data and target of the request. Any thread.
class AnswerCache {
 public:
  /// Bodies in both forms take at most `bytes`; those asked for longest ago go first.
  explicit AnswerCache(std::size_t bytes) : limit_(bytes) {}

  /// Null where there is none. A version other than the one before empties the cache.
  std::shared_ptr<const CachedAnswer> find(std::string_view version, std::string_view target);
  void keep(std::string_view version, std::string target,
            std::shared_ptr<const CachedAnswer> answer);

 private:
  struct Entry {
    std::string target;
    std::shared_ptr<const CachedAnswer> answer;
    std::size_t bytes;
  };

  void turn_to(std::string_view version);

  std::mutex mutex_;
  std::size_t limit_;
  std::size_t bytes_ = 0;
  std::string version_;
  std::list<Entry> entries_;  // the last asked for first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> by_target_;
};

}  // namespace crossfade::server
