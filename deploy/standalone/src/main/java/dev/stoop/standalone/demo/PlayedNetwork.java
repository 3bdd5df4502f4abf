package dev.stoop.standalone.demo;

import java.io.IOException;
import java.util.List;

/**
 * The cables between the namespaces. Each pod has its own (as with a routing CNI plugin), so that
 * no pod sees another's broadcasts. Nothing is made in the machine's own namespace, and all is gone
 * with the processes that hold the namespaces.
 */
final class PlayedNetwork {
  private final PlayedProcess internet;

  private PlayedNetwork(PlayedProcess internet) {
    this.internet = internet;
  }

  /** Gives the servers their addresses. */
  static PlayedNetwork of(PlayedProcess internet, List<String> serverAddresses)
      throws IOException, InterruptedException {
    StringBuilder commands = new StringBuilder("link set lo up\n");
    for (String address : serverAddresses) {
      commands.append("address add ").append(address).append("/32 dev lo\n");
    }
    ip(internet, commands.toString());
    return new PlayedNetwork(internet);
  }

  /** Connects a pod, as {@code eth0}, to the servers. */
  void connect(PlayedProcess process, PodNames pod) throws IOException, InterruptedException {
    String cable = "pod" + process.pid();
    ip(
        internet,
        """
        link add %s type veth peer name eth0 netns %d
        address add %s/24 dev %s
        link set %s up
        """
            .formatted(cable, process.pid(), pod.gateway(), cable, cable));
    ip(
        process,
        """
        link set lo up
        address add %s/24 dev eth0
        link set eth0 up
        route add default via %s
        """
            .formatted(pod.address(), pod.gateway()));
  }

  private static void ip(PlayedProcess where, String commands)
      throws IOException, InterruptedException {
    Tool.run(
        List.of("nsenter", "--net=/proc/" + where.pid() + "/ns/net", "ip", "-batch", "-"),
        commands);
  }
}
