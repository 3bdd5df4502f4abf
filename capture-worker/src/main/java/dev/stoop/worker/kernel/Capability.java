package dev.stoop.worker.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** The Linux capabilities that capturing needs, numbered as in {@code linux/capability.h}. */
public enum Capability {
  /** To open a packet socket. */
  CAP_NET_RAW(13),
  /** To open the namespace of another user's process: {@code /proc/PID/ns/net}. */
  CAP_SYS_PTRACE(19),
  /** To enter a network namespace: {@code setns(2)}. */
  CAP_SYS_ADMIN(21);

  private static final Path STATUS = Path.of("/proc/thread-self/status");
  private static final String EFFECTIVE = "CapEff:";

  private final int bit;

  Capability(int bit) {
    this.bit = bit;
  }

  /**
   * Those of the capabilities above that the calling thread has not.
   *
   * @throws IOException when {@code /proc} cannot be read
   */
  public static Set<Capability> missing() throws IOException {
    try (Stream<String> lines = Files.lines(STATUS)) {
      return missing(lines);
    }
  }

  static Set<Capability> missing(Stream<String> status) throws IOException {
    String effective =
        status
            .filter(line -> line.startsWith(EFFECTIVE))
            .findFirst()
            .orElseThrow(() -> new IOException(STATUS + " has no line " + EFFECTIVE));
    long bits = Long.parseUnsignedLong(effective.substring(EFFECTIVE.length()).strip(), 16);
    Set<Capability> missing = EnumSet.noneOf(Capability.class);
    for (Capability capability : values()) {
      if ((bits >>> capability.bit & 1) == 0) {
        missing.add(capability);
      }
    }
    return missing;
  }
}
