package dev.stoop.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Hashes everything that is written through it to another channel, so that a file's hashes are
 * known when it is complete. For one thread.
 */
public final class HashingChannel implements WritableByteChannel {
  private final WritableByteChannel target;
  private final FileHasher hasher = new FileHasher();

  public HashingChannel(WritableByteChannel target) {
    this.target = target;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int start = source.position();
    int written = target.write(source);
    hasher.update(source.duplicate().position(start).limit(start + written));
    return written;
  }

  /** The hashes of what was written; ask once, when nothing more will be written. */
  public FileHashes finish() {
    return hasher.finish();
  }

  @Override
  public boolean isOpen() {
    return target.isOpen();
  }

  @Override
  public void close() throws IOException {
    target.close();
  }
}
