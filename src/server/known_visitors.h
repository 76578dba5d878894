#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "server/role.h"
#include "server/secret.h"
#include "store/store.h"

namespace crossfade::server {

/// What a request's check needs to know of people, tokens and links, in memory.
struct KnownVisitors {
  static constexpr std::int64_t kNever = -1;

  struct Known {
    Visitor visitor;
    std::int64_t last_day = kNever;  ///< on which they used the server, in days since 1970
  };
  struct KnownPerson : Known {
    std::string password_hash;
    std::int64_t credential = 0;  ///< counts the passwords they have had
  };
  struct KnownShare : Known {
    std::int64_t expires_at = 0;  ///< seconds since 1970
  };
  template <typename Value>
  using BySecret = std::unordered_map<SecretHash, Value, SecretHashHash>;

  std::unordered_map<std::int64_t, KnownPerson> people;   ///< by number
  std::unordered_map<std::string, std::int64_t> numbers;  ///< of people, by text::fold() of a name
  BySecret<Known> tokens;                                 ///< valid ones
  BySecret<KnownShare> shares;                            ///< expired ones may be among them
};

/// All that the store has of them.
KnownVisitors read_visitors(store::Store& store);

}  // namespace crossfade::server
