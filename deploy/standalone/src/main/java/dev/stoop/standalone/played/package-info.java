/**
 * The programs that the demo starts in its network namespaces, each in a process of its own: what
 * they send and answer is real traffic. They talk to the demo over standard input and output
 * ({@link dev.stoop.standalone.played.Stage}) and end when the demo ends, however it ends.
 */
@NullMarked
package dev.stoop.standalone.played;

import org.jspecify.annotations.NullMarked;
