package dev.stoop.policy;

import java.time.Duration;

/** How many captures a policy may open. */
public sealed interface Allowance {

  /** So many in a time: {@code 10/1h}. */
  record Rate(int captures, Duration per) implements Allowance {
    public Rate {
      if (captures < 0 || per.isNegative() || per.isZero()) {
        throw new IllegalArgumentException("a rate needs a count and a time above 0");
      }
    }
  }

  /** So many at the same time: {@code 8 at once}. */
  record AtOnce(int captures) implements Allowance {
    public AtOnce {
      if (captures < 0) {
        throw new IllegalArgumentException("a count below 0: " + captures);
      }
    }
  }
}
