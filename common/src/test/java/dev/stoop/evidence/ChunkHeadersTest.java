package dev.stoop.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkHeadersTest {
  private static final String HASH = "0a".repeat(32);

  @Test
  void areReadAsTheyWereWritten() {
    ChunkHeaders headers = new ChunkHeaders(3, 12, HASH);

    assertThat(ChunkHeaders.parse(headers.toHeaders())).contains(headers);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "2, 1",
    "-1, 1",
    "1, 0",
    "01, 1",
    "1, 9999999999",
    "'1 ', 1",
    "'', ''",
    "x, y"
  })
  void otherNumbersAreNoChunk(String seq, String total) {
    assertThat(ChunkHeaders.parse(headers(seq, total, HASH))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"''", "0a", "'0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A'"})
  void otherHashesAreNoChunk(String hash) {
    assertThat(ChunkHeaders.parse(headers("1", "1", hash))).isEmpty();
  }

  @Test
  void missingOrEmptyHeadersAreNoChunk() {
    assertThat(ChunkHeaders.parse(new RecordHeaders())).isEmpty();
    assertThat(ChunkHeaders.parse(headers("1", "1", HASH).remove("seq").add("seq", null)))
        .isEmpty();
  }

  private static Headers headers(String seq, String total, String hash) {
    return new RecordHeaders()
        .add("seq", seq.getBytes(UTF_8))
        .add("total", total.getBytes(UTF_8))
        .add("sha256", hash.getBytes(UTF_8));
  }
}
