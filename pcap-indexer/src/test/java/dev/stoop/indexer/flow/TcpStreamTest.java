package dev.stoop.indexer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.indexer.bytes.Budget;
import dev.stoop.indexer.bytes.Cursor;
import dev.stoop.indexer.packet.Frame;
import dev.stoop.indexer.packet.FrameDecoder;
import dev.stoop.indexer.packet.Moment;
import dev.stoop.indexer.sample.Octets;
import dev.stoop.indexer.sample.Packets;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class TcpStreamTest {
  private final StringBuilder read = new StringBuilder();
  private final Budget budget = new Budget(100_000);
  private final FrameDecoder decoder = new FrameDecoder();
  private final TcpStream stream =
      new TcpStream(
          budget,
          new TcpStream.Reader() {
            @Override
            public void data(Cursor bytes, Moment at) {
              read.append(bytes.latin1((int) bytes.remaining()));
            }

            @Override
            public void gap(long missing) {
              read.append('<').append(missing).append('>');
            }
          });

  @Test
  void deliversInOrder() {
    segment(1, "ab");
    segment(5, "ef");
    segment(3, "cd");
    segment(7, "g");

    assertThat(read).hasToString("abcdefg");
    assertThat(budget.used()).isZero();
  }

  @Test
  void beginsBehindTheSyn() {
    syn(100);
    segment(103, "cd");
    segment(101, "ab");

    assertThat(read).hasToString("abcd");
  }

  @Test
  void passesOverWhatRepeats() {
    segment(1, "abc");
    segment(1, "XYZ");
    segment(2, "YZd");
    segment(6, "f");
    segment(6, "F");
    segment(5, "e");

    assertThat(read).hasToString("abcdef");
    assertThat(budget.used()).isZero();
  }

  @Test
  void sequenceNumbersWrap() {
    syn(0xfffffffdL);
    segment(1, "de");
    segment(0xfffffffeL, "abc");

    assertThat(read).hasToString("abcde");
  }

  @Test
  void tellsOfAGapWhenTooManySegmentsWait() {
    segment(1, "a");
    for (int i = 0; i < TcpStream.MAX_HELD; i++) {
      segment(10 + i, "x");
    }
    assertThat(read).hasToString("a");

    segment(10 + TcpStream.MAX_HELD, "y");

    assertThat(read).hasToString("a<8>" + "x".repeat(TcpStream.MAX_HELD) + "y");
    assertThat(budget.used()).isZero();
  }

  @Test
  void tellsOfAGapWhenTheBudgetIsSpent() {
    budget.take(100_000);
    segment(1, "a");
    segment(5, "e");

    assertThat(read).hasToString("a<3>e");
  }

  @Test
  void tellsOfGapsAtTheEnd() {
    segment(1, "a");
    segment(9, "i");
    segment(4, "d");
    stream.end();

    assertThat(read).hasToString("a<2>d<4>i");
    assertThat(budget.used()).isZero();
  }

  @Test
  void whatSnaplenCutOffIsAGap() {
    cutSegment(1, "abcdef", 4);
    segment(7, "g");

    assertThat(read).hasToString("abcd<2>g");
  }

  @Test
  void anotherSynBeforeAnyDataBeginsAnew() {
    syn(100);
    syn(900_000_000);
    segment(900_000_001, "a");

    assertThat(read).hasToString("a");
  }

  @Test
  void aFarJumpBeforeAnyDataBeginsAnew() {
    syn(100);
    segment(3_000_000_000L, "a");
    segment(3_000_000_001L, "b");

    assertThat(read).hasToString("ab");
  }

  private void syn(long sequence) {
    add(sequence, Packets.SYN, "", 0);
  }

  private void segment(long sequence, String payload) {
    add(sequence, Packets.ACK, payload, 0);
  }

  private void cutSegment(long sequence, String payload, int kept) {
    add(sequence, Packets.ACK, payload, payload.length() - kept);
  }

  private void add(long sequence, int flags, String payload, int missing) {
    byte[] tcp = Packets.tcp(1, 2, sequence, flags, Octets.latin1(payload));
    byte[] packet = Packets.ipv4(6, "10.0.0.1", "10.0.0.2", tcp);
    int captured = packet.length - missing;
    MemorySegment file = MemorySegment.ofArray(packet);
    Frame frame = decoder.decode(file, 0, captured, packet.length, 101, 0, 1);
    stream.add(frame, new Cursor().on(file, frame.payloadStart(), frame.payloadEnd()));
  }
}
