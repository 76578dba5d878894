#include "http/request_reader.h"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <limits>
#include <string>
#include <utility>

#include "base/check.h"
#include "http/chunk_head.h"
#include "http/field_text.h"
#include "http/head_guards.h"
#include "http/target.h"

// The only translation unit that holds Beast. Its parser is asked for one element at a time (not
// `eager`), so that nothing of a body is read before the header is judged. Of chunked bodies it
// takes extensions and trailers; nobody sends them here but who probes for two readings of one
// request (TERM.EXT and friends, 2025). So it is shown no head of a chunk that check_chunk_head
// has not passed, and each of them whole.

namespace crossfade::http {
namespace {

namespace beast = boost::beast;

constexpr std::size_t kLoggedBytes = 512;

std::string_view standard(beast::string_view text) { return {text.data(), text.size()}; }

Method method_of(beast::http::verb verb) {
  switch (verb) {
    case beast::http::verb::get:
      return Method::kGet;
    case beast::http::verb::head:
      return Method::kHead;
    case beast::http::verb::post:
      return Method::kPost;
    case beast::http::verb::put:
      return Method::kPut;
    case beast::http::verb::patch:
      return Method::kPatch;
    default:
      CF_CHECK(verb == beast::http::verb::delete_);
      return Method::kDelete;
  }
}

// An upload and the request that names it: one object, so that they go together.
struct UploadRequest {
  Request request;
  std::unique_ptr<UploadFile> file;
};

using Fault = std::optional<Refusal>;

class Parser : public beast::http::basic_parser<true> {
 public:
  explicit Parser(Request& request) : request_(request) {
    header_limit(std::numeric_limits<std::uint32_t>::max());  // checked before
    body_limit(std::numeric_limits<std::uint64_t>::max());    // checked by take_body()
    request.headers.reserve(8);
  }

  // Where the body goes to, and how much of it.
  std::uint64_t limit = 0;
  UploadFile* file = nullptr;

  const Fault& fault() const { return fault_; }
  bool is_modern() const { return is_modern_; }
  // Whether a head of a chunk comes next, not its bytes.
  bool awaits_chunk() const { return chunked() && received_ == announced_; }
  bool is_at_beginning() const { return announced_ == 0; }

 private:
  using error_code = beast::error_code;
  using string_view = beast::string_view;
  using length = boost::optional<std::uint64_t>;

  void refuse(int status, std::string_view detail, error_code& error) {
    fault_ = Refusal{status, detail};
    error = beast::http::error::bad_value;
  }

  void on_request_impl(beast::http::verb verb, string_view, string_view, int version,
                       error_code&) override {
    request_.method = method_of(verb);
    is_modern_ = version >= 11;
  }
  void on_response_impl(int, string_view, int, error_code&) override { CF_CHECK(false); }

  void on_field_impl(beast::http::field, string_view name, string_view value,
                     error_code&) override {
    request_.headers.emplace_back(lower_case(standard(name)), standard(value));
  }
  void on_header_impl(error_code&) override {}
  void on_body_init_impl(const length&, error_code&) override {}

  std::size_t on_body_impl(string_view body, error_code& error) override {
    take(standard(body), error);
    return body.size();
  }
  void on_chunk_header_impl(std::uint64_t size, string_view, error_code& error) override {
    if (size > limit - received_) return refuse(413, "the body is too large", error);
    announced_ += size;
  }
  std::size_t on_chunk_body_impl(std::uint64_t, string_view body, error_code& error) override {
    take(standard(body), error);
    return body.size();
  }
  void on_finish_impl(error_code&) override {}

  void take(std::string_view bytes, error_code& error) {
    received_ += bytes.size();
    if (received_ > limit) return refuse(413, "the body is too large", error);
    if (file == nullptr) {
      request_.body += bytes;
    } else if (!file->write(bytes)) {
      refuse(507, "the disk cannot hold the upload", error);
    }
  }

  Request& request_;
  Fault fault_;
  std::uint64_t received_ = 0;
  std::uint64_t announced_ = 0;  // by the heads of chunks
  bool is_modern_ = false;
};

}  // namespace

struct RequestReader::State {
  State(const Admission& rules, std::size_t most) : admission(rules), header_bytes(most) {}

  Step refuse(Refusal why) {
    refusal = why;
    file.reset();
    return Step::kRefused;
  }

  Step read_head(std::string_view bytes, std::size_t& used);
  Step judge(std::string_view head);
  Step read_body(std::string_view bytes, std::size_t& used);

