#include "mlflow/http_client.h"

#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include "mlflow/scripted_server_test.h"

namespace crossfade::mlflow {
namespace {

using std::chrono::milliseconds;

HttpLimits quick() {
  HttpLimits limits;
  limits.first_wait = milliseconds(1);
  return limits;
}

HttpRequest get() { return {Method::kGet, "/a?b=%20"}; }
HttpRequest create() { return {Method::kPost, "/make", "{\"x\":1}", false}; }

std::string complaint(HttpClient& client, const HttpRequest& request) {
  try {
    client.ask(request);
  } catch (const base::Error& error) {
    return error.what();
  }
  return "none";
}

TEST_CASE("a request goes out as it was meant, and the answer comes back whatever its status") {
  ScriptedServer server([](std::size_t, const std::string&) { return http_answer(404, "gone"); });
  HttpClient client({server.url() + "/prefix", {}, ""}, quick());
  const HttpAnswer answer = client.ask({Method::kPatch, "/x%2Fy", "{}"});
  CHECK(answer.status == 404);
  CHECK(answer.body == "gone");
  const std::string request = server.requests().at(0);
  CHECK(request.starts_with("PATCH /prefix/x%2Fy HTTP/1.1\r\n"));
  CHECK(request.find("Content-Type: application/json\r\n") != std::string::npos);
  CHECK(request.find("Authorization") == std::string::npos);
  CHECK(request.find("Expect") == std::string::npos);
  CHECK(request.ends_with("\r\n\r\n{}"));
}

TEST_CASE("name and password go before a token, and a token alone as bearer") {
  ScriptedServer server([](std::size_t, const std::string&) { return http_answer(200, "{}"); });
  HttpClient named({server.url(), {"u", "p", "t"}, ""}, quick());
  named.ask(get());
  HttpClient bearer({server.url(), {"u", "", "t"}, ""}, quick());
  bearer.ask(get());
  CHECK(server.requests().at(0).find("Authorization: Basic dTpw\r\n") != std::string::npos);
  CHECK(server.requests().at(1).find("Authorization: Bearer t\r\n") != std::string::npos);
}

TEST_CASE("what may be repeated is, until it is answered") {
  ScriptedServer server([](std::size_t number, const std::string&) -> std::string {
    if (number == 0) return "";
    if (number == 1) return http_answer(503, "");
    if (number == 2) return "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf";
    return http_answer(200, "whole");
  });
  HttpClient client({server.url(), {}, ""}, quick());
  CHECK(client.ask({Method::kPut, "/f", "body"}).body == "whole");
  CHECK(client.requests() == 4);
  for (const std::string& request : server.requests()) CHECK(request.ends_with("\r\n\r\nbody"));
}

TEST_CASE("the last try's answer is given back, and its complaint thrown") {
  ScriptedServer later([](std::size_t, const std::string&) { return http_answer(500, "no"); });
  HttpClient client({later.url(), {}, ""}, quick());
  CHECK(client.ask(get()).status == 500);
  CHECK(later.requests().size() == 4);
  ScriptedServer silent([](std::size_t, const std::string&) { return std::string(); });
  HttpClient other({silent.url(), {}, ""}, quick());
  CHECK(complaint(other, get()).find("without an answer") != std::string::npos);
  CHECK(silent.requests().size() == 4);
}

TEST_CASE("what makes something is sent once where it may have arrived") {
  ScriptedServer server([](std::size_t, const std::string&) { return std::string(); });
  HttpClient client({server.url(), {}, ""}, quick());
  try {
    client.ask(create());
    FAIL("nothing was thrown");
  } catch (const Unanswered& error) {
    CHECK(error.may_have_arrived());
  }
  CHECK(server.requests().size() == 1);
  ScriptedServer busy([](std::size_t, const std::string&) { return http_answer(503, ""); });
  HttpClient other({busy.url(), {}, ""}, quick());
  CHECK(other.ask(create()).status == 503);
  CHECK(busy.requests().size() == 1);
}

TEST_CASE("what makes something never goes by a kept connection, on which curl would repeat it") {
  // The first answer keeps the connection open by its words, and the server closes it all the same.
  ScriptedServer server([](std::size_t number, const std::string&) -> std::string {
    return number == 0 ? "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}" : std::string();
  });
  HttpClient client({server.url(), {}, ""}, quick());
  client.ask(get());
  CHECK(complaint(client, create()) != "none");
  CHECK(server.requests().size() == 2);
}

TEST_CASE("a redirect is not followed, and says where it leads") {
  ScriptedServer server([](std::size_t, const std::string&) {
    return http_answer(302, "", "Location: http://127.0.0.1:1/else\r\n");
  });
  HttpClient client({server.url(), {"u", "p", ""}, ""}, quick());
  const HttpAnswer answer = client.ask(get());
  CHECK(answer.status == 302);
  CHECK(answer.location == "http://127.0.0.1:1/else");
  CHECK(server.requests().size() == 1);
}

TEST_CASE("an answer longer than the limit is cut off at once, said or unsaid in its head") {
  for (const bool is_said : {true, false}) {
    ScriptedServer server([is_said](std::size_t, const std::string&) {
      return is_said ? http_answer(200, std::string(2000, 'x'))
                     : "HTTP/1.1 200 OK\r\n\r\n" + std::string(2000, 'x');
    });
    HttpLimits limits = quick();
    limits.answer_bytes = 1000;
    HttpClient client({server.url(), {}, ""}, limits);
    CHECK(complaint(client, get()).find("cut off") != std::string::npos);
    CHECK(server.requests().size() == 1);
  }
}

TEST_CASE("a server that is too slow is given up once, not tried again") {
  ScriptedServer server([](std::size_t, const std::string&) {
    std::this_thread::sleep_for(milliseconds(300));
    return http_answer(200, "");
  });
  HttpLimits limits = quick();
  limits.answer = milliseconds(50);
  HttpClient client({server.url(), {}, ""}, limits);
  CHECK(complaint(client, get()).find("in time") != std::string::npos);
  CHECK(client.requests() == 1);
}

TEST_CASE("the deadline ends tries, waits and everything after it") {
  ScriptedServer server([](std::size_t, const std::string&) { return http_answer(503, ""); });
  HttpLimits limits;
  limits.first_wait = std::chrono::seconds(60);
  limits.deadline = std::chrono::steady_clock::now() + std::chrono::seconds(1);
  HttpClient client({server.url(), {}, ""}, limits);
  CHECK(client.ask(get()).status == 503);  // no time for a second try
  CHECK(client.requests() == 1);
  limits.deadline = std::chrono::steady_clock::now() - milliseconds(1);
  HttpClient late({server.url(), {}, ""}, limits);
  CHECK(complaint(late, get()).find("time for sending is over") != std::string::npos);
  CHECK(late.requests() == 0);
}

TEST_CASE("what is not there and what is no web server have complaints of their own") {
  HttpClient nobody({"http://127.0.0.1:1", {}, ""}, quick());
  CHECK(complaint(nobody, get()).find("no MLflow server answers") != std::string::npos);
  ScriptedServer server([](std::size_t, const std::string&) { return "SSH-2.0-x\r\n"; });
  HttpClient client({server.url(), {}, ""}, quick());
  CHECK(complaint(client, get()).find("no web server") != std::string::npos);
  HttpClient tls({"https" + server.url().substr(4), {}, ""}, quick());
  CHECK(complaint(tls, get()).find("does not speak TLS") != std::string::npos);
}

}  // namespace
}  // namespace crossfade::mlflow
