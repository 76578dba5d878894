// What each page must show of the API's answers, written as the page writes it: `texts` stand in the
// content, and for each of `rows` some row of a table has these cells, among others, in this order.
import { drift, frame, kpiWords, versions as words } from "./words.mjs";

const present = (values) => values.filter((value) => value !== null && value !== "" && value !== undefined);

async function overview({ get, w }) {
  const board = await get("/api/v1/kpis");
  return {
    texts: [w.day(board.origin.as_of)],
    rows: Object.entries(kpiWords).map(([name, { label, unit }]) => [
      w.say(label),
      w.figure(unit, board.kpis[name].value),
      w.count(board.kpis[name].n),
    ]),
  };
}

const long = (path, cells) => async ({ get, w }) => {
  const { rows } = await get(`${path}?sort=streams&order=desc&limit=12`);
  return { texts: [], rows: rows.map((row) => cells(row, w)) };
};
const tracks = long("/api/v1/tracks", (row, w) => [row.track, row.artist, w.compact(row.streams), w.compact(row.views), w.figure("share", row.engagement)]);
const artists = long("/api/v1/artists", (row, w) => [row.name, w.compact(row.tracks), w.compact(row.streams), w.compact(row.median_streams), w.compact(row.views)]);

async function videos({ get, w }) {
  const { rows } = await get("/api/v1/videos?sort=views&order=desc&limit=12");
  return { texts: [], rows: rows.map((row) => [row.title, w.compact(row.views)]) };
}

async function track({ get, w, id }) {
  const { track, out_of_fold: forecasts } = await get(`/api/v1/tracks/${id}`);
  return { texts: [track.track, track.artist, w.compact(track.streams), w.compact(track.views), ...forecasts.flatMap((one) => present([one.expected_streams && w.compact(one.expected_streams)]))], rows: [] };
}
async function artist({ get, w, id }) {
  const { artist, kpis } = await get(`/api/v1/artists/${id}`);
  return { texts: [artist.name, w.figure("compact", kpis.median_streams.value)], rows: [] };
}
async function video({ get, w, id }) {
  const { video } = await get(`/api/v1/videos/${id}`);
  return { texts: [video.title, w.compact(video.views)], rows: [] };
}

async function compare({ get, w, ids }) {
  const compared = await Promise.all(ids.map((id) => get(`/api/v1/tracks/${id}`)));
  return { texts: compared.flatMap(({ track }) => [track.track, w.compact(track.streams), w.compact(track.views)]), rows: [] };
}

async function tested({ get, w }) {
  const { findings } = await get("/api/v1/findings");
  return {
    texts: findings.tested.flatMap((one) => [w.say(one.question), w.say(frame.verdicts[one.verdict]), w.say(one.sentence), w.figure(one.unit, one.estimate.value)]),
    rows: [],
  };
}
async function videoEffect({ get, w }) {
  const { video_effect: effect } = (await get("/api/v1/findings")).findings;
  return {
    texts: [],
    rows: effect.methods.map(({ name, estimate }) => [w.say(name), ...["value", "low", "high"].map((part) => w.figure("lift", estimate[part])), w.count(estimate.n)]),
  };
}
async function claims({ get, w }) {
  const { old_claims: all } = (await get("/api/v1/findings")).findings;
  return { texts: [], rows: all.map((claim) => [w.say(claim.claim), w.figure(claim.unit, claim.claimed), w.say(frame.verdicts[claim.verdict]), w.say(claim.sentence)]) };
}
async function notKnown({ get, w }) {
  const { not_known: lines } = await get("/api/v1/findings");
  return { texts: lines.map((line) => w.say(line.sentence ?? line.text ?? line)), rows: [] };
}

async function models({ get, w }) {
  const { models, in_use: model } = await get("/api/v1/models");
  const streams = models.filter((card) => card.target === "log_streams");
  return {
    texts: [model.short_version, ...streams.map((card) => w.estimate("decimal", card.regression.r2))],
    rows: [],
  };
}

async function versions({ get, w }) {
  const { versions: all } = await get("/api/v1/model_versions");
  const found = await get("/api/v1/drift");
  const worst = found.features.toSorted((one, other) => (other.index.value ?? -Infinity) - (one.index.value ?? -Infinity));
  return {
    texts: [
      w.say(drift.verdicts[found.verdict]),
      w.say(found.snapshot === found.trained_on_snapshot ? drift.same : drift.meanings[found.verdict], { n: found.champion }),
      w.percent(found.new_artists.value),
      ...all.flatMap(({ figures }) => figures.flatMap(({ estimate }) => [w.estimate("decimal", estimate), w.say(frame.rowsBehind, { n: w.count(estimate.n) })])),
    ],
    rows: [
      ...all.map((one) => [String(one.number), w.say(words.aliases[one.alias]), one.data.name, w.count(one.data.rows), String(one.seed)]),
      ...worst.slice(0, 12).map((one) => [
        w.say(found.feature_labels[one.feature]),
        w.figure("decimal", one.index.value),
        w.say(drift.verdicts[one.verdict]),
        w.percent(one.missing_then),
        w.percent(one.missing_now),
      ]),
    ],
  };
}

