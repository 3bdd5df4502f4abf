package dev.stoop.pcapng;

/**
 * The unit and the zero point of an interface's timestamps ({@code if_tsresol}, {@code
 * if_tsoffset}).
 *
 * @param exponent a tick is 10 (or 2) to the power of minus this many seconds; 0 to 127
 * @param binary whether the exponent's base is 2
 * @param offsetSeconds to add to every timestamp
 */
public record TimestampUnit(int exponent, boolean binary, long offsetSeconds) {
  public static final TimestampUnit MICROSECONDS = new TimestampUnit(6, false, 0);
  public static final TimestampUnit NANOSECONDS = new TimestampUnit(9, false, 0);

  private static final int BINARY = 0x80;
  private static final long SECOND = 1_000_000_000L;

  public TimestampUnit {
    if (exponent < 0 || exponent >= BINARY) {
      throw new IllegalArgumentException("timestamp exponent must be 0 to 127, not " + exponent);
    }
  }

  static TimestampUnit ofOption(int resolution, long offsetSeconds) {
    return new TimestampUnit(resolution & (BINARY - 1), (resolution & BINARY) != 0, offsetSeconds);
  }

  /**
   * Nanoseconds since the epoch; times that do not fit (after the year 2262) become the nearest
   * that does.
   *
   * @param ticks unsigned
   */
  public long epochNanos(long ticks) {
    long nanos = binary ? binaryNanos(ticks) : decimalNanos(ticks);
    return offsetSeconds == 0 ? nanos : shift(nanos);
  }

  private long decimalNanos(long ticks) {
    if (exponent <= 9) {
      return multiply(ticks, powerOfTen(9 - exponent));
    }
    int digits = exponent - 9;
    return digits <= 18 ? Long.divideUnsigned(ticks, powerOfTen(digits)) : 0;
  }

  private long binaryNanos(long ticks) {
    if (exponent == 0) {
      return multiply(ticks, SECOND);
    }
    if (exponent < Long.SIZE) {
      long fraction = ticks & ((1L << exponent) - 1);
      long nanos =
          (Math.unsignedMultiplyHigh(fraction, SECOND) << (Long.SIZE - exponent))
              | ((fraction * SECOND) >>> exponent);
      return saturatedSum(multiply(ticks >>> exponent, SECOND), nanos);
    }
    return Math.unsignedMultiplyHigh(ticks, SECOND) >>> (exponent - Long.SIZE);
  }

  private long shift(long nanos) {
    long offset =
        offsetSeconds >= 0
            ? multiply(offsetSeconds, SECOND)
            : -multiply(offsetSeconds == Long.MIN_VALUE ? Long.MAX_VALUE : -offsetSeconds, SECOND);
    return saturatedSum(nanos, offset);
  }

  private static long multiply(long unsigned, long factor) {
    return unsigned < 0 || unsigned > Long.MAX_VALUE / factor ? Long.MAX_VALUE : unsigned * factor;
  }

  /** {@code a} is never negative, so the sum can only be too large. */
  private static long saturatedSum(long a, long b) {
    long sum = a + b;
    return b > 0 && sum < 0 ? Long.MAX_VALUE : sum;
  }

  private static long powerOfTen(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }
}
