// Keeps a server of 127.0.0.1 busy with one request (load_client.h) and prints a line of JSON:
// answers a second, how many, and the milliseconds of one.
//
//   http_load REQUEST --port P [--connections 64] [--seconds 2] [--core N]
//
// REQUEST is a file with the request's bytes, head and body.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/file.h"
#include "bench.h"
#include "load_client.h"

int main(int count, char** words) {
  using namespace crossfade::bench;
  return run_bench("http_load", [&] {
    Load load;
    const std::string path = parse_words(
        count, words,
        {{"--port", [&](const char* value) { load.port = std::atoi(value); }},
         {"--connections", [&](const char* value) { load.connections = std::atoi(value); }},
         {"--seconds", [&](const char* value) { load.seconds = std::atof(value); }},
         {"--core", [](const char* value) { pin(std::atoi(value)); }}});
    load.request = crossfade::base::MappedFile(path).bytes();
    const LoadResult result = apply(load);
    std::printf(
        "{\"per_s\": %.1f, \"answers\": %zu, \"p50_ms\": %.3f, \"p99_ms\": %.3f, \"max_ms\": "
        "%.3f}\n",
        result.per_second, result.milliseconds.size(), share_below(result.milliseconds, 0.5),
        share_below(result.milliseconds, 0.99), share_below(result.milliseconds, 1));
  });
}
