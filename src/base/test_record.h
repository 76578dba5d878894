#pragma once

#include <string>

#include "base/bytes.h"

namespace crossfade::base {

/// For tests: the bytes that a model writes of itself.
template <typename Model>
std::string record_of(const Model& model) {
  ByteWriter out;
  model.write(out);
  return out.bytes();
}

}  // namespace crossfade::base
