/**
 * DNS messages (RFC 1035 and what came after), as far as they can be read: what stopped the reading
 * is in the message, and nothing throws.
 */
@NullMarked
package dev.stoop.indexer.protocol.dns;

import org.jspecify.annotations.NullMarked;
