#include "server/board.h"

#include <numeric>
#include <utility>

#include "base/hash.h"
#include "base/parallel.h"
#include "server/board_caches.h"
#include "stats/summary.h"
#include "warehouse/warehouse.h"

namespace crossfade::server {
namespace {

using catalogue::Catalogue;
using catalogue::kNoName;

constexpr std::size_t kRowsATask = 4096;
constexpr double kHitShare = 0.9;

TextIndex index_texts(const Catalogue& catalogue, int threads) {
  std::vector<char> is_searched(catalogue.names.size());
  for (const auto* column : {&catalogue.artist, &catalogue.track, &catalogue.album,
                             &catalogue.title, &catalogue.channel, &catalogue.isrc}) {
    for (const catalogue::NameId name : *column) {
      if (name != kNoName) is_searched[name] = 1;
    }
  }
  return TextIndex(catalogue.names, is_searched, threads);
}

// Channels have no identity in files: those that are written alike are one.
RowGroups group_channels(const Catalogue& catalogue, const TextIndex& texts) {
  std::vector<std::uint64_t> identities;
  identities.reserve(catalogue.size());
  for (const catalogue::NameId channel : catalogue.channel) {
    const bool is_known = channel != kNoName;
    identities.push_back(is_known ? base::hash64(texts.folded(channel)) >> 1 | 1 : 0);
  }
  return RowGroups(identities, catalogue.channel);
}

std::vector<features::VideoKind> read_video_kinds(const Catalogue& catalogue, int threads) {
  std::vector<features::VideoKind> kinds(catalogue.size());
  const std::size_t tasks = (kinds.size() + kRowsATask - 1) / kRowsATask;
  base::parallel_for(tasks, threads, [&](std::size_t task) {
    const std::size_t end = std::min(kinds.size(), (task + 1) * kRowsATask);
    for (std::size_t row = task * kRowsATask; row < end; ++row) {
      kinds[row] = features::read_video_kind(catalogue.text(catalogue.title[row]),
                                             catalogue.text(catalogue.channel[row]));
    }
  });
  return kinds;
}

std::string version_of(const Board& board) {
  std::string all;
  for (const warehouse::SnapshotEntry& snapshot : board.snapshots) all += snapshot.digest + " ";
  if (board.study)
    all += " study " + std::to_string(board.study->entry.id) + " " + board.study->entry.digest;
  return base::content_digest(all + " today " + base::to_string(board.options.today) + " seed " +
                              std::to_string(board.options.seed));
}

}  // namespace

Board::Board(catalogue::Import read, const BoardOptions& with)
    : options(with),
      import(std::move(read)),
      recordings(catalogue::index_recordings(import.catalogue)),
      owners(insight::row_owners(import.catalogue, recordings)),
      texts(index_texts(import.catalogue, with.threads)),
      video_kind(read_video_kinds(import.catalogue, with.threads)),
      caches(std::make_unique<BoardCaches>()) {
  const Catalogue& all = import.catalogue;
  tracks = RowGroups(all.ids.track, all.track);
  artists = RowGroups(all.ids.artist, all.artist);
  videos = RowGroups(all.ids.video, all.title);
  channels = group_channels(all, texts);
  hit_threshold = stats::quantile(all.streams, kHitShare);
  columns = track_columns({});
  version = version_of(*this);
}

Board::~Board() = default;

const score::NeighbourIndex& Board::neighbours() const {
  std::call_once(caches->neighbours_made, [this] {
    std::vector<std::size_t> rows(size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    caches->neighbours.emplace(catalogue(), rows);
  });
  return *caches->neighbours;
}

const catalogue::QualityReport& Board::quality() const {
  std::call_once(caches->quality_made, [this] {
    caches->quality = catalogue::judge_quality(import, recordings, options.today, options.threads);
  });
  return *caches->quality;
}

std::shared_ptr<const Board> load_board(const std::string& path, const BoardOptions& options) {
  store::Store store(path, store::Access::kExisting);
  warehouse::prepare(store);
  registry::prepare(store);
  store.run("BEGIN");  // all of one moment, whatever an import or a study writes meanwhile
  std::vector<warehouse::SnapshotEntry> snapshots = warehouse::list_snapshots(store);
  if (snapshots.empty()) return std::make_shared<Board>(catalogue::Import{}, options);
  warehouse::StoredImport latest = warehouse::load_latest_snapshot(store);
  auto board = std::make_shared<Board>(std::move(latest.import), options);
  board->snapshot = latest.snapshot;
  board->snapshots = std::move(snapshots);
  if (board->snapshots.size() > 1) {
    board->earlier = read_earlier_counts(store, board->snapshots[1], board->tracks, board->size());
  }
  const std::vector<registry::ReportEntry> reports = registry::list_reports(store);
  if (const auto* entry = find_report(reports, board->snapshot)) {
    board->study = read_board_study(store, *entry, board->snapshot, board->tracks, board->size());
    board->columns = track_columns(board->study->predictions);
  }
  board->plan =
      read_board_plan(store, reports, board->snapshot, board->study ? &*board->study : nullptr);
  store.run("COMMIT");
  board->version = version_of(*board);
  return board;
}

}  // namespace crossfade::server
