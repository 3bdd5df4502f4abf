package dev.stoop.alert;

/**
 * One end of a connection.
 *
 * @param port 0 to 65,535; 0 where the protocol has none
 */
public record Endpoint(IpAddress address, int port) {
  public Endpoint {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port out of range 0..65535: " + port);
    }
  }

  @Override
  public String toString() {
    return (address.isV6() ? "[" + address + "]" : address) + ":" + port;
  }
}
