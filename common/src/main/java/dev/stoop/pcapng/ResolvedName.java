package dev.stoop.pcapng;

import java.net.InetAddress;

/** A name for an address, as the file's author resolved it. */
public record ResolvedName(InetAddress address, String name) {}
