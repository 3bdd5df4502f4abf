package dev.stoop.worker.live;

import dev.stoop.worker.kernel.NetworkLink;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which of a namespace's interfaces to capture on.
 *
 * <p>A pod may name its interfaces itself, and libpcap reads some names as something else: {@code
 * usbmon1} is the node's USB bus. Only names that can be nothing but a network interface are
 * opened.
 */
final class InterfaceChoice {
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,14}");
  private static final Pattern OTHER_DEVICE =
      Pattern.compile("any|(usbmon|bluetooth|dbus|nflog|nfqueue|netmap|rdma|dag|snf|septel).*");

  private InterfaceChoice() {}

  /**
   * Those that are wanted, in the order wanted.
   *
   * @param wanted names, where {@code *} stands for any text; empty: all that are up but loopback
   * @throws NoInterfaceException when one that is wanted is missing or down
   */
  static List<NetworkLink> choose(List<NetworkLink> links, List<String> wanted)
      throws NoInterfaceException {
    List<NetworkLink> usable = links.stream().filter(InterfaceChoice::isUsable).toList();
    if (wanted.isEmpty()) {
      return required(
          usable.stream().filter(link -> !link.loopback()).toList(), "but loopback", links);
    }
    Set<NetworkLink> chosen = new LinkedHashSet<>();
    for (String name : wanted) {
      Pattern pattern = glob(name);
      chosen.addAll(
          required(
              usable.stream().filter(link -> pattern.matcher(link.name()).matches()).toList(),
              "named " + name,
              links));
    }
    return new ArrayList<>(chosen);
  }

  private static boolean isUsable(NetworkLink link) {
    return link.up()
        && PLAIN_NAME.matcher(link.name()).matches()
        && !OTHER_DEVICE.matcher(link.name()).matches();
  }

  private static List<NetworkLink> required(
      List<NetworkLink> found, String what, List<NetworkLink> links) throws NoInterfaceException {
    if (found.isEmpty()) {
      throw new NoInterfaceException(
          "no interface %s is up in the target's namespace; there are: %s"
              .formatted(
                  what,
                  links.stream()
                      .map(link -> link.name() + (link.up() ? "" : " (down)"))
                      .collect(Collectors.joining(", "))));
    }
    return found;
  }

  private static Pattern glob(String name) {
    return Pattern.compile(
        List.of(name.split("\\*", -1)).stream()
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }
}
