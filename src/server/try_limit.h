#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace crossfade::server {

/// At most five tries in any minute for a name, and five for a peer, against guessing passwords. An
/// IPv6 peer stands for its /64, which one subscriber has whole. Somebody who knows a name can so
/// keep its owner from logging in while they try; who is logged in stays so. Times are seconds
/// since 1970. Any thread.
class TryLimit {
 public:
  static constexpr std::size_t kTries = 5;
  static constexpr std::int64_t kSeconds = 60;

  /// 0: go ahead, the try is counted. Otherwise the seconds to wait, and nothing is counted.
  std::int64_t admit(std::string_view name, std::string_view peer, std::int64_t now);
  /// Takes back a try that turned out right: it was no guess.
  void forgive(std::string_view name, std::string_view peer, std::int64_t now);

 private:
  using Times = std::vector<std::int64_t>;
  std::int64_t wait_of(const std::string& key, std::int64_t now);
  void drop_old(std::int64_t now);

  std::mutex mutex_;
  std::unordered_map<std::string, Times> tries_;
};

/// What is counted as one peer: an IPv4 address, the /64 of an IPv6 one; another text as it is.
std::string network_of(std::string_view peer);

}  // namespace crossfade::server
