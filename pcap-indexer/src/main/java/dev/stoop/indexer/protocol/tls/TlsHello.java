package dev.stoop.indexer.protocol.tls;

import dev.stoop.indexer.bytes.Cursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of ClientHello and ServerHello messages (RFC 8446, 5246, 6066, 7301). */
public final class TlsHello {
  public static final int CLIENT_HELLO = 1;
  public static final int SERVER_HELLO = 2;

  private static final int RANDOM = 32;
  private static final int SERVER_NAME = 0;
  private static final int ALPN = 16;
  private static final int SUPPORTED_VERSIONS = 43;
  private static final int DRAFT = 0x7f;
  private static final int MAX_LISTED = 32;

  /** That of host names (RFC 1035). */
  private static final int LONGEST_NAME = 255;

  private TlsHello() {}

  /** Null where the message ends before its extensions would begin. */
  public static @Nullable ClientHello client(Cursor in) {
    int legacyVersion = in.u16();
    in.skip(RANDOM);
    in.skip(in.u8());
    in.skip(in.u16());
    in.skip(in.u8());
    if (in.overrun()) {
      return null;
    }
    String serverName = null;
    List<Integer> versions = List.of(legacyVersion);
    List<String> protocols = List.of();
    for (Extensions all = new Extensions(in); all.next(); ) {
      switch (all.type()) {
        case SERVER_NAME -> serverName = serverName(all.data());
        case ALPN -> protocols = alpn(all.data());
        case SUPPORTED_VERSIONS -> versions = versions(all.data(), legacyVersion);
        default -> {}
      }
    }
    return new ClientHello(serverName, versions, protocols);
  }

  /** Null where the message ends before its extensions would begin. */
  public static @Nullable ServerHello server(Cursor in) {
    int version = in.u16();
    in.skip(RANDOM);
    boolean draft = version >> 8 == DRAFT; // up to draft 21, without session id and compression
    in.skip(draft ? 0 : in.u8());
    int cipher = in.u16();
    in.skip(draft ? 0 : 1);
    if (in.overrun()) {
      return null;
    }
    String protocol = null;
    for (Extensions all = new Extensions(in); all.next(); ) {
      switch (all.type()) {
        case SUPPORTED_VERSIONS -> version = all.data().u16();
        case ALPN -> protocol = alpn(all.data()).stream().findFirst().orElse(null);
        default -> {}
      }
    }
    return new ServerHello(version, cipher, protocol);
  }

  private static @Nullable String serverName(Cursor in) {
    in.skip(2);
    int nameType = in.u8();
    String name = in.latin1(in.u16());
    if (nameType != 0 || name.isEmpty()) {
      return null;
    }
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "...";
  }

  private static List<String> alpn(Cursor in) {
    List<String> protocols = new ArrayList<>();
    in.skip(2);
    while (in.remaining() > 0 && protocols.size() < MAX_LISTED) {
      String protocol = in.latin1(in.u8());
      if (!protocol.isEmpty() && !isGrease(protocol)) {
        protocols.add(protocol);
      }
    }
    return protocols;
  }

  private static List<Integer> versions(Cursor in, int legacyVersion) {
    List<Integer> versions = new ArrayList<>();
    in.skip(1);
    while (in.remaining() >= 2 && versions.size() < MAX_LISTED) {
      int version = in.u16();
      if ((version & 0x0f0f) != 0x0a0a) {
        versions.add(version);
      }
    }
    return versions.isEmpty() ? List.of(legacyVersion) : versions;
  }

  private static boolean isGrease(String protocol) {
    return protocol.length() == 2
        && protocol.charAt(0) == protocol.charAt(1)
        && (protocol.charAt(0) & 0x0f) == 0x0a;
  }

  /** Walks the extensions that the cursor has come to. */
  private static final class Extensions {
    private final Cursor in;
    private final Cursor data = new Cursor();
    private int type;

    Extensions(Cursor in) {
      this.in = in;
      in.limit(in.remaining() >= 2 ? in.u16() : 0);
    }

    boolean next() {
      if (in.remaining() < 4) {
        return false;
      }
      type = in.u16();
      int length = in.u16();
      data.on(in.segment(), in.at(), Math.min(in.at() + length, in.end()));
      in.skip(length);
      return !in.overrun();
    }

    int type() {
      return type;
    }

    Cursor data() {
      return data;
    }
  }
}
