/** The hello messages of TLS, the only ones that are not encrypted. Nothing throws. */
@NullMarked
package dev.stoop.indexer.protocol.tls;

import org.jspecify.annotations.NullMarked;
