package dev.stoop.standalone.demo;

import dev.stoop.standalone.CleanUp;
import dev.stoop.standalone.played.PlayedInternet;
import dev.stoop.standalone.played.PlayedPod;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Two pods and the servers that they talk to, in network namespaces of their own, the pods in
 * control groups named as the kubelet names them. Both pods talk to the same server; one of them is
 * the one that the alert is about.
 */
final class PlayedCluster implements Closeable {
  /** The server that the alert is about: documentation address, RFC 5737. */
  static final String SUSPICIOUS_ADDRESS = "203.0.113.66";

  static final String SUSPICIOUS_NAME = "updates.cdn-metrics.example";

  /** A server that both pods also talk to. */
  static final String HARMLESS_ADDRESS = "198.51.100.7";

  private static final String NEIGHBOURS_NAME = "mirror.cdn-metrics.example";
  private static final String KEY_PASSWORD = "played";

  private final CleanUp parts = new CleanUp();
  private final PodNames pod = PodNames.of("payments", "checkout-6d5f8c7b9-x2kqv", 1);
  private final PodNames neighbour = PodNames.of("payments", "basket-7c9d6b5f4-t8wzn", 2);
  private final PlayedProcess internet;
  private final PlayedProcess podProcess;
  private final PlayedProcess neighbourProcess;

  private PlayedCluster(Path key) throws IOException {
    String[] servers = {SUSPICIOUS_ADDRESS, HARMLESS_ADDRESS, key.toString(), KEY_PASSWORD};
    try {
      internet = parts.add(PlayedProcess.start(PlayedInternet.class, servers));
      podProcess = startPod(pod, SUSPICIOUS_NAME, key);
      neighbourProcess = startPod(neighbour, NEIGHBOURS_NAME, key);
    } catch (IOException | RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /**
   * Starts its processes, which need {@link #connect} to talk.
   *
   * @param work a folder for what it needs for itself
   * @param owner closes the cluster
   */
  static PlayedCluster start(Path work, CleanUp owner) throws IOException, InterruptedException {
    Path key = work.resolve("played.p12");
    makeKey(key);
    return owner.add(new PlayedCluster(key));
  }

  /** Makes its network; when it returns, both pods talk. */
  void connect() throws IOException, InterruptedException {
    internet.awaitHere();
    podProcess.awaitHere();
    neighbourProcess.awaitHere();
    PlayedNetwork network =
        PlayedNetwork.of(internet, List.of(SUSPICIOUS_ADDRESS, HARMLESS_ADDRESS));
    network.connect(podProcess, pod);
    network.connect(neighbourProcess, neighbour);
    internet.go();
    neighbourProcess.go();
    podProcess.go();
  }

  /** The pod that the alert is about. */
  PodNames pod() {
    return pod;
  }

  PodNames neighbour() {
    return neighbour;
  }

  /** The pid on this machine of the program that the alert is about. */
  long podPid() {
    return podProcess.pid();
  }

  /** Waits for a connection to the suspicious server and answers its ends as Falco writes them. */
  String awaitConnection() throws IOException, InterruptedException {
    return podProcess.awaitNext(PlayedPod.CONNECTED);
  }

  private PlayedProcess startPod(PodNames names, String serverName, Path key) throws IOException {
    Cgroup cgroup = parts.add(Cgroup.make(names.uid(), names.containerId()));
    String[] arguments = {
      SUSPICIOUS_ADDRESS, serverName, HARMLESS_ADDRESS, key.toString(), KEY_PASSWORD
    };
    PlayedProcess process = parts.add(PlayedProcess.start(PlayedPod.class, arguments));
    cgroup.add(process.pid());
    return process;
  }

  private static void makeKey(Path file) throws IOException, InterruptedException {
    String names = "san=dns:%s,dns:%s".formatted(SUSPICIOUS_NAME, NEIGHBOURS_NAME);
    Tool.run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "played",
            "-keyalg",
            "EC",
            "-dname",
            "CN=" + SUSPICIOUS_NAME,
            "-ext",
            names,
            "-validity",
            "7",
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass",
            KEY_PASSWORD),
        "");
  }

  @Override
  public void close() {
    parts.close();
  }
}
