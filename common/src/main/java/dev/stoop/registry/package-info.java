/** Which workers there are and how commands reach them. */
@NullMarked
package dev.stoop.registry;

import org.jspecify.annotations.NullMarked;
