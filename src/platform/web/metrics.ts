import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import { collectDefaultMetrics, Histogram, Registry } from "prom-client";
import type { House } from "../house.ts";
import { measureJobs } from "../jobs/figures.ts";
import type { Env } from "./context.ts";

export interface Metrics {
  type: string;
  text: () => Promise<string>;
  /** Measures and logs a request once it is answered. */
  watch: MiddlewareHandler<Env>;
}

/** A line and a count per request, by the pattern of its address: addresses themselves may hold secrets. */
export function createMetrics(house: House): Metrics {
  const registry = new Registry();
  if (house.configuration.mode !== "test") collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: "sucharit_request_seconds",
    help: "Seconds until a request was answered",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.02, 0.1, 0.5, 2],
    registers: [registry],
  });
  measureJobs(registry, house.database);
  return {
    type: registry.contentType,
    text: () => registry.metrics(),
    watch: async (c, next) => {
      const began = performance.now();
      await next();
      const took = performance.now() - began;
      const route = routePath(c);
      const { status } = c.res;
      seconds.observe({ method: c.req.method, route, status }, took / 1000);
      house.log.info(
        {
          requestId: c.get("requestId"),
          method: c.req.method,
          route,
          status,
          ms: Math.round(took * 10) / 10,
          org: c.get("org")?.slug,
        },
        "request",
      );
    },
  };
}
