package io.mtjlab.instruments.scpi;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.unit.Unit;

/** A set-point that the instrument's manual does not permit. Refused before the wire, never clipped. */
public final class OutOfRange extends InvalidInput {

    private static final long serialVersionUID = 1L;

    public OutOfRange(String role, Setting setting, double value) {
        this(
                role,
                setting,
                Setting.format(value)
                        + (setting.unit() == Unit.ONE
                                ? ""
                                : " " + setting.unit().symbol()));
    }

    public OutOfRange(String role, Setting setting, String value) {
        super(role + ": " + setting.name() + " " + value + " refused: " + setting.header() + " takes "
                + setting.permitted() + " (" + setting.source() + ")");
    }
}
