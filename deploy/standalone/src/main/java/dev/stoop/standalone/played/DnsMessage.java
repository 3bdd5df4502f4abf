package dev.stoop.standalone.played;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * As much of DNS (RFC 1035) as two programs of ours need to talk: one question for an IPv4 address
 * and one answer to it.
 */
final class DnsMessage {
  /** The largest message that goes over UDP without an extension. */
  static final int MAXIMUM_BYTES = 512;

  private static final int HEADER_BYTES = 12;
  private static final short TYPE_A = 1;
  private static final short CLASS_IN = 1;
  private static final short STANDARD_QUERY = 0x0100;
  private static final short STANDARD_ANSWER = (short) 0x8180;
  private static final short NAME_OF_THE_QUESTION = (short) 0xc00c;
  private static final int TIME_TO_LIVE_SECONDS = 30;

  private DnsMessage() {}

  /** Asks for a name's IPv4 address. */
  static byte[] question(short id, String name) {
    ByteBuffer message = ByteBuffer.allocate(MAXIMUM_BYTES);
    putHeader(message, id, STANDARD_QUERY, (short) 0);
    for (String label : name.split("\\.", -1)) {
      message.put((byte) label.length()).put(label.getBytes(StandardCharsets.US_ASCII));
    }
    message.put((byte) 0).putShort(TYPE_A).putShort(CLASS_IN);
    return Arrays.copyOf(message.array(), message.position());
  }

  /** Answers a question, whatever its name, with an IPv4 address. */
  static byte[] answer(byte[] question, InetAddress address) {
    ByteBuffer message = ByteBuffer.allocate(MAXIMUM_BYTES);
    putHeader(message, ByteBuffer.wrap(question).getShort(), STANDARD_ANSWER, (short) 1);
    message.put(question, HEADER_BYTES, question.length - HEADER_BYTES);
    putAddress(message, address);
    return Arrays.copyOf(message.array(), message.position());
  }

  /**
   * Reads the address of an answer to this question.
   *
   * @throws IOException when the message is something else
   */
  static InetAddress address(byte[] question, byte[] answer) throws IOException {
    try {
      byte[] address = new byte[4];
      // The answer repeats the question; its record's name, type, class, TTL and length are 12
      // bytes.
      ByteBuffer.wrap(answer).position(question.length + 12).get(address);
      return InetAddress.getByAddress(address);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new IOException("not an answer to our question", e);
    }
  }

  private static void putHeader(ByteBuffer message, short id, short flags, short answers) {
    message.putShort(id).putShort(flags).putShort((short) 1).putShort(answers).putInt(0);
  }

  private static void putAddress(ByteBuffer message, InetAddress address) {
    byte[] bytes = address.getAddress();
    message.putShort(NAME_OF_THE_QUESTION).putShort(TYPE_A).putShort(CLASS_IN);
    message.putInt(TIME_TO_LIVE_SECONDS).putShort((short) bytes.length).put(bytes);
  }
}
