#include "mlflow/address.h"

#include <doctest/doctest.h>

#include <cstdlib>

#include "base/error.h"

namespace crossfade::mlflow {
namespace {

std::string refusal(std::string_view url) {
  try {
    address_of(url);
  } catch (const base::Error& error) {
    CHECK(error.kind() == base::ErrorKind::kUsage);
    return error.what();
  }
  return "";
}

TEST_CASE("an address is a web server's, without slashes at its end") {
  CHECK(address_of("http://127.0.0.1:5000").url == "http://127.0.0.1:5000");
  CHECK(address_of("HTTPS://mlflow.label.com/a/b//").url == "HTTPS://mlflow.label.com/a/b");
  for (const char* url : {"", "mlflow", "sqlite:///a.db", "http://", "http:///a", "ftp://a",
                          "http://a b", "http://a?x=1", "http://a#x", "http://a\nb"}) {
    CAPTURE(url);
    CHECK(refusal(url).find("address") != std::string::npos);
  }
}

TEST_CASE("a name or password in an address is refused without showing it") {
  const std::string said = refusal("https://me:secret@host/");
  CHECK(said.find("MLFLOW_TRACKING_PASSWORD") != std::string::npos);
  CHECK(said.find("secret") == std::string::npos);
  CHECK(refusal("http://host/a@b").empty());
}

TEST_CASE("how long to wait is MLflow's own variable, where it is a number that makes sense") {
  const auto patience = [](const char* text) {
    setenv("MLFLOW_HTTP_REQUEST_TIMEOUT", text, 1);
    return patience_of_environment().count();
  };
  CHECK(patience("5") == 5);
  CHECK(patience("0") == 60);
  CHECK(patience("-1") == 60);
  CHECK(patience("9999999999") == 60);
  CHECK(patience("soon") == 60);
  unsetenv("MLFLOW_HTTP_REQUEST_TIMEOUT");
  CHECK(patience_of_environment().count() == 60);
}

TEST_CASE("what is no letter, digit or mark of a URL is percent-encoded byte by byte") {
  CHECK(percent_encode("aZ09-._~") == "aZ09-._~");
  CHECK(percent_encode("a b/c%'") == "a%20b%2Fc%25%27");
  CHECK(percent_encode("한") == "%ED%95%9C");
}

}  // namespace
}  // namespace crossfade::mlflow
