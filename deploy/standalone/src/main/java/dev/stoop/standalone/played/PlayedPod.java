package dev.stoop.standalone.played;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A pod's program: again and again it looks up a name and talks HTTP and TLS to the server of that
 * name, and HTTP to a harmless server. Of each TLS connection it says {@code connected
 * HERE->THERE}. Arguments: the name server, the name, the harmless server, the key file, its
 * password.
 */
public final class PlayedPod {
  /** What precedes the two ends of a connection, written as Falco writes them. */
  public static final String CONNECTED = "connected ";

  private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(400);
  private static final int TIMEOUT_MILLIS = 3_000;

  private final InetAddress nameServer;
  private final String name;
  private final InetAddress harmless;
  private final SSLContext tls;

  private PlayedPod(InetAddress nameServer, String name, InetAddress harmless, SSLContext tls) {
    this.nameServer = nameServer;
    this.name = name;
    this.harmless = harmless;
    this.tls = tls;
  }

  public static void main(String[] args) throws Exception {
    PlayedPod pod =
        new PlayedPod(
            InetAddress.getByName(args[0]),
            args[1],
            InetAddress.getByName(args[2]),
            KeyFile.context(Path.of(args[3]), args[4]));
    Stage stage = new Stage();
    stage.awaitGo();
    Stage.say(Stage.READY);
    stage.leaveWithTheDemo();
    while (true) {
      pod.talk();
      LockSupport.parkNanos(BETWEEN_ROUNDS.toNanos());
    }
  }

  private void talk() {
    try {
      InetAddress server = lookUp();
      try (Socket socket = connect(server, 80)) {
        get(socket, name, "/tasks?host=checkout");
      }
      try (Socket socket = connect(harmless, 80)) {
        get(socket, "stock.shop.example", "/stock/4711");
      }
      try (Socket socket = connect(server, 443)) {
        Stage.say(CONNECTED + ends(socket));
        get(encrypted(socket), name, "/upload");
      }
    } catch (IOException e) {
      System.err.println("a played pod could not talk: " + e);
    }
  }

  private InetAddress lookUp() throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      byte[] question = DnsMessage.question((short) ThreadLocalRandom.current().nextInt(), name);
      socket.send(new DatagramPacket(question, question.length, nameServer, 53));
      DatagramPacket answer =
          new DatagramPacket(new byte[DnsMessage.MAXIMUM_BYTES], DnsMessage.MAXIMUM_BYTES);
      socket.receive(answer);
      return DnsMessage.address(question, Arrays.copyOf(answer.getData(), answer.getLength()));
    }
  }

  private static Socket connect(InetAddress server, int port) throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress(server, port), TIMEOUT_MILLIS);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    return socket;
  }

  private SSLSocket encrypted(Socket socket) throws IOException {
    SSLSocket encrypted =
        (SSLSocket) tls.getSocketFactory().createSocket(socket, name, socket.getPort(), true);
    SSLParameters parameters = encrypted.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    encrypted.setSSLParameters(parameters);
    return encrypted;
  }

  private static void get(Socket socket, String host, String path) throws IOException {
    String request =
        "GET %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: curl/8.5.0\r\nAccept: */*\r\nConnection: close\r\n\r\n"
            .formatted(path, host);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    socket.getInputStream().readAllBytes();
  }

  private static String ends(Socket socket) {
    return "%s:%d->%s:%d"
        .formatted(
            socket.getLocalAddress().getHostAddress(),
            socket.getLocalPort(),
            socket.getInetAddress().getHostAddress(),
            socket.getPort());
  }
}
