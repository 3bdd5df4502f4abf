package dev.stoop.alert;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A protocol above IP that traffic can be chosen by, with its IANA number. */
public enum Protocol {
  TCP(6),
  UDP(17),
  ICMP(1),
  ICMPV6(58),
  SCTP(132);

  private final int number;

  Protocol(int number) {
    this.number = number;
  }

  /** The IANA protocol number. */
  public int number() {
    return number;
  }

  /** Whether its conversations have ports. */
  public boolean hasPorts() {
    return this != ICMP && this != ICMPV6;
  }

  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a name in any case. */
  public static Optional<Protocol> parse(String text) {
    return Arrays.stream(values()).filter(p -> p.name().equalsIgnoreCase(text.strip())).findFirst();
  }

  @JsonCreator
  static Protocol of(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("not a protocol we know: " + text));
  }
}
