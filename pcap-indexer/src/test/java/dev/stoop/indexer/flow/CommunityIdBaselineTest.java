package dev.stoop.indexer.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stoop.indexer.packet.IpProtocol;
import dev.stoop.indexer.sample.SharedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published baselines, where they are beside the repository. */
class CommunityIdBaselineTest {
  @ParameterizedTest
  @CsvSource({"deflt, 0, false", "seed1, 1, false", "nob64, 0, true"})
  void matches(String baseline, int seed, boolean hexadecimal) throws IOException {
    Optional<Path> file =
        SharedFiles.find("pcaps/community-id-spec/baseline/baseline_" + baseline + ".json");
    assumeTrue(file.isPresent(), SharedFiles.NOT_THERE);
    CommunityId communityId = new CommunityId(seed);

    for (JsonNode line : new ObjectMapper().readTree(file.get().toFile())) {
      String id = communityId.of(key(line));
      assertThat(hexadecimal ? toHex(id) : id)
          .as(line.toString())
          .isEqualTo(line.path("communityid").asText());
    }
  }

  private static FlowKey key(JsonNode line) {
    int protocol = line.path("proto").asInt();
    int from = line.path("sport").asInt();
    boolean icmp = protocol == IpProtocol.ICMP || protocol == IpProtocol.ICMPV6;
    boolean oneWay = icmp && IcmpPairs.counterpart(protocol, from) == IcmpPairs.NONE;
    return CommunityIdTest.key(
        protocol,
        line.path("saddr").asText(),
        line.path("daddr").asText(),
        from,
        line.path("dport").asInt(),
        oneWay);
  }

  private static String toHex(String id) {
    return "1:" + HexFormat.of().formatHex(Base64.getDecoder().decode(id.substring(2)));
  }
}
