#pragma once

#include <string>

struct ssl_ctx_st;

namespace crossfade::http {

/// An OpenSSL context (SSL_CTX) that serves TLS 1.2 and 1.3 with forward secrecy and AEAD ciphers
/// alone, by the PEM certificate chain and key of two files. The caller frees it (SSL_CTX_free).
/// Throws Error: kNotFound for a missing file; kInputRefused for one that is no PEM, a key behind a
/// passphrase, and a key that does not belong to the certificate.
ssl_ctx_st* open_tls(const std::string& certificate, const std::string& key);

}  // namespace crossfade::http
