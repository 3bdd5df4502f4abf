package dev.stoop.e2e;

/**
 * The broker of this test run.
 *
 * @param mode where it runs
 * @param bootstrap {@code host:port}, for any client's {@code bootstrap.servers}
 */
public record KafkaHandle(Mode mode, String bootstrap) {
  /** Where a test's broker runs. */
  public enum Mode {
    CONTAINER,
    IN_PROCESS
  }
}
