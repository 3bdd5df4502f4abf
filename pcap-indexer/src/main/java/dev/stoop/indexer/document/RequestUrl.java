package dev.stoop.indexer.document;

import dev.stoop.indexer.protocol.http.HttpHead;
import org.jspecify.annotations.Nullable;

/**
 * Where an HTTP request goes, from its target and its Host field (RFC 9112, 3.2). A user name and a
 * password in it are left out.
 *
 * @param domain without port; null where none is given
 * @param port -1 where none is given
 * @param path null for {@code CONNECT}
 * @param query null without one
 */
record RequestUrl(
    @Nullable String domain, int port, @Nullable String path, @Nullable String query) {
  private static final int MOST_PORT_DIGITS = 5;

  static RequestUrl of(HttpHead.Request request) {
    String target = request.target();
    String host = request.fields().host();
    if (request.method().equals("CONNECT")) {
      return at(target, null);
    }
    int scheme = target.startsWith("/") ? -1 : target.indexOf("://");
    if (scheme < 0) {
      return at(host, target);
    }
    int authority = scheme + 3;
    int path = authority;
    while (path < target.length() && "/?#".indexOf(target.charAt(path)) < 0) {
      path++;
    }
    return at(target.substring(authority, path), target.substring(path));
  }

  /** The whole of it again, null where it is no URL: without a domain, or as {@code *} is. */
  @Nullable String full() {
    if (domain == null || path == null || !(path.isEmpty() || path.startsWith("/"))) {
      return null;
    }
    String authority = domain.indexOf(':') < 0 ? domain : "[" + domain + "]";
    return "http://" + authority + (port < 0 ? "" : ":" + port) + original();
  }

  /** Path and query as they were sent. */
  @Nullable String original() {
    return path == null || query == null ? path : path + "?" + query;
  }

  private static RequestUrl at(@Nullable String authority, @Nullable String pathAndQuery) {
    String host = authority == null ? "" : authority.substring(authority.lastIndexOf('@') + 1);
    int bracket = host.lastIndexOf(']');
    int colon = host.lastIndexOf(':');
    int port = colon > bracket ? port(host.substring(colon + 1)) : -1;
    String name = colon > bracket ? host.substring(0, colon) : host;
    if (name.startsWith("[") && bracket > 0) {
      name = name.substring(1, bracket);
    }
    int mark = pathAndQuery == null ? -1 : pathAndQuery.indexOf('?');
    String path = mark < 0 || pathAndQuery == null ? pathAndQuery : pathAndQuery.substring(0, mark);
    String query = mark < 0 || pathAndQuery == null ? null : pathAndQuery.substring(mark + 1);
    return new RequestUrl(name.isEmpty() ? null : name, port, path, query);
  }

  private static int port(String digits) {
    boolean number =
        !digits.isEmpty()
            && digits.length() <= MOST_PORT_DIGITS
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return number && Integer.parseInt(digits) <= 0xffff ? Integer.parseInt(digits) : -1;
  }
}
