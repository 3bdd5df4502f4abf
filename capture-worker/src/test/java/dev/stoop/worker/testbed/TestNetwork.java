package dev.stoop.worker.testbed;

import dev.stoop.worker.netns.NamespaceThread;
import dev.stoop.worker.netns.NetworkNamespace;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNativeException;

/**
 * Two network namespaces joined by a cable: the pod's ({@code eth0}: 10.99.0.2, fd99::2) and its
 * peer's (10.99.0.1, 10.99.0.3, fd99::1). A socket stays in the namespace that it was made in, so
 * the test itself is both ends of the traffic.
 */
public final class TestNetwork implements AutoCloseable {
  public static final String POD = "10.99.0.2";
  public static final String POD_V6 = "fd99::2";
  public static final String PEER = "10.99.0.1";
  public static final String OTHER_PEER = "10.99.0.3";
  public static final String PEER_V6 = "fd99::1";

  private final String podName;
  private final String peerName;
  private final NamespaceThread thread;
  private final NetworkNamespace pod;
  private final NetworkNamespace peer;

  public TestNetwork() throws IOException {
    Shell.require("ip", "nsenter");
    String id = randomHex(4);
    podName = "stoop-pod-" + id;
    peerName = "stoop-peer-" + id;
    ip("netns add " + podName);
    ip("netns add " + peerName);
    ip("link add eth0 netns " + podName + " type veth peer name eth0 netns " + peerName);
    up(podName, POD, POD_V6);
    up(peerName, PEER, PEER_V6);
    ip("-n " + peerName + " addr add " + OTHER_PEER + "/24 dev eth0");
    thread = new NamespaceThread();
    pod = NetworkNamespace.open(file(podName));
    peer = NetworkNamespace.open(file(peerName));
  }

  private static void up(String namespace, String v4, String v6) {
    ip("-n " + namespace + " link set lo up");
    ip("-n " + namespace + " addr add " + v4 + "/24 dev eth0");
    ip("-n " + namespace + " addr add " + v6 + "/64 dev eth0 nodad");
    ip("-n " + namespace + " link set eth0 up");
  }

  /** The pod's namespace. */
  public NetworkNamespace pod() {
    return pod;
  }

  /** Where the pod's namespace can be opened. */
  public Path podFile() {
    return file(podName);
  }

  /** A socket of the pod. */
  public DatagramSocket udpInPod(String address, int port) throws IOException {
    return thread.run(pod, () -> udp(address, port));
  }

  /** A socket of the peer. */
  public DatagramSocket udpAtPeer(String address, int port) throws IOException {
    return thread.run(peer, () -> udp(address, port));
  }

  /** Sends an Ethernet frame from the pod's interface, byte by byte as given. */
  public void sendFrameFromPod(byte[] frame) throws IOException {
    sendFrame(pod, frame);
  }

  /** Sends an Ethernet frame to the pod. */
  public void sendFrameToPod(byte[] frame) throws IOException {
    sendFrame(peer, frame);
  }

  private void sendFrame(NetworkNamespace from, byte[] frame) throws IOException {
    thread.run(
        from,
        () -> {
          try (PcapHandle eth0 = new PcapHandle.Builder("eth0").build()) {
            eth0.sendPacket(frame);
            return frame;
          } catch (PcapNativeException | NotOpenException e) {
            throw new IOException(e);
          }
        });
  }

  /** A connection from the pod, which needs a {@link #listenAtPeer}. */
  public Socket connectFromPod(String to, int port) throws IOException {
    return thread.run(pod, () -> new Socket(InetAddress.ofLiteral(to), port));
  }

  /** A server of the peer. */
  public ServerSocket listenAtPeer(String address, int port) throws IOException {
    return thread.run(peer, () -> new ServerSocket(port, 50, InetAddress.ofLiteral(address)));
  }

  /** Runs {@code ip ARGUMENTS} inside the pod's namespace. */
  public void ipInPod(String arguments) {
    ip("-n " + podName + " " + arguments);
  }

  private static DatagramSocket udp(String address, int port) throws IOException {
    return new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral(address), port));
  }

  private static void ip(String arguments) {
    Shell.run(("ip " + arguments).split(" ", -1));
  }

  private static Path file(String name) {
    return Path.of("/run/netns", name);
  }

  static String randomHex(int bytes) {
    byte[] random = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  @Override
  public void close() throws IOException {
    pod.close();
    peer.close();
    thread.close();
    ip("netns del " + podName);
    ip("netns del " + peerName);
  }
}
