#include "server/material.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "registry/registry.h"
#include "server/selection_kpis.h"
#include "server/track_filter.h"
#include "store/store.h"
#include "warehouse/history.h"
#include "warehouse/warehouse.h"

namespace crossfade::server {
namespace {

using warehouse::SnapshotEntry;

table::Json json_day(base::Date date) {
  return date.known() ? table::Json(base::to_string(date)) : table::Json();
}

// What every visitor asks for first, and what is slow to make, before anybody waits for it.
void make_ready(const Board& board) {
  if (board.size() == 0) return;
  kpis_of(board, *select_tracks(board, {}));
  board.quality();
  board.neighbours();
}

}  // namespace

table::Json json_origin(const Material& material) {
  const std::optional<BoardStudy>& study = material.board->study;
  return study ? json_origin(material, &study->entry, study->is_current)
               : json_origin(material, nullptr, true);
}

table::Json json_origin(const Material& material, const registry::ReportEntry* report,
                        bool is_current) {
  const Board& board = *material.board;
  const bool is_dated = report != nullptr && !report->as_of.empty();
  return table::Json::object()
      .set("snapshot", board.snapshot > 0 ? table::Json(board.snapshot) : table::Json())
      .set("as_of", json_day(board.import.as_of))
      .set("report", report == nullptr ? table::Json() : table::Json(report->id))
      .set("report_as_of", is_dated ? table::Json(report->as_of) : table::Json())
      .set("stale", report != nullptr && !is_current)
      .set("version", material.version);
}

LiveMaterial::LiveMaterial(MaterialSource source, std::int64_t now) : source_(std::move(source)) {
  auto material = std::make_shared<Material>();
  material->board = load_board(source_.store, source_.board);
  take_model(*material, now);
  make_ready(*material->board);
  current_ = std::move(material);
}

std::shared_ptr<const Material> LiveMaterial::now() const {
  const std::lock_guard lock(mutex_);
  return current_;
}

// study.cfm is written last and names the other files by digest, so its content names them all.
std::string LiveMaterial::model_digest() const {
  if (source_.model_folder.empty() || !std::filesystem::exists(model_file())) return {};
  return base::content_digest(base::MappedFile(model_file()).bytes());
}

// Puts a changed model, or the one in use with a changed roster, to use, and names the whole.
void LiveMaterial::take_model(Material& material, std::int64_t now) {
  const catalogue::Import* roster =
      material.board->snapshot > 0 ? &material.board->import : nullptr;
  const std::string digest = model_digest();
  if (digest.empty()) {
    material.model_refused = "no study has left a model yet";
  } else if (digest != digest_) {
    try {
      model_.load(source_.model_folder, roster, source_.board.threads);
      material.model_loaded_at = now;
      material.model_refused.clear();
    } catch (const base::Error& error) {
      material.model_refused = error.sentence();  // without its place: visitors need not know ours
    }
  } else {
    model_.know(roster, source_.board.threads);
  }
  digest_ = digest;
  material.scorer = model_.current();
  material.version = base::content_digest(material.board->version + digest_).substr(0, 16);
}

bool LiveMaterial::models_touched() const {
  std::error_code none;
  return std::filesystem::last_write_time(model_file(), none) != written_;
}

MaterialChange LiveMaterial::look() {
  const std::shared_ptr<const Material> material = now();
  const Board& board = *material->board;
  store::Store store(source_.store, store::Access::kExisting);
  warehouse::prepare(store);
  registry::prepare(store);
  const std::vector<SnapshotEntry> snapshots = warehouse::list_snapshots(store);
  const std::vector<registry::ReportEntry> reports = registry::list_reports(store);
  const std::int64_t latest = snapshots.empty() ? 0 : snapshots.front().id;
  const registry::ReportEntry* report = find_report(reports, latest);
  MaterialChange change;
  // An import of an older day changes no figure, but what is told of imports and of histories.
  change.snapshot =
      !std::ranges::equal(snapshots, board.snapshots, {}, &SnapshotEntry::id, &SnapshotEntry::id);
  change.study = (report == nullptr ? 0 : report->id) != (board.study ? board.study->entry.id : 0);
  std::error_code none;
  written_ = std::filesystem::last_write_time(model_file(), none);
  change.model = model_digest() != digest_;
  return change;
}

void LiveMaterial::refresh(const MaterialChange& change, std::int64_t now_seconds) {
  auto material = std::make_shared<Material>(*now());
  if (change.snapshot || change.study) {
    material->board = load_board(source_.store, source_.board);
  }
  take_model(*material, now_seconds);
  make_ready(*material->board);
  const std::lock_guard lock(mutex_);
  current_ = std::move(material);
}

}  // namespace crossfade::server
