#include "mlflow/http_client.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <thread>
#include <utility>

#include "base/check.h"
#include "base/interrupt.h"

namespace crossfade::mlflow {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t kSlowestBytesAMillisecond = 128;
constexpr milliseconds kSlice{20};  // of a wait: how soon Ctrl-C is heard

// What comes in while one request is on its way.
struct Transfer {
  HttpAnswer answer;
  std::size_t limit = 0;
  bool is_too_long = false;
};

std::size_t take_body(char* data, std::size_t size, std::size_t count, void* into) {
  Transfer& transfer = *static_cast<Transfer*>(into);
  const std::size_t bytes = size * count;
  if (transfer.answer.body.size() + bytes > transfer.limit) {
    transfer.is_too_long = true;
    return 0;  // ends the transfer
  }
  transfer.answer.body.append(data, bytes);
  return bytes;
}

int stop_when_interrupted(void*, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return base::interrupted() ? 1 : 0;
}

struct Bytes {
  std::string_view left;
};

std::size_t give_body(char* into, std::size_t size, std::size_t count, void* from) {
  Bytes& bytes = *static_cast<Bytes*>(from);
  const std::size_t given = bytes.left.copy(into, size * count);
  bytes.left.remove_prefix(given);
  return given;
}

// A kept connection that the server has closed meanwhile makes curl send the body anew.
int rewind_body(void* from, curl_off_t offset, int) {
  auto& [bytes, all] = *static_cast<std::pair<Bytes, std::string_view>*>(from);
  bytes.left = all.substr(static_cast<std::size_t>(offset));
  return CURL_SEEKFUNC_OK;
}

struct Reason {
  CURLcode code;
  base::ErrorKind kind;
  const char* sentence;
  const char* remedy;
  bool may_have_arrived;
};

constexpr const char* kTryLater = "try again later";
constexpr const char* kWhoVouches =
    "name the certificates that vouch for it in MLFLOW_TRACKING_SERVER_CERT_PATH";
constexpr std::array kReasons = {
    Reason{CURLE_COULDNT_RESOLVE_HOST, base::ErrorKind::kNotFound,
           "there is no MLflow server of this name", "check the address", false},
    Reason{CURLE_COULDNT_RESOLVE_PROXY, base::ErrorKind::kNotFound,
           "the proxy in between has no such name", "check http_proxy and https_proxy", false},
    Reason{CURLE_COULDNT_CONNECT, base::ErrorKind::kNotFound,
           "no MLflow server answers at this address", "start it, or check the address", false},
    Reason{CURLE_PARTIAL_FILE, base::ErrorKind::kFailed,
           "the MLflow server broke off in the middle of an answer", kTryLater, true},
    Reason{CURLE_GOT_NOTHING, base::ErrorKind::kFailed,
           "the MLflow server closed the connection without an answer", kTryLater, true},
    Reason{CURLE_RECV_ERROR, base::ErrorKind::kFailed, "the connection to the MLflow server broke",
           kTryLater, true},
    Reason{CURLE_SEND_ERROR, base::ErrorKind::kFailed, "the connection to the MLflow server broke",
           kTryLater, true},
};

struct Flaw {
  CURLcode code;
  const char* sentence;
  const char* remedy;
};
constexpr std::array kFlaws = {
    Flaw{CURLE_OPERATION_TIMEDOUT, "the MLflow server did not answer in time", kTryLater},
    Flaw{CURLE_PEER_FAILED_VERIFICATION, "nobody vouches for the MLflow server's certificate",
         kWhoVouches},
    Flaw{CURLE_SSL_CACERT_BADFILE, "the file of certificates cannot be read",
         "check MLFLOW_TRACKING_SERVER_CERT_PATH"},
    Flaw{CURLE_SSL_CONNECT_ERROR, "the MLflow server does not speak TLS",
         "write the address with http://, or give the server a certificate"},
    Flaw{CURLE_UNSUPPORTED_PROTOCOL, "what answers is no web server", "check the address"},
    Flaw{CURLE_WEIRD_SERVER_REPLY, "what answers is no web server", "check the address"},
    Flaw{CURLE_URL_MALFORMAT, "is no address of a server", "write it as http://host:5000"},
};

[[noreturn]] void fail(CURLcode code, const Transfer& transfer, const std::string& url) {
  const base::Place place{url, 0, 0};
  if (transfer.is_too_long || code == CURLE_FILESIZE_EXCEEDED) {
    throw base::Error(base::ErrorKind::kFailed,
                      "what answers sends more than an MLflow server would; cut off", place,
                      "check the address");
  }
  if (code == CURLE_ABORTED_BY_CALLBACK) base::throw_if_interrupted();
  const auto reason = std::ranges::find(kReasons, code, &Reason::code);
  if (reason != kReasons.end()) {
    throw Unanswered(base::Error(reason->kind, reason->sentence, place, reason->remedy),
                     reason->may_have_arrived);
  }
  const auto flaw = std::ranges::find(kFlaws, code, &Flaw::code);
  if (flaw != kFlaws.end()) {
    throw base::Error(base::ErrorKind::kFailed, flaw->sentence, place, flaw->remedy);
  }
  throw base::Error(
      base::ErrorKind::kFailed,
      std::string("the MLflow server cannot be spoken to: ") + curl_easy_strerror(code), place,
      "check address and server");
}

const char* name_of(Method method) {
  switch (method) {
    case Method::kGet:
      return "GET";
    case Method::kPost:
      return "POST";
    case Method::kPut:
      return "PUT";
    case Method::kPatch:
      return "PATCH";
    case Method::kDelete:
      return "DELETE";
  }
  return "GET";
}

}  // namespace

