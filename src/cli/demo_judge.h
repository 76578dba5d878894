#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "cli/listened_files.h"
#include "score/audio_calibration.h"
#include "score/demo_score.h"
#include "text/language.h"

namespace crossfade::cli {

/// By what demos are scored, and what is said of them.
struct DemoJudgeOptions {
  std::string store;        ///< its champion, latest snapshot and calibration are used; empty: none
  std::string model;        ///< a folder of models to use instead
  std::string roster;       ///< a catalogue to know artists by instead
  std::string calibration;  ///< a file of `crossfade calibrate --out` to use instead
  std::string sheet;        ///< CSV: file, then what of DemoSheet is known; empty: none
  score::DemoSheet all;     ///< what holds for every demo that the sheet does not speak of
  int threads = 1;

  /// Whether anything but a store was named.
  bool is_asked_for() const {
    return !model.empty() || !roster.empty() || !sheet.empty() || !calibration.empty() ||
           all.video_planned || !(all.artist + all.album + all.album_type).empty();
  }
};

/// Scores what was listened to.
class DemoJudge {
 public:
  /// Reads what the options name. Throws base::Error as the readers do, and kUsage for a sheet that
  /// is none.
  DemoJudge(const DemoJudgeOptions& options, base::Progress& progress);

  /// Sets the scores, ranked among these files. Files that were refused have none.
  void judge(std::vector<ListenedFile>& files) const;
  /// The files that the sheet names and that are not among these: it may have misspelt them.
  std::vector<std::string> missed_by(const std::vector<ListenedFile>& files) const;

 private:
  struct SheetLine {
    std::string file;  // as it stands there, without folders
    score::DemoSheet sheet;
  };

  void read_sheet(const std::string& path);
  bool names_artists() const;
  score::DemoSheet sheet_of(const std::string& path) const;

  std::unique_ptr<const score::Scorer> scorer_;
  std::optional<score::AudioCalibration> calibration_;
  std::map<std::string, SheetLine> sheet_;  // by file_key() of the name
  score::DemoSheet all_;
  int threads_;
};

/// The scores for a reader: the best first, each with its reasons and what is nearest to it. Empty
/// where nothing was scored.
std::string scores_text(const std::vector<ListenedFile>& files, text::Language language);

}  // namespace crossfade::cli
