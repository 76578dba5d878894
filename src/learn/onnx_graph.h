#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "learn/protobuf_message.h"

namespace crossfade::learn {

/// Which operators of ONNX a graph may use, and so which runtimes read it.
enum class OnnxOperators : std::uint8_t {
  kNew,  ///< ai.onnx 15 and ai.onnx.ml 5 (TreeEnsemble): onnxruntime 1.21 and newer
  kOld,  ///< ai.onnx 11 and ai.onnx.ml 1 (TreeEnsembleRegressor): any onnxruntime; larger files
};

/// One operation of an ONNX graph: values with names in, one out. Attributes are chained.
class OnnxNode {
 public:
  /// `domain` is empty for ai.onnx.
  OnnxNode(std::string_view operation, std::string_view domain,
           std::span<const std::string_view> inputs, std::string_view output);

  OnnxNode& integer(std::string_view name, std::int64_t value);
  OnnxNode& text(std::string_view name, std::string_view value);
  OnnxNode& integers(std::string_view name, std::span<const std::int64_t> values);
  OnnxNode& floats(std::string_view name, std::span<const float> values);
  OnnxNode& texts(std::string_view name, std::span<const std::string_view> values);
  /// Tensors of one dimension.
  OnnxNode& float_tensor(std::string_view name, std::span<const float> values);
  OnnxNode& byte_tensor(std::string_view name, std::span<const std::uint8_t> values);

  const ProtobufMessage& message() const { return message_; }

 private:
  OnnxNode& attribute(std::string_view name, int type, ProtobufMessage value);

  ProtobufMessage message_;
};

/// A graph of float32 values in the making, one row of results a row of `input()`. What it is made
/// of is added in an order in which it can be computed; names are the caller's, each once.
class OnnxGraph {
 public:
  OnnxGraph(std::string_view name, OnnxOperators operators);

  OnnxOperators operators() const { return operators_; }
  /// A matrix, any number of rows x `columns`.
  void input(std::string_view name, std::size_t columns);
  /// A value that was added, rows x 1.
  void output(std::string_view name);
  void add(const OnnxNode& node);
  /// output = operation(left, right), `right` being a number for all rows; ai.onnx (Add, Mul, ...).
  void add_constant(std::string_view operation, std::string_view left, double right,
                    std::string_view output);
  /// output = operation(inputs), ai.onnx.
  void add_operation(std::string_view operation, std::span<const std::string_view> inputs,
                     std::string_view output);

  /// The file: the same bytes for the same graph. `version` is that of the program.
  std::string model(std::string_view version) const;

 private:
  OnnxOperators operators_;
  ProtobufMessage graph_;
};

}  // namespace crossfade::learn
