package dev.stoop.indexer.protocol;

import dev.stoop.indexer.bytes.Budget;
import dev.stoop.indexer.bytes.Cursor;
import dev.stoop.indexer.packet.Moment;
import dev.stoop.indexer.sample.Octets;
import java.util.Arrays;

/** Lets two ends talk and keeps what is found. */
final class Talk {
  final Heard heard = new Heard();
  final Budget budget = new Budget(1 << 20);
  private Dialogue dialogue;
  private long frame;

  private Talk(int port, boolean stream) {
    Protocols protocols = new Protocols(budget);
    dialogue = stream ? protocols.tcp(50_000, port, heard) : protocols.udp(50_000, port, heard);
  }

  static Talk tcp(int port) {
    return new Talk(port, true);
  }

  static Talk udp(int port) {
    return new Talk(port, false);
  }

  Talk client(byte[] bytes) {
    return say(Direction.FORWARD, bytes);
  }

  Talk server(byte[] bytes) {
    return say(Direction.BACKWARD, bytes);
  }

  Talk client(String text) {
    return client(Octets.latin1(text));
  }

  Talk server(String text) {
    return server(Octets.latin1(text));
  }

  /** In pieces of so many bytes. */
  Talk client(byte[] bytes, int size) {
    return inPieces(Direction.FORWARD, bytes, size);
  }

  Talk server(byte[] bytes, int size) {
    return inPieces(Direction.BACKWARD, bytes, size);
  }

  Talk gap(Direction direction, long missing) {
    dialogue = dialogue.gap(direction, missing);
    return this;
  }

  Talk end() {
    dialogue.end();
    return this;
  }

  boolean isOver() {
    return !dialogue.listens();
  }

  private Talk inPieces(Direction direction, byte[] bytes, int size) {
    for (int at = 0; at < bytes.length; at += size) {
      say(direction, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size)));
    }
    return this;
  }

  private Talk say(Direction direction, byte[] bytes) {
    frame++;
    dialogue = dialogue.data(direction, new Cursor().on(bytes), new Moment(frame * 1000, frame));
    return this;
  }
}
