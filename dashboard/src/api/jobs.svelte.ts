import { onLive } from "./live.svelte";
import { laterJob, type Job } from "./job";

/** The newest word on jobs since the component was made, from live events; reactive. */
export class JobNews {
  private news = $state.raw<ReadonlyMap<number, Job>>(new Map());

  /** Takes an answer's word on a job as news (that of POST, of cancelling). */
  tell(job: Job): void {
    const known = this.news.get(job.id);
    this.news = new Map([...this.news, [job.id, known === undefined ? job : laterJob(known, job)]]);
  }

  /** A job by its number; undefined where nothing was heard of it. */
  of(id: number): Job | undefined {
    return this.news.get(id);
  }

  all(): Iterable<Job> {
    return this.news.values();
  }
}

/** Listens for jobs while the component that calls this is there. */
export function followJobs(): JobNews {
  const news = new JobNews();
  $effect(() =>
    onLive(["job"], (_, job) => {
      if (job !== null) news.tell(job);
    }),
  );
  return news;
}
