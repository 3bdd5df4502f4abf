package dev.stoop.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What a chunk's record says of it, as ASCII that a console consumer shows.
 *
 * @param seq the chunk's place in the file, from 1
 * @param total how many chunks the file has
 * @param sha256 of the whole file
 */
record ChunkHeaders(int seq, int total, String sha256) {
  private static final String SEQ = "seq";
  private static final String TOTAL = "total";
  private static final String SHA256 = "sha256";
  private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,8}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  Headers toHeaders() {
    return new RecordHeaders()
        .add(SEQ, Integer.toString(seq).getBytes(US_ASCII))
        .add(TOTAL, Integer.toString(total).getBytes(US_ASCII))
        .add(SHA256, sha256.getBytes(US_ASCII));
  }

  /** Empty for the headers of anything that is not a chunk. */
  static Optional<ChunkHeaders> parse(Headers headers) {
    String seq = text(headers.lastHeader(SEQ), COUNT);
    String total = text(headers.lastHeader(TOTAL), COUNT);
    String sha256 = text(headers.lastHeader(SHA256), HASH);
    if (seq == null || total == null || sha256 == null) {
      return Optional.empty();
    }
    var parsed = new ChunkHeaders(Integer.parseInt(seq), Integer.parseInt(total), sha256);
    return parsed.seq <= parsed.total ? Optional.of(parsed) : Optional.empty();
  }

  private static @Nullable String text(@Nullable Header header, Pattern wanted) {
    if (header == null || header.value() == null) {
      return null;
    }
    String text = new String(header.value(), US_ASCII);
    return wanted.matcher(text).matches() ? text : null;
  }
}
