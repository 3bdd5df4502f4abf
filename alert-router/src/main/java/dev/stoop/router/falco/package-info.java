/**
 * Bytes to alerts: everything that Falco and Falcosidekick are known to write, and anything else as
 * a reason why not. All of it may be chosen by an attacker. Start with FalcoAlertReader.
 */
@NullMarked
package dev.stoop.router.falco;

import org.jspecify.annotations.NullMarked;
