#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/file.h"
#include "catalogue/generate.h"
#include "catalogue/import.h"
#include "insight/video_effect.h"

namespace crossfade::insight {

/// For tests: what the study finds in a synthetic catalogue whose truth is stated. The catalogue is
/// imported as any file is; how names are spelt is left out, as it means nothing there. Any number
/// of threads may call it.
inline VideoEffectStudy study_generated(const catalogue::GenerateOptions& catalogue,
                                        const VideoEffectOptions& options) {
  std::string csv;
  catalogue::generate_csv(catalogue, [&csv](std::string_view piece) { csv += piece; });
  std::string path = (std::filesystem::temp_directory_path() / "effect_XXXXXX").string();
  ::close(::mkstemp(path.data()));
  base::write_file(path, csv);
  const catalogue::Import import = catalogue::import_files({path}, {});
  std::filesystem::remove(path);
  const catalogue::RecordingIndex recordings = catalogue::index_recordings(import.catalogue);
  const features::RowMaterial material = features::read_material(import.catalogue, {}, 1);
  return study_video_effect(material, row_choices(import.catalogue, recordings, material.cues),
                            options);
}

}  // namespace crossfade::insight
