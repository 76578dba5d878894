#include "http/tls.h"

#include <doctest/doctest.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <filesystem>
#include <memory>
#include <string>

#include "base/error.h"
#include "base/file.h"
#include "http/test_server.h"

namespace crossfade::http {
namespace {

struct FileCloser {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, FileCloser>;

// A key and its own certificate for localhost, as PEM files in a folder that goes with it.
class TlsFiles {
 public:
  TlsFiles() : key_(EVP_EC_gen("P-256")) {
    std::filesystem::create_directories(folder_);
    X509* const certificate = X509_new();
    X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, key_);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
    X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
    REQUIRE(X509_sign(certificate, key_, EVP_sha256()) > 0);
    PEM_write_X509(open("certificate.pem").get(), certificate);
    X509_free(certificate);
    PEM_write_PrivateKey(open("key.pem").get(), key_, nullptr, nullptr, 0, nullptr, nullptr);
    std::string word = "secret";
    PEM_write_PrivateKey(open("locked.pem").get(), key_, EVP_aes_128_cbc(), nullptr, 0, nullptr,
                         word.data());
    EVP_PKEY* const other = EVP_EC_gen("P-256");
    PEM_write_PrivateKey(open("other.pem").get(), other, nullptr, nullptr, 0, nullptr, nullptr);
    EVP_PKEY_free(other);
    base::write_file(path("text.pem"), "no PEM at all\n");
  }
  ~TlsFiles() {
    EVP_PKEY_free(key_);
    std::filesystem::remove_all(folder_);
  }
  TlsFiles(const TlsFiles&) = delete;
  TlsFiles& operator=(const TlsFiles&) = delete;

  std::string path(const std::string& name) const { return folder_ + "/" + name; }

 private:
  File open(const std::string& name) const {
    File file(std::fopen(path(name).c_str(), "w"));
    REQUIRE(file != nullptr);
    return file;
  }

  EVP_PKEY* key_;
  std::string folder_ =
      std::filesystem::temp_directory_path() / ("crossfade-tls-test-" + std::to_string(::getpid()));
};

// One TLS session with a server; `most` is the highest version that the client offers.
class TlsClient {
 public:
  TlsClient(std::uint16_t port, int most)
      : client_(port), context_(SSL_CTX_new(TLS_client_method())), session_(SSL_new(context_)) {
    SSL_set_max_proto_version(session_, most);
    SSL_set_min_proto_version(session_, TLS1_VERSION);
    SSL_set_security_level(session_, 0);
    SSL_set_fd(session_, client_.socket());
  }
  ~TlsClient() {
    SSL_free(session_);
    SSL_CTX_free(context_);
  }
  TlsClient(const TlsClient&) = delete;
  TlsClient& operator=(const TlsClient&) = delete;

  bool meet() { return SSL_connect(session_) == 1; }
  SSL* session() { return session_; }
  void send(const std::string& bytes) {
    REQUIRE(SSL_write(session_, bytes.data(), static_cast<int>(bytes.size())) > 0);
  }
  // All until the server ends the session; `is_clean`: by close_notify.
  std::string receive_rest(bool& is_clean) {
    std::string all;
    char bytes[4096];
    int count = 0;
    while ((count = SSL_read(session_, bytes, sizeof bytes)) > 0) {
      all.append(bytes, static_cast<std::size_t>(count));
    }
    is_clean = SSL_get_error(session_, count) == SSL_ERROR_ZERO_RETURN;
    return all;
  }

 private:
  TestClient client_;
  SSL_CTX* context_;
  SSL* session_;
};

ServerOptions over_tls(const TlsFiles& files) {
  ServerOptions options;
  options.certificate = files.path("certificate.pem");
  options.key = files.path("key.pem");
  options.limits.header_time = std::chrono::milliseconds(300);
  return options;
}

Routes hello() {
  Routes routes;
  routes.handle = [](const std::shared_ptr<const Request>& request, const Answer& answer) {
    answer({200, "text/plain",
            std::make_shared<const std::string>(request->secure ? "secure" : "open")});
  };
  return routes;
}

const std::string kGet = "GET / HTTP/1.1\r\nHost: localhost\r\n";

TEST_CASE("requests are served over TLS 1.2 and 1.3, and ask for TLS from then on") {
  const TlsFiles files;
  TestServer server(over_tls(files), hello());
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    TlsClient client(server.port(), version);
    REQUIRE(client.meet());
    CHECK(SSL_version(client.session()) == version);
    client.send(kGet + "\r\n" + kGet + "Connection: close\r\n\r\n");
    bool is_clean = false;
    const std::string answers = client.receive_rest(is_clean);
    CHECK(is_clean);
    CHECK(answers.find("\r\nStrict-Transport-Security: max-age=") != std::string::npos);
    CHECK(answers.find("\r\n\r\nsecureHTTP/1.1 200 OK\r\n") != std::string::npos);
    CHECK(answers.ends_with("\r\n\r\nsecure"));
  }
}

TEST_CASE("older TLS and plain HTTP are not served there, and half a handshake is cut off") {
  const TlsFiles files;
  TestServer server(over_tls(files), hello());
  TlsClient old(server.port(), TLS1_1_VERSION);
  CHECK_FALSE(old.meet());
  TestClient plain(server.port());
  plain.send(kGet + "\r\n");
  CHECK(plain.receive_answer().status == 0);
  TestClient silent(server.port());
  silent.send("\x16\x03\x01");
  CHECK(silent.is_closed());
  CHECK(comes_true([&] { return server.get().traffic().open_connections == 0; }));
}

TEST_CASE("a certificate or key that cannot be used is told with its file") {
  const TlsFiles files;
  struct Case {
    std::string certificate;
    std::string key;
    base::ErrorKind kind;
    std::string sentence;
  };
  using base::ErrorKind;
  const std::vector<Case> cases = {
      {"none.pem", "key.pem", ErrorKind::kNotFound, "none.pem"},
      {"certificate.pem", "none.pem", ErrorKind::kNotFound, "none.pem"},
      {"text.pem", "key.pem", ErrorKind::kInputRefused, "holds no certificate"},
      {"key.pem", "key.pem", ErrorKind::kInputRefused, "holds no certificate"},
      {"certificate.pem", "text.pem", ErrorKind::kInputRefused, "holds no key"},
      {"certificate.pem", "locked.pem", ErrorKind::kInputRefused, "holds no key"},
      {"certificate.pem", "other.pem", ErrorKind::kInputRefused,
       "is not the key of the certificate"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.certificate + " " + each.key);
    ServerOptions options;
    options.certificate = files.path(each.certificate);
    options.key = files.path(each.key);
    try {
      const Server server(options, hello());
      FAIL("it was taken");
    } catch (const base::Error& error) {
      CHECK(error.kind() == each.kind);
      CHECK(std::string(error.what()).find(each.sentence) != std::string::npos);
    }
  }
}

}  // namespace
}  // namespace crossfade::http
