/**
 * Flows and transactions as documents for search: ECS 9.4.0 in JSON, written straight to bytes.
 *
 * <p>The same capture gives the same documents with the same ids, byte for byte, however often it
 * is read; so nothing here asks for the time, and nothing random gets in. What ECS has no field for
 * lies below {@code capture}. Lists are always lists; what is unknown is left out, never null;
 * where a list was cut, {@code capture.cut} names it. Packet contents are an attacker's text: they
 * are values, never names of fields.
 *
 * @see <a href="https://www.elastic.co/docs/reference/ecs">Elastic Common Schema</a>
 */
@NullMarked
package dev.stoop.indexer.document;

import org.jspecify.annotations.NullMarked;
