/**
 * The demo: a cluster of two pods played in network namespaces, with real traffic, and an alert as
 * Falco would raise it. Everything behind the alert is the real thing. Falco itself is played.
 */
@NullMarked
package dev.stoop.standalone.demo;

import org.jspecify.annotations.NullMarked;
