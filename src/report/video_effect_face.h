#pragma once

#include "insight/video_effect.h"
#include "report/document.h"
#include "table/json.h"
#include "text/language.h"

namespace crossfade::report {

/// The section on the effect of an official video: the answer, methods side by side as table and
/// chart, kinds of video, overlap, balance, groups, variations, sensitivity. Parts that the study
/// could not take are left out; n stands in the tables.
void add_video_effect(Document& document, const insight::VideoEffectStudy& study,
                      text::Language language);

/// The study as data, its findings aside (they stand with all others): {rows, artists,
/// compared_rows, compared_artists, kinds, methods, overlap (null where nothing can be compared),
/// balance, sensitivity, groups}.
table::Json json_video_effect(const insight::VideoEffectStudy& study);

}  // namespace crossfade::report
