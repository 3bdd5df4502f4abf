package dev.stoop.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stoop.indexer.sample.Conversation;
import dev.stoop.indexer.sample.SharedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents and the tshark that is installed tell the same of the same capture. */
class TsharkIT {
  @TempDir private Path folder;

  @BeforeEach
  void tsharkIsThere() {
    boolean there;
    try {
      there = new ProcessBuilder("tshark", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      there = false;
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
    if (!there && "true".equals(System.getenv("CI"))) {
      fail("tshark is missing");
    }
    assumeTrue(there, "tshark is not installed");
  }

  @Test
  void aConversationOfOurOwn() throws Exception {
    assertSame(Files.write(folder.resolve("own.pcap"), Conversation.all().toArray()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arkime/tests/pcap/dns-tcp.pcap",
        "arkime/tests/pcap/dns-wiresharkrepo.pcap",
        "arkime/tests/pcap/tls-split-client-hello.pcap",
        "arkime/tests/pcap/v6.pcap",
        "arkime/tests/pcap/v6-http.pcap",
        "arkime/tests/pcap/wireshark-dhcpv6.pcap",
        "arkime/tests/pcap/twovlan.pcap",
        "arkime/tests/pcap/http2-nghttp2.pcap",
        "community-id-spec/pcaps/icmp6.pcap",
        "community-id-spec/pcaps/sctp.pcap",
        "nDPI/tests/cfgs/default/pcap/KakaoTalk_chat.pcap",
        "nDPI/tests/cfgs/default/pcap/log4j-webapp-exploit.pcap",
        "nDPI/tests/cfgs/default/pcap/http_asymmetric.pcapng",
        "zeek/testing/btest/Traces/linux_dlt_sll2.pcap",
        "zeek/testing/btest/Traces/raw_layer.pcap"
      })
  void publicCaptures(String path) throws Exception {
    Optional<Path> file = SharedFiles.find("pcaps/" + path);
    if (file.isEmpty()) {
      abort(SharedFiles.NOT_THERE);
    }
    assertSame(file.get());
  }

  private static void assertSame(Path file) throws Exception {
    Seen seen = Seen.of(Collected.of(file));

    assertThat(seen.communityIds()).isEqualTo(tshark(file, "communityid"));
    assertThat(seen.dnsNames()).isEqualTo(tshark(file, "dns.qry.name"));
    assertThat(seen.serverNames()).isEqualTo(tshark(file, "tls.handshake.extensions_server_name"));
    assertThat(seen.hosts()).isEqualTo(tshark(file, "http.host"));
  }

  /** All values of a field. */
  private static Set<String> tshark(Path file, String field) throws Exception {
    Process process =
        new ProcessBuilder(
                "tshark",
                "-n",
                "-r",
                file.toString(),
                "--enable-protocol",
                "communityid",
                "-T",
                "fields",
                "-E",
                "separator=/t",
                "-E",
                "aggregator=/s",
                "-e",
                field)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    Set<String> values = new TreeSet<>();
    output.lines().flatMap(line -> Arrays.stream(line.split(" "))).forEach(values::add);
    values.remove("");
    return values;
  }
}
