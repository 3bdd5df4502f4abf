/** What a Falco alert says, normalised: one alert, whatever wrote it. */
@NullMarked
package dev.stoop.alert;

import org.jspecify.annotations.NullMarked;
