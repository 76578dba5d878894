#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace crossfade::mlflow {

/// Who asks. MLflow's own variables name it, and nothing else does: neither an option nor a file.
struct Credentials {
  std::string username;  ///< MLFLOW_TRACKING_USERNAME; with the password, goes before the token
  std::string password;  ///< MLFLOW_TRACKING_PASSWORD
  std::string token;     ///< MLFLOW_TRACKING_TOKEN, a bearer token
};

/// An MLflow server and how to speak to it.
struct Address {
  std::string
      url;  ///< "https://mlflow.label.com/prefix": no slash at the end, no name, no password
  Credentials credentials;
  std::string
      certificates;  ///< MLFLOW_TRACKING_SERVER_CERT_PATH: who vouches for it; empty: the system
};

/// The server at `url`, with the credentials of the environment. Throws base::Error (kUsage) for
/// what is no http or https URL, and for one that holds a name or password.
Address address_of(std::string_view url);

/// MLFLOW_TRACKING_URI; empty where it is not set.
std::string url_of_environment();

/// MLFLOW_EXPERIMENT_NAME, else "crossfade".
std::string experiment_of_environment();

/// How long to wait for an answer: MLFLOW_HTTP_REQUEST_TIMEOUT, whole seconds from 1 to 3600;
/// else 60.
std::chrono::seconds patience_of_environment();

/// `text` as a part of a URL's path or query: what is neither letter, digit nor one of "-._~" as
/// %XX (RFC 3986, section 2.3), byte by byte.
std::string percent_encode(std::string_view text);

}  // namespace crossfade::mlflow
