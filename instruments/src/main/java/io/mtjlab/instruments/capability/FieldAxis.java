package io.mtjlab.instruments.capability;

import java.util.Locale;

/** In-plane easy axis (long axis of the ellipse), in-plane hard axis, and the film normal. */
public enum FieldAxis {
    EASY,
    HARD,
    NORMAL;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
