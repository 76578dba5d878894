// The bare server by itself (bare_server.h): serves the bytes of a file on a free port, which it
// prints, until it is stopped.
//
//   bare_server FILE
#include "bare_server.h"

#include <cstdio>

#include "base/error.h"
#include "base/file.h"
#include "bench.h"

int main(int count, char** words) {
  return crossfade::bench::run_bench("bare_server", [&] {
    const std::string path = crossfade::bench::parse_words(count, words, {});
    const std::string body(crossfade::base::MappedFile(path).bytes());
    crossfade::bench::serve_bare(body, [](int port) {
      std::printf("%d\n", port);
      std::fflush(stdout);
    });
  });
}
