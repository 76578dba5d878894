import { apiUrl } from "../../api/request";

/** The URL of a file of the latest plan. */
export function planFileUrl(name: string): string {
  return apiUrl("/api/v1/plans/files/{name}", { name });
}