bool is_later(int status) {
  constexpr std::array kLater = {408, 429, 500, 502, 503, 504};
  return std::ranges::find(kLater, status) != kLater.end();
}

struct HttpClient::Connection {
  Connection() : handle(curl_easy_init()) { CF_CHECK(handle != nullptr); }
  ~Connection() {
    curl_slist_free_all(json_head);
    curl_slist_free_all(bytes_head);
    curl_easy_cleanup(handle);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  template <typename Value>
  void set(CURLoption option, Value value) {
    CF_CHECK(curl_easy_setopt(handle, option, value) == CURLE_OK);
  }

  CURL* handle;
  // No "Expect: 100-continue": servers that ignore it cost a second each.
  curl_slist* json_head =
      curl_slist_append(curl_slist_append(nullptr, "Content-Type: application/json"), "Expect:");
  curl_slist* bytes_head = curl_slist_append(
      curl_slist_append(nullptr, "Content-Type: application/octet-stream"), "Expect:");
};

HttpClient::HttpClient(Address address, const HttpLimits& limits)
    : address_(std::move(address)), limits_(limits), connection_(std::make_unique<Connection>()) {
  Connection& curl = *connection_;
  curl.set(CURLOPT_PROTOCOLS_STR, "http,https");
  curl.set(CURLOPT_FOLLOWLOCATION, 0L);
  curl.set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  curl.set(CURLOPT_NOSIGNAL, 1L);
  curl.set(CURLOPT_SSL_VERIFYPEER, 1L);
  curl.set(CURLOPT_SSL_VERIFYHOST, 2L);
  if (!address_.certificates.empty()) curl.set(CURLOPT_CAINFO, address_.certificates.c_str());
  curl.set(CURLOPT_USERAGENT, "crossfade");
  const Credentials& who = address_.credentials;
  if (!who.username.empty() && !who.password.empty()) {
    curl.set(CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
    curl.set(CURLOPT_USERNAME, who.username.c_str());
    curl.set(CURLOPT_PASSWORD, who.password.c_str());
  } else if (!who.token.empty()) {
    curl.set(CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BEARER));
    curl.set(CURLOPT_XOAUTH2_BEARER, who.token.c_str());
  }
  curl.set(CURLOPT_WRITEFUNCTION, &take_body);
  curl.set(CURLOPT_READFUNCTION, &give_body);
  curl.set(CURLOPT_SEEKFUNCTION, &rewind_body);
  curl.set(CURLOPT_XFERINFOFUNCTION, &stop_when_interrupted);
  curl.set(CURLOPT_NOPROGRESS, 0L);
  curl.set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits_.answer_bytes));
}

