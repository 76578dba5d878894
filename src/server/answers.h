#pragma once

#include "server/route.h"

namespace crossfade::server {

/// The handlers of the route table, by operation (openapi.json says what each takes and gives).

Reply answer_status(const Call& call);
Reply answer_kpis(const Call& call);
Reply answer_overview(const Call& call);
Reply answer_scatter(const Call& call);
Reply answer_tracks(const Call& call);
Reply answer_tracks_csv(const Call& call);
Reply answer_track(const Call& call);
Reply answer_track_reasons(const Call& call);
Reply answer_artists(const Call& call);
Reply answer_artists_csv(const Call& call);
Reply answer_artist(const Call& call);
Reply answer_videos(const Call& call);
Reply answer_videos_csv(const Call& call);
Reply answer_video(const Call& call);
Reply answer_search(const Call& call);
Reply answer_findings(const Call& call);
Reply answer_models(const Call& call);
Reply answer_model_versions(const Call& call);
Reply answer_model_changes(const Call& call);
Reply answer_drift(const Call& call);
Reply answer_promote(const Call& call);
Reply answer_roll_back(const Call& call);
Reply answer_levers(const Call& call);
Reply answer_score(const Call& call);
Reply answer_invocations(const Call& call);
Reply answer_plans(const Call& call);
Reply answer_plan_example(const Call& call);
Reply answer_plan_file(const Call& call);
Reply answer_quality(const Call& call);
Reply answer_quality_rows(const Call& call);
Reply answer_imports(const Call& call);
Reply answer_import_issues(const Call& call);
Reply answer_runs(const Call& call);
Reply answer_run(const Call& call);
Reply answer_run_file(const Call& call);
Reply answer_run_comparison(const Call& call);
Reply answer_reports(const Call& call);
Reply answer_report(const Call& call);
Reply answer_report_page(const Call& call);
Reply answer_ledger(const Call& call);
Reply answer_listen(const Call& call);
Reply answer_demos(const Call& call);
Reply answer_demo(const Call& call);
Reply answer_forget_demo(const Call& call);
Reply answer_demo_scores(const Call& call);
Reply answer_sound_ranges(const Call& call);
Reply answer_import_file(const Call& call);
Reply answer_start_study(const Call& call);
Reply answer_jobs(const Call& call);
Reply answer_job(const Call& call);
Reply answer_cancel_job(const Call& call);
Reply answer_retry_job(const Call& call);
Reply answer_sign_in(const Call& call);
Reply answer_sign_out(const Call& call);
Reply answer_change_password(const Call& call);
Reply answer_views(const Call& call);
Reply answer_save_view(const Call& call);
Reply answer_remove_view(const Call& call);
Reply answer_shares(const Call& call);
Reply answer_share(const Call& call);
Reply answer_open_share(const Call& call);
Reply answer_revoke_share(const Call& call);
Reply answer_people(const Call& call);
Reply answer_add_person(const Call& call);
Reply answer_remove_person(const Call& call);
Reply answer_tokens(const Call& call);
Reply answer_add_token(const Call& call);
Reply answer_revoke_token(const Call& call);
Reply answer_audit(const Call& call);
Reply answer_usage(const Call& call);

}  // namespace crossfade::server
