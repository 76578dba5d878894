#include "mlflow/address.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "base/error.h"

namespace crossfade::mlflow {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

[[noreturn]] void refuse(const std::string& sentence, const std::string& remedy) {
  throw base::Error(base::ErrorKind::kUsage, sentence, {}, remedy);
}

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

bool is_scheme(std::string_view url, std::string_view scheme) {
  return url.size() > scheme.size() &&
         std::equal(scheme.begin(), scheme.end(), url.begin(), [](char wanted, char c) {
           return wanted == (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
         });
}

}  // namespace

Address address_of(std::string_view url) {
  const std::string text(url);
  if (!is_scheme(url, "http://") && !is_scheme(url, "https://")) {
    refuse(
        "\"" + text + "\" is no address of an MLflow server",
        "write it as http://host:5000; without a server, `crossfade mlflow export` writes files");
  }
  const std::size_t host = url.find("://") + 3;
  const std::string_view authority = url.substr(host, url.find_first_of("/?#", host) - host);
  if (authority.find('@') != std::string_view::npos) {
    refuse("the address of the MLflow server holds a name or a password",
           "leave them out; set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD");
  }
  const bool is_odd = std::ranges::any_of(url, [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || c == '?' || c == '#' || c == '\x7f';
  });
  if (authority.empty() || is_odd) {
    refuse("\"" + text + "\" is no address of an MLflow server", "write it as http://host:5000");
  }
  Address address;
  address.url = text.substr(0, text.find_last_not_of('/') + 1);
  address.credentials = {variable("MLFLOW_TRACKING_USERNAME"), variable("MLFLOW_TRACKING_PASSWORD"),
                         variable("MLFLOW_TRACKING_TOKEN")};
  address.certificates = variable("MLFLOW_TRACKING_SERVER_CERT_PATH");
  return address;
}

std::string url_of_environment() { return variable("MLFLOW_TRACKING_URI"); }

std::string experiment_of_environment() {
  const std::string name = variable("MLFLOW_EXPERIMENT_NAME");
  return name.empty() ? "crossfade" : name;
}

std::chrono::seconds patience_of_environment() {
  constexpr int kUsual = 60;
  constexpr int kLongest = 3600;
  const std::string text = variable("MLFLOW_HTTP_REQUEST_TIMEOUT");
  int seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  const bool is_number = error == std::errc() && end == text.data() + text.size();
  return std::chrono::seconds(is_number && seconds >= 1 && seconds <= kLongest ? seconds : kUsual);
}

std::string percent_encode(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_plain(c)) {
      encoded += c;
    } else {
      encoded += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
  }
  return encoded;
}

}  // namespace crossfade::mlflow
