package dev.stoop.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stoop.indexer.sample.SharedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Public captures, where they are beside the repository, say what they say to tshark 4.0.17. */
class PublicCapturesTest {
  private static final String EXPECTED = "pcaps/EXPECTED-tshark-4.0.17.json";

  /** So many names of each kind are in the expectations; of more, the first ones. */
  private static final int LISTED = 12;

  private static final String TUNNEL = "what tunnels carry is not followed";
  private static final String QUIC = "QUIC is not read";
  private static final String FRAGMENTS = "fragments are not put together";
  private static final String ODD_NAME = "names that cannot be are left out or escaped otherwise";
  private static final String FUZZED = "broken headers: the flow is counted all the same";

  /** Where it is meant to be otherwise: by the path's end, what differs and why. */
  private static final Map<String, Map<Aspect, String>> DIFFERENT =
      Map.ofEntries(
          Map.entry("6-4-gre-ppp-udp-4-dns.pcap", Map.of(Aspect.DNS, TUNNEL)),
          Map.entry("gre-erspan.pcap", Map.of(Aspect.FLOWS, TUNNEL)),
          Map.entry("gre-sample.pcap", Map.of(Aspect.FLOWS, TUNNEL, Aspect.DNS, TUNNEL)),
          Map.entry("ipv6-gtp6.pcap", Map.of(Aspect.DNS, TUNNEL)),
          Map.entry("tcpdump-geneve.pcap", Map.of(Aspect.FLOWS, TUNNEL)),
          Map.entry("arkime/tests/pcap/vxlan.pcap", Map.of(Aspect.FLOWS, TUNNEL)),
          Map.entry("tcpdump/tests/vxlan.pcap", Map.of(Aspect.FLOWS, TUNNEL)),
          Map.entry(
              "default/pcap/vxlan.pcap",
              Map.of(Aspect.FLOWS, TUNNEL, Aspect.DNS, TUNNEL, Aspect.TLS, TUNNEL)),
          Map.entry("various_gre.pcap", Map.of(Aspect.FLOWS, TUNNEL)),
          Map.entry("pcap/false_positives.pcapng", Map.of(Aspect.HTTP, TUNNEL)),
          Map.entry(
              "default/pcap/dns.pcap",
              Map.of(Aspect.FLOWS, "PPPoE is not read", Aspect.DNS, TUNNEL)),
          Map.entry("quicietf.pcap", Map.of(Aspect.TLS, QUIC)),
          Map.entry("quicietfooo.pcap", Map.of(Aspect.TLS, QUIC)),
          Map.entry("quic-v2.pcapng", Map.of(Aspect.TLS, QUIC)),
          Map.entry("quic_0RTT.pcap", Map.of(Aspect.TLS, QUIC)),
          Map.entry("same_packet_craziness.pcapng", Map.of(Aspect.TLS, QUIC)),
          Map.entry("sites.pcapng", Map.of(Aspect.TLS, QUIC)),
          Map.entry("socks5-http-302-frag.pcap", Map.of(Aspect.HTTP, FRAGMENTS)),
          Map.entry("dns_fragmented.pcap", Map.of(Aspect.FLOWS, FRAGMENTS)),
          Map.entry("fragmented-2.pcap", Map.of(Aspect.FLOWS, FRAGMENTS)),
          Map.entry("https-connect.pcap", Map.of(Aspect.HTTP, "CONNECT names where it goes")),
          Map.entry(
              "fuzz-2006-06-26-2594.pcap", Map.of(Aspect.FLOWS, FUZZED, Aspect.DNS, ODD_NAME)),
          Map.entry("fuzz-2020-02-16-11740.pcap", Map.of(Aspect.FLOWS, FUZZED)),
          Map.entry("ipv6_frag6_negative_len.pcap", Map.of(Aspect.FLOWS, FUZZED)),
          Map.entry("malformed_dns.pcap", Map.of(Aspect.DNS, ODD_NAME)),
          Map.entry("dns-badlabel.pcap", Map.of(Aspect.DNS, ODD_NAME)),
          Map.entry(
              "someip_sd_sample.pcap", Map.of(Aspect.FLOWS, "PPI, a link layer that is not read")),
          Map.entry(
              "fuzz-2021-10-13.pcap", Map.of(Aspect.PACKETS, "tshark shows the broken packet")),
          Map.entry("basic/test017.pcapng", Map.of(Aspect.PACKETS, "tshark counts custom blocks")));

  private enum Aspect {
    PACKETS,
    FLOWS,
    DNS,
    TLS,
    HTTP
  }

  @TestFactory
  Stream<DynamicTest> saysWhatTsharkSays() throws IOException {
    Optional<Path> found = SharedFiles.find(EXPECTED);
    if (found.isEmpty()) {
      return Stream.of(
          DynamicTest.dynamicTest("public captures", () -> abort(SharedFiles.NOT_THERE)));
    }
    Path folder = found.get().resolveSibling("");
    JsonNode expected = new ObjectMapper().readTree(found.get().toFile());
    return expected.properties().stream()
        .map(entry -> test(folder, entry.getKey(), entry.getValue()));
  }

  /** Keys look like {@code src/owner+repository/path}; the folder has {@code repository/path}. */
  private static DynamicTest test(Path folder, String key, JsonNode expected) {
    String path = key.substring(key.indexOf('+') + 1);
    return DynamicTest.dynamicTest(
        path,
        () -> {
          Seen seen = Seen.of(Collected.of(folder.resolve(path)));
          for (Aspect aspect : Aspect.values()) {
            assertAspect(aspect, seen, expected, different(path).get(aspect));
          }
        });
  }

  private static void assertAspect(
      Aspect aspect, Seen seen, JsonNode expected, @Nullable String reason) {
    List<Object> pair =
        switch (aspect) {
          case PACKETS -> List.of(seen.packets(), expected.path("packets").asLong());
          case FLOWS -> List.of(seen.communityIds().size(), expected.path("community_ids").asInt());
          case DNS -> names(seen.dnsNames(), expected.path("dns"), expected.path("ndns").asInt());
          case TLS -> names(seen.serverNames(), expected.path("sni"), -1);
          case HTTP -> names(seen.hosts(), expected.path("host"), -1);
        };
    if (reason == null) {
      assertThat(pair.getFirst()).as(aspect.name()).isEqualTo(pair.getLast());
    } else {
      assertThat(pair.getFirst())
          .as("%s is no different any more, though: %s", aspect, reason)
          .isNotEqualTo(pair.getLast());
    }
  }

  /** Of long lists, the expected ones that were seen, and the number where it is known. */
  private static List<Object> names(Set<String> seen, JsonNode expected, int count) {
    Set<String> wanted = new TreeSet<>();
    expected.forEach(name -> wanted.add(name.asText()));
    if (wanted.size() < LISTED) {
      return List.of(seen, wanted);
    }
    Set<String> both = new TreeSet<>(seen);
    both.retainAll(wanted);
    int seenCount = count < 0 ? count : seen.size();
    return List.of(List.of(seenCount, both), List.of(count, wanted));
  }

  private static Map<Aspect, String> different(String path) {
    return DIFFERENT.entrySet().stream()
        .filter(entry -> path.endsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Map.of());
  }
}
