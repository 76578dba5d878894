#pragma once

#include "advise/playlists.h"
#include "report/document.h"
#include "table/json.h"
#include "text/language.h"

namespace crossfade::report {

/// Appends the section on playlists: heading, how they were made, and a table with a line a list.
/// The tracks themselves are in the plan's files.
void add_playlists(Document& document, const advise::Playlists& playlists, text::Language language);

/// {recordings, lists: [{id, kind, name: {en, ko}, candidates, mean_step, mean_step_by_streams,
/// tracks: [{artist, track, streams, duration_ms, tempo_bpm, counted_bpm, key, energy, spotify_uri,
/// video_url}]}]}; what is missing is null, key is a name such as "D♭".
table::Json json_playlists(const advise::Playlists& playlists);

}  // namespace crossfade::report
