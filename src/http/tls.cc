#include "http/tls.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <memory>

#include "base/check.h"
#include "base/error.h"
#include "base/file.h"

namespace crossfade::http {
namespace {

using base::Error;
using base::ErrorKind;

[[noreturn]] void refuse(const std::string& sentence, const std::string& path,
                         const std::string& remedy) {
  const char* const reason = ERR_reason_error_string(ERR_peek_last_error());
  ERR_clear_error();
  const std::string because = reason == nullptr ? "" : std::string(": ") + reason;
  throw Error(ErrorKind::kInputRefused, sentence + because, {path, 0, 0}, remedy);
}

// Without one, OpenSSL would ask on the terminal.
int no_passphrase(char*, int, int, void*) { return -1; }

int choose_http_1_1(SSL*, const unsigned char** out, unsigned char* out_size,
                    const unsigned char* offered, unsigned offered_size, void*) {
  static constexpr unsigned char kServed[] = "\x08http/1.1";
  unsigned char* chosen = nullptr;
  const int result =
      SSL_select_next_proto(&chosen, out_size, kServed, sizeof kServed - 1, offered, offered_size);
  *out = chosen;
  return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

void set_rules(SSL_CTX* context) {
  CF_CHECK(SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1);
  CF_CHECK(SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20") == 1);
  SSL_CTX_set_options(context, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION |
                                   SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA);
  SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_default_passwd_cb(context, no_passphrase);
  SSL_CTX_set_alpn_select_cb(context, choose_http_1_1, nullptr);
}

}  // namespace

ssl_ctx_st* open_tls(const std::string& certificate, const std::string& key) {
  { const base::MappedFile found(certificate); }
  { const base::MappedFile found(key); }
  ERR_clear_error();
  std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> owner(SSL_CTX_new(TLS_server_method()),
                                                     SSL_CTX_free);
  SSL_CTX* const context = owner.get();
  CF_CHECK(context != nullptr);
  set_rules(context);
  if (SSL_CTX_use_certificate_chain_file(context, certificate.c_str()) != 1) {
    refuse("holds no certificate that can be used", certificate,
           "give the PEM chain, the server's own certificate first");
  }
  if (SSL_CTX_use_PrivateKey_file(context, key.c_str(), SSL_FILETYPE_PEM) != 1) {
    const unsigned long code = ERR_peek_last_error();
    if (ERR_GET_LIB(code) == ERR_LIB_X509 && ERR_GET_REASON(code) == X509_R_KEY_VALUES_MISMATCH) {
      refuse("is not the key of the certificate", key,
             "give the key that the certificate was made for");
    }
    refuse("holds no key that can be used", key, "give a PEM key without a passphrase");
  }
  if (SSL_CTX_check_private_key(context) != 1) {
    refuse("is not the key of the certificate", key,
           "give the key that the certificate was made for");
  }
  return owner.release();
}

}  // namespace crossfade::http
