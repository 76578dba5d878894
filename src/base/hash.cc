#include "base/hash.h"

#include <fmt/format.h>
#include <xxhash.h>

#include "base/check.h"

namespace crossfade::base {
namespace {

std::string digits_of(const XXH128_hash_t& hash) {
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

std::string content_digest(std::string_view bytes) {
  return digits_of(XXH3_128bits(bytes.data(), bytes.size()));
}

struct ContentDigest::State {
  XXH3_state_t* hash = XXH3_createState();
  ~State() { XXH3_freeState(hash); }
};

ContentDigest::ContentDigest() : state_(std::make_unique<State>()) {
  CF_CHECK(state_->hash != nullptr);
  XXH3_128bits_reset(state_->hash);
}
ContentDigest::~ContentDigest() = default;

void ContentDigest::add(std::string_view bytes) {
  XXH3_128bits_update(state_->hash, bytes.data(), bytes.size());
}

std::string ContentDigest::text() const { return digits_of(XXH3_128bits_digest(state_->hash)); }

}  // namespace crossfade::base
