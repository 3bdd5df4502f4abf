/** What an operator sees of a running service. */
@NullMarked
package dev.stoop.ops;

import org.jspecify.annotations.NullMarked;
