package dev.stoop.worker.evidence;

import dev.stoop.alert.Alert;
import dev.stoop.alert.Connection;
import dev.stoop.alert.Endpoint;
import dev.stoop.alert.IpAddress;
import dev.stoop.alert.Origin;
import dev.stoop.capture.Target;
import dev.stoop.pcapng.ResolvedName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names of addresses that are known when evidence is sealed: the target's own, and those of the
 * peer that Falco saw it look up. Only what can be a host name is taken from an alert.
 *
 * @see <a href="https://falco.org/docs/reference/rules/supported-fields/">Falco: fd.sip.name and
 *     its like</a>
 */
final class EvidenceNames {
  private static final Pattern HOST_NAME =
      Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?");
  private static final int SHORT_ID = 12;

  private EvidenceNames() {}

  static List<ResolvedName> of(SpooledCapture capture) {
    Map<IpAddress, String> names = new LinkedHashMap<>();
    ownName(capture).ifPresent(name -> own(capture).forEach(ip -> names.put(ip, name)));
    peers(capture).forEach(names::putIfAbsent);
    List<ResolvedName> resolved = new ArrayList<>();
    names.forEach((ip, name) -> resolved.add(new ResolvedName(ip.inet(), name)));
    return resolved;
  }

  private static Optional<String> ownName(SpooledCapture capture) {
    Origin origin = capture.command().alert().origin();
    if (capture.command().target() instanceof Target.Host) {
      return hostName(capture.command().node());
    }
    if (origin.pod() != null) {
      return hostName(origin.pod() + (origin.namespace() == null ? "" : "." + origin.namespace()));
    }
    return hostName(origin.containerName())
        .or(() -> Optional.ofNullable(capture.containerId()).map(id -> id.substring(0, SHORT_ID)));
  }

  private static List<IpAddress> own(SpooledCapture capture) {
    return Stream.concat(
            capture.addresses().stream(),
            Optional.ofNullable(capture.command().alert().origin().podIp()).stream())
        .filter(ip -> !ip.inet().isLoopbackAddress() && !ip.inet().isLinkLocalAddress())
        .distinct()
        .toList();
  }

  private static Map<IpAddress, String> peers(SpooledCapture capture) {
    Alert alert = capture.command().alert();
    Map<IpAddress, String> peers = new LinkedHashMap<>();
    for (Side side : Side.values()) {
      Optional<String> name = hostName(alert.field(side.field + ".name"));
      Optional<IpAddress> address =
          Optional.ofNullable(alert.field(side.field))
              .flatMap(IpAddress::parse)
              .or(() -> side.of(alert.connection(), capture.addresses()));
      if (name.isPresent()) {
        address.ifPresent(ip -> peers.putIfAbsent(ip, name.get()));
      }
    }
    return peers;
  }

  /** Whom Falco's fields name; the local end is the target itself. */
  private enum Side {
    SERVER("fd.sip"),
    CLIENT("fd.cip"),
    REMOTE("fd.rip");

    private final String field;

    Side(String field) {
      this.field = field;
    }

    /** In Falco's tuple the client stands first; the target's own address is no peer. */
    Optional<IpAddress> of(@Nullable Connection connection, List<IpAddress> own) {
      if (connection == null) {
        return Optional.empty();
      }
      List<IpAddress> ends =
          switch (this) {
            case CLIENT -> List.of(connection.one().address());
            case SERVER -> addresses(connection).subList(1, connection.ends().size());
            case REMOTE -> addresses(connection);
          };
      List<IpAddress> others = ends.stream().filter(ip -> !own.contains(ip)).toList();
      return others.size() == 1 ? Optional.of(others.getFirst()) : Optional.empty();
    }

    private static List<IpAddress> addresses(Connection connection) {
      return connection.ends().stream().map(Endpoint::address).toList();
    }
  }

  private static Optional<String> hostName(@Nullable String text) {
    return Optional.of(Objects.requireNonNullElse(text, ""))
        .filter(name -> HOST_NAME.matcher(name).matches())
        .filter(name -> IpAddress.parse(name).isEmpty());
  }
}
