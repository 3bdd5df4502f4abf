package dev.stoop.indexer.document;

/**
 * One document.
 *
 * @param id the same whenever the capture is read: key of its record, and its id in search
 * @param json UTF-8, one line without its end; nobody changes it
 */
@SuppressWarnings("ArrayRecordComponent") // only ever passed on to where bytes are wanted
public record Document(String id, Dataset dataset, byte[] json) {}
