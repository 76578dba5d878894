#pragma once

#include <doctest/doctest.h>

#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace crossfade::learn {

/// A Protocol Buffers message taken apart, in the plainest way: by field what stands there, a whole
/// number or bytes.
struct ReadMessage {
  struct Value {
    std::uint64_t whole = 0;
    std::string_view bytes;
  };
  std::map<int, std::vector<Value>> fields;

  explicit ReadMessage(std::string_view bytes) {
    while (!bytes.empty()) {
      const std::uint64_t key = take_whole(bytes);
      Value value;
      switch (key & 7) {
        case 0:
          value.whole = take_whole(bytes);
          break;
        case 2: {
          const std::uint64_t size = take_whole(bytes);
          REQUIRE(size <= bytes.size());
          value.bytes = bytes.substr(0, size);
          bytes.remove_prefix(size);
          break;
        }
        default:
          REQUIRE((key & 7) == 5);
          REQUIRE(bytes.size() >= 4);
          value.bytes = bytes.substr(0, 4);
          bytes.remove_prefix(4);
      }
      fields[static_cast<int>(key >> 3)].push_back(value);
    }
  }

  static std::uint64_t take_whole(std::string_view& bytes) {
    std::uint64_t value = 0;
    for (int shift = 0;; shift += 7) {
      REQUIRE(!bytes.empty());
      REQUIRE(shift < 64);
      const auto byte = static_cast<unsigned char>(bytes.front());
      bytes.remove_prefix(1);
      value |= std::uint64_t{byte & 127U} << shift;
      if (byte < 128) return value;
    }
  }

  bool has(int field) const { return fields.contains(field); }
  const std::vector<Value>& all(int field) const {
    static const std::vector<Value> none;
    const auto found = fields.find(field);
    return found == fields.end() ? none : found->second;
  }
  std::string text(int field) const { return std::string(fields.at(field).at(0).bytes); }
  ReadMessage message(int field) const { return ReadMessage(fields.at(field).at(0).bytes); }
  std::uint64_t whole(int field) const { return fields.at(field).at(0).whole; }
  std::vector<std::int64_t> wholes(int field) const {
    std::vector<std::int64_t> values;
    for (const Value& value : all(field)) {
      for (std::string_view rest = value.bytes; !rest.empty();) {
        values.push_back(static_cast<std::int64_t>(take_whole(rest)));
      }
    }
    return values;
  }
};

inline std::vector<float> floats_of(std::string_view bytes) {
  std::vector<float> values(bytes.size() / sizeof(float));
  if (!values.empty()) std::memcpy(values.data(), bytes.data(), values.size() * sizeof(float));
  return values;
}

/// A node of an ONNX graph.
struct ReadNode {
  std::string operation;
  std::vector<std::string> inputs;
  std::string output;
  std::map<std::string, std::vector<std::int64_t>> wholes;
  std::map<std::string, std::vector<float>> floats;
  std::map<std::string, std::vector<std::string>> texts;

  explicit ReadNode(const ReadMessage& node) : operation(node.text(4)), output(node.text(2)) {
    for (const auto& input : node.all(1)) inputs.emplace_back(input.bytes);
    for (const auto& each : node.all(5)) {
      const ReadMessage attribute(each.bytes);
      const std::string name = attribute.text(1);
      switch (attribute.whole(20)) {
        case 2:
          wholes[name] = {static_cast<std::int64_t>(attribute.whole(3))};
          break;
        case 4: {
          const ReadMessage tensor = attribute.message(5);
          if (tensor.whole(2) == 1) {
            floats[name] = floats_of(tensor.text(9));
            CHECK(floats[name].size() == tensor.whole(1));
          }
          break;
        }
        case 6:
          floats[name] = floats_of(attribute.text(7));
          break;
        case 7:
          wholes[name] = attribute.wholes(8);
          break;
        case 8:
          for (const auto& text : attribute.all(9)) texts[name].emplace_back(text.bytes);
          break;
        default:
          break;
      }
    }
  }
};

}  // namespace crossfade::learn
