/**
 * Policies: read from YAML with every problem at once, and the first that matches an alert, with
 * what held and what was found. Only PolicyReader knows files. Start with PolicyBook.
 */
@NullMarked
package dev.stoop.router.policy;

import org.jspecify.annotations.NullMarked;
