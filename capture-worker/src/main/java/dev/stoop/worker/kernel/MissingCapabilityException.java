package dev.stoop.worker.kernel;

import java.io.IOException;

/** The kernel refused because the worker lacks a capability. */
public final class MissingCapabilityException extends IOException {
  private final Capability capability;

  public MissingCapabilityException(Capability capability, String wanted, Throwable cause) {
    super("%s needs %s: grant it to the worker".formatted(wanted, capability), cause);
    this.capability = capability;
  }

  public Capability capability() {
    return capability;
  }
}