  const Admission& admission;
  const std::size_t header_bytes;
  std::shared_ptr<Request> request;
  std::optional<Parser> parser;  // from the end of the header on
  std::unique_ptr<UploadFile> file;
  Refusal refusal;
  std::string method;
  std::string target;
  std::size_t searched = 0;  // bytes that hold no end of the header
  bool dropped_line = false;
};

// An empty line before a request is dropped, once: old clients send it after a body (RFC
// 9112, 2.2).
RequestReader::Step RequestReader::State::read_head(std::string_view bytes, std::size_t& used) {
  if (!dropped_line && bytes.starts_with('\r')) {
    if (bytes.size() == 1) return Step::kMore;
    if (bytes[1] != '\n') return refuse({400, "a line of the header does not end with CR LF"});
    dropped_line = true;
    used = 2;
    bytes.remove_prefix(2);
  }
  if (bytes.empty()) return Step::kMore;
  const bool is_letter =
      (bytes[0] >= 'A' && bytes[0] <= 'Z') || (bytes[0] >= 'a' && bytes[0] <= 'z');
  if (!is_letter) return refuse({400, "the request does not begin with a method"});
  constexpr std::string_view kEnd = "\r\n\r\n";
  const std::size_t end = bytes.find(kEnd, searched);
  if (end == std::string_view::npos) {
    if (bytes.size() >= header_bytes) return refuse({431, "the header is too large"});
    searched = bytes.size() < kEnd.size() ? 0 : bytes.size() - kEnd.size() + 1;
    return Step::kMore;
  }
  const std::string_view head = bytes.substr(0, end + kEnd.size());
  if (head.size() > header_bytes) return refuse({431, "the header is too large"});
  used += head.size();
  return judge(head);
}

RequestReader::Step RequestReader::State::judge(std::string_view head) {
  const RequestLine line = split_request_line(head.substr(0, head.find("\r\n")));
  method = line.method.substr(0, kLoggedBytes);
  target = line.target.substr(0, kLoggedBytes);
  if (const Fault fault = check_head(head)) return refuse(*fault);
  parser.emplace(*request);
  beast::error_code error;
  const std::size_t taken = parser->put(boost::asio::const_buffer(head.data(), head.size()), error);
  if (error || taken != head.size() || !parser->is_header_done()) {
    return refuse({400, "the header is malformed"});
  }
  if (const Fault fault = read_target(line.target, *request)) return refuse(*fault);
  if (const Fault fault = admission.admit(*request)) return refuse(*fault);
  const std::string_view expected = request->header("expect");
  if (!expected.empty() && !is_same_word(expected, "100-continue")) {
    return refuse({417, "the only expectation met is 100-continue"});
  }
  return Step::kHeader;
}

RequestReader::Step RequestReader::State::read_body(std::string_view bytes, std::size_t& used) {
  while (!parser->is_done()) {
    std::string_view rest = bytes.substr(used);
    if (parser->awaits_chunk()) {
      std::size_t length = 0;
      const Fault fault = check_chunk_head(rest, parser->is_at_beginning(), length);
      if (fault) return refuse(*fault);
      rest = rest.substr(0, length);
    }
    if (rest.empty()) return Step::kMore;
    beast::error_code error;
    used += parser->put(boost::asio::const_buffer(rest.data(), rest.size()), error);
    if (error) return refuse(parser->fault().value_or(Refusal{400, "the body is malformed"}));
  }
  if (file != nullptr && !file->close()) return refuse({507, "the disk cannot hold the upload"});
  return Step::kComplete;
}

RequestReader::RequestReader(const Admission& admission, std::size_t header_bytes)
    : state_(std::make_unique<State>(admission, header_bytes)) {}

RequestReader::~RequestReader() = default;

void RequestReader::start(std::string_view peer, bool secure) {
  state_->parser.reset();
  state_->file.reset();
  state_->request = std::make_shared<Request>();
  state_->request->peer = peer;
  state_->request->secure = secure;
  state_->method.clear();
  state_->target.clear();
  state_->searched = 0;
  state_->dropped_line = false;
}

RequestReader::Step RequestReader::read(std::string_view bytes, std::size_t& used) {
  used = 0;
  return state_->parser.has_value() ? state_->read_body(bytes, used)
                                    : state_->read_head(bytes, used);
}

std::optional<Refusal> RequestReader::take_body(std::uint64_t limit,
                                                std::unique_ptr<UploadFile> file) {
  Parser& parser = *state_->parser;
  if (parser.content_length().value_or(0) > limit) return Refusal{413, "the body is too large"};
  parser.body_limit(boost::none);  // it would count chunks up to 64 bits, and refuse for itself
  parser.limit = limit;
  parser.file = file.get();
  state_->file = std::move(file);
  return {};
}

const Request& RequestReader::request() const { return *state_->request; }

std::shared_ptr<const Request> RequestReader::take_request() {
  std::shared_ptr<Request> request = std::move(state_->request);
  if (state_->file == nullptr) return request;
  const auto upload = std::make_shared<UploadRequest>();
  upload->request = std::move(*request);
  upload->request.upload = state_->file->path();
  upload->file = std::move(state_->file);
  return {upload, &upload->request};
}

const Refusal& RequestReader::refusal() const { return state_->refusal; }

bool RequestReader::keeps_alive() const {
  return state_->parser->is_modern() && state_->parser->keep_alive();
}

bool RequestReader::expects_continue() const {
  return state_->parser->is_modern() && !state_->request->header("expect").empty();
}

bool RequestReader::has_body() const { return !state_->parser->is_done(); }

std::string_view RequestReader::method() const { return state_->method; }

std::string_view RequestReader::target() const { return state_->target; }

}  // namespace crossfade::http
