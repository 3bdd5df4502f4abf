package dev.stoop.worker.live;

import java.io.IOException;

/** An interface that is wanted is not there, or none is. */
public final class NoInterfaceException extends IOException {
  NoInterfaceException(String message) {
    super(message);
  }
}
