package dev.stoop.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The form that all ids share: the first 128 bits of a SHA-256, safe as key, file name and text.
 */
public final class HexId {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  private HexId() {}

  /** A deterministic id of the text. */
  public static String of(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Rejects what is not an id. */
  public static void require(String what, String value) {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(what + ": 32 lower-case hexadecimal digits wanted");
    }
  }
}
