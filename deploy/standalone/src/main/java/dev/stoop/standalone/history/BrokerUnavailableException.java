package dev.stoop.standalone.history;

import java.io.IOException;

/** Kafka does not answer, or does not let us in; the message says where and what to do. */
public final class BrokerUnavailableException extends IOException {
  BrokerUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
