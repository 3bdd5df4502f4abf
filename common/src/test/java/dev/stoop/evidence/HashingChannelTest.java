package dev.stoop.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.junit.jupiter.api.Test;

class HashingChannelTest {

  /** Takes three bytes at a time. */
  private static final class Slow implements WritableByteChannel {
    private final StringBuilder taken = new StringBuilder();

    @Override
    public int write(ByteBuffer source) {
      int count = Math.min(3, source.remaining());
      for (int i = 0; i < count; i++) {
        taken.append((char) source.get());
      }
      return count;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  @Test
  void hashesExactlyWhatTheTargetTook() throws IOException {
    Slow target = new Slow();
    FileHashes hashes;
    try (HashingChannel channel = new HashingChannel(target)) {
      ByteBuffer source = ByteBuffer.wrap("-abc-".getBytes(US_ASCII)).position(1).limit(4);
      channel.write(source);
      channel.write(ByteBuffer.allocate(0));
      hashes = channel.finish();
    }

    // FIPS 180-2, appendix B.1
    String abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assertThat(target.taken).hasToString("abc");
    assertThat(hashes.bytes()).isEqualTo(3);
    assertThat(hashes.sha256()).isEqualTo(abc);
    assertThat(hashes.pieces().sha256()).containsExactly(abc);
  }
}
