package dev.stoop.standalone.played;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import javax.net.ssl.SSLContext;

/**
 * The servers that the played pods talk to: one address with DNS, HTTP and TLS, which the alert is
 * about, and one with HTTP, which is nobody's business. Arguments: the two addresses, the key file,
 * its password.
 */
public final class PlayedInternet {
  private static final int DNS = 53;
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private PlayedInternet() {}

  public static void main(String[] args) throws Exception {
    InetAddress suspicious = InetAddress.getByName(args[0]);
    InetAddress harmless = InetAddress.getByName(args[1]);
    SSLContext tls = KeyFile.context(Path.of(args[2]), args[3]);
    Stage stage = new Stage();
    stage.awaitGo();
    DatagramSocket names = new DatagramSocket(DNS, suspicious);
    Thread.ofPlatform().daemon().name("dns").start(() -> answerNames(names, suspicious));
    start(HttpServer.create(new InetSocketAddress(suspicious, HTTP), 0), "{\"task\":\"wait\"}");
    start(HttpServer.create(new InetSocketAddress(harmless, HTTP), 0), "{\"stock\":17}");
    HttpsServer secure = HttpsServer.create(new InetSocketAddress(suspicious, HTTPS), 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(tls));
    start(secure, "{\"task\":\"wait\"}");
    Stage.say(Stage.READY);
    stage.leaveWithTheDemo();
  }

  private static void start(HttpServer server, String body) {
    server.createContext("/", exchange -> respond(exchange, body));
    server.start();
  }

  private static void respond(HttpExchange exchange, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("Server", "played");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static void answerNames(DatagramSocket socket, InetAddress address) {
    try (socket) {
      while (true) {
        DatagramPacket packet =
            new DatagramPacket(new byte[DnsMessage.MAXIMUM_BYTES], DnsMessage.MAXIMUM_BYTES);
        socket.receive(packet);
        byte[] question = Arrays.copyOf(packet.getData(), packet.getLength());
        packet.setData(DnsMessage.answer(question, address));
        socket.send(packet);
      }
    } catch (IOException e) {
      System.err.println("the played name server ended: " + e);
    }
  }
}
