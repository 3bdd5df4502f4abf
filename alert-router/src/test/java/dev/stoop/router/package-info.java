/** What tests of the router share: alerts as Falco writes them. */
@NullMarked
package dev.stoop.router;

import org.jspecify.annotations.NullMarked;
