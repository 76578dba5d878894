#include "server/answer_cache.h"

#include <utility>

#include "base/hash.h"
#include "http/compress.h"

namespace crossfade::server {
namespace {

constexpr std::size_t kWorthCompressing = 1024;

}  // namespace

std::shared_ptr<const CachedAnswer> make_answer(std::string content_type, std::string body) {
  auto answer = std::make_shared<CachedAnswer>();
  answer->content_type = std::move(content_type);
  answer->etag = "\"" + base::content_digest(body) + "\"";
  if (body.size() >= kWorthCompressing) {
    auto gzip = std::make_shared<const std::string>(http::gzip(body));
    if (gzip->size() < body.size()) answer->gzip = std::move(gzip);
  }
  answer->body = std::make_shared<const std::string>(std::move(body));
  return answer;
}

void AnswerCache::turn_to(std::string_view version) {
  if (version == version_) return;
  version_ = version;
  by_target_.clear();
  entries_.clear();
  bytes_ = 0;
}

std::shared_ptr<const CachedAnswer> AnswerCache::find(std::string_view version,
                                                      std::string_view target) {
  const std::lock_guard lock(mutex_);
  turn_to(version);
  const auto found = by_target_.find(target);
  if (found == by_target_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->answer;
}

void AnswerCache::keep(std::string_view version, std::string target,
                       std::shared_ptr<const CachedAnswer> answer) {
  const std::size_t bytes =
      answer->body->size() + (answer->gzip ? answer->gzip->size() : 0) + target.size();
  const std::lock_guard lock(mutex_);
  // An answer of data that are gone by now is of no use to anybody.
  if (version != version_ || bytes > limit_ || by_target_.contains(target)) return;
  entries_.push_front({std::move(target), std::move(answer), bytes});
  by_target_.emplace(entries_.front().target, entries_.begin());
  bytes_ += bytes;
  while (bytes_ > limit_) {
    by_target_.erase(entries_.back().target);
    bytes_ -= entries_.back().bytes;
    entries_.pop_back();
  }
}

}  // namespace crossfade::server
