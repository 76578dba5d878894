#include "score/prediction.h"

#include "score/scorer.h"
#include "table/csv_writer.h"

namespace crossfade::score {

std::vector<Prediction> predict(const StudyModel& model, const catalogue::Import& import,
                                const catalogue::Import* roster, int threads, Detail detail) {
  // Shared with nobody, and owned by the caller.
  const std::shared_ptr<const StudyModel> borrowed(std::shared_ptr<void>(), &model);
  return Scorer(borrowed, roster, threads).predict(import, threads, detail);
}

std::string to_csv(const std::vector<Prediction>& predictions) {
  table::CsvWriter csv;
  for (const char* name :
       {"row", "artist", "track", "scenario", "streams", "streams_low", "streams_high",
        "hit_probability", "views", "views_low", "views_high", "note"}) {
    csv.cell(name);
  }
  csv.end_row();
  for (const Prediction& p : predictions) {
    csv.integer(p.row).cell(p.artist).cell(p.track).cell(p.scenario);
    csv.number(p.streams).number(p.streams_low).number(p.streams_high).number(p.hit_probability);
    csv.number(p.views).number(p.views_low).number(p.views_high).cell(p.note);
    csv.end_row();
  }
  return csv.text();
}

}  // namespace crossfade::score
