#include "server/try_limit.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace crossfade::server {
namespace {

// Enough for an attack from 10,000 networks at once to be remembered in some megabytes.
constexpr std::size_t kMostKeys = 20'000;

std::array<std::string, 2> keys_of(std::string_view name, std::string_view peer) {
  return {"name " + std::string(name), "peer " + network_of(peer)};
}

// A time that lies far ahead is of a clock that has been set back since.
bool is_old(std::int64_t time, std::int64_t now) {
  return time <= now - TryLimit::kSeconds || time > now + TryLimit::kSeconds;
}

}  // namespace

std::string network_of(std::string_view peer) {
  const std::string text(peer);
  std::array<std::uint8_t, 16> address{};
  if (inet_pton(AF_INET6, text.c_str(), address.data()) != 1) return text;
  constexpr std::array<std::uint8_t, 12> kMappedV4 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255};
  std::array<char, INET6_ADDRSTRLEN> out{};
  if (std::equal(kMappedV4.begin(), kMappedV4.end(), address.begin())) {
    inet_ntop(AF_INET, address.data() + kMappedV4.size(), out.data(), out.size());
  } else {
    std::fill(address.begin() + 8, address.end(), std::uint8_t{0});
    inet_ntop(AF_INET6, address.data(), out.data(), out.size());
  }
  return out.data();
}

std::int64_t TryLimit::wait_of(const std::string& key, std::int64_t now) {
  const auto found = tries_.find(key);
  if (found == tries_.end()) return 0;
  std::erase_if(found->second, [now](std::int64_t time) { return is_old(time, now); });
  if (found->second.size() < kTries) return 0;
  return std::max<std::int64_t>(1, *std::ranges::min_element(found->second) + kSeconds - now);
}

std::int64_t TryLimit::admit(std::string_view name, std::string_view peer, std::int64_t now) {
  const auto keys = keys_of(name, peer);
  const std::lock_guard hold(mutex_);
  const std::int64_t wait = std::max(wait_of(keys[0], now), wait_of(keys[1], now));
  if (wait > 0) return wait;
  if (tries_.size() >= kMostKeys) drop_old(now);
  for (const std::string& key : keys) tries_[key].push_back(now);
  return 0;
}

void TryLimit::forgive(std::string_view name, std::string_view peer, std::int64_t now) {
  const std::lock_guard hold(mutex_);
  for (const std::string& key : keys_of(name, peer)) {
    const auto found = tries_.find(key);
    if (found == tries_.end()) continue;
    const auto time = std::ranges::find(found->second, now);
    if (time != found->second.end()) found->second.erase(time);
  }
}

// Where all are of this minute, half are forgotten rather than that memory grows or nobody gets in:
// who can ask from so many networks is not held by a limit a network.
void TryLimit::drop_old(std::int64_t now) {
  std::erase_if(tries_, [now](const auto& entry) {
    return std::ranges::all_of(entry.second,
                               [now](std::int64_t time) { return is_old(time, now); });
  });
  while (tries_.size() > kMostKeys / 2) tries_.erase(tries_.begin());
}

}  // namespace crossfade::server
