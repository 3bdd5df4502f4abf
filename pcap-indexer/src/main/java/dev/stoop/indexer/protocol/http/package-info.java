/**
 * The heads of HTTP/1 messages. Bodies are passed over; of the fields only a few are kept, and
 * cookies and credentials never. Nothing throws.
 */
@NullMarked
package dev.stoop.indexer.protocol.http;

import org.jspecify.annotations.NullMarked;
