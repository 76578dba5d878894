#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

#include "base/date.h"
#include "score/scorer.h"
#include "server/board.h"
#include "server/model_in_use.h"
#include "table/json.h"

namespace crossfade::server {

/// What answers are made of at one moment. Nothing in it changes.
struct Material {
  std::shared_ptr<const Board> board;           ///< never null
  std::shared_ptr<const score::Scorer> scorer;  ///< null: there is no model
  std::string model_refused;         ///< why there is none, or why a newer one was not taken
  std::int64_t model_loaded_at = 0;  ///< seconds since 1970
  std::string version;               ///< changes with anything above
};

/// The `origin` that answers carry: snapshot and report, their days, and whether they belong
/// together.
table::Json json_origin(const Material& material);
/// The same of an answer that another report than the latest gives. `report` may be null: none;
/// `is_current`: it is of the latest snapshot.
table::Json json_origin(const Material& material, const registry::ReportEntry* report,
                        bool is_current);

/// Where a store's material comes from.
struct MaterialSource {
  std::string store;
  std::string model_folder;
  BoardOptions board = {};
};

/// What changed when material was taken anew.
struct MaterialChange {
  bool snapshot = false;
  bool study = false;
  bool model = false;
};

/// Holds the material of the moment and takes it anew when told to. Requests go on with what they
/// have. Any thread may ask; one may refresh.
class LiveMaterial {
 public:
  /// Reads all of it. Throws base::Error as load_board(); without models there is a reason.
  LiveMaterial(MaterialSource source, std::int64_t now);

  std::shared_ptr<const Material> now() const;
  /// Whether the models' files were written since look() last read them. Costs a look at one file.
  bool models_touched() const;
  /// Whether the store (as far as answers come from it) or the models differ from what was taken.
  /// Costs two reads of the store's lists and one of study.cfm.
  MaterialChange look();
  /// Takes what look() found. Where that fails the old material stays, and why is said in the
  /// exception.
  void refresh(const MaterialChange& change, std::int64_t now);

 private:
  void take_model(Material& material, std::int64_t now);
  std::string model_file() const { return source_.model_folder + "/study.cfm"; }
  std::string model_digest() const;

  const MaterialSource source_;
  ModelInUse model_;
  std::string digest_;                         // of the study.cfm that was taken or refused last
  std::filesystem::file_time_type written_{};  // when it was, as look() found it
  mutable std::mutex mutex_;
  std::shared_ptr<const Material> current_;
};

}  // namespace crossfade::server
