// Made by `npm run types` from src/server/openapi.json: change that, not this.

export interface paths {
    readonly "/healthz": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether the server answers. */
        readonly get: operations["healthz"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ping": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether there are models to ask, as MLflow's scoring server tells it. */
        readonly get: operations["ping"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/metrics": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Counters in Prometheus text form. */
        readonly get: operations["metrics"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/openapi.json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** This document. */
        readonly get: operations["openapi"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/status": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** State of data, models and jobs. */
        readonly get: operations["status"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Live events as text/event-stream: `snapshot`, `study`, `model` (data: an Origin) and `job` (data: a Job). */
        readonly get: operations["events"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/session": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Signs in; sets the session's cookie. */
        readonly post: operations["sign_in"];
        /** Ends the session. */
        readonly delete: operations["sign_out"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/session/password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** A new password for whoever signed in; all other sessions end. */
        readonly put: operations["change_password"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/kpis": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Key figures of the selection. */
        readonly get: operations["kpis"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/overview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The overview's other tiles. */
        readonly get: operations["overview"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/scatter": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Streams against views. */
        readonly get: operations["scatter"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/tracks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Tracks of the selection, sorted, a page at a time. */
        readonly get: operations["tracks"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/tracks.csv": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** All tracks of the selection as CSV. */
        readonly get: operations["tracks_csv"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/tracks/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A track. */
        readonly get: operations["track"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/tracks/{id}/reasons": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What the models in use say of a track as it stands, and why. The track may have been in their training: then it is no forecast, and the note says so. */
        readonly get: operations["track_reasons"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/artists": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Artists of the selection. */
        readonly get: operations["artists"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/artists.csv": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** All artists of the selection as CSV. */
        readonly get: operations["artists_csv"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/artists/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** An artist. */
        readonly get: operations["artist"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/videos": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Videos of the selection. */
        readonly get: operations["videos"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/videos.csv": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** All videos of the selection as CSV. */
        readonly get: operations["videos_csv"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/videos/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A video. */
        readonly get: operations["video"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Artists, tracks and videos whose names match, best first. */
        readonly get: operations["search"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/findings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What is true: the latest study's findings. */
        readonly get: operations["findings"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/models": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The latest study's model cards, and the models in use. */
        readonly get: operations["models"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/levers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What the what-if page lets one change. */
        readonly get: operations["levers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/score": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Scores up to 1,000 rows. */
        readonly post: operations["score"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/invocations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** One model's answers to up to 1,000 rows of its features, by MLflow's scoring protocol. */
        readonly post: operations["invocations"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/plans": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The latest plan. */
        readonly get: operations["plans"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/plans/example": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A plan file with every key explained (TOML). */
        readonly get: operations["plan_example"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/plans/files/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A file of the latest plan: page, calendar, tables, playlists. */
        readonly get: operations["plan_file"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/quality": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The quality of the latest snapshot's data; what was filled, and the outlier bill, of the latest study. */
        readonly get: operations["quality"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/quality/rows": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Rows to fix. */
        readonly get: operations["quality_rows"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/imports": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Imports, the latest first. */
        readonly get: operations["imports"];
        readonly put?: never;
        /** Uploads a file (CSV as the body) and imports it as a job. */
        readonly post: operations["import_file"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/imports/{id}/issues": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Complaints about an import's cells and rows. */
        readonly get: operations["import_issues"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/reports": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Stored reports. */
        readonly get: operations["reports"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/reports/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A stored report, as it was made. */
        readonly get: operations["report"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/reports/{id}/page": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A report as a page by itself, as its run left it. */
        readonly get: operations["report_page"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/runs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The runs of the store: studies, trainings and sweeps, the newest first; their models, too, where a question is asked. */
        readonly get: operations["runs"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/runs/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A run with its parts: a study's models, a sweep's settings. */
        readonly get: operations["run"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/runs/{id}/files/{place}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A file that a run left. */
        readonly get: operations["run_file"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/run_comparison": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Two to four runs beside each other: what differs, and which differences of figures are larger than chance explains. */
        readonly get: operations["run_comparison"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/model_versions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The versions of the store's models, the latest first: champion, challenger and the others. */
        readonly get: operations["model_versions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/model_changes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who changed which version, when and why, the latest first. */
        readonly get: operations["model_changes"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/drift": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether the latest snapshot is still what the champion was trained on, and what became of what it foretold. */
        readonly get: operations["drift"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/promotions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Queues the paired test of a version against the champion, which it replaces where it is better. */
        readonly post: operations["promote"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rollbacks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Queues putting the champion before the champion to use again. */
        readonly post: operations["roll_back"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/ledger": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How forecasts and plans came out since. */
        readonly get: operations["ledger"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/listen": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Uploads a sound (its bytes as the body, whatever its format) and listens to it as a job. */
        readonly post: operations["listen"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/demos": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Sounds that were listened to, the latest first. */
        readonly get: operations["demos"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/demos/{digest}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A sound that was listened to, with its waveform. */
        readonly get: operations["demo"];
        readonly put?: never;
        readonly post?: never;
        /** Forgets what was heard in a sound, and removes its file where it was kept. */
        readonly delete: operations["forget_demo"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/demo_scores": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Scores up to 200 demos together, by the models in use and what was heard. */
        readonly post: operations["demo_scores"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/sound_ranges": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How tempo, length and loudness are spread among the selected tracks, and among the hits of them. */
        readonly get: operations["sound_ranges"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/jobs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Jobs, the latest first. */
        readonly get: operations["jobs"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/studies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Queues a study of the latest snapshot; with a plan file, a plan, too. */
        readonly post: operations["start_study"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/jobs/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A job. */
        readonly get: operations["job"];
        readonly put?: never;
        readonly post?: never;
        /** Cancels a job. */
        readonly delete: operations["cancel_job"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/jobs/{id}/retry": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Queues a failed, cancelled or interrupted job again. */
        readonly post: operations["retry_job"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/views": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One's saved views. */
        readonly get: operations["views"];
        readonly put?: never;
        /** Saves a view. */
        readonly post: operations["save_view"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/views/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Removes a saved view. */
        readonly delete: operations["remove_view"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/shares": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read-only links that are open. */
        readonly get: operations["shares"];
        readonly put?: never;
        /** Makes a read-only link to a page. */
        readonly post: operations["share"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/shares/open": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Opens a read-only link: sets its cookie and says which page it shows. */
        readonly post: operations["open_share"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/shares/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Closes a link. */
        readonly delete: operations["revoke_share"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/people": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who has an account. */
        readonly get: operations["people"];
        readonly put?: never;
        /** Adds an account. */
        readonly post: operations["add_person"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/people/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Removes an account and ends its sessions. */
        readonly delete: operations["remove_person"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/usage": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How many used it, by day. */
        readonly get: operations["usage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/tokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** API tokens. */
        readonly get: operations["tokens"];
        readonly put?: never;
        /** Makes an API token. */
        readonly post: operations["add_token"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/tokens/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Revokes an API token. */
        readonly delete: operations["revoke_token"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/audit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who did what. */
        readonly get: operations["audit"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly Account: {
            readonly id: number;
            readonly name: string;
            /** @enum {string} */
            readonly role: "viewer" | "analyst" | "admin";
            readonly made_at: number;
        };
        readonly Accounts: {
            readonly people: readonly components["schemas"]["Account"][];
        };
        /** @description An artist. */
        readonly ArtistDetail: {
            readonly origin: components["schemas"]["Origin"];
            readonly artist: components["schemas"]["ArtistRow"];
            readonly kpis: components["schemas"]["Kpis"];
            readonly resamples: number;
            readonly tracks: readonly components["schemas"]["TrackRow"][];
            readonly history: readonly components["schemas"]["Moment"][];
        };
        readonly ArtistPage: {
            readonly origin: components["schemas"]["Origin"];
            /** @description Rows of the whole selection. */
            readonly total: number;
            /** @description Place of the first row here, from 0. */
            readonly first: number;
            /** @description Cursor of the next page; null: this is the last. */
            readonly next: string | null;
            readonly rows: readonly components["schemas"]["ArtistRow"][];
        };
        /** @description An artist. Sums run over known values. */
        readonly ArtistRow: {
            /** @description An identity, the same from import to import. */
            readonly id: string;
            readonly name: string;
            readonly tracks: number;
            readonly streams: number | null;
            readonly median_streams: number | null;
            readonly best_streams: number | null;
            readonly views: number | null;
            readonly engagement: number | null;
            /** @description Tracks above the 90th percentile of all. */
            readonly hits: number;
            readonly music_videos: number;
        };
        /** @description A feature in the selection beside all tracks. */
        readonly AudioPanel: {
            readonly name: string;
            readonly label: components["schemas"]["Text"];
            readonly unit: string;
            readonly selection: components["schemas"]["Spread"];
            readonly all: components["schemas"]["Spread"];
        };
        readonly Audit: {
            readonly entries: readonly components["schemas"]["AuditEntry"][];
            readonly next: string | null;
        };
        readonly AuditEntry: {
            readonly id: number;
            readonly at: number;
            readonly who_kind: string;
            readonly who: string;
            readonly operation: string;
            readonly object: string;
            readonly outcome: string;
        };
        /** @description How many used the server on a day: counts, never who. */
        readonly DailyUse: {
            /** Format: date */
            readonly day: string;
            readonly people: number;
            readonly tokens: number;
            readonly shares: number;
            readonly local: boolean;
        };
        /** @description The champion and the latest snapshot. */
        readonly Drift: {
            readonly verdict: components["schemas"]["DriftVerdict"];
            readonly champion: number;
            readonly trained_on_snapshot: number;
            readonly snapshot: number;
            /**
             * Format: date
             * @description Null: undated.
             */
            readonly as_of: string | null;
            /** @description Of the stability index, above which a feature has drifted. */
            readonly threshold: number;
            /** @description Recordings. */
            readonly rows_then: number;
            readonly rows_now: number;
            readonly artists_now: number;
            readonly new_artists: components["schemas"]["Estimate"];
            readonly inputs: components["schemas"]["DriftVerdict"];
            readonly families: readonly {
                readonly family: string;
                readonly verdict: components["schemas"]["DriftVerdict"];
                readonly worst: components["schemas"]["FeatureDrift"];
            }[];
            readonly features: readonly components["schemas"]["FeatureDrift"][];
            /** @description What it foretold and what came true; none where no later counts have come. */
            readonly outcomes: readonly components["schemas"]["OutcomeDrift"][];
            readonly feature_labels: {
                readonly [key: string]: components["schemas"]["Text"];
            };
        };
        /** @enum {string} */
        readonly DriftVerdict: "stable" | "undecided" | "watch" | "drifted";
        /** @description A figure with its 95 % interval (artists resampled) and the number of rows it rests on; null is not known. */
        readonly Estimate: {
            readonly value: number | null;
            readonly low: number | null;
            readonly high: number | null;
            readonly n: number;
        };
        /** @description How many tracks that pass all other filters have a value: what choosing it would show. */
        readonly Facet: {
            readonly value: string;
            readonly tracks: number;
        };
        /** @description What a family of features does: a factor on 1 + the count, or on the odds. */
        readonly Family: {
            readonly family: string;
            readonly factor: number | null;
            readonly feature: string;
            readonly value: number | null;
            readonly because: components["schemas"]["Text"];
        };
        /** @description Something to fix. */
        readonly FaultyRow: {
            /** @description Row in the catalogue, from 0; null: it was left out. */
            readonly row: number | null;
            readonly file: string | null;
            /** @description Data record of the file, from 1. */
            readonly record: number | null;
            /** @description Of complaints of the import. */
            readonly line: number | null;
            readonly artist: string | null;
            readonly track: string | null;
            readonly track_id: string | null;
            readonly rule: string;
            readonly part: string;
            readonly sentence: components["schemas"]["Text"];
            readonly column: string | null;
            readonly value: string;
        };
        readonly FaultyRows: {
            readonly origin: components["schemas"]["Origin"];
            /** @description Rows of the whole selection. */
            readonly total: number;
            /** @description Place of the first row here, from 0. */
            readonly first: number;
            /** @description Cursor of the next page; null: this is the last. */
            readonly next: string | null;
            readonly rows: readonly components["schemas"]["FaultyRow"][];
        };
        /** @description A tested statement. */
        readonly Finding: {
            readonly id: string;
            readonly question: components["schemas"]["Text"];
            readonly statistic: components["schemas"]["Text"];
            readonly threshold: number | null;
            /** @enum {string} */
            readonly unit: "lift" | "share" | "decimal";
            readonly estimate: components["schemas"]["Estimate"];
            readonly method: components["schemas"]["Text"];
            readonly under: readonly {
                readonly choice: components["schemas"]["Text"];
                readonly estimate: components["schemas"]["Estimate"];
            }[];
            /** @enum {string} */
            readonly verdict: "supported" | "refuted" | "undecided" | "not-identifiable";
            readonly sentence: components["schemas"]["Text"];
        };
        readonly Findings: {
            readonly tested: readonly components["schemas"]["Finding"][];
            readonly video_effect: components["schemas"]["VideoEffect"] | null;
            readonly rule_search: components["schemas"]["RuleSearch"];
            readonly platform_gaps: readonly components["schemas"]["PlatformGap"][];
            readonly old_claims: readonly components["schemas"]["OldClaim"][];
        };
        readonly FindingsAnswer: {
            readonly origin: components["schemas"]["Origin"];
            readonly findings: components["schemas"]["Findings"] | null;
            readonly not_known: components["schemas"]["NotKnown"];
        };
        readonly ImportEntry: {
            readonly snapshot: number;
            /**
             * Format: date
             * @description Null: undated.
             */
            readonly as_of: string | null;
            readonly files: readonly {
                readonly name: string;
                readonly digest: string;
                readonly records: number;
                readonly tracks: number;
            }[];
            readonly tracks: number;
            readonly issues: number;
        };
        readonly ImportIssue: {
            readonly file: string | null;
            readonly record: number;
            readonly line: number;
            readonly column: string | null;
            readonly kind: string;
            readonly words: components["schemas"]["Text"];
            readonly cell: string;
        };
        readonly ImportIssuePage: {
            readonly origin: components["schemas"]["Origin"];
            /** @description Rows of the whole selection. */
            readonly total: number;
            /** @description Place of the first row here, from 0. */
            readonly first: number;
            /** @description Cursor of the next page; null: this is the last. */
            readonly next: string | null;
            readonly rows: readonly components["schemas"]["ImportIssue"][];
        };
        readonly ImportIssues: {
            readonly count: number;
            readonly by_kind: {
                readonly [key: string]: number;
            };
            readonly first: readonly {
                readonly file: string | null;
                readonly record: number;
                readonly line: number;
                readonly column: string | null;
                readonly kind: string;
                readonly cell: string;
            }[];
        };
        readonly Imports: {
            readonly imports: readonly components["schemas"]["ImportEntry"][];
        };
        /** @description An import, a study, a plan, a sound to listen to, or a change of champion, done by a process of its own. */
        readonly Job: {
            readonly id: number;
            /** @enum {string} */
            readonly kind: "import" | "study" | "plan" | "listen" | "promotion" | "rollback";
            /** @enum {string} */
            readonly state: "queued" | "running" | "done" | "failed" | "cancelled" | "interrupted";
            readonly asked_by: string;
            /** @description The job that this one follows or tries again. */
            readonly follows: number | null;
            /**
             * Format: date
             * @description Null: undated.
             */
            readonly as_of: string | null;
            readonly quick: boolean;
            readonly with_plan: boolean;
            readonly queued_at: number;
            readonly started_at: number | null;
            readonly ended_at: number | null;
            readonly stage: string | null;
            /** @description 0 to 1; null: not known. */
            readonly share: number | null;
            readonly files: readonly {
                readonly name: string;
                readonly bytes: number;
            }[];
            /** @description Why it failed; of a promotion that is done: why the version was not promoted. */
            readonly complaint: string | null;
            readonly snapshot: number | null;
            /** @description An import of files that the store had already. */
            readonly was_there: boolean;
            readonly report: number | null;
            /** @description Of a promotion: of models; null: the challenger. */
            readonly version: number | null;
            /** @description A promotion without a test. */
            readonly force: boolean;
            /** @description Of a change of champion. */
            readonly reason: string | null;
            /** @description Of listening: the file is kept when it was heard. */
            readonly keep: boolean;
            /** @description Of listening: the demo that it made. */
            readonly digest: string | null;
        };
        /** @description What is measured in a sound; null is not known. */
        readonly MeasuredSound: {
            /** @description How long what decodes is, in s. */
            readonly duration_s: number | null;
            /** @description How long the file's header says it is, in s. */
            readonly header_duration_s: number | null;
            /** @description Samples a second, in Hz. */
            readonly sample_rate_hz: number | null;
            /** @description Channels, in channels. */
            readonly channels: number | null;
            /** @description Coded frames that are broken, as far as can be seen, in frames. */
            readonly damaged_frames: number | null;
            /** @description Integrated loudness (ITU-R BS.1770), in LUFS. */
            readonly loudness_lufs: number | null;
            /** @description Loudness range (EBU Tech 3342), in LU. */
            readonly loudness_range_lu: number | null;
            /** @description Peak between the samples; missing with --no-true-peak, in dBTP. */
            readonly true_peak_dbtp: number | null;
            /** @description Mean square of all samples below full scale, in dB. */
            readonly mean_level_db: number | null;
            /** @description Largest sample less the mean level, in dB. */
            readonly crest_db: number | null;
            /** @description Mean distance of the level of 100 ms from its mean, in dB. */
            readonly dynamics_db: number | null;
            /** @description Share of 100 ms blocks below -60 dB. */
            readonly silence_share: number | null;
            /** @description Frequency above which there is nothing, in Hz. */
            readonly band_limit_hz: number | null;
            /** @description How far the pitch lies from A = 440 Hz, in cents. */
            readonly tuning_cents: number | null;
            /** @description Tempo, in beats/min. */
            readonly tempo_bpm: number | null;
            /** @description The next likely tempo, in beats/min. */
            readonly tempo_second_bpm: number | null;
            /** @description How likely the tempo is what people tap. */
            readonly tempo_confidence: number | null;
            /** @description Share of the clip that keeps the tempo. */
            readonly tempo_steadiness: number | null;
            /** @description Beats of a bar; 6 is two beats of three, in beats. */
            readonly metre: number | null;
            /** @description How clear the metre is. */
            readonly metre_confidence: number | null;
            /** @description Tonic, 0 (C) to 11 (B), in pitch class. */
            readonly key: number | null;
            /** @description 1 major, 0 minor, in 0 or 1. */
            readonly mode: number | null;
            /** @description Probability of the key among all 24. */
            readonly key_confidence: number | null;
            /** @description That less the next key's. */
            readonly key_margin: number | null;
            /** @description Share of half minutes that keep the key. */
            readonly key_steadiness: number | null;
            /** @description Tonic of the next likely key, in pitch class. */
            readonly second_key: number | null;
            /** @description Its mode, in 0 or 1. */
            readonly second_mode: number | null;
            /** @description Tonic of the other mode with the same notes, in pitch class. */
            readonly relative_key: number | null;
            /** @description Notes and drums that begin in a second, in 1/s. */
            readonly onset_rate_hz: number | null;
            /** @description How much of the onsets repeats with the beat. */
            readonly beat_strength: number | null;
            /** @description Share of the spectrum, 60 Hz to 2.5 kHz, that stands in tones that last. */
            readonly tonal_share: number | null;
            /** @description Centre of the spectrum, in Hz. */
            readonly spectral_centroid_hz: number | null;
            /** @description Spread about the centre, in Hz. */
            readonly spectral_spread_hz: number | null;
            /** @description Frequency below which 85 % of the power lies, in Hz. */
            readonly spectral_rolloff_hz: number | null;
            /** @description 1 for noise, 0 for tones. */
            readonly spectral_flatness: number | null;
            /** @description How much the spectrum's shape changes in 46 ms. */
            readonly spectral_flux: number | null;
            /** @description Share of the power below 250 Hz. */
            readonly low_share: number | null;
            /** @description Share of the power above 4 kHz. */
            readonly high_share: number | null;
        };
        /** @description Estimates by formula, fitted to nothing: for readers, not for a model. */
        readonly EstimatedSound: {
            /** @description How intense it is. */
            readonly energy: number | null;
            /** @description How well one can dance to it. */
            readonly danceability: number | null;
            /** @description How little of it is electric. */
            readonly acousticness: number | null;
            /** @description How cheerful it sounds. */
            readonly valence: number | null;
        };
        /** @description Guesses; null is not known. */
        readonly WeakSound: {
            /**
             * @description How little it sounds like singing.
             * @enum {string|null}
             */
            readonly instrumentalness: "low" | "medium" | "high" | null;
            /**
             * @description How much it sounds like speech.
             * @enum {string|null}
             */
            readonly speechiness: "low" | "medium" | "high" | null;
            /**
             * @description How much it sounds like a concert.
             * @enum {string|null}
             */
            readonly liveness: "low" | "medium" | "high" | null;
        };
        /** @description A sound that was listened to. */
        readonly Demo: {
            /** @description Names its content. */
            readonly digest: string;
            /** @description Of its file when it was heard last. */
            readonly name: string;
            /** @description Seconds since 1970. */
            readonly heard_at: number;
            /** @description By this program's analysis; else by an earlier one: listen again. */
            readonly is_current: boolean;
            /** @description Its file is kept beside the store. */
            readonly is_kept: boolean;
            readonly format: string;
            /** @description Its name, as 'A minor'. */
            readonly key: string | null;
            readonly measured: components["schemas"]["MeasuredSound"];
            readonly estimated: components["schemas"]["EstimatedSound"];
            readonly weak: components["schemas"]["WeakSound"];
            readonly warnings: readonly {
                readonly name: string;
                readonly en: string;
                readonly ko: string;
            }[];
        };
        /** @description The same with its waveform and the released recording that it looks to be. */
        readonly DemoDetail: {
            /** @description Names its content. */
            readonly digest: string;
            /** @description Of its file when it was heard last. */
            readonly name: string;
            /** @description Seconds since 1970. */
            readonly heard_at: number;
            /** @description By this program's analysis; else by an earlier one: listen again. */
            readonly is_current: boolean;
            /** @description Its file is kept beside the store. */
            readonly is_kept: boolean;
            readonly format: string;
            /** @description Its name, as 'A minor'. */
            readonly key: string | null;
            readonly measured: components["schemas"]["MeasuredSound"];
            readonly estimated: components["schemas"]["EstimatedSound"];
            readonly weak: components["schemas"]["WeakSound"];
            readonly warnings: readonly {
                readonly name: string;
                readonly en: string;
                readonly ko: string;
            }[];
            /** @description What it looks to be, by fingerprint; null: nothing that `crossfade calibrate` has kept one of, or it has none itself. */
            readonly released: {
                readonly artist: string;
                readonly title: string;
                /** @description Share of the fingerprint's bits that agree. */
                readonly similarity: number;
            } | null;
            readonly waveform: components["schemas"]["Waveform"] | null;
            /** @description What each descriptor means. */
            readonly descriptors: readonly {
                readonly name: string;
                readonly unit: string;
                /** @enum {string} */
                readonly class: "measured" | "estimated" | "weak";
                readonly en: string;
                readonly ko: string;
            }[];
        };
        readonly DemoQuestion: {
            readonly digests: readonly string[];
            /** @description One of the roster brings the artist's other tracks along. Without an artist nothing else of the release counts: the score is of the sound alone. */
            readonly artist?: string | null;
            readonly track?: string | null;
            readonly album?: string | null;
            /** @description single, album, compilation. */
            readonly album_type?: string | null;
            /** @description An official video is planned: it moves nothing before release, which a note says. */
            readonly video_planned?: boolean | null;
            /** @description With reasons and nearest recordings. */
            readonly explain?: boolean | null;
        };
        /** @description A demo's answer and how much may be read into it; null is not known. */
        readonly DemoScore: {
            readonly digest: string;
            readonly artist: string;
            readonly track: string;
            readonly scenario: string;
            /** @description No artist was named: by a model of the sound alone; else by names and what is said of the release, too. */
            readonly by_sound_alone: boolean;
            readonly streams: number | null;
            readonly streams_low: number | null;
            readonly streams_high: number | null;
            readonly hit_probability: number | null;
            readonly base_rate: components["schemas"]["Estimate"];
            /** @description The probability over the base rate, less 1. */
            readonly lift: number | null;
            readonly alike: components["schemas"]["Estimate"];
            readonly auc: components["schemas"]["Estimate"];
            readonly rank: {
                /** @description Among the demos of the question, from 1; 0: none. */
                readonly place: number;
                readonly of: number;
                /** @description Released recordings of a lower probability, out of fold. */
                readonly released_below: number;
                readonly released: number;
            };
            /** @description Columns of the sound that the model was told. */
            readonly read: readonly string[];
            /** @description Those that it was not. */
            readonly hidden: readonly string[];
            /** @description What is to be said of the answer, sentences joined by '; '. */
            readonly note: string;
            /** @description The same in Korean. */
            readonly note_ko: string;
            readonly reasons?: {
                readonly streams: components["schemas"]["Reasons"] | null;
                readonly hit: components["schemas"]["Reasons"] | null;
                readonly views: components["schemas"]["Reasons"] | null;
            };
            readonly nearest?: readonly {
                readonly artist: string;
                readonly track: string;
                readonly streams: number | null;
                readonly distance: number | null;
            }[];
        };
        readonly DemoScores: {
            readonly model: {
                readonly version: string;
                readonly short_version: string;
                readonly trained_on: string;
                readonly seed: number;
            };
            /** @description Whether `crossfade calibrate` has left a map from what is heard to what the platform says. */
            readonly is_calibrated: boolean;
            readonly caution: components["schemas"]["Text"];
            readonly scores: readonly components["schemas"]["DemoScore"][];
            /** @description Digests that this program's analysis has not heard. */
            readonly unknown: readonly string[];
        };
        readonly Demos: {
            readonly total: number;
            readonly first: number;
            readonly demos: readonly components["schemas"]["Demo"][];
        };
        /** @description At most 400 stretches of a sound: lowest and highest sample of any channel and the root of the mean square, in 127ths of full scale. */
        readonly Waveform: {
            readonly seconds_per_column: number;
            readonly low: readonly number[];
            readonly high: readonly number[];
            readonly rms: readonly number[];
        };
        readonly SoundSpread: {
            /** @description Recordings whose value is known. */
            readonly n: number;
            /** @description Of shares 0, .05, .1, ... 1; empty without a recording. */
            readonly quantiles: readonly number[];
        };
        readonly SoundRanges: {
            readonly origin: components["schemas"]["Origin"];
            /** @description A hit has more streams: the 90th percentile of all tracks. */
            readonly hit_streams: number | null;
            readonly features: readonly {
                /** @enum {string} */
                readonly name: "tempo_bpm" | "duration_s" | "loudness_db";
                readonly tracks: components["schemas"]["SoundSpread"];
                readonly hits: components["schemas"]["SoundSpread"];
            }[];
        };
        readonly Jobs: {
            readonly jobs: readonly components["schemas"]["Job"][];
            readonly next: string | null;
        };
        /** @description Key figures of the selection. */
        readonly KpiBoard: {
            readonly origin: components["schemas"]["Origin"];
            /** @description Tracks selected. */
            readonly rows: number;
            /** @description Tracks in all. */
            readonly of: number;
            /** @description Bootstrap resamples behind the intervals. */
            readonly resamples: number;
            readonly kpis: components["schemas"]["Kpis"];
            /** @description The tracks of the selection that the snapshot before knew, then and now, without intervals; null: there is no snapshot before. */
            readonly before: {
                readonly snapshot: number;
                /**
                 * Format: date
                 * @description Null: undated.
                 */
                readonly as_of: string | null;
                /** @description That both snapshots have. */
                readonly tracks: number;
                /** @description Then. */
                readonly kpis: components["schemas"]["Kpis"];
                /** @description Of the same tracks now. */
                readonly now: components["schemas"]["Kpis"];
            } | null;
            readonly benchmarks: readonly {
                readonly figure: string;
                readonly value: number | null;
                readonly source: string;
            }[];
        };
        /** @description The key figures of a selection of tracks. Totals are counts, without interval. */
        readonly Kpis: {
            readonly tracks: number;
            readonly recordings: number;
            readonly artists: number;
            readonly total_streams: components["schemas"]["Estimate"];
            readonly total_streams_once: components["schemas"]["Estimate"];
            readonly total_views: components["schemas"]["Estimate"];
            readonly mean_streams: components["schemas"]["Estimate"];
            readonly median_streams: components["schemas"]["Estimate"];
            /** @description 90th percentile of the streams of all tracks, whatever is selected. */
            readonly hit_threshold: components["schemas"]["Estimate"];
            readonly engagement_mean_of_ratios: components["schemas"]["Estimate"];
            readonly engagement_ratio_of_sums: components["schemas"]["Estimate"];
            readonly like_rate: components["schemas"]["Estimate"];
            readonly streams_per_view: components["schemas"]["Estimate"];
            readonly correlation: components["schemas"]["Estimate"];
            readonly correlation_log: components["schemas"]["Estimate"];
            readonly correlation_rank: components["schemas"]["Estimate"];
            readonly correlation_within_artist: components["schemas"]["Estimate"];
            readonly official_video_lift: components["schemas"]["Estimate"];
            readonly official_video_lift_log: components["schemas"]["Estimate"];
        };
        readonly LedgerAnswer: {
            readonly origin: components["schemas"]["Origin"];
            /**
             * Format: date
             * @description Null: undated.
             */
            readonly as_of: string | null;
            readonly forecasts: readonly {
                readonly id: number;
                /** @enum {string} */
                readonly kind: "study" | "predict" | "plan";
                /**
                 * Format: date
                 * @description Null: undated.
                 */
                readonly made_on: string | null;
                /** @description False while no later snapshot has landed. */
                readonly scored: boolean;
                readonly outcomes: readonly {
                    readonly target: string;
                    readonly scenario: string;
                    readonly foretold: number;
                    readonly coverage: components["schemas"]["Estimate"];
                    readonly error_decades: components["schemas"]["Estimate"];
                    readonly gain: components["schemas"]["Estimate"];
                    readonly probability: components["schemas"]["Estimate"];
                    readonly hits: components["schemas"]["Estimate"];
                    readonly calibration_error: number | null;
                }[];
                readonly choices: {
                    readonly chosen: number;
                    readonly growth: components["schemas"]["Estimate"];
                    readonly rule_growth: components["schemas"]["Estimate"];
                } | null;
            }[];
        };
        /** @description Something a release decides or a demo has, for the what-if page. */
        readonly Lever: {
            /** @description The importer's column name. */
            readonly name: string;
            readonly label: components["schemas"]["Text"];
            readonly unit: string;
            /** @enum {string} */
            readonly kind: "number" | "choice";
            readonly low: number | null;
            readonly high: number | null;
            readonly median: number | null;
            readonly step: number | null;
            readonly choices: readonly {
                readonly value: string;
                readonly label: components["schemas"]["Text"];
            }[];
            /** @description Whether changing it is known to change the outcome; all others only describe. */
            readonly causal: boolean;
            readonly why: components["schemas"]["Text"];
        };
        readonly Levers: {
            readonly origin: components["schemas"]["Origin"];
            readonly levers: readonly components["schemas"]["Lever"][];
        };
        readonly LogGrid: {
            readonly views_low_log10: number | null;
            readonly streams_low_log10: number | null;
            readonly cells_per_decade: number | null;
            readonly columns: number;
            readonly rows: number;
            readonly tracks: number;
            readonly cells: readonly number[];
        };
        readonly LogHistogram: {
            readonly low_log10: number | null;
            readonly bins_per_decade: number | null;
            readonly bins: readonly number[];
            readonly zeros: number;
            readonly missing: number;
        };
        readonly MissingCells: {
            readonly policy: string;
            readonly columns: readonly {
                readonly column: string;
                readonly missing: number;
                readonly filled_with: number | null;
            }[];
        };
        readonly ModelCard: {
            readonly target: string;
            readonly scenario: string;
            readonly learners: readonly {
                readonly kind: string;
                readonly trees: number;
                readonly leaves?: number;
                readonly rate?: number | null;
                readonly l2?: number | null;
                readonly row_share?: number | null;
                readonly column_share: number | null;
                readonly r2_alone?: number | null;
                readonly weight?: number | null;
                readonly min_leaf_rows?: number;
            }[];
            readonly refused: string | null;
            readonly rows: number;
            readonly artists: number;
            readonly folds: number;
            readonly fold_figures: readonly {
                readonly rows: number;
                readonly score: number | null;
            }[];
            readonly folds_digest: string;
            readonly regression?: {
                readonly r2: components["schemas"]["Estimate"];
                readonly mae: components["schemas"]["Estimate"];
                readonly rank_correlation: components["schemas"]["Estimate"];
                readonly band_coverage: components["schemas"]["Estimate"];
                readonly band_width_decades: number | null;
            } | null;
            readonly leak_suspected: boolean;
            readonly leak_warnings: readonly {
                readonly kind: string;
                readonly culprit: string;
                readonly with: number | null;
                readonly without: number | null;
                readonly level: number | null;
                readonly rows: number;
                readonly words: components["schemas"]["Text"];
            }[];
            readonly family_importance: readonly {
                readonly name: string;
                readonly loss: components["schemas"]["Estimate"];
            }[];
            readonly feature_importance: readonly {
                readonly name: string;
                readonly loss: components["schemas"]["Estimate"];
            }[];
            readonly family_shares: {
                readonly rows: number;
                readonly shares: readonly {
                    readonly name: string;
                    readonly share: number | null;
                }[];
            };
            readonly features: readonly string[];
            readonly classification?: {
                readonly auc: components["schemas"]["Estimate"];
                readonly average_precision: components["schemas"]["Estimate"];
                readonly precision_at_10: components["schemas"]["Estimate"];
                readonly accuracy: components["schemas"]["Estimate"];
                readonly base_accuracy: components["schemas"]["Estimate"];
                readonly brier: components["schemas"]["Estimate"];
                readonly ece: components["schemas"]["Estimate"];
                readonly hit_threshold_streams: number | null;
            } | null;
        };
        readonly ModelChanges: {
            readonly changes: readonly components["schemas"]["ModelChange"][];
            readonly next: string | null;
        };
        /** @description A line of the trail of models, which is only ever added to. */
        readonly ModelChange: {
            readonly id: number;
            /** @description Milliseconds since 1970. */
            readonly at: number;
            readonly who: string | null;
            /** @enum {string} */
            readonly action: "train" | "promote" | "force" | "refuse" | "rollback";
            readonly version: number;
            /** @description The champion afterwards. */
            readonly champion: number | null;
            readonly reason: string | null;
            readonly evidence: components["schemas"]["Trial"] | null;
        };
        /** @description The models that score. */
        readonly ModelInUse: {
            readonly version: string;
            readonly short_version: string;
            /** @description Digest of the files. */
            readonly trained_on: string;
            readonly seed: number;
            /** @description Newer counts have landed since they were trained. */
            readonly older_than_data: boolean;
            /** @description Seconds since 1970. */
            readonly loaded_at: number;
            readonly targets: readonly {
                readonly target: string;
                readonly scenario: string;
            }[];
        };
        readonly ModelVersions: {
            readonly versions: readonly components["schemas"]["ModelVersion"][];
            /** @description What a roll-back puts to use again. */
            readonly former_champion: number | null;
        };
        /** @description A training whose models are kept whole. */
        readonly ModelVersion: {
            readonly number: number;
            /** @description Digest of its models. */
            readonly version: string;
            /** @enum {string|null} */
            readonly alias: "champion" | "challenger" | null;
            /** @description Milliseconds since 1970. */
            readonly trained_at: number;
            readonly code_version: string | null;
            readonly seed: number;
            /** @enum {string} */
            readonly effort: "full" | "quick";
            /** @description What was done with missing cells. */
            readonly missing: string;
            readonly data: {
                readonly name: string;
                readonly digest: string;
                readonly rows: number;
                readonly snapshot: number;
            };
            readonly report: number | null;
            /** @description By which its models are told, out of fold when it was trained. */
            readonly figures: readonly {
                readonly target: string;
                readonly scenario: string;
                /** @enum {string} */
                readonly figure: "r2" | "average_precision";
                readonly estimate: components["schemas"]["Estimate"];
            }[];
        };
        readonly ModelsAnswer: {
            readonly origin: components["schemas"]["Origin"];
            readonly models: readonly components["schemas"]["ModelCard"][];
            readonly in_use: components["schemas"]["ModelInUse"] | null;
            /** @description What the features that cards name are called, by name. */
            readonly feature_labels: {
                readonly [key: string]: components["schemas"]["Text"];
            };
            /** @description Mean probability beside the share that are hits, out of fold, in bins of equal mass. */
            readonly calibration: readonly {
                readonly scenario: string;
                readonly bins: readonly {
                    readonly rows: number;
                    readonly probability: number | null;
                    readonly hits: components["schemas"]["Estimate"];
                }[];
            }[];
        };
        /** @description Counts on a day. */
        readonly Moment: {
            readonly snapshot: number;
            /**
             * Format: date
             * @description Null: undated.
             */
            readonly as_of: string | null;
            readonly streams: number | null;
            readonly views: number | null;
            readonly likes: number | null;
            readonly comments: number | null;
        };
        /** @description A recording that sounds like it; unrelated ones are about 1.4 apart. */
        readonly Nearest: {
            readonly artist: string;
            readonly track: string;
            /** @description Identity of the track; null where the catalogue no longer has it. */
            readonly id: string | null;
            readonly streams: number | null;
            readonly distance: number | null;
        };
        readonly NewAccount: {
            readonly name: string;
            /** @enum {string} */
            readonly role: "viewer" | "analyst" | "admin";
            /** Format: password */
            readonly password: string;
        };
        readonly NewPassword: {
            /** Format: password */
            readonly old: string;
            /** Format: password */
            readonly new: string;
        };
        readonly NewShare: {
            /** @description State of a page: path and query. */
            readonly page: string;
            readonly days: number;
        };
        readonly NewToken: {
            readonly name: string;
            /** @enum {string} */
            readonly role: "viewer" | "analyst" | "admin";
        };
        readonly NewView: {
            readonly name: string;
            /** @description State of a page: path and query. */
            readonly page: string;
        };
        readonly NotKnown: readonly {
            readonly id: string;
            readonly sentence: components["schemas"]["Text"];
        }[];
        readonly OldClaim: {
            readonly id: string;
            readonly claim: components["schemas"]["Text"];
            readonly claimed: number | null;
            /** @enum {string} */
            readonly unit: "lift" | "share" | "decimal";
            readonly found: components["schemas"]["Estimate"];
            /** @enum {string} */
            readonly verdict: "supported" | "refuted" | "undecided" | "not-identifiable";
            readonly sentence: components["schemas"]["Text"];
            readonly from_plan: components["schemas"]["Text"] | null;
        };
        readonly OpenedShare: {
            /** @description State of a page: path and query. */
            readonly page: string;
        };
        /** @description Where an answer comes from, and how old it is. */
        readonly Origin: {
            /** @description Number of the snapshot; null: the store holds none. */
            readonly snapshot: number | null;
            /**
             * Format: date
             * @description Null: undated.
             */
            readonly as_of: string | null;
            /** @description Number of the study's report; null: no study yet. */
            readonly report: number | null;
            /**
             * Format: date
             * @description Null: undated.
             */
            readonly report_as_of: string | null;
            /** @description Newer counts have landed since that study. */
            readonly stale: boolean;
            /** @description Changes with anything that answers come from. */
            readonly version: string;
        };
        /** @description What a model that had not seen the track said of it: counts, or the probability of a hit. */
        readonly OutOfFold: {
            /** @enum {string} */
            readonly target: "log_streams" | "hit" | "log_views";
            /** @enum {string} */
            readonly scenario: "a" | "b" | "c" | "d";
            readonly predicted: number | null;
            readonly low: number | null;
            readonly high: number | null;
            /** @description By the counts of the study's own snapshot. */
            readonly truth: number | null;
        };
        /** @description What the champion foretold of one target and scenario, and what came true. */
        readonly OutcomeDrift: {
            readonly forecast: number;
            /** @enum {string} */
            readonly kind: "study" | "predict";
            /** Format: date */
            readonly made_on: string | null;
            readonly target: string;
            readonly scenario: string;
            readonly coverage: components["schemas"]["Estimate"];
            readonly error_decades: components["schemas"]["Estimate"];
            readonly gain: components["schemas"]["Estimate"];
            readonly calibration_error: number | null;
            readonly verdict: components["schemas"]["DriftVerdict"];
        };
        readonly Outliers: {
            readonly lists: readonly {
                readonly rule: string;
                readonly column: string;
                readonly checked: number;
                readonly count: number;
                readonly first_rows: readonly number[];
            }[];
            readonly bills: readonly {
                readonly rule: string;
                readonly rows: number;
                readonly rows_cut: number;
                readonly hits: number;
                readonly hits_cut: number;
                readonly top_percent: number;
                readonly top_percent_cut: number;
                readonly streams: number | null;
                readonly streams_cut: number | null;
                readonly views: number | null;
                readonly views_cut: number | null;
            }[];
        };
        /** @description All tiles of the overview but the key figures. */
        readonly Overview: {
            readonly origin: components["schemas"]["Origin"];
            readonly rows: number;
            readonly of: number;
            readonly streams: components["schemas"]["LogHistogram"];
            readonly views: components["schemas"]["LogHistogram"];
            readonly artists: readonly components["schemas"]["RankedArtist"][];
            /** @description Tracks by tempo, in steps of 5 bpm. */
            readonly tempo: {
                readonly low_bpm: number;
                readonly step_bpm: number;
                readonly tracks: readonly number[];
                readonly missing: number;
            };
            readonly audio: readonly components["schemas"]["AudioPanel"][];
            readonly album_types: readonly components["schemas"]["Facet"][];
            readonly video_kinds: readonly components["schemas"]["Facet"][];
            readonly licensed: readonly components["schemas"]["Facet"][];
            readonly quality: {
                readonly score: number | null;
                readonly rows: number;
                /** @description Part with the lowest score. */
                readonly weakest: string | null;
            } | null;
        };
        /** @description Who asks. */
        readonly Person: {
            /** @enum {string} */
            readonly kind: "local" | "person" | "token" | "share";
            readonly name: string;
            /** @enum {string} */
            readonly role: "viewer" | "analyst" | "admin";
        };
        /** @description What a plan says; a part that was not asked for is null. */
        readonly Plan: {
            readonly currency: string;
            readonly start: string;
            readonly missing: readonly components["schemas"]["Text"][];
            readonly videos: components["schemas"]["VideoPlan"] | null;
            readonly promotion: components["schemas"]["PromotionSplit"] | null;
            readonly signing: components["schemas"]["SigningTable"] | null;
            readonly checklist: readonly components["schemas"]["Text"][];
            readonly releases: components["schemas"]["ReleaseCalendar"] | null;
            readonly playlists: components["schemas"]["Playlists"] | null;
        };
        readonly PlanAnswer: {
            readonly origin: components["schemas"]["Origin"];
            /** @description Number of the report that holds the plan; null: no plan yet. */
            readonly report: number | null;
            readonly plan: components["schemas"]["Plan"] | null;
            /** @description Names of the plan's files, to be had under /plans/files. */
            readonly files: readonly string[];
        };
        readonly PlatformGap: {
            readonly platform: string;
            readonly above: components["schemas"]["Estimate"];
            readonly tracks_above: number;
            readonly expected_by_chance: number | null;
            readonly tracks: readonly {
                readonly row: number;
                readonly artist: string;
                readonly track: string;
                readonly count: number | null;
                readonly expected: number | null;
                readonly low: number | null;
                readonly high: number | null;
                readonly ratio: components["schemas"]["Estimate"];
                readonly beyond: number | null;
            }[];
        };
        readonly Playlists: {
            readonly recordings: number;
            readonly lists: readonly {
                readonly id: string;
                readonly kind: string;
                readonly name: components["schemas"]["Text"];
                readonly candidates: number;
                readonly mean_step: number | null;
                readonly mean_step_by_streams: number | null;
                readonly tracks: readonly {
                    readonly artist: string;
                    readonly track: string;
                    readonly streams: number | null;
                    readonly duration_ms: number | null;
                    readonly tempo_bpm: number | null;
                    readonly counted_bpm: number | null;
                    readonly key: string | null;
                    readonly energy: number | null;
                    readonly spotify_uri: string | null;
                    readonly video_url: string | null;
                }[];
            }[];
        };
        /** @description A row's answer, as `crossfade predict --json` gives it; reasons and nearest where explain=1. */
        readonly Prediction: {
            readonly row: number;
            readonly artist: string;
            readonly track: string;
            readonly scenario: string;
            readonly streams: number | null;
            readonly streams_low: number | null;
            readonly streams_high: number | null;
            readonly hit_probability: number | null;
            readonly views: number | null;
            readonly views_low: number | null;
            readonly views_high: number | null;
            /** @description What is to be said of the answer, sentences joined by "; ". */
            readonly note: string;
            /** @description The same in Korean. */
            readonly note_ko: string;
            readonly reasons?: {
                readonly streams: components["schemas"]["Reasons"] | null;
                readonly hit: components["schemas"]["Reasons"] | null;
                readonly views: components["schemas"]["Reasons"] | null;
            };
            readonly nearest?: readonly {
                readonly artist: string;
                readonly track: string;
                readonly streams: number | null;
                readonly distance: number | null;
            }[];
        };
        /** @description What went wrong (RFC 9457). */
        readonly Problem: {
            readonly type: string;
            readonly title: string;
            readonly status: number;
            readonly detail?: string;
            /** @description What to do. */
            readonly remedy?: string;
            readonly place?: {
                readonly file: string;
                readonly line?: number;
                readonly column?: number;
            };
        };
        /** @description Which version is to be the champion. */
        readonly PromotionRequest: {
            /** @description Its number; the challenger without it. */
            readonly version?: number;
            /** @description Without a test; wants a reason. */
            readonly force?: boolean;
            /** @description Why; the trail keeps it. */
            readonly reason?: string;
        };
        readonly PromotionSplit: {
            /** @enum {string} */
            readonly verdict: "supported" | "refuted" | "undecided" | "not-identifiable";
            readonly sentence: components["schemas"]["Text"];
            readonly reasons: readonly components["schemas"]["Text"][];
            readonly currency: string;
            readonly budget: number | null;
            readonly unspent: number | null;
            readonly value_a_view: number | null;
            readonly gain: components["schemas"]["Estimate"];
            readonly promoted_now: components["schemas"]["Estimate"];
            readonly platforms: readonly {
                readonly name: string;
                readonly least: number | null;
                readonly most: number | null;
                readonly now: number | null;
                readonly proposed: number | null;
                readonly share: {
                    readonly value: number | null;
                    readonly low_5: number | null;
                    readonly high_95: number | null;
                };
                readonly return_now: components["schemas"]["Estimate"];
                readonly return_proposed: components["schemas"]["Estimate"];
                readonly curve: {
                    readonly ceiling: number | null;
                    readonly half_spend: number | null;
                    readonly carry_over: number | null;
                };
                readonly largest_spend: number | null;
                readonly points: {
                    readonly spend: readonly (number | null)[];
                    readonly streams: readonly (number | null)[];
                    readonly low: readonly (number | null)[];
                    readonly high: readonly (number | null)[];
                };
            }[];
            readonly orders: readonly {
                readonly first: string;
                readonly second: string;
                readonly difference: components["schemas"]["Estimate"];
                readonly verdict: string;
            }[];
            readonly weeks: number;
            readonly weeks_now: number;
            readonly skill: components["schemas"]["Estimate"];
            readonly spread: number | null;
            readonly seasonal: boolean;
            readonly baseline_first: number | null;
            readonly baseline_last: number | null;
            readonly collect: readonly components["schemas"]["Text"][];
            readonly experiment: {
                readonly spread: number | null;
                readonly least_effect: number | null;
                readonly blocks_a_platform: number;
                readonly blocks: number;
                readonly weeks: number;
                readonly spread_known: boolean;
                readonly washout_weeks: number;
                readonly order: readonly string[];
                readonly sentence: components["schemas"]["Text"];
            } | null;
            readonly experiment_sizes: readonly {
                readonly spread: number | null;
                readonly least_effect: number | null;
                readonly blocks_a_platform: number;
                readonly blocks: number;
                readonly weeks: number;
            }[];
        };
        readonly Provenance: {
            readonly as_of: string;
            readonly seed: number;
            readonly files: readonly {
                readonly name: string;
                readonly digest: string;
                readonly format: string;
                readonly records: number;
                readonly tracks: number;
                readonly unknown_columns: readonly string[];
            }[];
        };
        readonly Quality: {
            readonly score: number | null;
            readonly rows: number;
            readonly parts: readonly {
                readonly id: string;
                readonly applies: boolean;
                readonly weight: number | null;
                readonly score: number | null;
            }[];
            readonly rules: readonly {
                readonly id: string;
                readonly part: string;
                readonly weight: number | null;
                readonly checked: number;
                readonly faults: number;
                readonly share: number | null;
                readonly first_rows: readonly number[];
                readonly sentence: components["schemas"]["Text"];
            }[];
        };
        readonly QualityAnswer: {
            readonly origin: components["schemas"]["Origin"];
            readonly quality: components["schemas"]["Quality"] | null;
            readonly missing: components["schemas"]["MissingCells"] | null;
            readonly issues: components["schemas"]["ImportIssues"] | null;
            readonly outliers: components["schemas"]["Outliers"] | null;
        };
        readonly RankedArtist: {
            /** @description An identity, the same from import to import. */
            readonly id: string;
            readonly name: string;
            readonly tracks: number;
            readonly streams: number | null;
            readonly views: number | null;
        };
        /** @description base times all factors is the answer. */
        readonly Reasons: {
            readonly base: number | null;
            readonly families: readonly components["schemas"]["Family"][];
        };
        readonly ReleaseCalendar: {
            readonly start: string;
            readonly releases: readonly {
                readonly artist: string;
                readonly track: string;
                readonly date: string;
                readonly date_given: boolean;
                readonly line: number;
                readonly teaser: string;
                readonly teaser_cut: boolean;
                readonly campaign_end: string;
                readonly checkpoints: readonly string[];
            }[];
            readonly events: readonly {
                readonly kind: string;
                readonly first_day: string;
                readonly last_day: string;
                readonly artist: string;
                readonly track: string;
                readonly title: components["schemas"]["Text"];
            }[];
        };
        readonly ReportEntry: {
            readonly id: number;
            readonly snapshot: number;
            /**
             * Format: date
             * @description Null: undated.
             */
            readonly as_of: string | null;
            readonly profile: string;
            readonly seed: number;
            readonly digest: string;
            /** @description A run of it was kept, with the report as a page. */
            readonly has_page: boolean;
        };
        readonly Reports: {
            readonly reports: readonly components["schemas"]["ReportEntry"][];
        };
        readonly RollbackRequest: {
            /** @description Why; the trail keeps it. */
            readonly reason?: string;
        };
        readonly RuleSearch: {
            readonly tracks: number;
            readonly held_out: number;
            readonly searched: number;
            readonly candidates: number;
            readonly hit_threshold: number | null;
            readonly least_lift: number | null;
            readonly survivors: readonly {
                readonly outcome: string;
                readonly rule: components["schemas"]["Text"];
                readonly ranges: readonly {
                    readonly feature: string;
                    readonly above: number | null;
                    readonly at_most: number | null;
                }[];
                readonly lift: components["schemas"]["Estimate"];
                readonly found_lift: number | null;
                readonly p: number | null;
                readonly under: readonly {
                    readonly choice: components["schemas"]["Text"];
                    readonly estimate: components["schemas"]["Estimate"];
                }[];
            }[];
        };
        /** @description One pass of the main job, or one model or setting of it; null is what it has not. */
        readonly Run: {
            readonly id: number;
            /** @description Unique anywhere. */
            readonly key: string;
            readonly parent: number | null;
            /** @enum {string} */
            readonly kind: "run" | "train" | "sweep" | "trial" | "model";
            readonly name: string | null;
            readonly target: string | null;
            readonly scenario: string | null;
            /** @enum {string} */
            readonly status: "running" | "finished" | "failed" | "killed";
            /** Format: date-time */
            readonly started: string | null;
            /** Format: date-time */
            readonly ended: string | null;
            readonly seconds: number | null;
            readonly seed: number;
            /** @description Version of the program. */
            readonly code: string | null;
            readonly report: number | null;
            /** @description Version of the models that it saved. */
            readonly model: string | null;
            readonly data: {
                readonly files: string | null;
                readonly digest: string | null;
                readonly rows: number;
                readonly snapshot: number | null;
            };
            readonly params: {
                readonly [key: string]: string;
            };
            readonly tags: {
                readonly [key: string]: string;
            };
            readonly metrics: readonly components["schemas"]["RunMetric"][];
            readonly folds: readonly {
                readonly name: string;
                readonly values: readonly (number | null)[];
            }[];
            readonly files: readonly {
                readonly path: string;
                readonly digest: string;
                readonly bytes: number;
            }[];
        };
        readonly RunAnswer: {
            readonly run: components["schemas"]["Run"];
            readonly parts: readonly components["schemas"]["Run"][];
        };
        readonly RunComparison: {
            readonly runs: readonly number[];
            readonly data: readonly components["schemas"]["RunTextDifference"][];
            readonly params: readonly components["schemas"]["RunTextDifference"][];
            readonly origins: readonly components["schemas"]["RunTextDifference"][];
            readonly figures: readonly components["schemas"]["RunFigureDifference"][];
            readonly times: readonly components["schemas"]["RunFigureDifference"][];
        };
        /** @description A figure of the runs that are compared, and how each differs from that of the first. */
        readonly RunFigureDifference: {
            readonly target: string | null;
            readonly scenario: string | null;
            readonly name: string;
            readonly values: readonly components["schemas"]["Estimate"][];
            /** @description One a run behind the first. */
            readonly from_first: readonly {
                /**
                 * @description paired-folds: same rows in the same folds; intervals: the two intervals alone; null: nothing can be said.
                 * @enum {string|null}
                 */
                readonly basis: "paired-folds" | "intervals" | null;
                readonly value: number | null;
                readonly low: number | null;
                readonly high: number | null;
                readonly n: number;
                /** @description The 95 % interval leaves out 0. */
                readonly clear: boolean;
            }[];
        };
        readonly RunMetric: {
            readonly name: string;
            readonly value: number | null;
            readonly low: number | null;
            readonly high: number | null;
            readonly n: number;
        };
        readonly RunTextDifference: {
            readonly name: string;
            readonly values: readonly (string | null)[];
        };
        readonly RunsAnswer: {
            /** @description How many runs are like that. */
            readonly total: number;
            readonly runs: readonly components["schemas"]["Run"][];
            /** @description What `where` and `sort` may name. */
            readonly names: readonly string[];
            readonly next: string | null;
        };
        /** @description Times are seconds since 1970. */
        readonly SavedView: {
            readonly id: number;
            readonly name: string;
            /** @description State of a page: path and query. */
            readonly page: string;
            /** @description Empty: nobody's. */
            readonly owner: string;
            readonly made_at: number;
        };
        readonly SavedViews: {
            readonly views: readonly components["schemas"]["SavedView"][];
        };
        /** @description Streams against views of the selected tracks that have both, above zero. Up to 50,000 tracks as points: 16-bit little-endian integers in base64, log10 of the count from `low` to `high` on 0 to 65535; above that as cells. */
        readonly Scatter: {
            readonly origin: components["schemas"]["Origin"];
            readonly rows: number;
            readonly points: {
                readonly count: number;
                readonly low: number;
                readonly high: number;
                readonly views: string;
                readonly streams: string;
            } | null;
            readonly cells: components["schemas"]["LogGrid"] | null;
        };
        /** @description Rows, or one row by itself. */
        readonly ScoreRequest: {
            readonly rows: readonly components["schemas"]["ScoreRow"][];
        } | components["schemas"]["ScoreRow"];
        /** @description A track by the importer's column names (Artist, Track, Danceability, ...); what is left out is missing. */
        readonly ScoreRow: {
            readonly [key: string]: string | number | boolean | null;
        };
        /** @description A feature when the champion was trained and now. */
        readonly FeatureDrift: {
            readonly feature: string;
            readonly family: string;
            readonly index: components["schemas"]["Estimate"];
            /** @description Share of rows. */
            readonly missing_then: number;
            readonly missing_now: number;
            readonly verdict: components["schemas"]["DriftVerdict"];
        };
        /** @description A table by the names of the model's features, which `crossfade features --model` writes. */
        readonly FeatureRows: {
            readonly dataframe_split: {
                readonly columns: readonly string[];
                readonly data: readonly (readonly (number | null)[])[];
            };
        } | {
            readonly dataframe_records: readonly {
                readonly [key: string]: number | null;
            }[];
        };
        readonly FeatureAnswers: {
            readonly predictions: readonly {
                /** @description ln(1 + streams) */
                readonly log_streams?: number;
                /** @description ln(1 + views) */
                readonly log_views?: number;
                /** @description An end of the 90 % band, same unit; null: unbounded. */
                readonly low: number | null;
                readonly high: number | null;
                readonly hit_probability?: number;
            }[];
        };
        readonly Scores: {
            readonly schema_version: number;
            readonly model: {
                readonly version: string;
                readonly short_version: string;
                /** @description Digest of the files. */
                readonly trained_on: string;
                readonly seed: number;
            };
            /** @description Members of the rows that nothing here uses. */
            readonly ignored: readonly string[];
            readonly predictions: readonly components["schemas"]["Prediction"][];
        };
        readonly Share: {
            readonly id: number;
            /** @description State of a page: path and query. */
            readonly page: string;
            readonly made_by: string;
            readonly made_at: number;
            readonly expires_at: number;
        };
        readonly ShareSecret: {
            readonly secret: string;
        };
        readonly Shares: {
            readonly shares: readonly components["schemas"]["Share"][];
        };
        /** @description The secret is shown this once. The link is the dashboard's address followed by `/#share=` and the secret. */
        readonly ShownShare: {
            readonly secret: string;
            readonly expires_at: number;
        };
        /** @description Shown this once. */
        readonly ShownToken: {
            readonly token: string;
        };
        readonly SignIn: {
            readonly name: string;
            /** Format: password */
            readonly password: string;
        };
        readonly SigningTable: {
            readonly currency: string;
            readonly rows: number;
            readonly hits: number;
            readonly base_rate: components["schemas"]["Estimate"];
            readonly highest_probability: number | null;
            readonly miss_cost: number | null;
            readonly false_alarm_cost: number | null;
            readonly cost_threshold: number | null;
            readonly cost_of_none_per_100: components["schemas"]["Estimate"];
            readonly cost_of_all_per_100: components["schemas"]["Estimate"];
            readonly lines: readonly {
                readonly threshold: number | null;
                readonly source: string;
                readonly passed: number;
                readonly expected_precision: number | null;
                readonly precision: components["schemas"]["Estimate"];
                readonly recall: components["schemas"]["Estimate"];
                readonly cost_per_100: components["schemas"]["Estimate"];
            }[];
        };
        /** @description A feature's quantiles. */
        readonly Spread: {
            readonly n: number;
            readonly low_5: number | null;
            readonly low_25: number | null;
            readonly median: number | null;
            readonly high_75: number | null;
            readonly high_95: number | null;
        };
        /** @description The state of the house, for the frame of every page. */
        readonly Status: {
            /** @description Version of the program. */
            readonly program: string;
            /** @description The store's file name. */
            readonly store: string;
            readonly origin: components["schemas"]["Origin"];
            readonly person: components["schemas"]["Person"];
            readonly model: components["schemas"]["ModelInUse"] | null;
            /** @description Why there is no model, or why a newer one could not be taken. */
            readonly model_refused: string | null;
            readonly jobs_running: number;
            readonly jobs_queued: number;
            /** @description How many people used it today: a count, no names. */
            readonly people_today: number;
            readonly tracks: number;
            readonly artists: number;
            readonly videos: number;
        };
        /** @description What a study is to be. */
        readonly StudyRequest: {
            /** @description One learner: a first look. */
            readonly quick?: boolean;
            /** @description Text of a plan file (TOML). */
            readonly plan?: string;
            /** @description The CSV files that the plan names, under these very names. */
            readonly tables?: readonly {
                readonly name: string;
                readonly text: string;
            }[];
        };
        readonly Suggestion: {
            /** @enum {string} */
            readonly kind: "artist" | "track" | "video";
            readonly id: string;
            readonly name: string;
            readonly detail: string | null;
            /** @description Of its tracks whose streams are known. */
            readonly streams: number | null;
        };
        readonly Suggestions: {
            readonly artists: readonly components["schemas"]["Suggestion"][];
            readonly tracks: readonly components["schemas"]["Suggestion"][];
            readonly videos: readonly components["schemas"]["Suggestion"][];
        };
        /** @description A sentence for people, in both languages. */
        readonly Text: {
            readonly en: string;
            readonly ko: string;
        };
        readonly Token: {
            readonly id: number;
            readonly name: string;
            /** @enum {string} */
            readonly role: "viewer" | "analyst" | "admin";
            readonly made_at: number;
            readonly made_by: string;
            readonly revoked: boolean;
            /**
             * Format: date
             * @description Null: undated.
             */
            readonly last_day: string | null;
        };
        readonly Tokens: {
            readonly tokens: readonly components["schemas"]["Token"][];
        };
        /** @description All that is known of a track. */
        readonly TrackDetail: {
            readonly origin: components["schemas"]["Origin"];
            readonly track: components["schemas"]["TrackRow"];
            readonly isrc: string | null;
            readonly spotify_uri: string | null;
            readonly video_url: string | null;
            /** @description Null: the row names no video. */
            readonly video_id: string | null;
            readonly history: readonly components["schemas"]["Moment"][];
            readonly out_of_fold: readonly components["schemas"]["OutOfFold"][];
            readonly nearest: readonly components["schemas"]["Nearest"][];
            /** @description The artist's other tracks, most streams first. */
            readonly others: readonly components["schemas"]["TrackRow"][];
            /** @description The same recording under other artists. */
            readonly also_under: readonly components["schemas"]["TrackRow"][];
            /** @description Where the track does far better on one platform than its other figures would predict. */
            readonly gaps: readonly {
                readonly platform: string;
                readonly count: number | null;
                readonly expected: number | null;
                readonly low: number | null;
                readonly high: number | null;
                readonly ratio: components["schemas"]["Estimate"];
            }[];
        };
        readonly TrackPage: {
            readonly origin: components["schemas"]["Origin"];
            /** @description Rows of the whole selection. */
            readonly total: number;
            /** @description Place of the first row here, from 0. */
            readonly first: number;
            /** @description Cursor of the next page; null: this is the last. */
            readonly next: string | null;
            readonly rows: readonly components["schemas"]["TrackRow"][];
        };
        /** @description A track. */
        readonly TrackRow: {
            /** @description Row in the catalogue, from 0. */
            readonly row: number;
            /** @description An identity, the same from import to import. */
            readonly id: string;
            readonly artist: string;
            /** @description An identity, the same from import to import. */
            readonly artist_id: string;
            readonly track: string;
            readonly album: string | null;
            readonly album_type: string | null;
            /**
             * Format: date
             * @description Null: undated.
             */
            readonly release_date: string | null;
            readonly streams: number | null;
            readonly views: number | null;
            readonly likes: number | null;
            readonly comments: number | null;
            /** @description (likes + comments) / views */
            readonly engagement: number | null;
            readonly licensed: boolean | null;
            readonly official_video: boolean | null;
            /** @description Kind of video, by its title and channel. */
            readonly video_kind: string | null;
            readonly title: string | null;
            readonly channel: string | null;
            readonly duration_ms: number | null;
            readonly tempo_bpm: number | null;
            readonly key: number | null;
            readonly danceability: number | null;
            readonly energy: number | null;
            readonly loudness_db: number | null;
            readonly speechiness: number | null;
            readonly acousticness: number | null;
            readonly instrumentalness: number | null;
            readonly liveness: number | null;
            readonly valence: number | null;
            /** @description Out of fold, with the video out. */
            readonly expected_streams: number | null;
            readonly expected_low: number | null;
            readonly expected_high: number | null;
            /** @description Out of fold. */
            readonly hit_probability: number | null;
        };
        /** @description A version against the champion on the same rows, out of fold, artists resampled. */
        readonly Trial: {
            readonly rows: number;
            readonly artists: number;
            readonly won: boolean;
            readonly figures: readonly {
                readonly target: string;
                readonly scenario: string;
                /** @enum {string} */
                readonly figure: "r2" | "average_precision";
                readonly champion: components["schemas"]["Estimate"];
                readonly challenger: components["schemas"]["Estimate"];
                readonly difference: components["schemas"]["Estimate"];
                /** @description What is gained at least, held for all figures at once. */
                readonly sure_gain: number | null;
                /** @enum {string} */
                readonly verdict: "better" | "worse" | "undecided" | "lost" | "gained" | "not-tried";
            }[];
        };
        readonly Usage: {
            readonly days: readonly components["schemas"]["DailyUse"][];
        };
        /** @description A video. */
        readonly VideoDetail: {
            readonly origin: components["schemas"]["Origin"];
            readonly video: components["schemas"]["VideoRow"];
            readonly tracks: readonly components["schemas"]["TrackRow"][];
            readonly history: readonly components["schemas"]["Moment"][];
        };
        readonly VideoEffect: {
            readonly rows: number;
            readonly artists: number;
            readonly compared_rows: number;
            readonly compared_artists: number;
            readonly kinds: readonly {
                readonly kind: string;
                readonly rows: number;
                readonly flag_known: number;
                readonly flagged: number;
            }[];
            readonly methods: readonly {
                readonly id: string;
                readonly name: components["schemas"]["Text"];
                readonly how: components["schemas"]["Text"];
                /** @enum {string} */
                readonly reading: "observed" | "adjusted" | "wrong";
                readonly estimate: components["schemas"]["Estimate"];
                readonly artist_imbalance: number | null;
                readonly warnings: readonly string[];
            }[];
            readonly overlap: {
                readonly one_sided_rows: number | null;
                readonly outside: number | null;
                readonly flagged: readonly number[];
                readonly plain: readonly number[];
            };
            readonly balance: readonly {
                readonly label: components["schemas"]["Text"];
                readonly before: number | null;
                readonly after: number | null;
            }[];
            readonly sensitivity: {
                readonly robustness_value: number | null;
                readonly robustness_of_claim: number | null;
                readonly e_value: number | null;
                readonly e_value_of_limit: number | null;
            };
            readonly groups: readonly {
                readonly grouping: components["schemas"]["Text"];
                readonly group: components["schemas"]["Text"];
                readonly estimate: components["schemas"]["Estimate"];
                readonly artists: number;
                readonly p_other: number | null;
            }[];
        };
        readonly VideoPage: {
            readonly origin: components["schemas"]["Origin"];
            /** @description Rows of the whole selection. */
            readonly total: number;
            /** @description Place of the first row here, from 0. */
            readonly first: number;
            /** @description Cursor of the next page; null: this is the last. */
            readonly next: string | null;
            readonly rows: readonly components["schemas"]["VideoRow"][];
        };
        readonly VideoPlan: {
            readonly currency: string;
            readonly budget: number | null;
            readonly value_a_stream: number | null;
            readonly effect: {
                readonly used: components["schemas"]["Estimate"];
                readonly prior: components["schemas"]["Estimate"];
                readonly evidence: {
                    readonly lift: components["schemas"]["Estimate"];
                    readonly robustness_value: number | null;
                    readonly identifiable: boolean;
                    readonly bias: number | null;
                    readonly weight: number | null;
                };
            };
            readonly totals: {
                readonly videos: number;
                readonly spend: number | null;
                readonly extra_streams: number | null;
                readonly gain: number | null;
            };
            readonly extra_streams: components["schemas"]["Estimate"];
            readonly value: components["schemas"]["Estimate"];
            readonly payback: number | null;
            readonly gain_bound: number | null;
            readonly gap: number | null;
            readonly tracks: number;
            readonly with_video: number;
            readonly without_forecast: number;
            readonly tiers: readonly {
                readonly video: string;
                readonly cost: number | null;
                readonly effect: number | null;
                readonly break_even_streams: number | null;
                readonly pays_for: number;
                readonly videos: number;
            }[];
            readonly videos: readonly {
                readonly month: number;
                readonly row: number;
                readonly artist: string;
                readonly track: string;
                readonly video: string;
                readonly cost: number | null;
                readonly streams: number | null;
                readonly streams_low: number | null;
                readonly streams_high: number | null;
                readonly expected_streams: number | null;
                readonly extra_streams: number | null;
                readonly value: number | null;
                readonly gain: number | null;
                readonly return_on_cost: number | null;
                readonly payback: number | null;
                readonly field: string;
            }[];
            readonly middle_streams: number | null;
            readonly fields: readonly {
                readonly field: string;
                readonly tracks: number;
                readonly chosen: number;
            }[];
            readonly frontier: readonly {
                readonly budget: number | null;
                readonly totals: {
                    readonly videos: number;
                    readonly spend: number | null;
                    readonly extra_streams: number | null;
                    readonly gain: number | null;
                };
            }[];
            readonly rules: {
                readonly top_fifth: {
                    readonly full: string;
                    readonly lyric: string;
                    readonly as_said: {
                        readonly videos: number;
                        readonly spend: number | null;
                        readonly extra_streams: number | null;
                        readonly gain: number | null;
                    };
                    readonly exceeds_budget: boolean;
                    readonly exceeds_limits: boolean;
                    readonly within: {
                        readonly videos: number;
                        readonly spend: number | null;
                        readonly extra_streams: number | null;
                        readonly gain: number | null;
                    };
                };
                readonly budget_cut: {
                    readonly budget: number | null;
                    readonly totals: {
                        readonly videos: number;
                        readonly spend: number | null;
                        readonly extra_streams: number | null;
                        readonly gain: number | null;
                    };
                    readonly streams_kept: number | null;
                    readonly holds: boolean;
                };
            };
        };
        /** @description A video; several tracks may share it. */
        readonly VideoRow: {
            /** @description An identity, the same from import to import. */
            readonly id: string;
            readonly title: string | null;
            readonly channel: string | null;
            readonly kind: string;
            readonly url: string | null;
            readonly views: number | null;
            readonly likes: number | null;
            readonly comments: number | null;
            readonly engagement: number | null;
            readonly licensed: boolean | null;
            readonly official: boolean | null;
            readonly tracks: number;
            readonly artist: string;
            /** @description An identity, the same from import to import. */
            readonly artist_id: string;
            readonly track: string;
            /** @description An identity, the same from import to import. */
            readonly track_id: string;
            readonly streams: number | null;
        };
    };
    responses: never;
    parameters: {
        /** @description Only these artists; may be repeated. */
        readonly artist: readonly string[];
        /** @description album, single, compilation or none (not known); may be repeated. */
        readonly album_type: readonly string[];
        /** @description Kinds of video, as the overview lists them; may be repeated. */
        readonly video: readonly string[];
        /** @description Whether the video is licensed; may be repeated. */
        readonly licensed: readonly ("yes" | "no" | "unknown")[];
        /** @description Least streams. */
        readonly streams_min: number;
        /** @description Most streams. */
        readonly streams_max: number;
        /** @description Least views. */
        readonly views_min: number;
        /** @description Most views. */
        readonly views_max: number;
        /** @description Words that artist, track, album, title, channel or ISRC contain, in any script. */
        readonly q: string;
        /** @description A column of the rows; an unknown one is refused. */
        readonly sort: string;
        /** @description desc where not given; missing values last. */
        readonly order: "asc" | "desc";
        /** @description Rows a page. */
        readonly limit: number;
        /** @description `next` of the page before. */
        readonly cursor: string;
        /** @description Place of the first row, instead of a cursor. */
        readonly first: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly healthz: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly status: string;
                    };
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly ping: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/plain": string;
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly metrics: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/plain": string;
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly openapi: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly status: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Status"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly events: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/event-stream": string;
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly sign_in: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SignIn"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Person"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly sign_out: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly change_password: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewPassword"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Person"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly kpis: {
        readonly parameters: {
            readonly query?: {
                /** @description Only these artists; may be repeated. */
                readonly artist?: components["parameters"]["artist"];
                /** @description album, single, compilation or none (not known); may be repeated. */
                readonly album_type?: components["parameters"]["album_type"];
                /** @description Kinds of video, as the overview lists them; may be repeated. */
                readonly video?: components["parameters"]["video"];
                /** @description Whether the video is licensed; may be repeated. */
                readonly licensed?: components["parameters"]["licensed"];
                /** @description Least streams. */
                readonly streams_min?: components["parameters"]["streams_min"];
                /** @description Most streams. */
                readonly streams_max?: components["parameters"]["streams_max"];
                /** @description Least views. */
                readonly views_min?: components["parameters"]["views_min"];
                /** @description Most views. */
                readonly views_max?: components["parameters"]["views_max"];
                /** @description Words that artist, track, album, title, channel or ISRC contain, in any script. */
                readonly q?: components["parameters"]["q"];
                /** @description Number of the snapshot that `before` compares with; without it, the one before. */
                readonly since?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["KpiBoard"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly overview: {
        readonly parameters: {
            readonly query?: {
                /** @description Only these artists; may be repeated. */
                readonly artist?: components["parameters"]["artist"];
                /** @description album, single, compilation or none (not known); may be repeated. */
                readonly album_type?: components["parameters"]["album_type"];
                /** @description Kinds of video, as the overview lists them; may be repeated. */
                readonly video?: components["parameters"]["video"];
                /** @description Whether the video is licensed; may be repeated. */
                readonly licensed?: components["parameters"]["licensed"];
                /** @description Least streams. */
                readonly streams_min?: components["parameters"]["streams_min"];
                /** @description Most streams. */
                readonly streams_max?: components["parameters"]["streams_max"];
                /** @description Least views. */
                readonly views_min?: components["parameters"]["views_min"];
                /** @description Most views. */
                readonly views_max?: components["parameters"]["views_max"];
                /** @description Words that artist, track, album, title, channel or ISRC contain, in any script. */
                readonly q?: components["parameters"]["q"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Overview"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly scatter: {
        readonly parameters: {
            readonly query?: {
                /** @description Only these artists; may be repeated. */
                readonly artist?: components["parameters"]["artist"];
                /** @description album, single, compilation or none (not known); may be repeated. */
                readonly album_type?: components["parameters"]["album_type"];
                /** @description Kinds of video, as the overview lists them; may be repeated. */
                readonly video?: components["parameters"]["video"];
                /** @description Whether the video is licensed; may be repeated. */
                readonly licensed?: components["parameters"]["licensed"];
                /** @description Least streams. */
                readonly streams_min?: components["parameters"]["streams_min"];
                /** @description Most streams. */
                readonly streams_max?: components["parameters"]["streams_max"];
                /** @description Least views. */
                readonly views_min?: components["parameters"]["views_min"];
                /** @description Most views. */
                readonly views_max?: components["parameters"]["views_max"];
                /** @description Words that artist, track, album, title, channel or ISRC contain, in any script. */
                readonly q?: components["parameters"]["q"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Scatter"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly tracks: {
        readonly parameters: {
            readonly query?: {
                /** @description Only these artists; may be repeated. */
                readonly artist?: components["parameters"]["artist"];
                /** @description album, single, compilation or none (not known); may be repeated. */
                readonly album_type?: components["parameters"]["album_type"];
                /** @description Kinds of video, as the overview lists them; may be repeated. */
                readonly video?: components["parameters"]["video"];
                /** @description Whether the video is licensed; may be repeated. */
                readonly licensed?: components["parameters"]["licensed"];
                /** @description Least streams. */
                readonly streams_min?: components["parameters"]["streams_min"];
                /** @description Most streams. */
                readonly streams_max?: components["parameters"]["streams_max"];
                /** @description Least views. */
                readonly views_min?: components["parameters"]["views_min"];
                /** @description Most views. */
                readonly views_max?: components["parameters"]["views_max"];
                /** @description Words that artist, track, album, title, channel or ISRC contain, in any script. */
                readonly q?: components["parameters"]["q"];
                /** @description A column of the rows; an unknown one is refused. */
                readonly sort?: components["parameters"]["sort"];
                /** @description desc where not given; missing values last. */
                readonly order?: components["parameters"]["order"];
                /** @description Rows a page. */
                readonly limit?: components["parameters"]["limit"];
                /** @description `next` of the page before. */
                readonly cursor?: components["parameters"]["cursor"];
                /** @description Place of the first row, instead of a cursor. */
                readonly first?: components["parameters"]["first"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TrackPage"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly tracks_csv: {
        readonly parameters: {
            readonly query?: {
                /** @description Only these artists; may be repeated. */
                readonly artist?: components["parameters"]["artist"];
                /** @description album, single, compilation or none (not known); may be repeated. */
                readonly album_type?: components["parameters"]["album_type"];
                /** @description Kinds of video, as the overview lists them; may be repeated. */
                readonly video?: components["parameters"]["video"];
                /** @description Whether the video is licensed; may be repeated. */
                readonly licensed?: components["parameters"]["licensed"];
                /** @description Least streams. */
                readonly streams_min?: components["parameters"]["streams_min"];
                /** @description Most streams. */
                readonly streams_max?: components["parameters"]["streams_max"];
                /** @description Least views. */
                readonly views_min?: components["parameters"]["views_min"];
                /** @description Most views. */
                readonly views_max?: components["parameters"]["views_max"];
                /** @description Words that artist, track, album, title, channel or ISRC contain, in any script. */
                readonly q?: components["parameters"]["q"];
                /** @description A column of the rows; an unknown one is refused. */
                readonly sort?: components["parameters"]["sort"];
                /** @description desc where not given; missing values last. */
                readonly order?: components["parameters"]["order"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": string;
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly track: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TrackDetail"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly track_reasons: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Prediction"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly artists: {
        readonly parameters: {
            readonly query?: {
                /** @description Only these artists; may be repeated. */
                readonly artist?: components["parameters"]["artist"];
                /** @description album, single, compilation or none (not known); may be repeated. */
                readonly album_type?: components["parameters"]["album_type"];
                /** @description Kinds of video, as the overview lists them; may be repeated. */
                readonly video?: components["parameters"]["video"];
                /** @description Whether the video is licensed; may be repeated. */
                readonly licensed?: components["parameters"]["licensed"];
                /** @description Least streams. */
                readonly streams_min?: components["parameters"]["streams_min"];
                /** @description Most streams. */
                readonly streams_max?: components["parameters"]["streams_max"];
                /** @description Least views. */
                readonly views_min?: components["parameters"]["views_min"];
                /** @description Most views. */
                readonly views_max?: components["parameters"]["views_max"];
                /** @description Words that artist, track, album, title, channel or ISRC contain, in any script. */
                readonly q?: components["parameters"]["q"];
                /** @description A column of the rows; an unknown one is refused. */
                readonly sort?: components["parameters"]["sort"];
                /** @description desc where not given; missing values last. */
                readonly order?: components["parameters"]["order"];
                /** @description Rows a page. */
                readonly limit?: components["parameters"]["limit"];
                /** @description `next` of the page before. */
                readonly cursor?: components["parameters"]["cursor"];
                /** @description Place of the first row, instead of a cursor. */
                readonly first?: components["parameters"]["first"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ArtistPage"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly artists_csv: {
        readonly parameters: {
            readonly query?: {
                /** @description Only these artists; may be repeated. */
                readonly artist?: components["parameters"]["artist"];
                /** @description album, single, compilation or none (not known); may be repeated. */
                readonly album_type?: components["parameters"]["album_type"];
                /** @description Kinds of video, as the overview lists them; may be repeated. */
                readonly video?: components["parameters"]["video"];
                /** @description Whether the video is licensed; may be repeated. */
                readonly licensed?: components["parameters"]["licensed"];
                /** @description Least streams. */
                readonly streams_min?: components["parameters"]["streams_min"];
                /** @description Most streams. */
                readonly streams_max?: components["parameters"]["streams_max"];
                /** @description Least views. */
                readonly views_min?: components["parameters"]["views_min"];
                /** @description Most views. */
                readonly views_max?: components["parameters"]["views_max"];
                /** @description Words that artist, track, album, title, channel or ISRC contain, in any script. */
                readonly q?: components["parameters"]["q"];
                /** @description A column of the rows; an unknown one is refused. */
                readonly sort?: components["parameters"]["sort"];
                /** @description desc where not given; missing values last. */
                readonly order?: components["parameters"]["order"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": string;
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly artist: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ArtistDetail"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly videos: {
        readonly parameters: {
            readonly query?: {
                /** @description Only these artists; may be repeated. */
                readonly artist?: components["parameters"]["artist"];
                /** @description album, single, compilation or none (not known); may be repeated. */
                readonly album_type?: components["parameters"]["album_type"];
                /** @description Kinds of video, as the overview lists them; may be repeated. */
                readonly video?: components["parameters"]["video"];
                /** @description Whether the video is licensed; may be repeated. */
                readonly licensed?: components["parameters"]["licensed"];
                /** @description Least streams. */
                readonly streams_min?: components["parameters"]["streams_min"];
                /** @description Most streams. */
                readonly streams_max?: components["parameters"]["streams_max"];
                /** @description Least views. */
                readonly views_min?: components["parameters"]["views_min"];
                /** @description Most views. */
                readonly views_max?: components["parameters"]["views_max"];
                /** @description Words that artist, track, album, title, channel or ISRC contain, in any script. */
                readonly q?: components["parameters"]["q"];
                /** @description A column of the rows; an unknown one is refused. */
                readonly sort?: components["parameters"]["sort"];
                /** @description desc where not given; missing values last. */
                readonly order?: components["parameters"]["order"];
                /** @description Rows a page. */
                readonly limit?: components["parameters"]["limit"];
                /** @description `next` of the page before. */
                readonly cursor?: components["parameters"]["cursor"];
                /** @description Place of the first row, instead of a cursor. */
                readonly first?: components["parameters"]["first"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["VideoPage"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly videos_csv: {
        readonly parameters: {
            readonly query?: {
                /** @description Only these artists; may be repeated. */
                readonly artist?: components["parameters"]["artist"];
                /** @description album, single, compilation or none (not known); may be repeated. */
                readonly album_type?: components["parameters"]["album_type"];
                /** @description Kinds of video, as the overview lists them; may be repeated. */
                readonly video?: components["parameters"]["video"];
                /** @description Whether the video is licensed; may be repeated. */
                readonly licensed?: components["parameters"]["licensed"];
                /** @description Least streams. */
                readonly streams_min?: components["parameters"]["streams_min"];
                /** @description Most streams. */
                readonly streams_max?: components["parameters"]["streams_max"];
                /** @description Least views. */
                readonly views_min?: components["parameters"]["views_min"];
                /** @description Most views. */
                readonly views_max?: components["parameters"]["views_max"];
                /** @description Words that artist, track, album, title, channel or ISRC contain, in any script. */
                readonly q?: components["parameters"]["q"];
                /** @description A column of the rows; an unknown one is refused. */
                readonly sort?: components["parameters"]["sort"];
                /** @description desc where not given; missing values last. */
                readonly order?: components["parameters"]["order"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": string;
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly video: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["VideoDetail"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly search: {
        readonly parameters: {
            readonly query: {
                /** @description Words that artist, track, album, title, channel or ISRC contain, in any script. */
                readonly q: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Suggestions"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly findings: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FindingsAnswer"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly models: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ModelsAnswer"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly levers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Levers"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly score: {
        readonly parameters: {
            readonly query?: {
                /** @description 1: with reasons and nearest recordings. */
                readonly explain?: 0 | 1;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ScoreRequest"];
                readonly "text/csv": string;
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Scores"];
                    readonly "text/csv": string;
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly invocations: {
        readonly parameters: {
            readonly query?: {
                /** @description What is predicted; streams without it. */
                readonly target?: "streams" | "views";
                /** @description What is known; c without it. */
                readonly scenario?: "a" | "b" | "c" | "d";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["FeatureRows"];
                readonly "text/csv": string;
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FeatureAnswers"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly plans: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PlanAnswer"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly plan_example: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/plain": string;
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly plan_file: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/calendar": string;
                    readonly "text/html": string;
                    readonly "text/markdown": string;
                    readonly "text/csv": string;
                    readonly "application/vnd.apple.mpegurl": string;
                    readonly "application/json": unknown;
                    readonly "application/octet-stream": string;
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly quality: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["QualityAnswer"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly quality_rows: {
        readonly parameters: {
            readonly query?: {
                /** @description Rows a page. */
                readonly limit?: components["parameters"]["limit"];
                /** @description `next` of the page before. */
                readonly cursor?: components["parameters"]["cursor"];
                /** @description Place of the first row, instead of a cursor. */
                readonly first?: components["parameters"]["first"];
                /** @description Only this rule's. */
                readonly rule?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FaultyRows"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly imports: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Imports"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly import_file: {
        readonly parameters: {
            readonly query: {
                /** @description The file's name. */
                readonly name: string;
                /** @description The day of its counts. */
                readonly as_of?: string;
                /** @description 1: a study follows. */
                readonly study?: 0 | 1;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "text/csv": string;
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Job"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly import_issues: {
        readonly parameters: {
            readonly query?: {
                /** @description Rows a page. */
                readonly limit?: components["parameters"]["limit"];
                /** @description `next` of the page before. */
                readonly cursor?: components["parameters"]["cursor"];
                /** @description Place of the first row, instead of a cursor. */
                readonly first?: components["parameters"]["first"];
            };
            readonly header?: never;
            readonly path: {
                readonly id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImportIssuePage"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly reports: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Reports"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly report: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly report_page: {
        readonly parameters: {
            readonly query?: {
                /** @description Language of the page. */
                readonly lang?: "en" | "ko";
            };
            readonly header?: never;
            readonly path: {
                readonly id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly runs: {
        readonly parameters: {
            readonly query?: {
                /** @description What the runs must be like, as `crossfade runs --where` reads it: r2 > .6 and scenario = c. */
                readonly where?: string;
                /** @description A name of `names`, with ` desc` behind it for falling. */
                readonly sort?: string;
                /** @description Rows a page. */
                readonly limit?: components["parameters"]["limit"];
                /** @description `next` of the page before. */
                readonly cursor?: components["parameters"]["cursor"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RunsAnswer"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly run: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RunAnswer"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly run_file: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: number;
                /** @description Its place in the run's `files`, from 1. */
                readonly place: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": string;
                    readonly "text/html": string;
                    readonly "text/markdown": string;
                    readonly "text/calendar": string;
                    readonly "application/json": unknown;
                    readonly "application/vnd.apple.mpegurl": string;
                    readonly "image/svg+xml": string;
                    readonly "application/octet-stream": string;
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly run_comparison: {
        readonly parameters: {
            readonly query: {
                /** @description A run's number; repeated, the first is what the others are compared with. */
                readonly run: readonly number[];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RunComparison"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly model_versions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ModelVersions"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly model_changes: {
        readonly parameters: {
            readonly query?: {
                /** @description Rows a page. */
                readonly limit?: components["parameters"]["limit"];
                /** @description `next` of the page before. */
                readonly cursor?: components["parameters"]["cursor"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ModelChanges"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly drift: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Drift"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly promote: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PromotionRequest"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Job"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly roll_back: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RollbackRequest"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Job"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly ledger: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LedgerAnswer"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listen: {
        readonly parameters: {
            readonly query: {
                /** @description The file's name. */
                readonly name: string;
                /** @description 1: the file is kept beside the store; else it is removed when it was heard. */
                readonly keep?: 0 | 1;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/octet-stream": string;
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Job"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly demos: {
        readonly parameters: {
            readonly query?: {
                /** @description Rows a page. */
                readonly limit?: components["parameters"]["limit"];
                /** @description Place of the first row, instead of a cursor. */
                readonly first?: components["parameters"]["first"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Demos"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly demo: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly digest: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DemoDetail"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly forget_demo: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly digest: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly demo_scores: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["DemoQuestion"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DemoScores"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly sound_ranges: {
        readonly parameters: {
            readonly query?: {
                /** @description Only these artists; may be repeated. */
                readonly artist?: components["parameters"]["artist"];
                /** @description album, single, compilation or none (not known); may be repeated. */
                readonly album_type?: components["parameters"]["album_type"];
                /** @description Kinds of video, as the overview lists them; may be repeated. */
                readonly video?: components["parameters"]["video"];
                /** @description Whether the video is licensed; may be repeated. */
                readonly licensed?: components["parameters"]["licensed"];
                /** @description Least streams. */
                readonly streams_min?: components["parameters"]["streams_min"];
                /** @description Most streams. */
                readonly streams_max?: components["parameters"]["streams_max"];
                /** @description Least views. */
                readonly views_min?: components["parameters"]["views_min"];
                /** @description Most views. */
                readonly views_max?: components["parameters"]["views_max"];
                /** @description Words that artist, track, album, title, channel or ISRC contain, in any script. */
                readonly q?: components["parameters"]["q"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SoundRanges"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly jobs: {
        readonly parameters: {
            readonly query?: {
                /** @description Rows a page. */
                readonly limit?: components["parameters"]["limit"];
                /** @description `next` of the page before. */
                readonly cursor?: components["parameters"]["cursor"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Jobs"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly start_study: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["StudyRequest"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Job"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly job: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Job"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly cancel_job: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Job"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly retry_job: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Job"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly views: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SavedViews"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly save_view: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewView"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SavedView"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly remove_view: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly shares: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Shares"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly share: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewShare"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ShownShare"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly open_share: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ShareSecret"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OpenedShare"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly revoke_share: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly people: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Accounts"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly add_person: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewAccount"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Account"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly remove_person: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly usage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Usage"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly tokens: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Tokens"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly add_token: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewToken"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ShownToken"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly revoke_token: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly audit: {
        readonly parameters: {
            readonly query?: {
                /** @description Rows a page. */
                readonly limit?: components["parameters"]["limit"];
                /** @description `next` of the page before. */
                readonly cursor?: components["parameters"]["cursor"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Audit"];
                };
            };
            /** @description What went wrong. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