const plan = (part) => async (given) => part(given.w, (await given.get("/api/v1/plans")).plan);
const money = (w, value, currency) => `${w.compact(value)} ${currency}`;
const planVideos = plan((w, { videos }) => ({
  texts: [
    w.count(videos.totals.videos),
    ...[videos.totals.spend, videos.budget, videos.value.value, videos.totals.gain].map((value) => money(w, value, videos.currency)),
    ...["value", "low", "high"].map((part) => w.compact(videos.extra_streams[part])),
  ],
  rows: videos.tiers.map((tier) => [money(w, tier.cost, videos.currency), w.figure("lift", tier.effect), w.compact(tier.break_even_streams), w.count(tier.videos)]),
}));
const planPromotion = plan((w, { promotion }) => ({
  texts: [w.say(frame.verdicts[promotion.verdict]), w.say(promotion.sentence), w.compact(promotion.promoted_now.value)],
  rows: promotion.platforms.map((one) => [one.name, w.count(one.now), w.count(one.proposed), w.percent(one.share.value, { digits: 0 })]),
}));
const planSigning = plan((w, { signing }) => ({
  texts: [w.percent(signing.base_rate.value), w.decimal(signing.cost_threshold, 3)],
  rows: signing.lines.map((line) => [w.decimal(line.threshold, line.source === "costs" ? 3 : 1), w.count(line.passed), w.percent(line.expected_precision)]),
}));
const planReleases = plan((w, { releases }) => ({
  texts: [],
  rows: releases.releases.map((one) => [`${one.track} – ${one.artist}`, w.day(one.date), w.day(one.campaign_end)]),
}));
const planPlaylists = plan((w, { playlists: { lists } }) => ({
  texts: lists.map((list) => w.say(list.name)),
  rows: lists[0].tracks.map((one, place) => [w.count(place + 1), one.track, one.artist, w.compact(one.streams), w.duration(one.duration_ms)]),
}));
async function ledger({ get, w }) {
  const { forecasts } = await get("/api/v1/ledger");
  return { texts: forecasts.map(({ made_on: day }) => w.day(day)), rows: [] };
}

async function quality({ get, w }) {
  const { quality } = await get("/api/v1/quality");
  return {
    texts: [w.decimal(quality.score, 1), w.count(quality.rows)],
    rows: quality.rules.map((rule) => [w.say(rule.sentence), rule.id, w.count(rule.faults), w.count(rule.checked)]),
  };
}
async function qualityRows({ get, w }) {
  const { total, rows } = await get("/api/v1/quality/rows?limit=12");
  return { texts: [w.count(total)], rows: rows.map((row) => [row.track, row.artist, w.say(row.sentence), w.count(row.record)]) };
}
async function outliers({ get, w }) {
  const { bills, lists } = (await get("/api/v1/quality")).outliers;
  const cut = (lost, all, write) => `${write(lost)} `;
  return {
    texts: [],
    rows: [
      ...bills.map((bill) => [cut(bill.rows_cut, bill.rows, w.count), cut(bill.hits_cut, bill.hits, w.count), cut(bill.streams_cut, bill.streams, w.compact)]),
      ...lists.map((list) => [w.count(list.count), w.count(list.checked)]),
    ],
  };
}
async function missing({ get, w }) {
  const { columns } = (await get("/api/v1/quality")).missing;
  return { texts: [], rows: columns.map((one) => [w.count(one.missing)]) };
}
async function imports({ get, w }) {
  const { imports: all } = await get("/api/v1/imports");
  return { texts: [], rows: all.map((one) => [String(one.snapshot), w.day(one.as_of), one.files[0].name, w.count(one.tracks)]) };
}
async function jobs({ get, w }) {
  const { reports } = await get("/api/v1/reports");
  return { texts: [], rows: reports.map((report) => [String(report.id), w.day(report.as_of)]) };
}

const byPath = {
  "/": overview,
  "/tracks": tracks,
  "/artists": artists,
  "/videos": videos,
  "/findings": tested,
  "/findings?part=video": videoEffect,
  "/findings?part=claims": claims,
  "/findings?part=unknown": notKnown,
  "/models": models,
  "/models?view=versions": versions,
  "/plans": planVideos,
  "/plans?tab=promotion": planPromotion,
  "/plans?tab=signing": planSigning,
  "/plans?tab=releases": planReleases,
  "/plans?tab=playlists": planPlaylists,
  "/plans?tab=ledger": ledger,
  "/quality": quality,
  "/quality?tab=rows": qualityRows,
  "/quality?tab=outliers": outliers,
  "/quality?tab=missing": missing,
  "/quality?tab=imports": imports,
  "/jobs": jobs,
};
const byId = { tracks: track, artists: artist, videos: video };

/** What a path's page must show in the language of `w`; null where no figure of the API stands on it. */
export function expectedOn(path, server, w) {
  const get = (where) => server.get(where);
  const [, kind, id] = /^\/(tracks|artists|videos)\/(\w+)$/.exec(path) ?? [];
  if (kind !== undefined) return byId[kind]({ get, w, id });
  if (path.startsWith("/compare")) return compare({ get, w, ids: new URLSearchParams(path.split("?")[1]).getAll("id") });
  return byPath[path]?.({ get, w }) ?? null;
}
