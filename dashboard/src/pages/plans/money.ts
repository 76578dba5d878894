import { none, type Maybe } from "../../base/number_format";
import { compact, count } from "../../text/format";

/** An amount with its currency, shortened: "444,500 USD" is "445K USD". */
export function money(value: Maybe, currency: string): string {
  return withCurrency(compact(value), currency);
}

/** The same in full. */
export function fullMoney(value: Maybe, currency: string): string {
  return withCurrency(count(value), currency);
}

function withCurrency(amount: string, currency: string): string {
  return amount === none || currency === "" ? amount : `${amount} ${currency}`;
}
