#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "http/admission.h"
#include "http/message.h"
#include "http/refusal.h"
#include "http/upload_file.h"

namespace crossfade::http {

/// Makes requests of the bytes of one connection, without a socket: the guards look at them first
/// (check_head, Admission, read_target), then Beast's parser takes them apart. Bytes may come in
/// any pieces; the outcome is the same.
class RequestReader {
 public:
  enum class Step : std::uint8_t {
    kMore,      ///< more bytes are needed
    kHeader,    ///< the header is known and passed the guards; take_body() may follow
    kComplete,  ///< the request is whole: take_request()
    kRefused,   ///< refusal() says why; what follows on the connection cannot be trusted
  };

  /// `admission` must outlive it.
  RequestReader(const Admission& admission, std::size_t header_bytes);
  ~RequestReader();
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;

  /// Makes it ready for a (next) request of a client at `peer`.
  void start(std::string_view peer, bool secure);

  /// Reads on in `bytes`, which begin where the last call stopped: with the bytes that it did not
  /// use. `used` becomes how many were taken.
  Step read(std::string_view bytes, std::size_t& used);

  /// After kHeader: how large the body may be, and the file that it goes to instead of
  /// Request::body. Refuses (413) what is announced as larger. The file is removed with the
  /// request.
  std::optional<Refusal> take_body(std::uint64_t limit, std::unique_ptr<UploadFile> file);

  /// After kHeader; of a refused request what is known.
  const Request& request() const;
  std::shared_ptr<const Request> take_request();
  const Refusal& refusal() const;

  /// After kHeader: whether the connection may serve again; HTTP/1.0 may not.
  bool keeps_alive() const;
  /// Whether the client waits for "100 Continue" before it sends the body.
  bool expects_continue() const;
  bool has_body() const;

  /// For the log, as they came, cut at 512 bytes; empty before the end of the header.
  std::string_view method() const;
  std::string_view target() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace crossfade::http
