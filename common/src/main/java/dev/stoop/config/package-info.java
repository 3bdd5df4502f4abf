/**
 * YAML files to records: every problem is collected with file, line and a hint before any is
 * reported. Start with Section.
 */
@NullMarked
package dev.stoop.config;

import org.jspecify.annotations.NullMarked;
