// The messages of ONNX (onnx.proto of the ONNX project, IR version 9): a model holds a graph, which
// holds nodes, constants ("initializers"), inputs and outputs. Numbers below are the fields' there.
#include "learn/onnx_graph.h"

#include <array>

namespace crossfade::learn {
namespace {

enum AttributeType { kInteger = 2, kText = 3, kTensor = 4, kFloats = 6, kIntegers = 7, kTexts = 8 };
enum ElementType { kFloat32 = 1, kByte = 2 };

std::string_view as_bytes(const void* data, std::size_t size) {
  return {static_cast<const char*>(data), size};
}

ProtobufMessage tensor(ElementType type, std::size_t size, std::string_view values) {
  return ProtobufMessage()
      .integer(1, static_cast<std::int64_t>(size))
      .integer(2, type)
      .bytes(9, values);
}

// A matrix of any number of rows.
ProtobufMessage matrix(std::string_view name, std::size_t columns) {
  const ProtobufMessage shape =
      ProtobufMessage()
          .message(1, ProtobufMessage().bytes(2, "rows"))
          .message(1, ProtobufMessage().integer(1, static_cast<std::int64_t>(columns)));
  const ProtobufMessage of_tensor = ProtobufMessage().integer(1, kFloat32).message(2, shape);
  return ProtobufMessage().bytes(1, name).message(2, ProtobufMessage().message(1, of_tensor));
}

ProtobufMessage operator_set(std::string_view domain, std::int64_t version) {
  return ProtobufMessage().bytes(1, domain).integer(2, version);
}

}  // namespace

OnnxNode::OnnxNode(std::string_view operation, std::string_view domain,
                   std::span<const std::string_view> inputs, std::string_view output) {
  for (const std::string_view input : inputs) message_.bytes(1, input);
  message_.bytes(2, output).bytes(3, output).bytes(4, operation);
  if (!domain.empty()) message_.bytes(7, domain);
}

OnnxNode& OnnxNode::attribute(std::string_view name, int type, ProtobufMessage value) {
  message_.message(5, ProtobufMessage().bytes(1, name).append(value).integer(20, type));
  return *this;
}

OnnxNode& OnnxNode::integer(std::string_view name, std::int64_t value) {
  return attribute(name, kInteger, ProtobufMessage().integer(3, value));
}

OnnxNode& OnnxNode::text(std::string_view name, std::string_view value) {
  return attribute(name, kText, ProtobufMessage().bytes(4, value));
}

OnnxNode& OnnxNode::integers(std::string_view name, std::span<const std::int64_t> values) {
  return attribute(name, kIntegers, ProtobufMessage().integers(8, values));
}

OnnxNode& OnnxNode::floats(std::string_view name, std::span<const float> values) {
  return attribute(name, kFloats, ProtobufMessage().numbers(7, values));
}

OnnxNode& OnnxNode::texts(std::string_view name, std::span<const std::string_view> values) {
  ProtobufMessage texts;
  for (const std::string_view value : values) texts.bytes(9, value);
  return attribute(name, kTexts, texts);
}

OnnxNode& OnnxNode::float_tensor(std::string_view name, std::span<const float> values) {
  const std::string_view bytes = as_bytes(values.data(), values.size_bytes());
  return attribute(name, kTensor,
                   ProtobufMessage().message(5, tensor(kFloat32, values.size(), bytes)));
}

OnnxNode& OnnxNode::byte_tensor(std::string_view name, std::span<const std::uint8_t> values) {
  const std::string_view bytes = as_bytes(values.data(), values.size_bytes());
  return attribute(name, kTensor,
                   ProtobufMessage().message(5, tensor(kByte, values.size(), bytes)));
}

OnnxGraph::OnnxGraph(std::string_view name, OnnxOperators operators) : operators_(operators) {
  graph_.bytes(2, name);
}

void OnnxGraph::input(std::string_view name, std::size_t columns) {
  graph_.message(11, matrix(name, columns));
}

void OnnxGraph::output(std::string_view name) { graph_.message(12, matrix(name, 1)); }

void OnnxGraph::add(const OnnxNode& node) { graph_.message(1, node.message()); }

void OnnxGraph::add_constant(std::string_view operation, std::string_view left, double right,
                             std::string_view output) {
  const std::string name = std::string(output) + ".constant";
  const float value = static_cast<float>(right);
  graph_.message(5, tensor(kFloat32, 1, as_bytes(&value, sizeof value)).bytes(8, name));
  add_operation(operation, std::array<std::string_view, 2>{left, name}, output);
}

void OnnxGraph::add_operation(std::string_view operation, std::span<const std::string_view> inputs,
                              std::string_view output) {
  add(OnnxNode(operation, "", inputs, output));
}

std::string OnnxGraph::model(std::string_view version) const {
  const bool is_new = operators_ == OnnxOperators::kNew;
  ProtobufMessage model;
  model.integer(1, is_new ? 9 : 6).bytes(2, "crossfade").bytes(3, version).message(7, graph_);
  model.message(8, operator_set("", is_new ? 15 : 11));
  model.message(8, operator_set("ai.onnx.ml", is_new ? 5 : 1));
  return model.bytes();
}

}  // namespace crossfade::learn
