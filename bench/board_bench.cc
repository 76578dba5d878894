// Times what the dashboard asks of a board, one line of JSON an answer:
//
//   board_bench STORE [--threads N] [--rounds N] [--today YYYY-MM-DD]
//
// "first_cpu_ms" is the first answer, "cpu_ms" and "wall_ms" the medians of the rounds after it: of
// a question asked anew each time where caches would hide the work (a filter differs by round), of
// the same one where the cache is what a viewer meets (scrolling). "anonymous_mb" is the memory of
// the process after the answer without mapped files, "bytes" the size of the JSON.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "bench.h"
#include "server/board.h"
#include "server/group_table.h"
#include "server/overview.h"
#include "server/search.h"
#include "server/selection_kpis.h"
#include "server/track_profile.h"
#include "server/track_table.h"

namespace {

using crossfade::bench::Clock;
using crossfade::server::Board;
using crossfade::server::TableSort;
using crossfade::server::TrackFilter;

struct Job {
  std::string store;
  int rounds = 5;
  crossfade::server::BoardOptions options;
};

Job parse(int count, char** words) {
  Job job;
  job.store = crossfade::bench::parse_words(
      count, words,
      {{"--threads", [&](const char* v) { job.options.threads = std::atoi(v); }},
       {"--rounds", [&](const char* v) { job.rounds = std::atoi(v); }},
       {"--today", [&](const char* v) {
          job.options.today = crossfade::base::parse_date(v).value_or(crossfade::base::Date{});
        }}});
  return job;
}

double anonymous_mb() {
  std::ifstream status("/proc/self/status");
  std::string line;
  while (std::getline(status, line)) {
    if (line.starts_with("RssAnon:")) return std::atof(line.c_str() + 8) / 1024;
  }
  return 0;
}

double median_behind_first(std::vector<double> times) {
  if (times.size() < 2) return times.front();
  const auto middle = times.begin() + static_cast<std::ptrdiff_t>(1 + (times.size() - 1) / 2);
  std::nth_element(times.begin() + 1, middle, times.end());
  return *middle;
}

// `answer(round)` gives an answer's JSON text.
template <typename Answer>
void measure(const char* name, int rounds, const Answer& answer) {
  std::vector<double> cpu;
  std::vector<double> wall;
  std::size_t bytes = 0;
  for (int round = 0; round <= rounds; ++round) {
    const Clock start = Clock::now();
    bytes = answer(round).size();
    const Clock end = Clock::now();
    cpu.push_back(1000 * (end.cpu() - start.cpu()));
    wall.push_back(1000 * (end.wall - start.wall));
  }
  std::printf(
      "{\"answer\": \"%s\", \"first_cpu_ms\": %.2f, \"cpu_ms\": %.2f, \"wall_ms\": %.2f, "
      "\"bytes\": %zu, \"anonymous_mb\": %.0f}\n",
      name, cpu.front(), median_behind_first(cpu), median_behind_first(wall), bytes,
      anonymous_mb());
  std::fflush(stdout);
}

// A filter that no round before had, and that nearly all tracks pass.
TrackFilter fresh_filter(int round) {
  TrackFilter filter;
  filter.streams.low = -1000.0 - round;
  return filter;
}

void measure_overview(const Board& board, int rounds) {
  namespace server = crossfade::server;
  measure("filter", rounds, [&](int round) {
    const auto selection = server::select_tracks(board, fresh_filter(round));
    return std::to_string(selection->rows.size());
  });
  measure("filter by text", rounds, [&](int round) {
    TrackFilter filter = fresh_filter(round);
    filter.text = "love me";
    const auto selection = server::select_tracks(board, filter);
    return std::to_string(selection->rows.size());
  });
  const auto selection = server::select_tracks(board, {});
  measure("key figures", rounds, [&](int) {
    return server::json_kpis(board, server::take_selection_kpis(board, selection->rows)).dump(0);
  });
  measure("scatter", rounds, [&](int) { return server::json_scatter(board, *selection).dump(0); });
  measure("overview", rounds, [&](int round) {
    return server::json_overview(board, fresh_filter(round)).dump(0);
  });
}

std::string rows_of(const Board& board, const std::vector<std::uint32_t>& rows) {
  std::string text;
  for (const std::uint32_t row : rows) text += crossfade::server::json_track_row(board, row).dump(0);
  return text;
}

void measure_tables(const Board& board, int rounds) {
  namespace server = crossfade::server;
  for (const char* column : {"streams", "track", "match"}) {
    const std::string name = std::string("table by ") + column;
    measure(name.c_str(), rounds, [&](int round) {
      const auto table = server::open_track_table(board, fresh_filter(round), {column, true});
      return rows_of(board, server::window(table, 0, 100).items);
    });
  }
  measure("scrolling", rounds, [&](int round) {
    const auto table = server::open_track_table(board, {}, {"streams", true});
    const std::size_t first = table.size() / 7 * static_cast<std::size_t>(round % 7);
    return rows_of(board, server::window(table, first, 100).items);
  });
  for (const auto grouping : {server::Grouping::kArtist, server::Grouping::kVideo}) {
    const bool is_artist = grouping == server::Grouping::kArtist;
    measure(is_artist ? "artists" : "videos", rounds, [&](int round) {
      const auto list =
          server::open_group_list(board, {.grouping = grouping, .filter = fresh_filter(round)});
      std::string rows;
      for (const std::uint32_t place : server::window(list, 0, 100).items) {
        const std::uint32_t group = list.table->groups[place];
        const auto tracks = list.table->rows_of(place);
        rows += (is_artist ? server::json_artist_row(board, group, tracks)
                           : server::json_video_row(board, group, tracks))
                    .dump(0);
      }
      return rows;
    });
  }
}

void measure_pages(const Board& board, int rounds) {
  namespace server = crossfade::server;
  for (const char* text : {"a", "love", "아이", "the night", "zzzzqqqq"}) {
    const std::string name = std::string("search ") + text;
    measure(name.c_str(), rounds, [&](int) { return server::json_search(board, text).dump(0); });
  }
  measure("track", rounds, [&](int) { return server::json_track(board, 0, {}).dump(0); });
  measure("artist", rounds, [&](int) { return server::json_artist(board, 0).dump(0); });
}

void run(const Job& job) {
  const Clock start = Clock::now();
  const auto board = crossfade::server::load_board(job.store, job.options);
  const Clock end = Clock::now();
  std::printf(
      "{\"answer\": \"load\", \"tracks\": %zu, \"wall_s\": %.3f, \"cpu_s\": %.3f, "
      "\"anonymous_mb\": %.0f}\n",
      board->size(), end.wall - start.wall, end.cpu() - start.cpu(), anonymous_mb());
  std::fflush(stdout);
  measure_overview(*board, job.rounds);
  measure_tables(*board, job.rounds);
  measure_pages(*board, job.rounds);
}

}  // namespace

int main(int count, char** words) {
  return crossfade::bench::run_bench("board_bench", [&] { run(parse(count, words)); });
}
