package dev.stoop.router.falco;

import dev.stoop.alert.Connection;
import dev.stoop.alert.Endpoint;
import dev.stoop.alert.IpAddress;
import dev.stoop.alert.Protocol;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the connection that an alert's fields name. {@code fd.name} comes first: it has both ends,
 * whoever is local. It is {@code address:port->address:port}, or one {@code address:port} for a
 * server's socket, with IPv6 addresses not in brackets; for other files it is their path.
 */
final class ConnectionText {
  private static final String ARROW = "->";
  private static final Pattern PORT = Pattern.compile("\\d{1,5}");
  private static final int MAXIMUM_PORT = 65_535;

  private ConnectionText() {}

  static @Nullable Connection of(OutputFields fields) {
    Protocol protocol =
        Optional.ofNullable(fields.text("fd.l4proto")).flatMap(Protocol::parse).orElse(null);
    return tuple(fields.text("fd.name"), protocol)
        .or(() -> ends(fields, "fd.cip", "fd.cport", "fd.sip", "fd.sport", protocol))
        .or(() -> ends(fields, "fd.lip", "fd.lport", "fd.rip", "fd.rport", protocol))
        .orElse(null);
  }

  /** Reads the text of {@code fd.name}; empty where it is no socket's. */
  static Optional<Connection> tuple(@Nullable String text, @Nullable Protocol protocol) {
    if (text == null) {
      return Optional.empty();
    }
    int arrow = text.indexOf(ARROW);
    if (arrow < 0) {
      return endpoint(text).map(one -> connection(protocol, one, null));
    }
    return endpoint(text.substring(0, arrow))
        .flatMap(
            one ->
                endpoint(text.substring(arrow + ARROW.length()))
                    .map(other -> connection(protocol, one, other)));
  }

  static OptionalInt port(String text) {
    if (!PORT.matcher(text).matches()) {
      return OptionalInt.empty();
    }
    int port = Integer.parseInt(text);
    return port <= MAXIMUM_PORT ? OptionalInt.of(port) : OptionalInt.empty();
  }

  private static Optional<Endpoint> endpoint(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    OptionalInt port = port(text.substring(colon + 1));
    return port.isEmpty()
        ? Optional.empty()
        : IpAddress.parse(text.substring(0, colon))
            .map(address -> new Endpoint(address, port.getAsInt()));
  }

  private static Optional<Connection> ends(
      OutputFields fields,
      String oneAddress,
      String onePort,
      String otherAddress,
      String otherPort,
      @Nullable Protocol protocol) {
    Optional<Endpoint> one = end(fields, oneAddress, onePort);
    Optional<Endpoint> other = end(fields, otherAddress, otherPort);
    return one.map(known -> connection(protocol, known, other.orElse(null)))
        .or(() -> other.map(known -> connection(protocol, known, null)));
  }

  private static Optional<Endpoint> end(OutputFields fields, String address, String port) {
    return fields.address(address).map(known -> new Endpoint(known, fields.port(port).orElse(0)));
  }

  /** What Falco calls icmp is ICMPv6 between IPv6 addresses; neither has ports. */
  private static Connection connection(
      @Nullable Protocol protocol, Endpoint one, @Nullable Endpoint other) {
    Protocol exact = protocol == Protocol.ICMP && one.address().isV6() ? Protocol.ICMPV6 : protocol;
    if (exact == null || exact.hasPorts()) {
      return new Connection(exact, one, other);
    }
    return new Connection(exact, withoutPort(one), other == null ? null : withoutPort(other));
  }

  private static Endpoint withoutPort(Endpoint end) {
    return new Endpoint(end.address(), 0);
  }
}