HttpClient::~HttpClient() = default;

std::chrono::milliseconds HttpClient::time_for(std::size_t bytes) const {
  const milliseconds wanted = limits_.answer + milliseconds(bytes / kSlowestBytesAMillisecond);
  if (!limits_.deadline) return wanted;
  const auto left =
      std::chrono::duration_cast<milliseconds>(*limits_.deadline - steady_clock::now());
  if (left <= milliseconds(0)) {
    throw base::Error(base::ErrorKind::kFailed, "the time for sending is over", {url(), 0, 0},
                      kTryLater);
  }
  return std::min(left, wanted);
}

bool HttpClient::wait_before(int number) const {
  if (number == 0) return true;
  const auto until = steady_clock::now() + limits_.first_wait * (1 << std::min(number - 1, 10));
  if (limits_.deadline && until >= *limits_.deadline) return false;
  while (steady_clock::now() < until) {
    base::throw_if_interrupted();
    std::this_thread::sleep_for(kSlice);
  }
  return true;
}

HttpAnswer HttpClient::ask_once(const HttpRequest& request) {
  Connection& curl = *connection_;
  Transfer transfer;
  transfer.limit = limits_.answer_bytes;
  std::pair<Bytes, std::string_view> body{{request.body}, request.body};
  curl.set(CURLOPT_URL, (address_.url + request.path).c_str());
  const milliseconds left = time_for(request.body.size());
  curl.set(CURLOPT_TIMEOUT_MS, static_cast<long>(left.count()));
  curl.set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(std::min(left, limits_.connect).count()));
  curl.set(CURLOPT_HTTPGET, 1L);
  curl.set(CURLOPT_HTTPHEADER, request.method == Method::kPut ? curl.bytes_head : curl.json_head);
  if (request.method != Method::kGet) {
    curl.set(CURLOPT_UPLOAD, 1L);
    curl.set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    curl.set(CURLOPT_READDATA, static_cast<void*>(&body.first));
    curl.set(CURLOPT_SEEKDATA, static_cast<void*>(&body));
  }
  // On a kept connection that breaks, curl would send again by itself.
  curl.set(CURLOPT_FRESH_CONNECT, request.is_repeatable ? 0L : 1L);
  curl.set(CURLOPT_CUSTOMREQUEST, name_of(request.method));
  curl.set(CURLOPT_WRITEDATA, static_cast<void*>(&transfer));
  ++requests_;
  const CURLcode code = curl_easy_perform(curl.handle);
  if (code != CURLE_OK) fail(code, transfer, url());
  long status = 0;
  char* location = nullptr;
  curl_easy_getinfo(curl.handle, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(curl.handle, CURLINFO_REDIRECT_URL, &location);
  transfer.answer.status = static_cast<int>(status);
  if (location != nullptr) transfer.answer.location = location;
  return std::move(transfer.answer);
}

HttpAnswer HttpClient::ask(const HttpRequest& request) {
  for (int number = 1;; ++number) {
    const bool is_last = number >= limits_.tries;
    try {
      HttpAnswer answer = ask_once(request);
      if (is_last || !request.is_repeatable || !is_later(answer.status)) return answer;
      if (!wait_before(number)) return answer;
    } catch (const Unanswered& error) {
      if (is_last || (!request.is_repeatable && error.may_have_arrived())) throw;
      if (!wait_before(number)) throw;
    }
  }
}

}  // namespace crossfade::mlflow
