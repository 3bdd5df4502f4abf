package dev.stoop.router.policy;

/**
 * A text in which {@code *} stands for any characters, also none; everything else for itself, upper
 * and lower case apart. Matching takes at most pattern times text steps, whatever the text is.
 */
public record Wildcard(String pattern) {
  private static final char ANY = '*';

  public boolean matches(String text) {
    int at = 0;
    int in = 0;
    int lastAny = -1;
    int resume = 0;
    while (in < text.length()) {
      if (at < pattern.length() && pattern.charAt(at) == ANY) {
        lastAny = at++;
        resume = in;
      } else if (at < pattern.length() && pattern.charAt(at) == text.charAt(in)) {
        at++;
        in++;
      } else if (lastAny >= 0) {
        // The last wildcard takes one more; earlier ones need not be tried again.
        at = lastAny + 1;
        in = ++resume;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == ANY) {
      at++;
    }
    return at == pattern.length();
  }
}
